// Lines that begin with a dash, a dot or a number, but are no list.
(kern) => {
  const punt = /^\s*(?:[-–—•·*‣▪]|\d{1,2}[.)])\s+\S/;
  const regels = (el) => (el.innerText ?? "").split("\n").filter((regel) => regel.trim());
  return kern.alleZichtbaar("p").filter((el) => {
    if (el.closest("li, pre, code")) return false;
    if (regels(el).filter((regel) => punt.test(regel)).length >= 2) return true;
    const [vorige, volgende] = [el.previousElementSibling, el.nextElementSibling];
    const ook = (ander) => ander?.localName === "p" && punt.test(kern.tekst(ander));
    return punt.test(kern.tekst(el)) && ook(volgende) && !ook(vorige);
  }).map((el) => kern.zeker(el, "Deze regels zien eruit als een opsomming, maar zijn geen lijst."));
}
