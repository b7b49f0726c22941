// A field that the code calls wrong without saying why.
(kern) => kern.alleZichtbaar("[aria-invalid=true]").filter((el) => {
  if (kern.beschrijving(el)) return false;
  const groep = el.closest("fieldset, [role=radiogroup], [role=group]");
  return !(groep && kern.beschrijving(groep));
}).map((el) => kern.zeker(el, `Bij het veld '${kern.label(el)}' hoort een foutmelding, maar die is niet gekoppeld.`))
