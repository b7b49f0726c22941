// A picture whose alternative text is so long that it may be a picture of text.
(kern) => kern.alleZichtbaar("img[alt]").filter((el) => el.alt.trim().split(/\s+/).length >= 15 && el.naturalWidth > 0 && !el.closest("svg"))
  .map((el) => kern.teBeoordelen(el, "De vervangende tekst is lang; ga na of er tekst in het beeld staat."))
