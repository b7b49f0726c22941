// A web address as the words of a link.
(kern) => kern.alleZichtbaar("a[href]")
  .filter((el) => /^(https?:\/\/|www\.)\S{6,}$/i.test(kern.tekst(el)) && !el.hasAttribute("aria-label"))
  .map((el) => kern.teBeoordelen(el, `De linktekst is het webadres '${kern.tekst(el)}'.`))
