"""The machtigingen that the stories tell: of parents, representatives, staff and bookkeepers."""

import calendar
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from mijnomgeving.federatie.machtigen.machtiging import (
    ALLES,
    DIENSTEN,
    KETEN,
    PERSOONLIJK,
    Machtiging,
    Partij,
    medewerker_pseudoniem,
)
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld

_ID_RUIMTE = uuid.UUID("6f3d0e52-9a0b-4b0e-8f57-2b1b6a0c5d11")
# The register began on this day; who was authorised earlier is known from then on.
_EERSTE_DAG = date(2020, 1, 1)
_MEERDERJARIG = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Machtigingverhaal:
    """A machtiging as the story of the representative tells it."""

    voor: str
    soort: str
    diensten: tuple[str, ...]
    van: date
    tot: date | None


def check_verhalen(wereld: Wereld) -> None:
    """Whether all stories can be read, also of what is still to come.

    Raises:
        OnjuisteGegevens: a story misses a field, has one too many, or names what does not exist.
    """
    personas, bedrijven = wereld.verhalen.personas, wereld.verhalen.bedrijven
    known = {key for key, persona in personas.items() if persona.bsn} | set(bedrijven)
    for persona in personas.values():
        for verhaal in _read(persona):
            if verhaal.soort not in PERSOONLIJK:
                raise OnjuisteGegevens(f"{persona.sleutel}: geen soort machtiging: {verhaal.soort}")
            if not set(verhaal.diensten) <= {ALLES, *DIENSTEN}:
                raise OnjuisteGegevens(f"{persona.sleutel}: geen diensten: {', '.join(verhaal.diensten)}")
            if {persona.sleutel, verhaal.voor} - known:
                raise OnjuisteGegevens(f"{persona.sleutel}: bestaat niet of heeft geen nummer: {verhaal.voor}")
    for bedrijf in bedrijven.values():
        if "machtigingen" in bedrijf.bronnen:
            raise OnjuisteGegevens(f"{bedrijf.sleutel}: zet dit bij bevoegden of ketenmachtigingen")


def _read(persona: Persona) -> tuple[Machtigingverhaal, ...]:
    return build_all(
        Machtigingverhaal,
        persona.bronnen.get("machtigingen", []),
        where=persona.sleutel,
        diensten=tuple,
        van=date.fromisoformat,
        tot=lambda text: None if text is None else date.fromisoformat(text),
    )


def list_verhalen(wereld: Wereld, *, geheim: str) -> Iterator[Machtiging]:
    """All machtigingen of the stories, as they are at the demo's moment."""
    for persona in wereld.personas:
        if persona.bsn is not None:
            yield from _of_persona(persona, wereld)
    for bedrijf in wereld.bedrijven:
        yield from _of_bedrijf(bedrijf, wereld, geheim=geheim)


def _of_persona(persona: Persona, wereld: Wereld) -> Iterator[Machtiging]:
    gemachtigde = Partij("bsn", str(persona.bsn), persona.naam)
    for verhaal in _read(persona):
        ander = wereld.personas.get(verhaal.voor)
        bedrijf = wereld.bedrijven.get(verhaal.voor)
        if ander is not None and ander.bsn is not None:
            partij = Partij("bsn", str(ander.bsn), ander.naam)
        elif bedrijf is not None:
            partij = Partij("kvk", str(bedrijf.kvk_nummer), bedrijf.naam)
        else:
            continue
        machtiging = Machtiging(
            machtiging_id=_identify(verhaal.soort, persona.sleutel, verhaal.voor, verhaal.van.isoformat()),
            soort=verhaal.soort,
            vertegenwoordigde=partij,
            gemachtigde=gemachtigde,
            diensten=verhaal.diensten,
            van=verhaal.van,
            tot=verhaal.tot,
        )
        yield bounded_by_law(machtiging, wereld)


