// An endless change of light more than three times a second.
(kern) => {
  const licht = (a) => a.effect.getKeyframes().some((stap) => ["opacity", "visibility", "color", "backgroundColor", "filter"].some((naam) => naam in stap));
  return document.getAnimations().filter((a) => a.playState === "running" && a.effect?.target && kern.zichtbaar(a.effect.target))
    .filter((a) => a.effect.getComputedTiming().iterations >= 3 && a.effect.getComputedTiming().duration < 334 && licht(a))
    .map((a) => kern.teBeoordelen(a.effect.target, `Dit flitst ${Math.round(1000 / a.effect.getComputedTiming().duration)} keer per seconde.`));
}
