// A box that comes and goes to tell something, outside a region that is read aloud.
(kern) => kern.alleZichtbaar("[class*=toast], [class*=snackbar], [class*=notificatiebalk], [data-toast]")
  .filter((el) => kern.tekst(el) && !el.closest(kern.LIVE) && !el.querySelector(kern.LIVE) && !el.closest("dialog, [role=dialog], [role=alertdialog]"))
  .filter((el) => !el.parentElement.closest("[class*=toast], [class*=snackbar]"))
  .map((el) => kern.zeker(el, `De melding '${kern.tekst(el).slice(0, 60)}' wordt niet voorgelezen.`))
