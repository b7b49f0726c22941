// An alternative text that is a file name, or a word that says nothing about the picture.
(kern) => {
  const bestand = /\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|pdf)$|^(img|dsc|dscn|pict?|image|screenshot|schermafbeelding|foto)[-_ ]?\d+|^[\w-]*\d{6,}[\w-]*$/i;
  const leeg = /^(afbeelding|foto|plaatje|image|picture|logo|icoon|icon|grafiek|banner|alt|untitled|naamloos)\s*\d*$/i;
  return kern.alle("img[alt], [role=img][aria-label], input[type=image][alt], area[alt]").flatMap((el) => {
    const alt = (el.getAttribute("alt") ?? el.getAttribute("aria-label")).trim();
    if (bestand.test(alt)) return [kern.zeker(el, `De vervangende tekst '${alt}' is een bestandsnaam.`)];
    return leeg.test(alt) ? [kern.zeker(el, `De vervangende tekst '${alt}' zegt niet wat er te zien is.`)] : [];
  });
}
