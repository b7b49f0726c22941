// Nothing may stand outside a narrow screen, or one with the text spacing of the norm.
(kern) => {
  const breedte = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= breedte) return [];
  const schuift = (el) => el.parentElement && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(el.parentElement).overflowX) && el.parentElement !== document.body || schuift(el.parentElement));
  const buiten = kern.alleZichtbaar("body *").filter((el) => el.getBoundingClientRect().right + scrollX > breedte + 1 && !schuift(el));
  const eerste = buiten.filter((el) => ![...el.children].some((kind) => buiten.includes(kind))).slice(0, 5);
  const teveel = document.documentElement.scrollWidth - breedte;
  return (eerste.length ? eerste : [document.body])
    .map((el) => kern.zeker(el, `De pagina is ${teveel} pixels te breed voor een scherm van ${breedte} pixels.`));
}
