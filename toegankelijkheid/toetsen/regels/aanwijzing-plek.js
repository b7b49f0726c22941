// An instruction that only works for who sees where something stands or what form it has.
(kern) => {
  const ding = "(?:knop(?:pen)?|links?|menu|veld(?:en)?|kolom|blok|vak(?:je)?|formulier|lijst|icoon|pijl(?:tje)?|kader|tabel)";
  const plek = "(?:links|rechts|linksboven|rechtsboven|linksonder|rechtsonder|hiernaast|bovenin|onderin|bovenaan|onderaan|hierboven|hieronder)";
  const wijst = new RegExp(
    `\\b(?:de|het|een)\\s+(?:\\p{L}+\\s+)?${ding}\\s+(?:hier\\s+)?${plek}\\b|\\b(?:rechter|linker)(?:kolom|kant|menu|balk)\\b|\\b(?:ronde|vierkante|driehoekige|grote|kleine)\\s+${ding}\\b|\\b(?:links|rechts|hiernaast)\\s+(?:in|van|op|ziet|vindt)\\s+(?:het\\s+)?(?:beeld|scherm|u\\b)`, "iu");
  return kern.alleZichtbaar("p, li, dd, td, label, legend").filter((el) => !el.querySelector("p, li, dd"))
    .filter((el) => wijst.test(kern.tekst(el)))
    .map((el) => kern.teBeoordelen(el, `De aanwijzing noemt een plek of vorm: '${kern.tekst(el).match(wijst)[0]}'.`));
}
