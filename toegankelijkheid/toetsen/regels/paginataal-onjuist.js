// The page as a whole is in another language than its code says.
(kern) => {
  const gezegd = kern.taal(document.documentElement);
  const delen = kern.alleZichtbaar("p, li, dd, td").filter((el) => !el.querySelector("p, li") && kern.taal(el) === gezegd);
  const geschreven = kern.schrijftaal(delen.filter((el) => !el.closest("body [lang]")).map(kern.tekst).join(" "));
  if (!geschreven || geschreven === gezegd || !kern.KENT_TAAL.has(gezegd)) return [];
  return [kern.zeker(document.documentElement, `De pagina lijkt taal '${geschreven}', maar de code zegt '${gezegd}'.`, { fragment: `<html lang="${gezegd}">` })];
}
