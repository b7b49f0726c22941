// A choice that sends the form or goes to another page at once.
(kern) => {
  const verstuurt = kern.alle("select, input").filter((el) =>
    [el.onchange, el.oninput].some((doe) => /submit\(|requestSubmit|location|\bopen\(|navigate/.test(String(doe ?? ""))))
    .map((el) => kern.zeker(el, "Kiezen of invullen verstuurt het formulier of gaat naar een andere pagina."));
  const zonderKnop = kern.alleZichtbaar("form").filter((el) =>
    el.querySelector("select") && !el.querySelector("button:not([type=button]), input[type=submit], input[type=image]") &&
    !document.querySelector(`button[form="${CSS.escape(el.id || "-")}"]`))
    .map((el) => kern.teBeoordelen(el, "Het formulier heeft een keuzelijst en geen knop om te versturen."));
  return [...verstuurt, ...zonderKnop];
}
