// A page with no search and no overview: it can be found in one way only.
(kern) => {
  const zoeken = document.querySelector("input[type=search], [role=search], search, form[action*=zoek], a[href*=zoek], a[href*=sitemap]");
  const woorden = kern.alle("a[href]").some((el) => /\bzoeken?\b|\bsitemap\b|\ba tot z\b|\balle (pagina|product|onderwerp)|\bsearch\b/i.test(kern.naam(el)));
  return zoeken || woorden ? [] : [kern.teBeoordelen(document.body, "De pagina heeft geen zoekveld en geen link naar zoeken of een overzicht.", { fragment: "<body>" })];
}
