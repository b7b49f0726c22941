// Buttons, fields and links of their own smaller than 44 by 44 pixels; a link in a sentence may be.
(kern) => {
  const vak = (el) => [el, ...(["checkbox", "radio"].includes(el.type) ? el.labels ?? [] : [])]
    .map((deel) => deel.getBoundingClientRect())
    .reduce((a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }));
  const uitzicht = (el) => kern.zichtbaar(el) || (["checkbox", "radio"].includes(el.type) && [...(el.labels ?? [])].some(kern.zichtbaar));
  return kern.alle("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch]")
    .filter((el) => uitzicht(el) && !el.disabled && !el.closest("[inert]") && getComputedStyle(el).display !== "inline")
    .flatMap((el) => {
      const { left, top, right, bottom } = vak(el);
      if (right < 1 || bottom + scrollY < 1) return []; // a skip link that waits for the focus
      const [breed, hoog] = [right - left, bottom - top].map((maat) => Math.round(maat * 10) / 10);
      return breed >= 43.5 && hoog >= 43.5 ? [] : [kern.teBeoordelen(el, `Dit is ${breed} bij ${hoog} pixels; 44 bij 44 is beter te raken.`)];
    });
}
