// A message about a fault that does not say what would be right.
(kern) => {
  const vaag = /^(fout|error)?:?\s*(ongeldig(e (invoer|waarde))?|(invoer|waarde) (is )?(ongeldig|onjuist)|verkeerd|onjuist|foutieve invoer|fout|er (is iets|ging iets|gaat iets) (mis|fout)(gegaan)?|dit veld is (ongeldig|onjuist|fout)|invalid( input| value)?|error)\s*[.!]*$/i;
  const meldingen = new Set([
    ...kern.alleZichtbaar("[role=alert], [class*=fout], [class*=error], [class*=invalid]").filter((el) => !el.matches(kern.VELD)),
    ...kern.alleZichtbaar("[aria-invalid=true]").flatMap((el) => [...kern.verwezen(el, "aria-describedby"), ...kern.verwezen(el, "aria-errormessage")]),
  ]);
  return [...meldingen].filter((el) => vaag.test(kern.tekst(el)))
    .map((el) => kern.zeker(el, `De foutmelding '${kern.tekst(el)}' zegt niet wat er nodig is.`));
}
