// A table with data and no cell that is a heading.
(kern) => kern.alleZichtbaar("table:not([role=presentation], [role=none])")
  .filter((el) => el.rows.length > 1 && Math.max(...[...el.rows].map((rij) => rij.cells.length)) > 1)
  .filter((el) => !el.querySelector("th, [role=columnheader], [role=rowheader]"))
  .map((el) => kern.zeker(el, "De tabel heeft geen kopcellen."))
