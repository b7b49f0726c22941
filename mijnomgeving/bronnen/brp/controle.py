"""The facts of the BRP from which questions are made that only the person can answer.

None of them stands on a letter or an identity document, except the place of birth.
"""

from dataclasses import dataclass, field
from typing import Any

from mijnomgeving.bronnen.brp.datums import parse_datum
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.datum import OnzekereDatum

CONTROLE_FIELDS = (
    "geboorte.plaats",
    "verblijfplaats.datumVan",
    "partners.naam.voornamen",
    "partners.geboorte.datum",
    "partners.aangaanHuwelijkPartnerschap.datum",
    "partners.ontbindingHuwelijkPartnerschap.datum",
    "kinderen.naam.voornamen",
    "kinderen.geboorte.datum",
    "ouders.naam.voornamen",
    "ouders.geboorte.datum",
)


@dataclass(frozen=True, slots=True)
class Verwant:
    """A partner, child or parent: the first names and the birth date, as far as they are known."""

    voornamen: str = field(repr=False)
    geboortedatum: OnzekereDatum | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Controlefeiten:
    """What is known of the person; what is not known is empty.

    Args:
        partner: of now, not one from whom the person parted.
        partner_sinds: since when they are partners.
    """

    geboorteplaats: str = field(repr=False)
    woont_daar_sinds: OnzekereDatum | None = field(repr=False)
    partner: Verwant | None = field(repr=False)
    partner_sinds: OnzekereDatum | None = field(repr=False)
    kinderen: tuple[Verwant, ...] = field(repr=False)
    ouders: tuple[Verwant, ...] = field(repr=False)


def parse_controlefeiten(bron: str, data: Any) -> Controlefeiten | None:  # noqa: ANN401 - JSON may be anything
    """The facts of the one person asked for; None when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    personen = list(Lezer.of(bron, data).delen("personen"))
    if not personen:
        return None
    persoon, leeg = personen[0], Lezer.of(bron, {})
    plaats = (persoon.deel("geboorte") or leeg).deel("plaats") or leeg
    partner = next(
        (deel for deel in persoon.delen_of_geen("partners") if not deel.deel("ontbindingHuwelijkPartnerschap")), None
    )
    return Controlefeiten(
        geboorteplaats=plaats.tekst_of_leeg("omschrijving"),
        woont_daar_sinds=parse_datum((persoon.deel("verblijfplaats") or leeg).deel("datumVan")),
        partner=_verwant(partner) if partner else None,
        partner_sinds=_datum_in(partner, "aangaanHuwelijkPartnerschap") if partner else None,
        kinderen=tuple(_verwant(deel) for deel in persoon.delen_of_geen("kinderen")),
        ouders=tuple(_verwant(deel) for deel in persoon.delen_of_geen("ouders")),
    )


def _verwant(deel: Lezer) -> Verwant:
    naam = deel.deel("naam")
    return Verwant(naam.tekst_of_leeg("voornamen") if naam else "", _datum_in(deel, "geboorte"))


def _datum_in(deel: Lezer, veld: str) -> OnzekereDatum | None:
    groep = deel.deel(veld)
    return parse_datum(groep.deel("datum")) if groep else None
