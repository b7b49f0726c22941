// Text that falls away when letters, words and lines get the room of the norm.
async (kern) => {
  const afgesneden = (el) => {
    const stijl = getComputedStyle(el);
    const breed = ["hidden", "clip"].includes(stijl.overflowX) && el.scrollWidth > el.clientWidth + 1;
    const hoog = ["hidden", "clip"].includes(stijl.overflowY) && el.scrollHeight > el.clientHeight + 1;
    return breed || hoog;
  };
  const kandidaten = kern.alleZichtbaar("body *").filter((el) => {
    const stijl = getComputedStyle(el);
    return /hidden|clip/.test(stijl.overflowX + stijl.overflowY) && el.clientHeight > 4 && kern.tekst(el) && !afgesneden(el) && el.localName !== "body";
  });
  const ruim = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";
  return kern.metStijl(ruim, () => kandidaten.filter(afgesneden)
    .map((el) => kern.zeker(el, "Met meer ruimte tussen letters en regels valt hier tekst weg.")));
}
