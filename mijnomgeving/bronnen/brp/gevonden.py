"""Finding a person in the BRP from behind a counter: by exact keys only, and no more fields than tell people apart.

The questions and the answers of the searches (BRP Personen: PersoonBeperkt), and the facts that a caseworker's choice
of a person needs. What a person may read of the own data stands in `mapping`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mijnomgeving.bronnen.brp.datums import parse_datum
from mijnomgeving.bronnen.brp.models import Opschorting
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum
from portal.core.nummers import Bsn, OngeldigNummer

HOOGSTENS = 10
"""The BRP itself gives no more to one search (code `tooManyResults`)."""

_NUMMER, _NAAM, _GEBOREN = "burgerservicenummer", "naam.volledigeNaam", "geboorte.datum"
_ADRES = ("adressering.adresregel1", "adressering.adresregel2")
OP_NUMMER_FIELDS = (_NUMMER, _NAAM, _GEBOREN, *_ADRES)
OP_NAAM_FIELDS = (_NUMMER, _NAAM, _GEBOREN, *_ADRES)
# Who searches by an address typed it: it is not given back.
OP_ADRES_FIELDS = (_NUMMER, _NAAM, _GEBOREN)
KEUZE_FIELDS = (_NUMMER, _NAAM, "indicatieCurateleRegister")
FAMILIE = ("partners", "ouders", "kinderen")
_TE_VEEL = "tooManyResults"


@dataclass(frozen=True, slots=True)
class OpNaam:
    """A family name as it was at birth, whole, and a whole birth date."""

    geslachtsnaam: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    ook_overleden: bool = False

    def to_json(self) -> dict[str, Any]:
        """The body of `POST /personen`."""
        return {
            "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
            "geslachtsnaam": self.geslachtsnaam,
            "geboortedatum": self.geboortedatum.isoformat(),
            "inclusiefOverledenPersonen": self.ook_overleden,
            "fields": list(OP_NAAM_FIELDS),
        }


@dataclass(frozen=True, slots=True)
class OpAdres:
    """A postcode and house number, and a birth date where more people live there."""

    postcode: str = field(repr=False)
    huisnummer: int = field(repr=False)
    huisletter: str = field(default="", repr=False)
    toevoeging: str = field(default="", repr=False)
    geboortedatum: date | None = field(default=None, repr=False)
    ook_overleden: bool = False

    def to_json(self) -> dict[str, Any]:
        """The body of `POST /personen`."""
        meer = {
            "huisletter": self.huisletter,
            "huisnummertoevoeging": self.toevoeging,
            "geboortedatum": self.geboortedatum.isoformat() if self.geboortedatum else "",
        }
        return {
            "type": "ZoekMetPostcodeEnHuisnummer",
            "postcode": self.postcode,
            "huisnummer": self.huisnummer,
            "inclusiefOverledenPersonen": self.ook_overleden,
            "fields": list(OP_ADRES_FIELDS),
        } | {naam: waarde for naam, waarde in meer.items() if waarde}


@dataclass(frozen=True, slots=True)
class Gevonden:
    """One person that a search found; no more than it takes to tell this person from another.

    Args:
        persoon: for the portal itself; the number is never shown.
        adres: its lines; empty where the search was by the address.
        geheim: the person asked that the gegevens are not passed on.
        opschorting: why the BRP no longer keeps the person's data up to date; None as long as it does.
    """

    persoon: Persoon
    naam: str = field(repr=False)
    geboortedatum: OnzekereDatum | None = field(repr=False)
    adres: tuple[str, ...] = field(repr=False)
    geheim: bool
    opschorting: Opschorting | None

    @property
    def overleden(self) -> bool:
        """Whether the person has died."""
        return self.opschorting is Opschorting.OVERLEDEN


@dataclass(frozen=True, slots=True)
class TeVeel:
    """There are more than a search may give."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the portal must know of a person before a caseworker goes on with this person.

    Args:
        familie: partners, parents and children, by number: only compared, never shown or kept.
    """

    naam: str = field(repr=False)
    geheim: bool
    overleden: bool
    curatele: bool
    familie: frozenset[Persoon] = field(default=frozenset(), repr=False)


def keuze_fields(*, met_familie: bool) -> tuple[str, ...]:
    """The fields of a choice; those of relatives only when there is somebody to compare them with."""
    return (*KEUZE_FIELDS, *(f"{groep}.{_NUMMER}" for groep in FAMILIE)) if met_familie else KEUZE_FIELDS


def parse_gevonden(bron: str, data: Any) -> tuple[Gevonden, ...]:  # noqa: ANN401 - JSON may be anything
    """The persons of an answer.

    Raises:
        Onbegrijpelijk: not what the standard says, or more than one search may give.
    """
    antwoord = Lezer.of(bron, data)
    gevonden = tuple(_gevonden(deel) for deel in antwoord.delen("personen"))
    if len(gevonden) > HOOGSTENS:
        raise antwoord.fout("personen")
    return gevonden


def parse_keuze(bron: str, data: Any) -> Keuze | None:  # noqa: ANN401 - JSON may be anything
    """The one person asked for; None when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    personen = list(Lezer.of(bron, data).delen("personen"))
    if not personen:
        return None
    persoon = personen[0]
    return Keuze(
        naam=_naam(persoon),
        geheim=persoon.vlag_of_nee("geheimhoudingPersoonsgegevens"),
        overleden=_opschorting(persoon) is Opschorting.OVERLEDEN,
        curatele=persoon.vlag_of_nee("indicatieCurateleRegister"),
        familie=frozenset(_nummers(persoon)),
    )


def is_te_veel(bron: str, data: Any) -> bool:  # noqa: ANN401 - JSON may be anything
    """Whether a refusal says that there are too many; any other is a fault of ours."""
    return Lezer.of(bron, data).tekst_of_leeg("code") == _TE_VEEL


def _gevonden(deel: Lezer) -> Gevonden:
    leeg = Lezer.of(deel.bron, {})
    adressering = deel.deel("adressering") or leeg
    regels = (adressering.tekst_of_leeg(f"adresregel{nummer}") for nummer in (1, 2))
    return Gevonden(
        persoon=_persoon(deel),
        naam=_naam(deel),
        geboortedatum=parse_datum((deel.deel("geboorte") or leeg).deel("datum")),
        adres=tuple(filter(None, regels)),
        geheim=deel.vlag_of_nee("geheimhoudingPersoonsgegevens"),
        opschorting=_opschorting(deel),
    )


def _persoon(deel: Lezer) -> Persoon:
    try:
        return Persoon(Bsn(deel.tekst(_NUMMER)))
    except OngeldigNummer:
        raise deel.fout(_NUMMER) from None


def _naam(deel: Lezer) -> str:
    naam = deel.deel("naam")
    return naam.tekst_of_leeg("volledigeNaam") if naam else ""


def _opschorting(deel: Lezer) -> Opschorting | None:
    opschorting = deel.deel("opschortingBijhouding")
    if opschorting is None:
        return None
    reden = opschorting.deel("reden")
    code = reden.tekst_of_leeg("code") if reden else ""
    return Opschorting(code) if code in {soort.value for soort in Opschorting} else Opschorting.ANDERS


def _nummers(persoon: Lezer) -> Iterable[Persoon]:
    # A relative who is not in the BRP has no number; nobody can be that one's colleague by it.
    for groep in FAMILIE:
        for lid in persoon.delen_of_geen(groep):
            if lid.data.get(_NUMMER):
                yield _persoon(lid)


Zoekvraag = OpNaam | OpAdres
