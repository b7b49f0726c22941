// A short bold paragraph above a text, where a heading should be.
(kern) => {
  const vet = (el) => {
    const lopers = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let gezien = false;
    while (lopers.nextNode()) {
      if (!lopers.currentNode.data.trim()) continue;
      if (Number(getComputedStyle(lopers.currentNode.parentElement).fontWeight) < 600) return false;
      gezien = true;
    }
    return gezien;
  };
  const buiten = "li, td, th, dt, dd, label, legend, summary, button, a, nav, figure, caption, blockquote, dialog, [role=status], [role=alert], header, footer, h1, h2, h3, h4, h5, h6, [role=heading]";
  return kern.alleZichtbaar("p").filter((el) => {
    const woorden = kern.tekst(el);
    const volgende = el.nextElementSibling;
    if (woorden.length < 3 || woorden.length > 80 || /[.,;!?]$/.test(woorden) || el.closest(buiten)) return false;
    // What names something else, such as a list, is its label.
    if (el.id && document.querySelector(`[aria-labelledby~="${CSS.escape(el.id)}"]`)) return false;
    // Straight under a heading it is the first line of what that heading names.
    if (el.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6")) return false;
    if (!volgende?.matches("p, ul, ol, table, div") || !kern.tekst(volgende) || kern.tekst(volgende).length < 20) return false;
    return vet(el) && !vet(volgende) && !el.querySelector("a, button, img, svg, input");
  }).map((el) => kern.zeker(el, `'${kern.tekst(el)}' is vet en staat boven een stuk tekst, maar is geen kop.`));
}
