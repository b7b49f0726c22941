// An account, file or case number that a translation programme may change.
(kern) => {
  const nummer = /\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){10}\b|\b(?:ZAAK|Z|AANVRAAG|DOSSIER|REF)[-/ ]?\d{4}[-/.]\d{3,}\b|\b[A-Z]{1,5}-\d{4}-\d{4,}\b/;
  return kern.alleZichtbaar(kern.BLOK).filter((el) => !el.querySelector("p, li, dd, td"))
    .flatMap((el) => {
      const kopie = el.cloneNode(true);
      kern.alle("[translate=no], input, textarea", kopie).forEach((deel) => deel.remove());
      const gevonden = el.closest("[translate=no]") ? null : kopie.textContent.match(nummer);
      return gevonden ? [kern.zeker(el, `Het nummer ${gevonden[0]} kan mee vertaald worden.`)] : [];
    });
}
