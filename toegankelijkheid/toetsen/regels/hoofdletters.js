// A sentence typed in capitals.
(kern) => kern.alleZichtbaar(kern.BLOK).filter((el) => !el.querySelector("p, li") && !el.closest("[translate=no], code"))
  .filter((el) => {
    const woorden = (el.textContent.match(/\p{L}{2,}/gu) ?? []);
    return woorden.length >= 3 && woorden.join("").length >= 15 && woorden.every((woord) => woord === woord.toUpperCase());
  })
  .map((el) => kern.teBeoordelen(el, `'${kern.tekst(el).slice(0, 60)}' staat in hoofdletters.`))
