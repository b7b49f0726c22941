// Our own rules as checks of axe in the preview: they run once, and an element fails the rule that named it.
(function () {
  "use strict";

  const { namen, run } = window.eigenRegels;
  let uitslag = null;

  function find() {
    if (!uitslag) uitslag = run(namen);
    return uitslag;
  }

  function hits(element, plek) {
    try {
      return element.matches(plek);
    } catch {
      // A place that is no selector, such as a rule about the page as a whole.
      return element === document.querySelector("h1");
    }
  }

  // What is folded in counts as well, and an editor wants to see it.
  for (const deel of document.querySelectorAll("main details")) deel.open = true;

  customElements.whenDefined("wagtail-userbar").then(function () {
    const balk = document.querySelector("wagtail-userbar");
    for (const naam of namen) {
      balk.registerCheck("eigen-" + naam, function (element) {
        const klaar = this.async();
        find().then(function (rijen) {
          klaar(!rijen.some((rij) => rij.regel === naam && hits(element, rij.plek)));
        });
      });
    }
  });
})();
