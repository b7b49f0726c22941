"""What a company fills in where no source knows: sealed, to be taken back, and a source always goes before it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from levensgebeurtenissen.regels.verplichtingen.feiten import Rechtsvorm, Tijdvak, Vestiging
from mijnomgeving.verplichtingen.models import EigenGegevens
from mijnomgeving.verplichtingen.sleutels import list_pseudoniemen
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

BEWAARTERMIJN = timedelta(days=2 * 365)
_DOEL = "verplichtingen eigen gegevens"

Soort = Literal["rechtsvorm", "tijdvak", "dag", "dagen", "ja_nee", "getal", "energie"]
VELDEN: Mapping[str, Soort] = {
    "rechtsvorm": "rechtsvorm",
    "gestart_op": "dag",
    "btw_tijdvak": "tijdvak",
    "kor": "ja_nee",
    "icp_tijdvak": "tijdvak",
    "werknemers": "getal",
    "begint_op": "dagen",
    "loon_tijdvak": "tijdvak",
    "loon_dagen": "dagen",
    "vpb_plichtig": "ja_nee",
    "boekjaar_eindmaand": "getal",
    "ubo_geregistreerd": "ja_nee",
    "vestigingen": "energie",
}
"""The facts that somebody can fill in, with how each is written down; the others a source alone can know."""


def read_eigen(betrokkene: Betrokkene) -> dict[str, Any]:
    """What the company filled in, as the rules take it; of a part of the company nothing, for it is of the whole."""
    return read_eigen_velen([betrokkene])[betrokkene]


def read_eigen_velen(betrokkenen: Sequence[Betrokkene]) -> dict[Betrokkene, dict[str, Any]]:
    """The same of many at once, in one query."""
    namen = {wie: [] if isinstance(wie, Onderneming) and wie.beperkt else list_pseudoniemen(wie) for wie in betrokkenen}
    rijen = EigenGegevens.objects.filter(betrokkene__in=[naam for alle in namen.values() for naam in alle])
    per_naam = {rij.betrokkene: _open(rij) for rij in rijen}
    return {wie: next((per_naam[naam] for naam in alle if naam in per_naam), {}) for wie, alle in namen.items()}


def _open(rij: EigenGegevens) -> dict[str, Any]:
    try:
        inhoud = unseal_json(rij.inhoud, geheim=rij.betrokkene, doel=_DOEL)
    except Onleesbaar:
        return {}
    return {naam: _load(VELDEN[naam], waarde) for naam, waarde in inhoud.items() if naam in VELDEN}


@transaction.atomic
def set_eigen(*, betrokkene: Betrokkene, gegevens: Mapping[str, Any]) -> None:
    """Keep exactly these facts; without any, nothing is kept."""
    namen = list_pseudoniemen(betrokkene)
    EigenGegevens.objects.filter(betrokkene__in=namen).delete()
    if gegevens:
        plat = {naam: _dump(waarde) for naam, waarde in gegevens.items() if naam in VELDEN}
        inhoud = seal_json(plat, geheim=namen[0], doel=_DOEL)
        EigenGegevens.objects.create(betrokkene=namen[0], inhoud=inhoud, gewijzigd_op=timezone.now())


def _dump(waarde: object) -> object:
    match waarde:
        case Enum():
            return waarde.name
        case date():
            return waarde.isoformat()
        case Vestiging():
            return [waarde.naam, waarde.kwh, waarde.m3_gas]
        case tuple():
            return [_dump(deel) for deel in waarde]
    return waarde


def _load(soort: Soort, waarde: Any) -> Any:  # noqa: ANN401 - which kind depends on the fact
    match soort:
        case "rechtsvorm":
            return Rechtsvorm[waarde]
        case "tijdvak":
            return Tijdvak[waarde]
        case "dag":
            return date.fromisoformat(waarde)
        case "dagen":
            return tuple(date.fromisoformat(dag) for dag in waarde)
        case "energie":
            return tuple(Vestiging(naam, kwh, m3_gas) for naam, kwh, m3_gas in waarde)
    return waarde
