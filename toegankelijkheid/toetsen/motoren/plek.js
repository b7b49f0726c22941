/* Where an element stands, as our own rules say it (regels/kern/dom.js), and what its tag looks like; and what of the
   page was seen before. */
(() => {
  const alleen = (keuze) => document.querySelectorAll(keuze).length === 1;

  function stap(deel) {
    const naam = deel.localName;
    const gelijken = deel.parentElement ? [...deel.parentElement.children].filter((kind) => kind.localName === naam) : [];
    return gelijken.length > 1 ? `${naam}:nth-of-type(${gelijken.indexOf(deel) + 1})` : naam;
  }

  function plek(knoop) {
    const delen = [];
    for (let deel = knoop; deel && deel.nodeType === 1; deel = deel.parentElement) {
      if (deel.id && alleen(`#${CSS.escape(deel.id)}`)) {
        delen.unshift(`#${CSS.escape(deel.id)}`);
        break;
      }
      delen.unshift(stap(deel));
    }
    return delen.join(" > ");
  }

  window.toetsplek = (knoop) => {
    const element = knoop?.nodeType === 1 ? knoop : (knoop?.parentElement ?? document.documentElement);
    return { plek: plek(element), fragment: element.outerHTML.slice(0, 300) };
  };

  // What is around the text is the same on page after page: who looked at it once in this tab need not do it again.
  const GEZIEN = "toetsmotor schil";
  window.toetsschil = (waarvoor) => {
    const tekst = document.querySelector("main");
    const delen = [...document.querySelectorAll("header, footer, nav, aside")]
      .filter((deel) => tekst && !tekst.contains(deel) && !deel.contains(tekst));
    const kenmerk = [waarvoor, ...delen.map((deel) => deel.textContent.replace(/\s+/g, " "))].join("|");
    try {
      const gezien = JSON.parse(sessionStorage.getItem(GEZIEN) ?? "[]");
      if (gezien.includes(kenmerk)) return delen;
      sessionStorage.setItem(GEZIEN, JSON.stringify([...gezien, kenmerk]));
    } catch { /* Without storage everything is looked at each time. */ }
    return [];
  };
})();
