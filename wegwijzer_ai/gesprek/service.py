"""Taking turns: what was said before goes in, the answer comes out, and both are kept for a while."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum

import structlog

from cms.zoeken.service import list_documenten
from wegwijzer_ai.antwoord.model import Antwoord, Gespreksstand, Vraag
from wegwijzer_ai.generator.service import add_summary
from wegwijzer_ai.gesprek import opslag
from wegwijzer_ai.gesprek.model import Gesprek, new_gesprek
from wegwijzer_ai.gesprek.opslag import GeenGeheugen
from wegwijzer_ai.service import answer
from wegwijzer_ai.vragen.services import record_turn
from wegwijzer_ai.weergave import show

logger = structlog.get_logger(__name__)

_ONDERWERP = re.compile(r"(?:product|levensgebeurtenis):[a-z0-9-]{1,200}")


class Geheugen(Enum):
    """What we still know of what was said before."""

    NIEUW = "nieuw"
    VERDER = "verder"
    VERLOPEN = "verlopen"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Ronde:
    """One turn taken: the answer, and the conversation that it is the last turn of."""

    antwoord: Antwoord
    gesprek: Gesprek
    geheugen: Geheugen


def converse(vraag: Vraag) -> Antwoord:
    """Answer with what was said before in mind; an id that we do not know (any more) starts a new conversation."""
    return take_turn(vraag).antwoord


def take_turn(vraag: Vraag, *, over: str = "", gekozen: bool = False) -> Ronde:
    """Answer, and keep the turn for half an hour. Without the cache every question stands by itself.

    Args:
        vraag: what is asked, with the id of the conversation if there is one.
        over: the key of the page on which a new conversation begins, so that it need not be named.
        gekozen: the question is one that we offered.
    """
    gesprek, geheugen = _continue(vraag.gesprek, over)
    antwoord = add_summary(answer(replace(vraag, gesprek=gesprek.id, stand=gesprek.stand)))
    onderwerp = gesprek.stand.vraag if over and not gesprek.beurten else ""
    beurt = show(antwoord, taal=vraag.taal, sleutel=record_turn(antwoord), gekozen=gekozen, onderwerp=onderwerp)
    gesprek = gesprek.with_turn(beurt, stand=antwoord.stand)
    try:
        opslag.save(gesprek)
    except GeenGeheugen:
        logger.warning("conversation_not_kept")
        geheugen = Geheugen.WEG
    return Ronde(antwoord, gesprek, geheugen)


def find_gesprek(gesprek_id: str) -> Gesprek | None:
    """The conversation with this id, if we still know it."""
    with suppress(GeenGeheugen):
        return opslag.load(gesprek_id) if gesprek_id else None
    return None


def note_judgement(gesprek_id: str, *, nummer: str, oordeel: str) -> Gesprek | None:
    """Remember in the conversation that this turn was judged, so that it is not asked again; return it."""
    gesprek = find_gesprek(gesprek_id)
    if gesprek is None:
        return None
    gesprek = gesprek.with_judgement(nummer, oordeel)
    with suppress(GeenGeheugen):
        opslag.save(gesprek)
    return gesprek


def wipe(gesprek_id: str) -> bool:
    """Forget the conversation at once; False when the cache does not answer. It then ends after half an hour."""
    try:
        opslag.wipe(gesprek_id)
    except GeenGeheugen:
        return False
    return True


def _continue(gesprek_id: str | None, over: str) -> tuple[Gesprek, Geheugen]:
    if not gesprek_id:
        return new_gesprek(_about(over)), Geheugen.NIEUW
    try:
        gesprek = opslag.load(gesprek_id)
    except GeenGeheugen:
        return new_gesprek(), Geheugen.WEG
    return (gesprek, Geheugen.VERDER) if gesprek else (new_gesprek(), Geheugen.VERLOPEN)


def _about(over: str) -> Gespreksstand:
    """As if this page was what we showed last; nothing for a page that is not there."""
    if not _ONDERWERP.fullmatch(over):
        return Gespreksstand()
    document = next(list_documenten([over]), None)
    return Gespreksstand(vraag=document.titel, producten=(over,)) if document else Gespreksstand()
