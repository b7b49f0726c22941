// The same words for links that go to different places.
(kern) => {
  const groepen = Map.groupBy(
    kern.alleZichtbaar("main a[href], body:not(:has(main)) a[href]").filter((el) => kern.naam(el)),
    (el) => kern.naam(el).toLowerCase(),
  );
  const adres = (el) => el.href.replace(/[?#].*$/, "");
  return [...groepen.values()].filter((links) => new Set(links.map(adres)).size > 1).flatMap((links) =>
    links.slice(1).filter((el) => adres(el) !== adres(links[0]))
      .map((el) => kern.teBeoordelen(el, `De linktekst '${kern.naam(el)}' staat ook bij een link naar een andere pagina.`)));
}
