// A link to a document that does not say of which kind it is and how large.
(kern) => {
  const document_ = /\.(pdf|docx?|odt|xlsx?|ods|pptx?|odp|zip)$/i;
  return kern.alleZichtbaar("a[href]").filter((el) => document_.test(el.pathname ?? "")).flatMap((el) => {
    const woorden = `${kern.naam(el)} ${kern.beschrijving(el)}`;
    const soort = /\b(pdf|word|docx?|odt|excel|xlsx?|ods|powerpoint|pptx?|zip)\b/i.test(woorden);
    const maat = /\d\s?(kB|MB|GB|bytes)\b/i.test(woorden);
    return soort && maat ? [] : [kern.teBeoordelen(el, `De link '${kern.naam(el)}' zegt niet ${soort ? "" : "welk soort bestand het is"}${soort || maat ? "" : " en "}${maat ? "" : "hoe groot het is"}.`)];
  });
}
