// A puzzle, sum or letters to copy before somebody may go on.
(kern) => {
  const puzzel = /\bcaptcha\b|\btyp (de|het|deze) (letters|tekens|code|woord)[^.]{0,40}(over|plaatje|afbeelding)|\bhoeveel is \d+ ?[+x×-] ?\d+|\bik ben geen robot\b|\bi am not a robot\b/i;
  return kern.alleZichtbaar("form").filter((el) => puzzel.test(`${kern.tekst(el)} ${el.innerHTML.match(/captcha/i) ?? ""}`))
    .map((el) => kern.teBeoordelen(el, "Dit formulier vraagt een puzzel, som of letters om over te typen."));
}
