// Movement that goes on for more than five seconds, or goes on although the visitor asked for less.
(kern) => {
  const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lopend = document.getAnimations().filter((a) => a.playState === "running" && a.effect?.target && kern.zichtbaar(a.effect.target));
  const lang = lopend.filter((a) => !(a.effect.getComputedTiming().endTime <= 5000));
  const doelen = [...new Set(lang.map((a) => a.effect.target))];
  const films = kern.alleZichtbaar("video[autoplay][loop]:not([controls])");
  const uitleg = rustig ? "Dit beweegt, ook bij 'minder beweging'." : "Dit blijft bewegen; ga na of het te stoppen is.";
  return [...doelen, ...films].map((el) => (rustig ? kern.zeker : kern.teBeoordelen)(el, uitleg));
}
