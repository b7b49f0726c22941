"""What the rules may know about one company. None is unknown; an empty tuple means that there is none."""

from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from levensgebeurtenissen.regels.basis import Gegeven
from levensgebeurtenissen.regels.basis import gettext_noop as _


class Rechtsvorm(Enum):
    """The legal form, as the Handelsregister groups them."""

    EENMANSZAAK = _("eenmanszaak")
    VOF = _("vof")
    CV = _("cv")
    MAATSCHAP = _("maatschap")
    BV = _("bv")
    NV = _("nv")
    COOPERATIE = _("coöperatie")
    STICHTING = _("stichting")
    VERENIGING = _("vereniging")


class Tijdvak(Enum):
    """Over which stretch of time a return is made."""

    MAAND = _("maand")
    VIER_WEKEN = _("vier weken")
    KWARTAAL = _("kwartaal")
    HALFJAAR = _("halfjaar")
    JAAR = _("jaar")
    GEEN = _("geen aangifte")


class Wijzigingsoort(Enum):
    """In which register a change belongs."""

    HANDELSREGISTER = _("Handelsregister")
    UBO = _("UBO-register")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Something that changed on this day and is not reported yet."""

    soort: Wijzigingsoort
    op: date


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """On which day the general meeting adopted the accounts of the financial year that ended on `boekjaar_einde`."""

    boekjaar_einde: date
    op: date


@dataclass(frozen=True, slots=True)
class Voertuig:
    """A vehicle in the name of the company; `apk_tot` is None for one that needs no APK."""

    kenteken: str
    apk_tot: date | None


@dataclass(frozen=True, slots=True)
class Vergunning:
    """A permit; `geldig_tot` is None when it does not expire.

    Args:
        product: slug of the product with which one asks for a new one; empty when there is none.
    """

    naam: str
    organisatie: str
    geldig_tot: date | None
    product: str = ""


@dataclass(frozen=True, slots=True)
class Vestiging:
    """A place of the company with its use of energy in a calendar year; None is unknown."""

    naam: str
    kwh: int | None
    m3_gas: int | None


@dataclass(frozen=True, slots=True)
class WozBeschikking:
    """A letter with the WOZ value of a building, and the date that stands on it."""

    adres: str
    gemeente: str
    dagtekening: date


@dataclass(frozen=True, slots=True)
class CbsVraag:
    """A survey that CBS asked the company to fill in, and until when."""

    naam: str
    uiterlijk: date


@dataclass(frozen=True, slots=True)
class Bedrijfsfeiten:
    """The facts of one company; what each means stands in `GEGEVENS`."""

    gestart_op: date | None = None
    rechtsvorm: Rechtsvorm | None = None
    werknemers: int | None = None
    begint_op: tuple[date, ...] | None = None
    btw_tijdvak: Tijdvak | None = None
    kor: bool | None = None
    icp_tijdvak: Tijdvak | None = None
    loon_tijdvak: Tijdvak | None = None
    loon_dagen: tuple[date, ...] | None = None
    vpb_plichtig: bool | None = None
    boekjaar_eindmaand: int | None = None
    vaststellingen: tuple[Vaststelling, ...] | None = None
    ubo_geregistreerd: bool | None = None
    wijzigingen: tuple[Wijziging, ...] | None = None
    voertuigen: tuple[Voertuig, ...] | None = None
    vergunningen: tuple[Vergunning, ...] | None = None
    vestigingen: tuple[Vestiging, ...] | None = None
    woz_beschikkingen: tuple[WozBeschikking, ...] | None = None
    cbs_vragen: tuple[CbsVraag, ...] | None = None

    def unknown(self, *namen: str) -> tuple[str, ...]:
        """Which of these facts are not known."""
        return tuple(naam for naam in namen if getattr(self, naam) is None)


_ALLE = (
    Gegeven(
        "gestart_op",
        _("Begin van de onderneming"),
        _("De dag waarop de onderneming volgens het Handelsregister begon."),
    ),
    Gegeven(
        "rechtsvorm",
        _("Rechtsvorm"),
        _("Zoals in het Handelsregister. Met 'vereniging' bedoelen wij een vereniging met statuten van de notaris."),
    ),
    Gegeven(
        "werknemers", _("Aantal werknemers"), _("Iedereen die bij u in dienst is, ook voor een paar uur per week.")
    ),
    Gegeven("begint_op", _("Eerste werkdagen"), _("De eerste werkdag van iedere werknemer die nieuw bij u begint.")),
    Gegeven("btw_tijdvak", _("Tijdvak voor de btw"), _("Waarover u btw-aangifte doet. Dit staat in uw brief.")),
    Gegeven("kor", _("Kleineondernemersregeling"), _("U doet mee aan de KOR.")),
    Gegeven(
        "icp_tijdvak",
        _("Tijdvak voor de opgaaf ICP"),
        _("Waarover u opgaaf doet van verkopen aan bedrijven in andere EU-landen. 'Geen' als u daaraan niet verkoopt."),
    ),
    Gegeven("loon_tijdvak", _("Tijdvak voor de loonaangifte"), _("Waarover u loonaangifte doet, volgens uw brief.")),
    Gegeven(
        "loon_dagen",
        _("Datums uit de aangiftebrief"),
        _("De uiterste datums uit uw aangiftebrief. Die vragen wij alleen als u per vier weken aangifte doet."),
    ),
    Gegeven(
        "vpb_plichtig",
        _("Vennootschapsbelasting"),
        _("Of een stichting of vereniging aangifte vennootschapsbelasting moet doen, omdat zij een onderneming heeft."),
    ),
    Gegeven(
        "boekjaar_eindmaand",
        _("Laatste maand van het boekjaar"),
        _("Het nummer van de maand. Is uw boekjaar een kalenderjaar, dan is dat 12."),
    ),
    Gegeven(
        "vaststellingen",
        _("Vastgestelde jaarrekeningen"),
        _("Per boekjaar de dag waarop de algemene vergadering de jaarrekening vaststelde."),
    ),
    Gegeven("ubo_geregistreerd", _("UBO's ingeschreven"), _("De UBO's van uw organisatie staan in het register.")),
    Gegeven("wijzigingen", _("Wijzigingen"), _("Wat er veranderde en nog niet bij KVK is doorgegeven, met de dag.")),
    Gegeven("voertuigen", _("Voertuigen"), _("Voertuigen op naam van de onderneming, met de vervaldatum van de APK.")),
    Gegeven("vergunningen", _("Vergunningen"), _("Vergunningen van de onderneming, met de laatste dag.")),
    Gegeven(
        "vestigingen", _("Energie per vestiging"), _("Stroom (kWh) en gas (m³) per kalenderjaar van elke vestiging.")
    ),
    Gegeven(
        "woz_beschikkingen",
        _("WOZ-beschikkingen"),
        _("Van elk pand de gemeente en de datum die op de beschikking staat."),
    ),
    Gegeven("cbs_vragen", _("Vragenlijsten van CBS"), _("Vragenlijsten die CBS u stuurde, met de uiterste dag.")),
)
GEGEVENS = {gegeven.naam: gegeven for gegeven in _ALLE}
"""What each fact means, by the name of its field."""

if GEGEVENS.keys() != {veld.name for veld in fields(Bedrijfsfeiten)}:
    raise RuntimeError("each fact needs a meaning")
