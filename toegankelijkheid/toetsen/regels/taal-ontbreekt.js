// A piece in another language than the code says.
(kern) => kern.alleZichtbaar("p, li, blockquote, dd, td, figcaption, h1, h2, h3, h4")
  .filter((el) => !el.querySelector("p, li, blockquote, dd, td") && !el.querySelector("[lang]"))
  .flatMap((el) => {
    const [gezegd, geschreven] = [kern.taal(el), kern.schrijftaal(kern.tekst(el))];
    if (!geschreven || geschreven === gezegd || !kern.KENT_TAAL.has(gezegd)) return [];
    return [kern.zeker(el, `Dit stuk lijkt taal '${geschreven}', maar de code zegt '${gezegd}'.`)];
  })
