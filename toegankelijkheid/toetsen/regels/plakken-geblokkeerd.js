// A field that refuses what somebody pastes.
(kern) => kern.alleZichtbaar("input, textarea").filter((el) => {
  if (el.disabled || el.readOnly || !/^(text|email|tel|password|number|search|)$/.test(el.getAttribute("type") ?? "")) return false;
  const plakken = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
  el.dispatchEvent(plakken);
  return plakken.defaultPrevented;
}).map((el) => kern.zeker(el, `In het veld '${kern.label(el)}' werkt plakken niet.`))
