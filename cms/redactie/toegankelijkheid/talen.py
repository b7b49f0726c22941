"""Whether a paragraph is in another language than the Dutch around it (WCAG 2.2, 3.1.2).

Small words give a language away. A name or a quoted title is too short to judge, and is left alone.
"""

import re
from collections.abc import Mapping

from cms.redactie.kwaliteit.tekst import Zin

MIN_WOORDEN = 6
MIN_GEVONDEN = 3


def _words(tekst: str) -> frozenset[str]:
    return frozenset(Zin(tekst).klein)


_NL = _words(
    "de het een en van is in op te dat die niet u uw voor met zijn er aan om ook als bij dan of wordt hebt kunt moet "
    "door naar uit over maar nog wel deze dit wat geen meer kan"
)
_KLEIN: Mapping[str, frozenset[str]] = {
    "Engels": _words(
        "the and of to you your is are for with that this not it be or from have can must will by if we our when"
    ),
    "Duits": _words(
        "der die das und ist nicht sie ihre für mit dem den ein eine zu von auf wenn oder werden haben müssen bei"
    ),
    "Frans": _words(
        "le la les des et est vous votre pour avec dans une un que qui ne pas sur du au par ou vos sont être avez si"
    ),
    "Papiaments": _words("di ta bo ku un na pa por mester no si den riba esaki kisas tin bai awor e i su nos ke"),
}
_SCHRIFTEN = (
    (re.compile(r"[\u0600-\u06ff]{3,}"), "Arabisch schrift"),
    (re.compile(r"[\u0400-\u04ff]{3,}"), "Cyrillisch schrift"),
    (re.compile(r"[\u4e00-\u9fff]{2,}"), "Chinees schrift"),
    (re.compile(r"[\u1200-\u137f]{2,}"), "Ethiopisch schrift"),
)


def find_andere_taal(tekst: str) -> str:
    """The language that a text seems to be in, in Dutch words; empty for Dutch and for what is too short to tell."""
    for patroon, schrift in _SCHRIFTEN:
        if patroon.search(tekst):
            return schrift
    woorden = Zin(tekst).klein
    if len(woorden) < MIN_WOORDEN:
        return ""
    nederlands = sum(woord in _NL for woord in woorden)
    gevonden = {taal: sum(woord in klein for woord in woorden) for taal, klein in _KLEIN.items()}
    taal, aantal = max(gevonden.items(), key=lambda rij: rij[1])
    return taal if aantal >= MIN_GEVONDEN and aantal > 2 * nederlands else ""
