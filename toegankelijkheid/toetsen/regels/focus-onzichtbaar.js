// What has the focus and looks the same as without it.
async (kern) => (await kern.focusstijlen())
  .filter((rij) => rij.gekregen && rij.zichtbaar && !rij.verschil.length && !rij.el.matches("iframe, video, audio"))
  .map((rij) => kern.zeker(rij.el, "Met de focus ziet dit er hetzelfde uit als zonder."))
