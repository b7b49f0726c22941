// A shortcut of one letter or digit.
(kern) => kern.alle("[aria-keyshortcuts]")
  .filter((el) => el.getAttribute("aria-keyshortcuts").split(/\s+/).some((toets) => /^[\p{L}\d\p{P}\p{S}]$/u.test(toets)))
  .map((el) => kern.teBeoordelen(el, `De sneltoets '${el.getAttribute("aria-keyshortcuts")}' is één letter of teken.`))
