// A page title that says nothing of this page.
(kern) => {
  const titel = document.title.trim();
  const vaag = /^(untitled( document)?|naamloos|document|home ?page|pagina( \d+)?|nieuwe pagina|page|index|test|titel|welkom)$|\.(html?|php|pdf|docx?)$|^https?:/i;
  return titel && vaag.test(titel)
    ? [kern.zeker(document.querySelector("title"), `De titel '${titel}' zegt niet welke pagina dit is.`)] : [];
}
