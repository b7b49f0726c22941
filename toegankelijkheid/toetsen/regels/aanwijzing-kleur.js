// An instruction that names a colour and nothing else.
(kern) => {
  const kleur = "(?:rode?|groene?|blauwe?|gele?|geel|oranje|grijze?|grijs|zwarte?|witte?|paarse?|roze)";
  const dingen = "(?:knop(?:pen)?|links?|tekst|velden|veld|vlak(?:ken)?|balk|letters|rand|blok(?:ken|je)?|cirkels?|bolletjes?|iconen|icoon|pijl(?:tje)?|vakjes?|regels)";
  const wijst = new RegExp(`\\b${kleur}\\s+${dingen}\\b|\\b(?:in het|met|zijn|staat in het)\\s+(?:rood|groen|blauw|geel|oranje)\\b(?!\\s*(?:vlees|licht))`, "i");
  return kern.alleZichtbaar("p, li, dd, td, label, legend").filter((el) => !el.querySelector("p, li, dd"))
    .filter((el) => wijst.test(kern.tekst(el)))
    .map((el) => kern.teBeoordelen(el, `De aanwijzing noemt een kleur: '${kern.tekst(el).match(wijst)[0]}'.`));
}
