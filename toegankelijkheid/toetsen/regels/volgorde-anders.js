// Parts that stand on the screen in another order than in the code.
(kern) => {
  const bakken = kern.alleZichtbaar("body *").filter((el) => /flex|grid/.test(getComputedStyle(el).display) && el.children.length > 1);
  return bakken.filter((bak) => {
    const kinderen = [...bak.children].filter((el) => kern.zichtbaar(el) && !["absolute", "fixed"].includes(getComputedStyle(el).position) && (kern.tekst(el) || el.querySelector(kern.BEDIENBAAR)));
    const verzet = /reverse/.test(getComputedStyle(bak).flexDirection) || kinderen.some((el) => getComputedStyle(el).order !== "0");
    if (!verzet || kinderen.length < 2) return false;
    const vakken = kinderen.map((el) => el.getBoundingClientRect());
    return vakken.some((vak, nummer) => nummer && (vak.bottom <= vakken[nummer - 1].top + 1 || (vak.right <= vakken[nummer - 1].left + 1 && vak.top < vakken[nummer - 1].bottom)));
  }).map((el) => kern.teBeoordelen(el, "De delen staan op het scherm in een andere volgorde dan in de code."));
}
