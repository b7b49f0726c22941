/* What the engine `toetsenbord` asks of a page: where to begin, what happened at each stop, and what came of it. */
(() => {
  // A day or a time has a stop for each of its parts, and one for its calendar.
  const DELEN = ["date", "time", "datetime-local", "month"];
  const STOPT = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const STIJLEN = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderBottomColor",
    "borderBottomWidth", "backgroundColor", "backgroundImage", "color", "textDecorationLine", "textDecorationThickness"];
  const HOGER = 4;
  const ONTHOUDEN = "toetsenbord-schil";

  const kan = (el) => el.tabIndex >= 0 && !el.disabled && el.checkVisibility({ visibilityProperty: true });
  const haltes = (deel) => [...deel.querySelectorAll(STOPT)].filter(kan);
  // What shows the focus may be the thing itself, its label, or the card around it.
  const aanzien = (el) => {
    const delen = [[el], [el, "::before"], [el, "::after"], ...[...(el.labels ?? [])].map((label) => [label])];
    for (let om = el.parentElement, hoog = 0; om && hoog < HOGER; om = om.parentElement, hoog++) delen.push([om]);
    return delen.flatMap(([knoop, schijn]) => {
      const stijl = getComputedStyle(knoop, schijn);
      return STIJLEN.map((naam) => stijl[naam]);
    }).join();
  };
  const begin = (deel) => {
    const eerder = deel.getAttribute("tabindex");
    deel.setAttribute("tabindex", "-1");
    deel.focus({ preventScroll: true });
    if (eerder === null) deel.removeAttribute("tabindex");
    else deel.setAttribute("tabindex", eerder);
  };
  // What is around the text is the same on page after page: once is enough.
  const buitenTekst = (tekst) => {
    if (!tekst) return null;
    const schil = haltes(document.body).filter((el) => !tekst.contains(el)).map((el) => el.textContent.trim()).join("|");
    const gezien = JSON.parse(sessionStorage.getItem(ONTHOUDEN) ?? "[]");
    if (gezien.includes(schil)) return tekst;
    sessionStorage.setItem(ONTHOUDEN, JSON.stringify([...gezien, schil]));
    return null;
  };

  window.toetsenbord = {
    /* Stand before the first stop, and count those to come. */
    start() {
      const deel = document.querySelector("dialog:modal") ?? buitenTekst(document.querySelector("main")) ?? document.body;
      const gehad = new Map();
      const volg = ({ target }) => gehad.has(target) || gehad.set(target, aanzien(target));
      const plaats = [scrollX, scrollY];
      begin(deel);
      document.addEventListener("focusin", volg);
      Object.assign(this, { deel, gehad, volg, plaats });
      const open = haltes(deel);
      return open.length + DELEN.length * open.filter((el) => DELEN.includes(el.type)).length;
    },
    /* What was never reached, and what looked the same with the focus; then the page as it was. */
    einde(helemaal) {
      document.removeEventListener("focusin", this.volg);
      document.activeElement?.blur?.();
      scrollTo({ left: this.plaats[0], top: this.plaats[1], behavior: "instant" });
      const tekst = document.querySelector("main") ?? document.body;
      const gemist = helemaal
        ? haltes(this.deel).filter((el) => tekst.contains(el) && el.matches("a, button, summary") && !this.gehad.has(el))
        : [];
      const gelijk = [...this.gehad].filter(([el, met]) => el.isConnected && !el.matches("iframe") && aanzien(el) === met);
      return [
        ...gemist.map((el) => ({ regel: "niet-bereikt", ...toetsplek(el) })),
        ...gelijk.map(([el]) => ({ regel: "focus-onzichtbaar", ...toetsplek(el) })),
      ];
    },
  };
})();
