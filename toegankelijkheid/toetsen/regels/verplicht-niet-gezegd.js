// A star at a label that nobody explains.
(kern) => {
  const uitgelegd = /\*[^.]{0,60}verplicht|verplicht[^.]{0,60}\*|sterretje|\*[^.]{0,60}required|required[^.]{0,60}\*/i.test(kern.tekst(document.body));
  return uitgelegd ? [] : kern.alleZichtbaar("label, legend").filter((el) => /\*\s*:?$/.test(kern.tekst(el)))
    .map((el) => kern.zeker(el, `Het sterretje bij '${kern.tekst(el)}' wordt nergens uitgelegd.`));
}
