// A page that goes somewhere or opens something when the focus comes or goes.
(kern) => kern.alle(kern.BEDIENBAAR).filter((el) =>
  [el.onfocus, el.onblur, el.onfocusin].some((doe) => /submit\(|location|\bopen\(|showModal|navigate/.test(String(doe ?? ""))))
  .map((el) => kern.zeker(el, "Er gebeurt iets op de pagina als de focus hier komt of weggaat."))
