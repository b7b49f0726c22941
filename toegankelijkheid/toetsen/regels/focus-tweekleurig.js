// A focus shown by one colour only, which falls away on a background like it.
async (kern) => (await kern.focusstijlen()).filter((rij) => rij.gekregen && rij.zichtbaar && rij.verschil.length)
  .flatMap((rij) => {
    const kleuren = new Set();
    const stijl = rij.verschil.filter(({ naam }) => /Color$|^boxShadow$|^color$/.test(naam));
    for (const { waarde } of stijl) {
      for (const gevonden of waarde.match(/(?:rgba?|color|oklch|oklab|lab|lch|hsl)\([^)]*\)/g) ?? []) {
        const { r, g, b, a } = kern.kleur(gevonden);
        if (a > 0.5) kleuren.add(`${r},${g},${b}`);
      }
    }
    const eigen = rij.verschil.some(({ naam, waarde }) => naam === "outlineStyle" && waarde === "auto");
    return kleuren.size >= 2 || eigen ? [] : [kern.teBeoordelen(rij.el, "De focus is met maar één kleur te zien.")];
  })
