// Sound or film with no text beside it, and film with no captions that can be put on.
(kern) => kern.alle("video, audio").filter((el) => el.checkVisibility() && !el.closest("[aria-hidden=true]")).flatMap((el) => {
  const omgeving = (el.closest("figure, section, article") ?? el.parentElement).textContent;
  const uitgeschreven = /uitgeschreven|transcript|tekst van (de|het)|lees de tekst|gesproken beschrijving/i.test(omgeving);
  if (el.localName === "audio") {
    return uitgeschreven ? [] : [kern.teBeoordelen(el, "Bij dit geluid staat geen uitgeschreven tekst.", { eisen: ["1.2.1"] })];
  }
  const zonder = "Bij deze film staat geen uitgeschreven tekst of gesproken beschrijving.";
  const beeld = uitgeschreven || el.querySelector("track[kind=descriptions]")
    ? [] : [kern.teBeoordelen(el, zonder, { eisen: ["1.2.3", "1.2.5"] })];
  const ondertiteld = el.muted || el.querySelector("track:is([kind=captions], [kind=subtitles], :not([kind]))");
  const geluid = ondertiteld ? [] : [kern.teBeoordelen(el, "Deze film heeft geen ondertiteling om aan te zetten.", { eisen: ["1.2.2"] })];
  return [...beeld, ...geluid];
})
