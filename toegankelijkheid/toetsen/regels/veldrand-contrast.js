// The edge of a field must stand out from what is around it, 3 to 1.
(kern) => {
  const rand = (el, buiten) => {
    const stijl = getComputedStyle(el);
    const kanten = ["Bottom", "Top", "Left", "Right"]
      .filter((kant) => parseFloat(stijl[`border${kant}Width`]) >= 0.5 && stijl[`border${kant}Style`] !== "none")
      .map((kant) => kern.kleur(stijl[`border${kant}Color`])).filter((kleur) => kleur.a > 0.5);
    const vlak = kern.achtergrond(el);
    if (vlak === null || stijl.boxShadow !== "none" || stijl.borderImageSource !== "none") return null;
    return Math.max(1, kern.contrast(vlak, buiten), ...kanten.map((kleur) => kern.contrast(kleur, buiten)));
  };
  const omhult = (el, ouder) => {
    const [binnen, buiten] = [el.getBoundingClientRect(), ouder.getBoundingClientRect()];
    return buiten.height - binnen.height <= 24;
  };
  const tekstveld = "input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
  return kern.alleZichtbaar(tekstveld).filter((el) => !el.disabled && !el.readOnly).flatMap((el) => {
    let sterkste = 1;
    for (let knoop = el, stap = 0; knoop?.parentElement && stap < 3; knoop = knoop.parentElement, stap++) {
      if (stap && !omhult(el, knoop)) break;
      const buiten = kern.achtergrond(knoop.parentElement);
      const gemeten = buiten && rand(knoop, buiten);
      if (!gemeten) return [];
      sterkste = Math.max(sterkste, gemeten);
    }
    return sterkste < 3 ? [kern.zeker(el, `De rand van het veld heeft een contrast van ${sterkste.toFixed(1)} op 1; nodig is 3 op 1.`)] : [];
  });
}
