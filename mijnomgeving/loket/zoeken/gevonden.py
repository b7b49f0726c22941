"""What a search found, as a page shows it and as the session keeps it until one is chosen.

The number of a person lives in the encrypted session only, under a key that says nothing, and no longer than it takes
to choose.
"""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest

from mijnomgeving.bronnen.brp.gevonden import Gevonden
from mijnomgeving.bronnen.brp.models import Opschorting
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.datum import OnzekereDatum
from portal.core.resultaat import SourceResult
from portal.toegang.medewerkers.medewerker import Rol
from portal.toegang.persoon import partij_from_json, partij_to_json

_SESSIE = "loket-gevonden"
_SECONDEN = 600

# Per role the fields of one result (KWALITEIT B17): what is not here is not shown, whatever a source gives. Only who
# works at the counter searches at all.
VELDEN_PER_ROL: Final[dict[Rol, frozenset[str]]] = {
    Rol.BALIE: frozenset({"sleutel", "naam", "geboortedatum", "adres", "geheim", "overleden", "weg", "bedrijf"}),
    Rol.TEAMLEIDER: frozenset(),
    Rol.TOEZICHT: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One person or company that was found, as the page shows it.

    Args:
        sleutel: by which it can be chosen; means nothing elsewhere.
        adres: empty when it was what was searched by, or when the person's address is secret.
        weg: the person left the country or is not registered at an address here.
    """

    sleutel: str
    naam: str = field(repr=False)
    geboortedatum: OnzekereDatum | None = field(repr=False, default=None)
    adres: tuple[str, ...] = field(repr=False, default=())
    geheim: bool = False
    overleden: bool = False
    weg: bool = False
    bedrijf: bool = False


@dataclass(frozen=True, slots=True)
class Bedrijf:
    """One company that was found: public data of the Handelsregister."""

    onderneming: Onderneming
    naam: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """How a search went.

    Args:
        regels: who was found.
        te_veel: there are more than may be given: the key must say more.
        ontbreekt: sources that did not answer, so that "niemand gevonden" is not said too soon.
        opmerkingen: what to look at, such as a document that was reported missing.
    """

    regels: tuple[Regel, ...]
    te_veel: bool = False
    ontbreekt: tuple[SourceResult[Any], ...] = ()
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gekozen:
    """Whom the caseworker chose from what was found."""

    betrokkene: Persoon | Onderneming
    naam: str = field(repr=False)


def keep_gevonden(
    *, request: HttpRequest, contact_id: str, gevonden: Sequence[Gevonden | Bedrijf]
) -> tuple[Regel, ...]:
    """Keep these for choosing, in the place of what an earlier search of this contact found."""
    sleutels = [secrets.token_urlsafe(9) for _ in gevonden]
    bewaard = {
        sleutel: {"wie": partij_to_json(_partij(een)), "naam": een.naam}
        for sleutel, een in zip(sleutels, gevonden, strict=True)
    }
    alles: dict[str, Any] = dict(request.session.get(_SESSIE, {}))
    alles[contact_id] = {"op": time.time(), "wie": bewaard}
    request.session[_SESSIE] = alles
    return tuple(_regel(sleutel, een) for sleutel, een in zip(sleutels, gevonden, strict=True))


def take_gekozen(*, request: HttpRequest, contact_id: str, sleutel: str) -> Gekozen | None:
    """Who stands under this key of the last search of this contact; None when that was too long ago."""
    bewaard: dict[str, Any] = request.session.get(_SESSIE, {}).get(contact_id, {})
    if time.time() - bewaard.get("op", 0) > _SECONDEN:
        return None
    gevonden = bewaard.get("wie", {}).get(sleutel)
    return Gekozen(partij_from_json(gevonden["wie"]), gevonden["naam"]) if gevonden else None


def forget_gevonden(*, request: HttpRequest, contact_id: str) -> None:
    """The session no longer knows who was found in this contact."""
    alles: dict[str, Any] = dict(request.session.get(_SESSIE, {}))
    if alles.pop(contact_id, None) is not None:
        request.session[_SESSIE] = alles


def _partij(een: Gevonden | Bedrijf) -> Persoon | Onderneming:
    return een.onderneming if isinstance(een, Bedrijf) else een.persoon


def _regel(sleutel: str, een: Gevonden | Bedrijf) -> Regel:
    if isinstance(een, Bedrijf):
        return Regel(sleutel, een.naam, adres=(een.plaats,) if een.plaats else (), bedrijf=True)
    return Regel(
        sleutel=sleutel,
        naam=een.naam,
        geboortedatum=een.geboortedatum,
        # Who asked for geheimhouding is at risk when an address is read aloud or seen over a shoulder.
        adres=() if een.geheim else een.adres,
        geheim=een.geheim,
        overleden=een.overleden,
        weg=een.opschorting in {Opschorting.VERTROKKEN, Opschorting.NIET_INGEZETEN},
    )
