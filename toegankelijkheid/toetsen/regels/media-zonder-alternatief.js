// Sound or film with no text beside it.
(kern) => kern.alle("video, audio").filter((el) => el.checkVisibility() && !el.closest("[aria-hidden=true]")).filter((el) => {
  const omgeving = el.closest("figure, section, article") ?? el.parentElement;
  return !/uitgeschreven|transcript|tekst van (de|het)|lees de tekst|gesproken beschrijving/i.test(omgeving.textContent) && !el.querySelector("track[kind=descriptions]");
}).map((el) => kern.teBeoordelen(el, el.localName === "audio" ? "Bij dit geluid staat geen uitgeschreven tekst." : "Bij deze film staat geen uitgeschreven tekst of gesproken beschrijving.",
  { eisen: el.localName === "audio" ? ["1.2.1"] : ["1.2.3", "1.2.5"] }))
