"""Answers that somebody takes along: to another list of questions, or to a part of the portal that stands higher.

Nothing goes along by itself. What is asked is which fact it is (`Vraag.gegeven`), so that it means the same there.
A part that stands higher, such as the personal overview of rights, registers itself here as a destination; for it the
answers wait in the session, through one login (portal.toegang.services), and are taken once.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, takes
from levensgebeurtenissen.vragen.sessie import pack, unpack
from portal.toegang.services import OVERDRACHT

_GELDIG = 15 * 60


@dataclass(frozen=True, slots=True)
class Bestemming:
    """A part of the portal that takes answers.

    Args:
        sleutel: its name in an address.
        titel: gives what people call it, in the language of the page.
        url: gives its address.
        gegevens: gives the facts that it asks for, by name.
    """

    sleutel: str
    titel: Callable[[], str]
    url: Callable[[], str]
    gegevens: Callable[[], Iterable[str]]


_bestemmingen: dict[str, Bestemming] = {}


def register_bestemming(bestemming: Bestemming) -> None:
    """Let a higher layer take answers; called from its AppConfig.ready."""
    _bestemmingen[bestemming.sleutel] = bestemming


def list_bestemmingen() -> list[Bestemming]:
    """All that registered."""
    return list(_bestemmingen.values())


def match_antwoorden(
    vragen: Iterable[Vraag], antwoorden: Mapping[str, Antwoord], naar: Iterable[Vraag]
) -> dict[str, str]:
    """Which answered questions ask what one of those questions asks: by key there, the key here.

    An answer that is not known, or that the other question does not take, does not go along.
    """
    hier = {vraag.gegeven: vraag for vraag in vragen if vraag.gegeven and antwoorden.get(vraag.sleutel) is not None}
    return {
        vraag.sleutel: hier[vraag.gegeven].sleutel
        for vraag in naar
        if vraag.gegeven in hier and takes(vraag, antwoorden[hier[vraag.gegeven].sleutel])
    }


def leave_antwoorden(request: HttpRequest, *, naar: str, van: str, antwoorden: Mapping[str, Antwoord]) -> None:
    """Let these answers, by name of the fact, wait for a destination; `van` is where they come from, in words."""
    ingepakt = {gegeven: pack(antwoord) for gegeven, antwoord in antwoorden.items()}
    request.session[OVERDRACHT] = {"naar": naar, "van": van, "tot": time.time() + _GELDIG, "antwoorden": ingepakt}


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What came along: the answers by name of the fact, and where they come from."""

    van: str
    antwoorden: Mapping[str, Antwoord]


def take_antwoorden(request: HttpRequest, *, naar: str) -> Overdracht | None:
    """What waits for this destination, once; None when there is nothing or it waited too long."""
    wacht = request.session.get(OVERDRACHT)
    if wacht is None or wacht["naar"] != naar:
        return None
    del request.session[OVERDRACHT]
    if wacht["tot"] < time.time():
        return None
    return Overdracht(wacht["van"], {gegeven: unpack(waarde) for gegeven, waarde in wacht["antwoorden"].items()})
