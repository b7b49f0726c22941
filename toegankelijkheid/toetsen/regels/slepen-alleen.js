// Something that can be dragged, with no button that does the same.
(kern) => kern.alleZichtbaar("[draggable=true]")
  .filter((el) => !(el.closest("li, tr") ?? el).querySelector("button, select, input[type=number]"))
  .map((el) => kern.teBeoordelen(el, "Dit is te slepen; er is geen knop bij die hetzelfde doet."))
