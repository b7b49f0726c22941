// What takes Tab and Shift+Tab and keeps the focus.
async (kern) => (await kern.focusplaatsen()).filter((rij) => rij.vast)
  .map((rij) => kern.zeker(rij.el, "Tab en Shift+Tab doen hier niets: het toetsenbord zit vast."))
