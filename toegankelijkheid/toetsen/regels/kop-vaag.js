// Headings that say nothing, or say the same as another under the same heading.
(kern) => {
  const leeg = /^(kop|titel|tekst|hoofdstuk|paragraaf|inleiding tekst|heading|title|meer|overig|diversen|lorem ipsum.*)\s*\d*$/i;
  const koppen = kern.alleZichtbaar("main :is(h2, h3, h4, h5, h6)");
  const gezien = new Map();
  return koppen.flatMap((el, nummer) => {
    const woorden = kern.tekst(el);
    if (leeg.test(woorden)) return [kern.teBeoordelen(el, `De kop '${woorden}' zegt niet wat eronder staat.`)];
    const ouder = koppen.slice(0, nummer).findLast((kop) => kop.localName < el.localName);
    const sleutel = `${ouder ? koppen.indexOf(ouder) : ""}|${el.localName}|${woorden.toLowerCase()}`;
    if (gezien.has(sleutel)) return [kern.teBeoordelen(el, `De kop '${woorden}' staat twee keer op dezelfde plek in de opbouw.`)];
    gezien.set(sleutel, el);
    return [];
  });
}
