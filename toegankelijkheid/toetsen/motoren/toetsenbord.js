/* What the engine `toetsenbord` asks of a page: where to begin, what happened at each stop, and what came of it. */
(() => {
  // A day or a time has a stop for each of its parts, and one for its calendar.
  const DELEN = ["date", "time", "datetime-local", "month"];
  const STOPT = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const STIJLEN = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderBottomColor",
    "borderBottomWidth", "backgroundColor", "backgroundImage", "color", "textDecorationLine", "textDecorationThickness"];
  const HOGER = 4;

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
  window.toetsenbord = {
    /* Stand before the first stop, and count those to come. */
    start() {
      const deel = document.querySelector("dialog:modal")
        ?? (toetsschil("toetsenbord").length ? document.querySelector("main") : document.body);
      const gehad = new Map();
      const volg = ({ target }) => gehad.has(target) || gehad.set(target, aanzien(target));
      const plaatsen = new Map([...document.querySelectorAll("*")].map((el) => [el, [el.scrollLeft, el.scrollTop]]));
      begin(deel);
      document.addEventListener("focusin", volg);
      Object.assign(this, { deel, gehad, volg, plaatsen, geteld: 0 });
      const open = haltes(deel);
      return open.length + DELEN.length * open.filter((el) => DELEN.includes(el.type)).length;
    },
    /* Whether there may be more stops than could be counted, such as a part that scrolls: a new one was the last. */
    verder() {
      const nieuw = this.gehad.size > this.geteld && this.deel.contains(document.activeElement);
      this.geteld = this.gehad.size;
      return nieuw;
    },
    /* What was never reached, and what looked the same with the focus; then the page as it was. */
    einde(helemaal) {
      document.removeEventListener("focusin", this.volg);
      document.activeElement?.blur?.();
      for (const [el, [left, top]] of this.plaatsen) {
        if (el.scrollLeft !== left || el.scrollTop !== top) el.scrollTo({ left, top, behavior: "instant" });
      }
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
