"""A message as somebody delivers it (BerichtAanleverenRequest), read strictly."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from mijnomgeving.federatie.problemen import Probleem
from portal.core.nummers import doorstaat_elfproef

VERSIE = {"API-Version": "0.2.0"}
_ONTVANGER = re.compile(r"BSN:[0-9]{9}|RSIN:[0-9]{9}|KVK:[0-9]{8}|OIN:[0-9]{20}")
_OIN = re.compile(r"[0-9]{20}")
_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")
_ONDERWERP_TEKENS, _NAAM_TEKENS = 255, 255
_INHOUD_BYTES = 1024 * 1024
_ONVEILIG = re.compile(r'[\x00-\x1f"\\/]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanlevering:
    """Who sends what to whom; `bijlagen` are names, media types and bytes."""

    afzender: str
    ontvanger: str = field(repr=False)
    onderwerp: str = field(repr=False)
    inhoud: str = field(repr=False)
    publicatie_op: datetime | None
    bijlagen: tuple[tuple[str, str, bytes], ...]


def is_ontvanger(text: str) -> bool:
    """Whether a receiver is written as '<TYPE>:<WAARDE>' with a number that can exist."""
    soort, _, waarde = text.partition(":")
    return bool(_ONTVANGER.fullmatch(text)) and (soort not in ("BSN", "RSIN") or doorstaat_elfproef(waarde))


def parse_aanlevering(body: Mapping[str, object]) -> Aanlevering:
    """Read the body of POST /aanleveringen.

    Raises:
        Probleem: 400, not what the standard says.
    """
    afzender = _text(body, "afzender")
    if not _OIN.fullmatch(afzender):
        bad_request("afzender is geen OIN van 20 cijfers.")
    onderwerp, inhoud = _text(body, "onderwerp"), _text(body, "inhoud")
    if not 1 <= len(onderwerp) <= _ONDERWERP_TEKENS:
        bad_request("onderwerp heeft 1 tot 255 tekens.")
    if not 1 <= len(inhoud.encode("utf-8", "replace")) <= _INHOUD_BYTES:
        bad_request("inhoud heeft 1 byte tot 1 MiB.")
    return Aanlevering(
        afzender=afzender,
        ontvanger=_ontvanger(body.get("ontvanger")),
        onderwerp=onderwerp,
        inhoud=inhoud,
        publicatie_op=_moment(body.get("publicatietijdstip")),
        bijlagen=_bijlagen(body.get("bijlagen")),
    )


def bad_request(detail: str) -> NoReturn:
    """Answer that the call is not as the standard says.

    Raises:
        Probleem: always.
    """
    raise Probleem(status=400, title="Bad Request", code="badRequest", detail=detail, headers=VERSIE)


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str):
        bad_request(f"{name} ontbreekt of is geen tekst.")
    return value


def _ontvanger(value: object) -> str:
    if not isinstance(value, Mapping):
        bad_request("ontvanger ontbreekt.")
    ontvanger = f"{value.get('type')}:{value.get('waarde')}"
    if not is_ontvanger(ontvanger):
        bad_request("ontvanger is ongeldig.")
    return ontvanger


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        # At the ends of the calendar a moment exists in some time zones only.
        moment.astimezone()
    except (ValueError, OverflowError):
        bad_request("publicatietijdstip is geen moment.")
    if moment.tzinfo is None:
        bad_request("publicatietijdstip heeft geen tijdzone.")
    return moment


def _bijlagen(value: object) -> tuple[tuple[str, str, bytes], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        bad_request("bijlagen is geen lijst.")
    return tuple(_bijlage(row) for row in value)


def _bijlage(row: Any) -> tuple[str, str, bytes]:  # noqa: ANN401 - JSON may be anything
    if not isinstance(row, Mapping):
        bad_request("een bijlage is geen object.")
    naam, soort = _text(row, "naam"), _text(row, "mimeType")
    if not 1 <= len(naam) <= _NAAM_TEKENS or _ONVEILIG.search(naam) or not _MIME.fullmatch(soort):
        bad_request("naam of mimeType van een bijlage is ongeldig.")
    try:
        inhoud = base64.b64decode(_text(row, "inhoud"), validate=True)
    except (binascii.Error, ValueError):
        bad_request("inhoud van een bijlage is geen base64.")
    return naam, soort, inhoud
