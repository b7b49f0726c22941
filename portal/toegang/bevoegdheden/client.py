"""The register over HTTP. Numbers stand in the body, never in a URL."""

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings

from portal.core.deadline import Deadline
from portal.core.machtiging import ALLES
from portal.outbound.service import (
    Antwoord,
    BronFout,
    Onbegrijpelijk,
    Verzoek,
    register_basis_url,
    request_json,
    run_together,
)
from portal.toegang.bevoegdheden.mapping import parse_bevoegdheid, parse_code, parse_gegeven, parse_lijst
from portal.toegang.bevoegdheden.models import Bevoegdheid, Gegeven, Geweigerd, Nummer, RegisterFout

BRON = "Machtigingenregister"
_GEWEIGERD = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT})
_GOED = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})


def list_bevoegdheden(*gemachtigden: Nummer) -> list[Bevoegdheid]:
    """What these may do for others, asked at the same time; rows that ended are in it as well.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    vragen = [("bevoegdheden/_zoek", {"gemachtigde": nummer.as_json()}) for nummer in gemachtigden]
    return [rij for antwoord in _call(vragen, idempotent=True) for rij in parse_lijst(antwoord.data, "bevoegdheden")]


def list_gegeven(vertegenwoordigde: Nummer) -> list[Bevoegdheid]:
    """Who may act for this person or company, might, or will.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    vraag = ("machtigingen/_zoek", {"vertegenwoordigde": vertegenwoordigde.as_json()})
    [antwoord] = _call([vraag], idempotent=True)
    return parse_lijst(antwoord.data, "machtigingen")


async def fetch_gegeven(vertegenwoordigde: Nummer, *, deadline: Deadline) -> tuple[Bevoegdheid, ...]:
    """As `list_gegeven`, for a page that asks other sources at the same time.

    Raises:
        BronFout: the register gives no usable answer.
    """
    verzoek = _verzoek("machtigingen/_zoek", {"vertegenwoordigde": vertegenwoordigde.as_json()}, idempotent=True)
    antwoord = await request_json(verzoek, deadline=deadline)
    try:
        return tuple(parse_lijst(antwoord.data, "machtigingen"))
    except RegisterFout:
        raise Onbegrijpelijk(BRON, "machtigingen") from None


def give(
    *, vertegenwoordigde: Nummer, diensten: Sequence[str], tot: date | None, vestigingen: Sequence[str] = (ALLES,)
) -> Gegeven:
    """Give a machtiging; it works from the moment that somebody activates it with the code.

    Raises:
        RegisterFout: the register gives no usable answer.
        Geweigerd: the register refuses it.
    """
    body = {"vertegenwoordigde": vertegenwoordigde.as_json(), **_reach(diensten, vestigingen, tot)}
    return parse_gegeven(_accepted("machtigingen", body))


def invite(
    *, onderneming: Nummer, naam: str, diensten: Sequence[str], vestigingen: Sequence[str], tot: date | None
) -> Gegeven:
    """Give somebody who works at the company a right; it works from the moment that this person activates it.

    Args:
        onderneming: the company, by number.
        naam: what the company calls the colleague.
        diensten: service ids, or `*` alone.
        vestigingen: numbers, or `*` alone.
        tot: the last day; None without an end.

    Raises:
        RegisterFout: the register gives no usable answer.
        Geweigerd: the register refuses it.
    """
    body = {"vertegenwoordigde": onderneming.as_json(), "uitgenodigde": naam, **_reach(diensten, vestigingen, tot)}
    return parse_gegeven(_accepted("machtigingen", body))


def change(
    *, machtiging_id: UUID, onderneming: Nummer, diensten: Sequence[str], vestigingen: Sequence[str], tot: date | None
) -> Bevoegdheid:
    """Let a right of a colleague or an office reach something else from now on.

    Raises:
        RegisterFout: the register gives no usable answer.
        Geweigerd: it is not theirs, or cannot be changed.
    """
    body = {"door": onderneming.as_json(), **_reach(diensten, vestigingen, tot)}
    return parse_bevoegdheid(_accepted(f"machtigingen/{machtiging_id}/wijziging", body))


def activate(*, code: str, gemachtigde: Nummer) -> Bevoegdheid:
    """Begin to use a machtiging that somebody gave.

    Raises:
        RegisterFout: the register gives no usable answer.
        Geweigerd: unknown, used or too old a code, or one for somebody else.
    """
    return parse_bevoegdheid(_accepted("machtigingen/activering", {"code": code, "gemachtigde": gemachtigde.as_json()}))


def withdraw(*, machtiging_id: UUID, door: Nummer) -> None:
    """End a machtiging now; only one of its two sides can.

    Raises:
        RegisterFout: the register gives no usable answer.
        Geweigerd: it is not theirs, or cannot be withdrawn.
    """
    _accepted(f"machtigingen/{machtiging_id}/intrekking", {"door": door.as_json()})


def _reach(diensten: Sequence[str], vestigingen: Sequence[str], tot: date | None) -> dict[str, Any]:
    return {
        "diensten": list(diensten),
        "vestigingen": list(vestigingen),
        "tot": tot.isoformat() if tot else None,
    }


def _accepted(pad: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON from outside
    [antwoord] = _call([(pad, body)], idempotent=False)
    if antwoord.status in _GEWEIGERD:
        raise Geweigerd("onbekend" if antwoord.status == HTTPStatus.NOT_FOUND else parse_code(antwoord.data))
    return antwoord.data


def _call(vragen: Sequence[tuple[str, Mapping[str, Any]]], *, idempotent: bool) -> list[Antwoord]:
    deadline = Deadline.after(settings.BEVOEGDHEDEN_DEADLINE)
    verzoeken = [_verzoek(pad, body, idempotent=idempotent) for pad, body in vragen]
    try:
        return run_together(*(request_json(verzoek, deadline=deadline) for verzoek in verzoeken), deadline=deadline)
    except BronFout as fout:
        raise RegisterFout(type(fout).__name__) from None


def _verzoek(pad: str, body: Mapping[str, Any], *, idempotent: bool) -> Verzoek:
    register_basis_url(settings.BEVOEGDHEDEN_URL)
    return Verzoek(
        bron=BRON,
        methode="POST",
        url=f"{settings.BEVOEGDHEDEN_URL}/{pad}",
        json=body,
        headers={"X-API-KEY": settings.MACHTIGEN_API_KEY},
        idempotent=idempotent,
        verwacht=_GOED if idempotent else _GOED | _GEWEIGERD,
    )
