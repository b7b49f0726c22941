// Something that acts when the mouse or finger goes down.
(kern) => kern.alle("body *").filter((el) => el.onmousedown || el.onpointerdown || el.ontouchstart)
  .map((el) => kern.teBeoordelen(el, "Dit reageert al op indrukken; ga na of iemand nog terug kan."))
