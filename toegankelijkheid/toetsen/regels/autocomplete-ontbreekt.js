// A field about the visitor that the browser cannot fill in.
(kern) => {
  const SOORTEN = [
    [/\bvoorna(a)?m(en)?\b|\bfirst name\b|\bgiven name/, "given-name"], [/\bachternaam\b|\blast name\b|\bfamily name/, "family-name"],
    [/^(uw )?(volledige )?naam$|^(your )?(full )?name$/, "name"], [/\be-?mail/, "email"],
    [/\btelefoon|\bmobiel(e)? nummer|\bphone\b/, "tel"], [/\bpostcode\b|\bpostal code\b/, "postal-code"],
    [/\bstraat(naam)?\b|\bstreet\b/, "street-address"], [/\bwoonplaats\b/, "address-level2"],
    [/\bgeboortedatum\b|\bdate of birth\b/, "bday"], [/\bwachtwoord\b|\bpassword\b/, "current-password"],
    [/\bgebruikersnaam\b|\busername\b/, "username"],
  ];
  const ander = /\b(partner|kind(eren)?|ouder|overled|werknemer|medewerker|bedrijf|organisatie|getuige|gemachtigde|ander(e|en)?|ontvanger|huurder)\b/;
  return kern.alleZichtbaar("input, textarea").filter((el) =>
    !el.disabled && !el.readOnly && /^(text|email|tel|password|date|number|)$/.test(el.getAttribute("type") ?? "")).flatMap((el) => {
    const woorden = kern.label(el).toLowerCase().replace(/\(.*?\)|\*/g, "").trim();
    const groep = kern.tekst(el.closest("fieldset")?.querySelector("legend")).toLowerCase();
    const soort = SOORTEN.find(([patroon]) => patroon.test(woorden))?.[1];
    if (!soort || ander.test(woorden) || ander.test(groep)) return [];
    if (el.autocomplete === "off" || el.form?.getAttribute("autocomplete") === "off") {
      return [kern.teBeoordelen(el, `Het veld '${kern.label(el)}' staat uit voor de browser; gaat het over de bezoeker zelf?`)];
    }
    return el.getAttribute("autocomplete") ? [] : [kern.zeker(el, `Het veld '${kern.label(el)}' mist autocomplete="${soort}".`)];
  });
}
