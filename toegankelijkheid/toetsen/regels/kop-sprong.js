// A heading that skips a level, counted from the one before it; one that only a screen reader meets counts too.
(kern) => {
  const niveau = (el) => Number(el.getAttribute("aria-level") ?? el.localName.slice(1)) || 2;
  const koppen = kern.alle("h1, h2, h3, h4, h5, h6, [role=heading]")
    .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest("[aria-hidden=true]"));
  return koppen.slice(1).filter((el, nummer) => niveau(el) > niveau(koppen[nummer]) + 1)
    .map((el) => kern.zeker(el, `Kop '${kern.tekst(el)}' is niveau ${niveau(el)}, de kop ervoor is hoger dan ${niveau(el) - 1}.`));
}
