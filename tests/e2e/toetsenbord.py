"""Going through a page with the Tab key as people do, and telling what went wrong."""

from dataclasses import dataclass

from playwright.sync_api import Page

# A list of a thousand links is one long row of equal stops.
MEESTE = 250
# Written down by the page itself at each stop, so that a press costs no question to the browser.
_VOLG = """() => {
    window.haltes = [];
    document.addEventListener('focusin', gebeurtenis => {
        const e = gebeurtenis.target, s = getComputedStyle(e), r = e.getBoundingClientRect();
        const label = e.labels && e.labels[0] ? getComputedStyle(e.labels[0]) : s;
        // The only link of a card draws its focus around the whole card.
        const kaart = e.closest('.kaart') ? getComputedStyle(e.closest('.kaart')) : s;
        const rand = [s, label, kaart].some(x => x.outlineStyle !== 'none' || x.boxShadow !== 'none');
        window.haltes.push({wat: e.outerHTML.slice(0, 120), zichtbaar: rand && r.width > 0 && r.height > 0, e});
    });
    const kan = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const open = kan.filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
    // A day or a time has a stop for each of its parts, and one for its calendar.
    return open.length + 3 * open.filter(e => ['date', 'time', 'datetime-local', 'month'].includes(e.type)).length;
}"""
_UITKOMST = """() => {
    const gehad = new Set(window.haltes.map(h => h.e));
    const kan = [...document.querySelectorAll('main a[href], main button, main summary')]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
    return {
        haltes: gehad.size,
        onzichtbaar: window.haltes.filter(h => !h.zichtbaar).map(h => h.wat),
        gemist: kan.filter(e => !gehad.has(e)).map(e => e.outerHTML.slice(0, 120)),
    };
}"""


@dataclass(frozen=True)
class Toetsenbordgang:
    """What happened: how many different stops, those without visible focus, and what was never reached."""

    haltes: int
    onzichtbaar: list[str]
    gemist: list[str]

    @property
    def fouten(self) -> list[str]:
        """What is wrong, in words; a part that is never reached means that focus is held somewhere before it."""
        zonder = [f"focus is onzichtbaar: {wat}" for wat in self.onzichtbaar]
        return zonder + [f"niet te bereiken met Tab: {wat}" for wat in self.gemist]


def go_through(pagina: Page) -> Toetsenbordgang:
    """Press Tab from the top to past the end of the page; a page with more than 250 stops only that far."""
    plekken = int(pagina.evaluate(_VOLG))
    for _halte in range(min(plekken, MEESTE) + 2):
        pagina.keyboard.press("Tab")
    uitkomst = pagina.evaluate(_UITKOMST)
    gemist = uitkomst["gemist"] if plekken <= MEESTE else []
    return Toetsenbordgang(uitkomst["haltes"], uitkomst["onzichtbaar"], gemist)
