// A web address as the words of a link. The bare name of a site, such as www.kvk.nl, reads well.
(kern) => kern.alleZichtbaar("a[href]")
  .filter((el) => /^(https?:\/\/\S{6,}|www\.[^\s/]+\/\S+)$/i.test(kern.tekst(el)) && !el.hasAttribute("aria-label"))
  .map((el) => kern.teBeoordelen(el, `De linktekst is het webadres '${kern.tekst(el)}'.`))
