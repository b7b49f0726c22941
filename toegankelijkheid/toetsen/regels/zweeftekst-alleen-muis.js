// What the style sheet shows under the mouse, and not with the focus.
(kern) => {
  const regels = kern.stijlregels();
  const kiezers = new Set(regels.flatMap((regel) => regel.selectorText.split(/,\s*(?![^(]*\))/)));
  const toont = ({ style }) => (style.display && style.display !== "none") || style.visibility === "visible" || Number(style.opacity) > 0 || /^[1-9]/.test(style.maxHeight);
  const ookFocus = (kiezer) => [":focus", ":focus-within", ":focus-visible"].some((schijn) => kiezers.has(kiezer.replaceAll(":hover", schijn)))
    || [...kiezers].some((ander) => /:focus/.test(ander) && ander.replace(/:focus(-within|-visible)?/g, "").split(/[\s>+~]+/).at(-1) === kiezer.replaceAll(":hover", "").split(/[\s>+~]+/).at(-1));
  const gezien = new Set();
  return regels.filter((regel) => regel.selectorText.includes(":hover") && toont(regel))
    .flatMap((regel) => regel.selectorText.split(/,\s*(?![^(]*\))/).filter((kiezer) => kiezer.includes(":hover") && !/:(not|is|where)\([^)]*:hover/.test(kiezer) && !ookFocus(kiezer)))
    .flatMap((kiezer) => {
      try { return kern.alle(kiezer.replaceAll(":hover", "")); } catch { return []; }
    })
    .filter((el) => kern.tekst(el) + (el.textContent ?? "").trim() && !el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !gezien.has(el) && gezien.add(el))
    .filter((el) => el.parentElement.checkVisibility())
    .map((el) => kern.zeker(el, `'${el.textContent.trim().slice(0, 60)}' verschijnt alleen onder de muis.`));
}
