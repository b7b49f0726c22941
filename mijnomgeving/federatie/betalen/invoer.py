"""What the payment service takes in: exactly these fields, and only addresses that it knows."""

import re
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from mijnomgeving.federatie.betalen.betaling import Opdracht
from mijnomgeving.federatie.problemen import Probleem

_VELDEN = ("bedrag", "omschrijving", "kenmerk", "terugUrl", "meldingUrl")
# A text, because a JSON number may become a fraction that is no amount of money.
_BEDRAG = re.compile(r"(?:0|[1-9][0-9]{0,5})\.[0-9]{2}")
_HOOGSTE = Decimal(50000)
# iDEAL takes 35 signs of each; a reference only those that every bank shows.
_OMSCHRIJVING = re.compile(r"[^\x00-\x1f\x7f<>]{1,35}")
_KENMERK = re.compile(r"[A-Za-z0-9-]{1,35}")
SLEUTEL = re.compile(r"[A-Za-z0-9_-]{8,64}")


def read_opdracht(body: Mapping[str, object], *, portaal_url: str) -> Opdracht:
    """The request for a betaling.

    Raises:
        Probleem: 400, with every field that is wrong.
    """
    bedrag, omschrijving = _text(body, "bedrag"), _text(body, "omschrijving").strip()
    kenmerk, terug, melding = (_text(body, name) for name in ("kenmerk", "terugUrl", "meldingUrl"))
    checks = (
        ("bedrag", _is_amount(bedrag), "Geef euro's en centen als tekst, zoals 12.50, meer dan 0 en hoogstens 50000."),
        ("omschrijving", bool(_OMSCHRIJVING.fullmatch(omschrijving)), "Geef 1 tot 35 tekens."),
        ("kenmerk", bool(_KENMERK.fullmatch(kenmerk)), "Geef 1 tot 35 letters, cijfers of streepjes."),
        ("terugUrl", is_known(terug, portaal_url), "Dit adres is niet van een bekende afnemer."),
        ("meldingUrl", not body.get("meldingUrl") or is_known(melding, portaal_url), "Dit adres is niet bekend."),
        *(
            (re.sub(r"[^A-Za-z0-9]", "", name)[:30] or "body", False, "Dit veld bestaat niet.")
            for name in _unknown(body)
        ),
    )
    if wrong := [{"name": name, "code": "invalid", "reason": reason} for name, good, reason in checks if not good]:
        raise Probleem(
            status=400,
            title="Een of meer velden zijn niet goed.",
            code="invalid",
            detail=", ".join(param["name"] for param in wrong),
            invalidParams=wrong,
        )
    return Opdracht(
        bedrag=Decimal(bedrag), omschrijving=omschrijving, kenmerk=kenmerk, terug_url=terug, melding_url=melding
    )


def _text(body: Mapping[str, object], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""


def _unknown(body: Mapping[str, object]) -> list[str]:
    return sorted(set(body) - set(_VELDEN))


def _is_amount(text: str) -> bool:
    return bool(_BEDRAG.fullmatch(text)) and 0 < Decimal(text) <= _HOOGSTE


def is_known(url: str, portaal_url: str) -> bool:
    """Whether the address is the portal's, or on this machine; nobody is sent anywhere else."""
    try:
        parts, portaal = urlsplit(url), urlsplit(portaal_url)
        same = (parts.scheme, parts.hostname, parts.port) == (portaal.scheme, portaal.hostname, portaal.port)
    except ValueError:
        return False
    local = parts.scheme == "http" and parts.hostname == "127.0.0.1"
    return (same or local) and not parts.username and not parts.fragment and not re.search(r"[\s\\]", url)
