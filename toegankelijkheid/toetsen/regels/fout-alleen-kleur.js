// A field that looks wrong, by a red edge or a class, without words about it.
(kern) => {
  const rood = (el) => {
    const { r, g, b, a } = kern.kleur(getComputedStyle(el).borderBottomColor);
    return a > 0.5 && parseFloat(getComputedStyle(el).borderBottomWidth) > 0 && r > 150 && g < 90 && b < 100;
  };
  const gemerkt = (el) => /(^|[-_ ])(fout|error|invalid|ongeldig)([-_ ]|$)/i.test(el.className);
  const woorden = /\b(fout|vul|kies|ongeldig|moet|verplicht|onjuist|controleer|error|enter|select)\b/i;
  return kern.alleZichtbaar(kern.VELD).filter((el) => (rood(el) || gemerkt(el)) && !kern.beschrijving(el)).filter((el) => {
    const vak = el.closest("fieldset, [class*=form-field], p, li") ?? el.parentElement;
    return !woorden.test(kern.tekst(vak).replace(kern.label(el), ""));
  }).map((el) => kern.zeker(el, `Het veld '${kern.label(el)}' is rood of gemerkt als fout, zonder woorden erbij.`));
}
