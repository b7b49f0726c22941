// Sound that begins by itself, with no buttons of a player to stop it.
(kern) => kern.alle("audio[autoplay], video[autoplay]").filter((el) => !el.muted && !el.hasAttribute("muted"))
  .map((el) => (el.controls ? kern.teBeoordelen : kern.zeker)(el, el.controls
    ? "Dit geluid begint vanzelf; ga na of het langer dan drie seconden duurt."
    : "Dit geluid begint vanzelf en heeft geen knop om het te stoppen."))
