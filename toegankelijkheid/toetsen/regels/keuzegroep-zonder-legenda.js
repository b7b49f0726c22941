// Radio buttons or tick boxes that belong together, without the question they answer.
(kern) => {
  const benoemd = (el) => {
    const groep = el.closest("fieldset, [role=radiogroup], [role=group]");
    return groep && (kern.tekst(groep.querySelector("legend")) || groep.hasAttribute("aria-label") ||
      kern.verwezen(groep, "aria-labelledby").map(kern.tekst).join(""));
  };
  const groepen = Map.groupBy(
    kern.alle("input[type=radio][name], input[type=checkbox][name]").filter((el) => kern.zichtbaar(el.labels?.[0] ?? el)),
    (el) => `${el.form ? kern.plek(el.form) : ""}|${el.type}|${el.name}`,
  );
  return [...groepen.values()].filter((groep) => groep.length > 1 && !benoemd(groep[0]))
    .map(([eerste]) => kern.zeker(eerste, `De keuzes '${eerste.name}' hebben geen gezamenlijke vraag in de code.`));
}
