"""Answers live in the session, encrypted and typed: no URL, log, cookie value or table has them.

A session begins with the first answer that somebody sends, not with looking. It ends after 15 minutes without activity
(docs/adr/0006); the answers end with it. The page itself carries them sealed (`bewaring`).
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, QueryDict

from levensgebeurtenissen.vragen.basis import Antwoord

_SLEUTEL, _INVOER = "antwoorden", "afgekeurd"
_LANGST = 200
# Who has more flows in progress than this at once has left the oldest.
_MEESTE = 12


def read_antwoorden(request: HttpRequest, *, naam: str) -> dict[str, Antwoord]:
    """The answers in the flow with this name, such as `regelhulp:emigreren`; none when it did not begin or is over."""
    bewaard = request.session.get(_SLEUTEL, {}).get(naam, {})
    return {sleutel: unpack(waarde) for sleutel, waarde in bewaard.items()}


def write_antwoorden(request: HttpRequest, *, naam: str, antwoorden: Mapping[str, Antwoord]) -> None:
    """Keep these answers instead of those that the flow had."""
    alle = {flow: waarden for flow, waarden in request.session.get(_SLEUTEL, {}).items() if flow != naam}
    nieuw = {sleutel: pack(antwoord) for sleutel, antwoord in antwoorden.items()}
    # The last one that was answered stands last, so that the first one is the one to leave out.
    request.session[_SLEUTEL] = dict(list({**alle, naam: nieuw}.items())[-_MEESTE:])


def drop_antwoorden(request: HttpRequest, *, naam: str) -> None:
    """Wipe the answers of this flow; the last one to go takes the session with it, unless somebody is logged in."""
    if _INVOER in request.session:
        del request.session[_INVOER]
    alle = dict(request.session.get(_SLEUTEL, {}))
    if alle.pop(naam, None) is None:
        return
    if alle:
        request.session[_SLEUTEL] = alle
        return
    del request.session[_SLEUTEL]
    if not request.session.keys():
        request.session.flush()


def keep_invoer(request: HttpRequest, *, naam: str, vraag: str, velden: QueryDict) -> None:
    """Keep what somebody typed for this question and was refused, for the page that says what is wrong.

    That page is one of its own, not the answer to the form: the Back button of the browser then never asks to send a
    form again.
    """
    eigen = {veld: [waarde[:_LANGST] for waarde in velden.getlist(veld)] for veld in velden if veld.startswith(vraag)}
    request.session[_INVOER] = {"naam": naam, "vraag": vraag, "velden": eigen}


def take_invoer(request: HttpRequest, *, naam: str, vraag: str) -> QueryDict | None:
    """What was typed for this question and refused, once."""
    invoer = request.session.get(_INVOER)
    if invoer is None or (invoer["naam"], invoer["vraag"]) != (naam, vraag):
        return None
    del request.session[_INVOER]
    terug = QueryDict(mutable=True)
    for veld, waarden in invoer["velden"].items():
        terug.setlist(veld, waarden)
    return terug


def pack(antwoord: Antwoord) -> list[Any]:
    """An answer as JSON that knows what it was."""
    match antwoord:
        case None:
            return ["onbekend"]
        case tuple():
            return ["keuzes", *antwoord]
        case date():
            return ["datum", antwoord.isoformat()]
        case Decimal():
            return ["bedrag", str(antwoord)]
        case int():
            return ["getal", antwoord]
    return ["tekst", antwoord]


def unpack(waarde: list[Any]) -> Antwoord:
    """The answer that `pack` wrote."""
    match waarde:
        case ["keuzes", *sleutels]:
            return tuple(sleutels)
        case ["datum", str(dag)]:
            return date.fromisoformat(dag)
        case ["bedrag", str(bedrag)]:
            return Decimal(bedrag)
        case ["getal", int(getal)]:
            return getal
        case ["tekst", str(tekst)]:
            return tekst
    return None
