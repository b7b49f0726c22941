// What the rules share: seeing what is visible, naming a spot, colours, and a walk with the focus over the page.
() => {
  const VELD = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
  const BEDIENBAAR =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true], " +
    "[role=button], [role=link], [role=tab], [role=menuitem], [role=switch], [role=checkbox], [role=option]";
  const BLOK = "p, li, dt, dd, td, th, blockquote, figcaption, caption, label, legend, h1, h2, h3, h4, h5, h6";
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off]), output";

  const zichtbaar = (el) => {
    if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height } = el.getBoundingClientRect();
    return width > 1 && height > 1;
  };
  const alle = (kiezer, onder = document) => [...onder.querySelectorAll(kiezer)];
  const alleZichtbaar = (kiezer, onder = document) => alle(kiezer, onder).filter(zichtbaar);
  const inBeeld = (el) => {
    const { top, bottom, left, right } = el.getBoundingClientRect();
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  const tekst = (el) => (el?.innerText ?? el?.textContent ?? "").replace(/\s+/g, " ").trim();

  const plek = (el) => {
    const delen = [];
    for (let knoop = el; knoop && knoop.nodeType === 1; knoop = knoop.parentElement) {
      if (knoop.id && document.querySelectorAll(`#${CSS.escape(knoop.id)}`).length === 1) {
        delen.unshift(`#${CSS.escape(knoop.id)}`);
        break;
      }
      const naam = knoop.localName;
      const broers = knoop.parentElement
        ? [...knoop.parentElement.children].filter((ander) => ander.localName === naam)
        : [knoop];
      delen.unshift(broers.length > 1 ? `${naam}:nth-of-type(${broers.indexOf(knoop) + 1})` : naam);
    }
    return delen.join(" > ");
  };
  const zeker = (el, uitleg, meer = {}) => ({
    plek: plek(el), uitleg, zekerheid: "zeker", fragment: el.outerHTML.replace(/\s+/g, " ").slice(0, 300), ...meer,
  });
  const teBeoordelen = (el, uitleg, meer = {}) => zeker(el, uitleg, { zekerheid: "te-beoordelen", ...meer });

  const verwezen = (el, kenmerk) =>
    (el.getAttribute(kenmerk) ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
  const beschrijving = (el) =>
    [...verwezen(el, "aria-describedby"), ...verwezen(el, "aria-errormessage")].map(tekst).join(" ").trim();
  const label = (veld) =>
    [...verwezen(veld, "aria-labelledby"), ...(veld.labels ?? [])].map(tekst).join(" ").trim() ||
    (veld.getAttribute("aria-label") ?? "").trim();
  const naam = (el) =>
    verwezen(el, "aria-labelledby").map(tekst).join(" ").trim() || (el.getAttribute("aria-label") ?? "").trim() ||
    tekst(el) || (el.value ?? "") || alle("img[alt]", el).map((img) => img.alt).join(" ").trim();
  const taal = (el) => (el.closest("[lang]")?.getAttribute("lang") ?? "").toLowerCase().split("-")[0];

  // --- colours
  const doek = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const gelezen = new Map();
  const kleur = (waarde) => {
    if (!gelezen.has(waarde)) {
      doek.clearRect(0, 0, 1, 1);
      doek.fillStyle = "#000";
      doek.fillStyle = waarde;
      doek.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = doek.getImageData(0, 0, 1, 1).data;
      gelezen.set(waarde, { r, g, b, a: a / 255 });
    }
    return gelezen.get(waarde);
  };
  const over = (boven, onder) => ({
    r: boven.r * boven.a + onder.r * (1 - boven.a), g: boven.g * boven.a + onder.g * (1 - boven.a),
    b: boven.b * boven.a + onder.b * (1 - boven.a), a: 1,
  });
  // The colour behind an element, or null where a picture or gradient makes it unknown.
  const achtergrond = (el) => {
    const lagen = [];
    for (let knoop = el; knoop; knoop = knoop.parentElement) {
      const stijl = getComputedStyle(knoop);
      if (stijl.backgroundImage !== "none") return null;
      const laag = kleur(stijl.backgroundColor);
      if (laag.a > 0) lagen.push(laag);
      if (laag.a === 1) break;
    }
    const donker = getComputedStyle(document.documentElement).colorScheme.includes("dark") &&
      matchMedia("(prefers-color-scheme: dark)").matches;
    const doekkleur = donker ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
    return lagen.reduceRight((onder, boven) => over(boven, onder), doekkleur);
  };
  const helderheid = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (een, ander) => {
    const [licht, donker] = [helderheid(een), helderheid(ander)].sort((x, y) => y - x);
    return (licht + 0.05) / (donker + 0.05);
  };

  // --- style rules of our own sheets, with those inside @media that now holds, @supports and @layer
  const stijlregels = () => {
    const regels = [];
    const lees = (lijst) => {
      for (const regel of lijst) {
        if (regel instanceof CSSStyleRule) regels.push(regel);
        if (regel instanceof CSSMediaRule && !matchMedia(regel.conditionText).matches) continue;
        if (regel.cssRules) lees(regel.cssRules);
      }
    };
    for (const blad of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      try {
        if (!blad.disabled && (!blad.media.mediaText || matchMedia(blad.media.mediaText).matches)) lees(blad.cssRules);
      } catch {
        continue; // a sheet of another origin cannot be read
      }
    }
    return regels;
  };
  const metStijl = async (css, doe) => {
    const blad = new CSSStyleSheet();
    blad.replaceSync(css);
    const eerder = [...document.adoptedStyleSheets]; // a copy: the list itself is live
    document.adoptedStyleSheets = [...eerder, blad];
    try {
      return await doe();
    } finally {
      document.adoptedStyleSheets = eerder;
    }
  };

  // --- languages, by the small words that only one of them has
  const WOORDEN = {
    nl: "het een van dat zijn niet voor met naar ook wordt uw deze kunt hebt bij maar wij zich heeft moet geen als aan",
    en: "the and you your are with this that not for have from will can must they their which or if been should",
    de: "der und ist nicht eine sie für mit auf werden oder den dem wenn ihr sich haben auch wir zum",
    fr: "les des est une pour vous votre dans avec sur pas qui sont ou aux cette nous peut être par",
    es: "los las una para con usted su por del más puede como está sus al este ser debe desde también",
    pap: "pa ku nan bo ta tin mester of por riba den pero esaki bosnan huntu",
    pl: "jest nie się dla oraz lub które może przez czy jak tylko jeśli aby od być swoje",
    tr: "ve bir için bu ile olarak daha veya değil olan gibi kadar sonra sizin",
  };
  const WOORDLIJST = Object.entries(WOORDEN).map(([code, woorden]) => [code, new Set(woorden.split(" "))]);
  // The language a text is written in: its code, or "" where that is not clear.
  const schrijftaal = (inhoud) => {
    const letters = inhoud.match(/\p{L}/gu)?.length ?? 0;
    if (letters > 20 && (inhoud.match(/\p{Script=Arabic}/gu)?.length ?? 0) > letters / 2) return "ar";
    if (letters > 20 && (inhoud.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > letters / 2) return "uk";
    const woorden = inhoud.toLowerCase().match(/\p{L}+/gu) ?? [];
    if (woorden.length < 8) return "";
    const standen = WOORDLIJST.map(([code, lijst]) => [code, woorden.filter((woord) => lijst.has(woord)).length, lijst]);
    const [[code, beste, gekend], [, tweede]] = standen.sort((x, y) => y[1] - x[1]);
    // One word that two languages share, said three times, tells nothing.
    const soorten = new Set(woorden.filter((woord) => gekend.has(woord))).size;
    return soorten >= 3 && beste >= tweede * 2 && beste / woorden.length >= 0.15 ? code : "";
  };
  const KENT_TAAL = new Set([...Object.keys(WOORDEN), "ar", "uk"]);

  // --- walks with the focus over all that can have it, for the rules that need a keyboard
  const STIJLEN = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopColor",
    "borderBottomColor", "borderBottomWidth", "borderTopWidth", "backgroundColor", "backgroundImage", "color",
    "textDecorationLine", "textDecorationThickness", "textDecorationColor", "filter", "opacity", "transform"];
  const DEEL = "header, footer, nav, main, aside, dialog, form, table";
  const EIGEN_WAARDE = new Set(["id", "href", "hreflang", "for", "name", "value", "title", "aria-label", "aria-labelledby",
    "aria-describedby", "aria-controls", "action"]);
  const stand = (el) => {
    const rij = (knoop, schijn) => {
      const stijl = getComputedStyle(knoop, schijn);
      const waarden = Object.fromEntries(STIJLEN.map((naam_) => [naam_, stijl[naam_]]));
      if (waarden.outlineStyle === "none" || parseFloat(waarden.outlineWidth) === 0) {
        waarden.outlineColor = waarden.outlineWidth = waarden.outlineStyle = waarden.outlineOffset = "";
      }
      return waarden;
    };
    const rijen = [rij(el), rij(el, "::before"), rij(el, "::after")];
    for (const knoop of [...(el.labels ?? []), el.parentElement, el.parentElement?.parentElement]) {
      if (knoop) rijen.push(rij(knoop));
    }
    return rijen;
  };
  const verschil = (voor, na) =>
    na.flatMap((rij, nummer) => Object.keys(rij).filter((naam_) => rij[naam_] !== voor[nummer]?.[naam_])
      .map((naam_) => ({ naam: naam_, waarde: rij[naam_] })));
  const houdtTabVast = (el, shiftKey) => {
    const toets = new KeyboardEvent("keydown", { key: "Tab", code: "Tab", keyCode: 9, shiftKey, bubbles: true, cancelable: true });
    el.dispatchEvent(toets);
    const vast = toets.defaultPrevented && document.activeElement === el;
    if (document.activeElement !== el) el.focus();
    return vast;
  };
  const bedekker = (el) => {
    const vak = el.getBoundingClientRect();
    const x = [vak.left + 2, vak.left + vak.width / 2, vak.right - 2];
    const y = [vak.top + 2, vak.top + vak.height / 2, vak.bottom - 2];
    const punten = x.flatMap((px) => y.map((py) => [px, py]))
      .filter(([px, py]) => px >= 0 && py >= 0 && px < innerWidth && py < innerHeight);
    const geraakt = punten.map(([px, py]) => document.elementFromPoint(px, py)).filter(Boolean);
    const eigen = (knoop) => el.contains(knoop) || knoop.contains(el) || [...(el.labels ?? [])].some((l) => l.contains(knoop));
    if (!geraakt.length || geraakt.some(eigen)) return null;
    const vast = (knoop) => {
      for (; knoop; knoop = knoop.parentElement) {
        if (["fixed", "sticky"].includes(getComputedStyle(knoop).position) && !knoop.contains(el)) return knoop;
      }
      return null;
    };
    return geraakt.map(vast).every(Boolean) ? vast(geraakt[0]) : null;
  };
  const halten = () => alle(BEDIENBAAR, document.querySelector("dialog:modal") ?? document)
    .filter((el) => el.tabIndex >= 0 && !el.disabled && !el.closest("[inert]") && el.checkVisibility({ visibilityProperty: true }));
  // What a style sheet can tell things apart by: not where they lead or what they are called, but in what they stand.
  const soort = (el) => {
    const delen = [el, ...(el.labels ?? []), el.parentElement, el.parentElement?.parentElement, el.closest(DEEL)];
    const kenmerk = ({ name, value }) => (EIGEN_WAARDE.has(name) ? "" : `${name}=${value}`);
    return delen.map((knoop) => knoop && [knoop.localName, ...[...knoop.attributes].map(kenmerk)].join(" ")).join(" < ");
  };
  // How each looks with the focus and without; the page need not move for that, which would take most of the time.
  // Of a hundred links of one kind the first is looked at, and all of them where the first shows nothing.
  const stijlloop = async () => {
    const eersten = new Map();
    const kijk = (el, soort_) => {
      document.activeElement?.blur?.();
      const voor = stand(el);
      el.focus({ preventScroll: true });
      const gekregen = document.activeElement === el;
      const rij = { el, gekregen, zichtbaar: el.matches(":focus-visible"), verschil: gekregen ? verschil(voor, stand(el)) : [] };
      if (rij.verschil.length && rij.zichtbaar) eersten.set(soort_, rij);
      return rij;
    };
    return halten().map((el) => {
      const soort_ = soort(el);
      return eersten.has(soort_) ? { ...eersten.get(soort_), el } : kijk(el, soort_);
    });
  };
  // Where each lies with the focus, on the way there and on the way back, and whether the keyboard gets away from it.
  // Where nothing stays in its place while the rest scrolls, nothing can lie behind it: the page need not move then.
  const plaatsloop = async () => {
    const rijen = [];
    const blijft = alleZichtbaar("*").some((el) => {
      const { position } = getComputedStyle(el);
      // A fixed thing outside the window, such as a link that shows with its own focus, covers no other.
      return position === "sticky" || (position === "fixed" && inBeeld(el));
    });
    document.activeElement?.blur?.();
    for (const el of halten()) {
      el.focus({ preventScroll: !blijft });
      const gekregen = document.activeElement === el;
      if (!gekregen && rijen.length && document.activeElement === rijen.at(-1).el) rijen.at(-1).vast = true;
      rijen.push({
        el, gekregen, bedekt: blijft && gekregen ? bedekker(el) : null,
        vast: gekregen && houdtTabVast(el, false) && houdtTabVast(el, true),
      });
    }
    for (const rij of rijen.filter((rij_) => blijft && rij_.gekregen).reverse()) {
      rij.el.focus();
      rij.bedekt ??= bedekker(rij.el);
    }
    return rijen;
  };
  // Each walk once, and then the page as it was.
  const eenmaal = (loop) => {
    let ronde = null;
    const heen_en_terug = async () => {
      const begin = document.activeElement;
      const plaats = [scrollX, scrollY];
      const rijen = await loop();
      if (begin && begin !== document.body) begin.focus();
      else document.activeElement?.blur?.();
      scrollTo({ left: plaats[0], top: plaats[1], behavior: "instant" });
      return rijen;
    };
    // A style that is still on its way would be measured half way.
    return () => (ronde ??= metStijl("*, *::before, *::after { transition: none !important; animation-play-state: paused !important; }", heen_en_terug));
  };
  const focusstijlen = eenmaal(stijlloop);
  const focusplaatsen = eenmaal(plaatsloop);

  return {
    VELD, BEDIENBAAR, BLOK, LIVE, KENT_TAAL, zichtbaar, alle, alleZichtbaar, tekst, plek, zeker, teBeoordelen, verwezen,
    beschrijving, label, naam, taal, kleur, achtergrond, contrast, stijlregels, metStijl, schrijftaal, focusstijlen, focusplaatsen,
  };
}
