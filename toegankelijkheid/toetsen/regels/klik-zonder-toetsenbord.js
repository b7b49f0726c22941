// Something that reacts to a click and cannot have the focus.
(kern) => {
  const bediend = (el) =>
    el.matches('[tabindex]:not([tabindex^="-"])') ||
    el.closest("a[href], button, input, select, textarea, summary, label, option, [role=button], [role=link]");
  const klikt = (el) => typeof el.onclick === "function" || typeof el.ondblclick === "function" || el.hasAttribute("onclick");
  const zeker = kern.alleZichtbaar("body *").filter((el) => klikt(el) && !bediend(el) && !el.querySelector(kern.BEDIENBAAR))
    .map((el) => kern.zeker(el, "Dit reageert op klikken, maar kan de focus niet krijgen."));
  const zonderToets = kern.alleZichtbaar("div[tabindex], span[tabindex], li[tabindex], td[tabindex]")
    .filter((el) => klikt(el) && !el.onkeydown && !el.onkeyup && !el.onkeypress)
    .map((el) => kern.teBeoordelen(el, "Dit reageert op klikken; ga na of Enter en spatie hetzelfde doen."));
  const wijzer = kern.alleZichtbaar("div, span, li, img, svg, i").filter((el) =>
    getComputedStyle(el).cursor === "pointer" && getComputedStyle(el.parentElement).cursor !== "pointer" &&
    !bediend(el) && !klikt(el) && !el.querySelector(kern.BEDIENBAAR))
    .map((el) => kern.teBeoordelen(el, "De muiswijzer zegt dat dit klikbaar is, maar het kan de focus niet krijgen."));
  return [...zeker, ...zonderToets, ...wijzer];
}
