// Two forms that do the same under two names.
(kern) => {
  const knop = (el) => el.querySelector("button:not([type=button]), input[type=submit]");
  const groepen = Map.groupBy(
    kern.alle("form[action]").filter((el) => el.method === "get" && knop(el) && el.checkVisibility()), (el) => el.action.replace(/[?#].*$/, ""));
  return [...groepen.values()].filter((forms) => new Set(forms.map((el) => kern.naam(knop(el)).toLowerCase())).size > 1)
    .map((forms) => kern.teBeoordelen(knop(forms.at(-1)), `Deze knop heet '${kern.naam(knop(forms.at(-1)))}', en elders op de pagina '${kern.naam(knop(forms[0]))}'.`));
}
