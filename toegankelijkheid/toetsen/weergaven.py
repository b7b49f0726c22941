"""The ways in which a page is looked at; all are shown in one page that stays open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOOGTE = 900
# The spacing that WCAG 1.4.12 asks a page to bear, by a style sheet that is made: the policy allows no inline one. Then
# two frames, so that what answers to a new width or document has begun, and as long as it moves: half of a transition
# is neither the page before nor the page after. What moves for ever is not waited for.
TOON = """async ({tekstafstand, anders}) => {
    const bladen = document.adoptedStyleSheets.filter((blad) => !blad.tekstafstand);
    if (tekstafstand) {
        const blad = new CSSStyleSheet();
        blad.tekstafstand = true;
        blad.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-block-end: 2em !important }`);
        bladen.push(blad);
    }
    if (tekstafstand || bladen.length < document.adoptedStyleSheets.length) document.adoptedStyleSheets = bladen;
    if (anders) await new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)));
    const eindig = document.getAnimations().filter(({effect}) => effect?.getComputedTiming().endTime < 2000);
    const einde = Promise.allSettled(eindig.map(({finished}) => finished));
    await Promise.race([einde, new Promise((klaar) => setTimeout(klaar, 2000))]);
}"""
# The document as it was sent, without what its scripts made of it: what is in a noscript shows, no script runs again.
ZONDER_JAVASCRIPT = """async (html) => {
    const kaal = new DOMParser().parseFromString(html, 'text/html');
    kaal.querySelectorAll('script').forEach((deel) => deel.remove());
    kaal.querySelectorAll('noscript').forEach((deel) => deel.replaceWith(...deel.childNodes));
    const bladen = [...kaal.querySelectorAll('link[rel=stylesheet]')].map((blad) => new Promise((klaar) => {
        blad.addEventListener('load', klaar);
        blad.addEventListener('error', klaar);
    }));
    document.replaceChild(document.adoptNode(kaal.documentElement), document.documentElement);
    await Promise.race([Promise.all(bladen), new Promise((klaar) => setTimeout(klaar, 3000))]);
}"""
# Whether the page holds anything else than the document as it was sent: its scripts wrote something, or would have.
ONVERANDERD = """(html) => {
    const inhoud = (blad) => {
        const kopie = blad.body.cloneNode(true);
        if ([...kopie.querySelectorAll('noscript')].some((deel) => deel.innerHTML.trim())) return null;
        kopie.querySelectorAll('script, noscript').forEach((deel) => deel.remove());
        return kopie.outerHTML;
    };
    const gestuurd = inhoud(new DOMParser().parseFromString(html, 'text/html'));
    return gestuurd !== null && gestuurd === inhoud(document);
}"""


@dataclass(frozen=True, slots=True)
class Weergave:
    """One way to look: the width (CSS pixels) and what the reader's browser asks for."""

    naam: str
    breedte: int = 1280
    donker: bool = False
    geforceerd: bool = False
    tekstafstand: bool = False
    javascript: bool = True


WEERGAVEN = {
    weergave.naam: weergave
    for weergave in (
        Weergave("1280"),
        Weergave("donker", donker=True),
        Weergave("geforceerd", geforceerd=True),
        Weergave("tekstafstand", tekstafstand=True),
        Weergave("390", breedte=390),
        Weergave("320", breedte=320),
        # Last, because it takes the page's scripts away.
        Weergave("zonder-javascript", javascript=False),
    )
}
# In a state that somebody made by doing something, which the document as it was sent does not know.
VAN_TOESTAND = ("1280", "donker", "390", "320")
# Of a state that exists on a narrow screen only.
SMAL = ("390", "320")


def is_unchanged(pagina: "Page", html: str) -> bool:
    """Whether an open page is still the document that was sent, so that without JavaScript it is the same page."""
    return bool(pagina.evaluate(ONVERANDERD, html))


def toon(pagina: "Page", weergave: Weergave, *, html: str = "") -> None:
    """Make an open page look this way; `html` is the document as it was sent, for the view without JavaScript."""
    anders = pagina.viewport_size != {"width": weergave.breedte, "height": HOOGTE} or not weergave.javascript
    if anders:
        pagina.set_viewport_size({"width": weergave.breedte, "height": HOOGTE})
    pagina.emulate_media(
        color_scheme="dark" if weergave.donker else "light",
        forced_colors="active" if weergave.geforceerd else "none",
        reduced_motion="reduce",
    )
    if not weergave.javascript:
        pagina.evaluate(ZONDER_JAVASCRIPT, html)
    pagina.evaluate(TOON, {"tekstafstand": weergave.tekstafstand, "anders": anders})
