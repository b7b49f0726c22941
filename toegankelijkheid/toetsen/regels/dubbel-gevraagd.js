// The same data asked twice in one form.
(kern) => {
  const herhaal = kern.alleZichtbaar(kern.VELD).filter((el) => /\b(herhaal|nogmaals|bevestig uw|nog een keer)\b/i.test(kern.label(el)) && el.type !== "password")
    .map((el) => kern.teBeoordelen(el, `Het veld '${kern.label(el)}' vraagt iets wat al is ingevuld.`));
  const perDoel = Map.groupBy(
    kern.alleZichtbaar("input[autocomplete]").filter((el) => !["off", "on", ""].includes(el.autocomplete) && el.type !== "password" && !el.value && !el.matches("[type=radio], [type=checkbox]")),
    (el) => `${el.form ? kern.plek(el.form) : ""}|${el.autocomplete}`,
  );
  const dubbel = [...perDoel.values()].filter((velden) => velden.length > 1)
    .map((velden) => kern.teBeoordelen(velden[1], `Het formulier vraagt twee keer om '${velden[1].autocomplete}'.`));
  return [...herhaal, ...dubbel.filter((rij) => !herhaal.some((eerder) => eerder.plek === rij.plek))];
}
