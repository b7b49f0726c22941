// A date in digits only, outside the element that tells machines what day it is.
(kern) => {
  const datum = /\b(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])[-/](?:19|20)\d{2}\b/;
  // A label that says how to write a date, names no day.
  const voorbeeld = /(?:\bals|zoals|bijvoorbeeld|such as|for example|manera|por ehempel):?\s*$/i;
  return kern.alleZichtbaar(kern.BLOK).filter((el) => !el.querySelector("p, li, dd, td"))
    .flatMap((el) => {
      const kopie = el.cloneNode(true);
      kern.alle("time, code, [translate=no], input, textarea", kopie).forEach((deel) => deel.remove());
      const gevonden = el.closest("time, code, [translate=no]") ? null : kopie.textContent.match(datum);
      if (gevonden && el.closest("label, legend") && voorbeeld.test(kopie.textContent.slice(0, gevonden.index))) return [];
      return gevonden ? [kern.zeker(el, `De datum ${gevonden[0]} staat alleen in cijfers.`)] : [];
    });
}
