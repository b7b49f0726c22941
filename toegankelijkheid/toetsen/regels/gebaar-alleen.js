// Something that listens to moving fingers.
(kern) => kern.alle("body *").filter((el) => el.ontouchmove || el.hasAttribute("ontouchmove") || el.hasAttribute("ongesturechange"))
  .map((el) => kern.teBeoordelen(el, "Dit luistert naar vegen of knijpen; ga na of het ook met één tik kan."))
