// A field whose only visible name goes away as soon as somebody types.
(kern) => kern.alleZichtbaar("input[placeholder], textarea[placeholder]")
  .filter((el) => el.placeholder.trim() && el.type !== "search" && !el.closest("[role=search], search"))
  .filter((el) => ![...(el.labels ?? []), ...kern.verwezen(el, "aria-labelledby")].some((deel) => kern.zichtbaar(deel) && kern.tekst(deel)))
  .map((el) => kern.zeker(el, `Het veld heeft alleen de voorbeeldtekst '${el.placeholder}' als naam.`))
