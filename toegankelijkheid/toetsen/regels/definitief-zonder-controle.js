// A button that settles something, in the same form in which it is filled in.
(kern) => {
  const knop = /\b(betaal|betalen|onderteken(en)?|definitief|indienen|dien .{0,20}in|aanvraag versturen|machtig(en)?)\b/i;
  return kern.alleZichtbaar("form").filter((el) => {
    const definitief = kern.alleZichtbaar("button, input[type=submit]", el).some((b) => knop.test(kern.naam(b)));
    const invullen = kern.alleZichtbaar(kern.VELD, el).filter((v) => !["checkbox", "radio"].includes(v.type));
    const nakijken = /\b(controleer|controleren|kijk .{0,20}na|klopt (dit|alles)|herroepen|intrekken|terugdraaien|later (nog )?wijzigen)\b/i.test(kern.tekst(document.body));
    return definitief && invullen.length && !nakijken && !el.querySelector("dl, table, input[type=checkbox]");
  }).map((el) => kern.teBeoordelen(el, "Hier wordt iets vastgelegd zonder dat het eerst is na te kijken."));
}
