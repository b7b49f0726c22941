// Links whose words say nothing about where they go.
(kern) => {
  const vaag = /^(klik( dan)? hier|hier|lees (meer|verder)( hier)?|meer( lezen| weten| info(rmatie)?)?|link|deze (link|pagina|website)|ga (verder|naar)|download(en)?|bekijk|volgende|open|here|click here|read more|more|learn more)\s*[.…>»→]*$/i;
  return kern.alleZichtbaar("a[href]")
    .filter((el) => vaag.test(kern.naam(el)) && !el.closest("nav[aria-label], [role=navigation]"))
    .map((el) => kern.zeker(el, `De linktekst '${kern.naam(el)}' zegt niet waar de link heen gaat.`));
}
