// A page with a script that changes it, and no region in which that is told.
(kern) => {
  const verandert = document.querySelector("script[src], script:not([type])") && document.querySelector("button[type=button], [aria-controls], [data-laadt]");
  return verandert && !document.querySelector(kern.LIVE)
    ? [kern.teBeoordelen(document.body, "De pagina heeft knoppen die iets veranderen, en geen gebied met role=status.", { fragment: "<body>" })] : [];
}
