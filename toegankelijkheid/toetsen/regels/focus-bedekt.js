// What has the focus and lies wholly behind a bar or box that stays in its place.
async (kern) => (await kern.focusplaatsen()).filter((rij) => rij.bedekt)
  .map((rij) => kern.zeker(rij.el, `Met de focus ligt dit achter ${kern.plek(rij.bedekt)}.`))