def bounded_by_law(machtiging: Machtiging, wereld: Wereld) -> Machtiging:
    """Gezag ends at eighteen (BW 1:233, 1:245); what was given in life ends at death; an executeur begins there."""
    vertegenwoordigde = _brp(machtiging.vertegenwoordigde, wereld)
    ends = [machtiging.tot, _death(_brp(machtiging.gemachtigde, wereld))]
    van, died = machtiging.van, _death(vertegenwoordigde)
    if machtiging.soort == "executeur":
        van = max(van, died) if died else van
    else:
        ends.append(died)
    if machtiging.soort == "ouderlijk_gezag":
        ends.append(_last_day_of_childhood(vertegenwoordigde))
    return replace(machtiging, van=van, tot=min((end for end in ends if end), default=None))


def _brp(partij: Partij | None, wereld: Wereld) -> Mapping[str, Any]:
    """What the BRP says about a person at this moment; nothing about a company."""
    persona = wereld.personas.with_bsn(partij.nummer) if partij and partij.soort == "bsn" else None
    return persona.brp if persona else {}


def _death(brp: Mapping[str, Any]) -> date | None:
    return _parse_date(brp.get("overlijden", {}).get("datum"))


def _last_day_of_childhood(brp: Mapping[str, Any]) -> date | None:
    born = _parse_date(brp.get("geboorte", {}).get("datum"))
    if born is None:
        return None
    year = born.year + _MEERDERJARIG
    day = min(born.day, calendar.monthrange(year, born.month)[1])
    return date(year, born.month, day) - timedelta(days=1)


def _parse_date(text: object) -> date | None:
    """A whole date; None for one that is missing or known in part."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _of_bedrijf(bedrijf: Bedrijf, wereld: Wereld, *, geheim: str) -> Iterator[Machtiging]:
    partij = Partij("kvk", str(bedrijf.kvk_nummer), bedrijf.naam)
    van = _parse_date(bedrijf.kvk.get("datumAanvang")) or _EERSTE_DAG
    for bevoegde in bedrijf.bevoegden:
        persona = wereld.personas.get(bevoegde.persona)
        if persona is None:
            continue
        pseudoniem = medewerker_pseudoniem(persona.sleutel, bedrijf.sleutel, geheim)
        at_bedrijf = Machtiging(
            machtiging_id=_identify(bevoegde.functie, persona.sleutel, bedrijf.sleutel),
            soort=bevoegde.functie,
            vertegenwoordigde=partij,
            gemachtigde=Partij("pseudoniem", pseudoniem, persona.naam),
            diensten=bevoegde.diensten,
            vestigingen=bevoegde.vestigingen,
            niveau=bevoegde.niveau,
            van=van,
            tot=bevoegde.tot,
        )
        yield at_bedrijf
        # An eenmanszaak is its owner, so that person needs no eHerkenning.
        if bedrijf.rsin is None and bevoegde.functie == "eigenaar" and persona.bsn is not None:
            yield replace(
                at_bedrijf,
                machtiging_id=_identify("eenmanszaak", persona.sleutel, bedrijf.sleutel),
                gemachtigde=Partij("bsn", str(persona.bsn), persona.naam),
                niveau="",
            )
    for keten in bedrijf.ketenmachtigingen:
        intermediair = wereld.bedrijven.get(keten.via)
        if intermediair is None:
            continue
        yield Machtiging(
            machtiging_id=_identify(KETEN, keten.via, bedrijf.sleutel, keten.van.isoformat()),
            soort=KETEN,
            vertegenwoordigde=partij,
            gemachtigde=Partij("kvk", str(intermediair.kvk_nummer), intermediair.naam),
            diensten=keten.diensten,
            van=keten.van,
            tot=keten.tot,
        )


def _identify(*parts: str) -> str:
    """The same key for the same story after each start."""
    return str(uuid.uuid5(_ID_RUIMTE, "|".join(parts)))
