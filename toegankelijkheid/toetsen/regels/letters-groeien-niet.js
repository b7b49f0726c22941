// Letters sized by the width of the screen alone do not grow when somebody zooms in.
(kern) => {
  const gezien = new Set();
  return kern.stijlregels().filter((regel) => /^\d*\.?\d+(d|s|l)?v(w|h|min|max|i|b)$/.test(regel.style.fontSize))
    .flatMap((regel) => {
      try { return kern.alleZichtbaar(regel.selectorText); } catch { return []; }
    })
    .filter((el) => kern.tekst(el) && !gezien.has(el) && gezien.add(el))
    .map((el) => kern.zeker(el, "De letters hebben een maat in schermbreedte en worden niet groter bij inzoomen."));
}
