"""JSON of the RDW to our models; the only place that knows its field names.

Whose vehicle it is stands in the closed register, whose shape is ours (`federatie/rdw/voertuigregister.yaml`); what
kind of vehicle it is stands in the RDW's open data.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.rdw.models import Apk, Voertuig
from portal.core.betrokkene import Onderneming, Persoon
from portal.outbound.service import Onbegrijpelijk

_DATUM = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_KENTEKEN = re.compile(r"[A-Z0-9]{6}")
# The open data says yes, no, or that it says nothing (for a trailer).
_VERZEKERD: Mapping[str, bool | None] = {"Ja": True, "Nee": False, "N.v.t.": None, "Niet geregistreerd": None, "": None}
_GEEN = frozenset({"", "Niet geregistreerd", "N.v.t."})


def zoekopdracht(betrokkene: Persoon | Onderneming) -> dict[str, str]:
    """The body that asks for the vehicles of one person or company."""
    if isinstance(betrokkene, Persoon):
        return {"burgerservicenummer": str(betrokkene.bsn)}
    return {"kvkNummer": str(betrokkene.kvk_nummer)}


def parse_kentekens(bron: str, data: Any) -> tuple[Lezer, ...]:  # noqa: ANN401 - JSON may be anything
    """The entries of the closed register, one for each vehicle.

    Raises:
        Onbegrijpelijk: not what our document says, or a kenteken that cannot be one.
    """
    regels = tuple(Lezer.of(bron, data).delen("voertuigen"))
    for regel in regels:
        if not _KENTEKEN.fullmatch(regel.tekst("kenteken")):
            raise regel.fout("kenteken")
    return regels


def parse_keuringen(bron: str, data: Any) -> tuple[Apk, ...]:  # noqa: ANN401 - JSON may be anything
    """The vehicles of the closed register that need an APK, soonest first.

    Raises:
        Onbegrijpelijk: not what our document says.
    """
    regels = [(regel, regel.datum_of_geen("vervaldatumApk")) for regel in parse_kentekens(bron, data)]
    keuringen = [Apk(regel.tekst("kenteken"), tot, regel.vlag("geschorst")) for regel, tot in regels if tot]
    return tuple(sorted(keuringen, key=lambda keuring: keuring.tot))


def vraag_op_kenteken(kentekens: list[str]) -> dict[str, str]:
    """The query (SoQL) that gives the open data of these vehicles in one answer; they hold letters and digits only."""
    return {"$where": f"kenteken in({', '.join(repr(kenteken) for kenteken in kentekens)})", "$limit": "1000"}


def parse_voertuigen(
    bron: str,
    regels: tuple[Lezer, ...],
    feiten: Any,  # noqa: ANN401 - JSON may be anything
    brandstoffen: Any,  # noqa: ANN401 - JSON may be anything
) -> tuple[Voertuig, ...]:
    """The vehicles: whose they are, with the facts and fuels of the open data; the newest in the name first.

    Raises:
        Onbegrijpelijk: not what the RDW documents, or facts of a vehicle are missing.
    """
    per_kenteken = {deel.tekst("kenteken"): deel for deel in _rijen(bron, feiten)}
    motoren: dict[str, list[str]] = {}
    for deel in _rijen(bron, brandstoffen):
        motoren.setdefault(deel.tekst("kenteken"), []).append(deel.tekst("brandstof_omschrijving"))
    voertuigen = (_voertuig(regel, per_kenteken, motoren) for regel in regels)
    return tuple(sorted(voertuigen, key=lambda voertuig: voertuig.op_naam_sinds, reverse=True))


def _voertuig(regel: Lezer, feiten: Mapping[str, Lezer], motoren: Mapping[str, list[str]]) -> Voertuig:
    kenteken = regel.tekst("kenteken")
    if kenteken not in feiten:
        raise Onbegrijpelijk(regel.bron, "open data mist een kenteken")
    feit = feiten[kenteken]
    verzekerd = feit.tekst_of_leeg("wam_verzekerd")
    if verzekerd not in _VERZEKERD:
        raise feit.fout("wam_verzekerd")
    return Voertuig(
        kenteken=kenteken,
        soort=feit.tekst("voertuigsoort"),
        merk=feit.tekst("merk"),
        handelsbenaming=feit.tekst_of_leeg("handelsbenaming"),
        kleur="" if feit.tekst_of_leeg("eerste_kleur") in _GEEN else feit.tekst("eerste_kleur"),
        brandstof=", ".join(motoren.get(kenteken, [])),
        eerste_toelating=_datum(feit, "datum_eerste_toelating"),
        op_naam_sinds=regel.datum("tenaamgesteldOp"),
        apk_tot=regel.datum_of_geen("vervaldatumApk"),
        verzekerd=_VERZEKERD[verzekerd],
        geschorst=regel.vlag("geschorst"),
    )


def _rijen(bron: str, data: Any) -> tuple[Lezer, ...]:  # noqa: ANN401 - JSON may be anything
    """The rows of an answer of the open data: a plain list."""
    if not isinstance(data, list):
        raise Onbegrijpelijk(bron, "geen lijst")
    return tuple(Lezer.of(bron, rij) for rij in data)


def _datum(deel: Lezer, veld: str) -> date | None:
    """A date written as yyyymmdd."""
    tekst = deel.tekst_of_leeg(veld)
    delen = _DATUM.fullmatch(tekst)
    if not tekst:
        return None
    if delen is None:
        raise deel.fout(veld)
    try:
        return date(*(int(groep) for groep in delen.groups()))
    except ValueError:
        raise deel.fout(veld) from None
