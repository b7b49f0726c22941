"""What a caseworker may see of a person, by organisation and part, and why: one pure table, refused by default.

A ground is one of four: the own task of the caseworker's organisation, the consent of the person, a law that names the
organisation and the part, or an emergency that somebody else reviews afterwards. Nothing here asks a source or the
database, so that the table can be tested whole. Staff reads Dutch only, so the sentences are not translated.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

from mijnomgeving.bronnen.vraag import Onderdeel
from portal.core.betrokkene import Betrokkene, Onderneming

if TYPE_CHECKING:
    from mijnomgeving.loket.contact.lopend import Lopend

ONDERDELEN: Final[tuple[Onderdeel, ...]] = get_args(Onderdeel)
Grondsoort = Literal["eigen taak", "toestemming", "wet", "nood"]
Stap = Literal["doel", "persoon", "identiteit", "toestemming", "niets"]
"""What a caseworker can do next when something is refused."""

OVERAL: Final[frozenset[Onderdeel]] = frozenset({"machtigingen", "regelingen"})
"""Parts that are of no one organisation: who may act for the person, and what the rules give over all sources."""


@dataclass(frozen=True, slots=True)
class Loketruimte:
    """What one consent reaches, as long as it holds.

    Args:
        organisaties: names as the sources have them; empty for all.
        onderdelen: the parts.
        hoe: how it was given, in words of staff ("in MijnOmgeving").
        gegeven_op: when.
        tot: until when it holds by itself.
    """

    organisaties: frozenset[str]
    onderdelen: frozenset[Onderdeel]
    hoe: str
    gegeven_op: datetime
    tot: datetime

    def covers(self, *, bron: str, onderdeel: Onderdeel, nu: datetime) -> bool:
        """Whether it reaches this part at this source now."""
        if onderdeel not in self.onderdelen or not self.gegeven_op <= nu < self.tot:
            return False
        return onderdeel in OVERAL or not self.organisaties or bron in self.organisaties


@dataclass(frozen=True, slots=True)
class Grond:
    """Why something may be seen; `tot` is when that ends, None when it lasts as long as the contact."""

    soort: Grondsoort
    uitleg: str
    tot: datetime | None = None


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Why something may not be seen, what the caseworker can do, and where that begins."""

    uitleg: str
    wat_kan: str
    stap: Stap = "niets"


Vakje = tuple[str, Onderdeel]
"""One cell of the table: a source by its name, and a part."""

HULP, SCHULDHULP, NABESTAANDEN = "loket-hulp", "loket-schuldhulp", "loket-nabestaanden"
NOOD, DOSSIER, INFORMATIE = "loket-nood", "loket-dossier", "loket-informatie"
MET_PERSOON: Final = frozenset({HULP, SCHULDHULP, NABESTAANDEN, NOOD, DOSSIER})
"""The purposes that are about a person; of every other one nothing is shown."""

# What an organisation sees of its own work. What a message says is for the person, also at the organisation that sent
# it: at the counter it opens with consent only.
_EIGEN: Final[frozenset[Onderdeel]] = frozenset(
    {"zaken", "taken", "berichten", "contacten", "gegevens", "machtigingen"}
)
_NOOD: Final[frozenset[Onderdeel]] = frozenset({"zaken", "taken", "contacten", "gegevens", "machtigingen"})
# Right answers to questions show that somebody knows much of the person, not that it is the person.
_NA_VRAGEN: Final[frozenset[Onderdeel]] = frozenset({"zaken", "taken", "berichten", "contacten"})
_STERK: Final = frozenset({"code", "document", "digid"})

_BRP, _KVK, _BAG = "Basisregistratie Personen (BRP)", "Handelsregister (KVK)", "Kadaster (adressen)"
_INKOMEN, _UITKERINGEN = "Belastingdienst (inkomen)", "Uitkeringen van UWV, SVB en gemeenten"
_HEFFINGEN = "Gemeentelijke belastingen"


def is_gemeente(sleutel: str) -> bool:
    """Whether this is a gemeente in the European part of the country, by the organisation's key."""
    return sleutel.startswith("gemeente-")


def _everybody(_sleutel: str) -> bool:
    return True


def _only(*sleutels: str) -> Callable[[str], bool]:
    return lambda sleutel: sleutel in sleutels


# Registers that are no organisation's own work: who may use them for the own task. What is not here takes consent.
_REGISTERS: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {
        _BRP: _everybody,
        _KVK: _everybody,
        _BAG: _everybody,
        "Profielservice": _everybody,
        "Basisregistratie Personen, eerdere adressen": is_gemeente,
        "Register van reisdocumenten (RvIG)": is_gemeente,
        "WOZ (waarde van woningen)": is_gemeente,
        _INKOMEN: _only("belastingdienst", "dienst-toeslagen"),
        "Belastingdienst (onderneming)": _only("belastingdienst"),
        "DUO (diploma's)": _only("duo"),
        "RDW (voertuigen)": _only("rdw"),
    }
)

# Wet gemeentelijke schuldhulpverlening, art. 8 up to and including 8d: the debts at these creditors, and what somebody
# has to pay them from.
_SCHULDEISERS: Final = (
    "Belastingdienst",
    "Dienst Toeslagen",
    "UWV",
    "Sociale Verzekeringsbank (SVB)",
    "Dienst Uitvoering Onderwijs (DUO)",
    "Centraal Justitieel Incassobureau (CJIB)",
    "CAK",
    "Hoogheemraadschap De Stichtse Rijnlanden",
)
_SCHULDEN: Final[tuple[Onderdeel, ...]] = ("zaken", "taken")
_WGS: Final[frozenset[Vakje]] = frozenset(
    {(bron, onderdeel) for bron in _SCHULDEISERS for onderdeel in _SCHULDEN}
    | {(bron, "gegevens") for bron in (_INKOMEN, _UITKERINGEN, _HEFFINGEN)}
)


def list_wettelijk(*, doel: str, sleutel: str, betrokkene: Betrokkene | None) -> frozenset[Vakje]:
    """What a law opens for this purpose, to this organisation, of this person or company."""
    # The law is for people, also for who runs a company under the own name; a legal person has other ways.
    rechtspersoon = isinstance(betrokkene, Onderneming) and betrokkene.rsin is not None
    return _WGS if doel == SCHULDHULP and is_gemeente(sleutel) and not rechtspersoon else frozenset()


def find_grond(
    *,
    bron: str,
    onderdeel: Onderdeel,
    lopend: "Lopend",
    toestemmingen: Sequence[Loketruimte],
    nu: datetime | None = None,
) -> Grond | Geweigerd:
    """Why the caseworker may see this part of the person at this source, or why not and what then.

    Args:
        bron: the source's name, as people know it.
        onderdeel: the part.
        lopend: the contact, with the caseworker and the person.
        toestemmingen: what the person allowed (`mijnomgeving.loket.toestemming.selectors.list_ruimte`).
        nu: the moment; now when left out.
    """
    doel = lopend.contact.doel
    if dicht := _closed(lopend, doel):
        return dicht
    if doel == NOOD:
        return _in_emergency(onderdeel)
    dicht = _too_weak(onderdeel, lopend.contact.identiteit)
    return dicht or _weigh(bron, onderdeel, lopend, toestemmingen, nu or datetime.now(UTC))


def _weigh(
    bron: str, onderdeel: Onderdeel, lopend: "Lopend", toestemmingen: Sequence[Loketruimte], nu: datetime
) -> Grond | Geweigerd:
    """The ground that asks least of the person: the own task first, then a law, then consent."""
    eigen = lopend.medewerker.organisatie
    if _is_own(bron, onderdeel, naam=eigen.naam, sleutel=eigen.sleutel):
        return Grond("eigen taak", f"{eigen.naam} heeft dit nodig voor haar eigen taak.")
    doel = lopend.contact.doel
    if (bron, onderdeel) in list_wettelijk(doel=doel, sleutel=eigen.sleutel, betrokkene=lopend.betrokkene):
        return Grond("wet", "De Wet gemeentelijke schuldhulpverlening (artikel 8 tot en met 8d) geeft u inzage.")
    gegeven = [ruimte for ruimte in toestemmingen if ruimte.covers(bron=bron, onderdeel=onderdeel, nu=nu)]
    if gegeven:
        langst = max(gegeven, key=lambda ruimte: ruimte.tot)
        return Grond("toestemming", f"De persoon gaf toestemming: {langst.hoe}.", langst.tot)
    return _ask_consent(bron, onderdeel, eigen.naam)


def _closed(lopend: "Lopend", doel: str) -> Geweigerd | None:
    """That the contact itself opens nothing: it ended, has no purpose about a person, or no person."""
    if lopend.contact.beeindigd_op is not None:
        return Geweigerd("Dit contact is gesloten.", "Open een nieuw contact, met de reden daarvan.", "doel")
    if doel not in MET_PERSOON:
        return Geweigerd(
            "U opende dit contact voor een algemene vraag. Daarbij ziet u niets van een persoon.",
            "Gaat het toch over de persoon zelf? Open dan een contact met een doel dat daarbij past.",
            "doel",
        )
    if lopend.betrokkene is None:
        return Geweigerd("U hebt nog geen persoon gekozen.", "Zoek eerst de persoon.", "persoon")
    return None


def _in_emergency(onderdeel: Onderdeel) -> Grond | Geweigerd:
    if onderdeel in _NOOD:
        uitleg = "Nood: iemand kan zonder dit in gevaar zijn (AVG artikel 6, lid 1, onder d). Toezicht kijkt dit na."
        return Grond("nood", uitleg)
    return Geweigerd("Dit is ook bij nood niet nodig om gevaar te keren.", "Vraag toestemming in een gewoon contact.")


def _too_weak(onderdeel: Onderdeel, identiteit: str) -> Geweigerd | None:
    """That it is not sure enough who is there."""
    if identiteit in _STERK or (identiteit == "vragen" and onderdeel in _NA_VRAGEN):
        return None
    if identiteit == "vragen":
        return Geweigerd(
            "Goede antwoorden op vragen zijn hiervoor niet genoeg.",
            "Laat de persoon een code noemen of inloggen met DigiD, of kijk naar een identiteitsbewijs.",
            "identiteit",
        )
    return Geweigerd(
        "U hebt nog niet vastgesteld wie u voor u hebt.",
        "Stel eerst de identiteit vast. Daarna ziet u wat u mag zien.",
        "identiteit",
    )


def _is_own(bron: str, onderdeel: Onderdeel, *, naam: str, sleutel: str) -> bool:
    if onderdeel not in _EIGEN:
        return False
    if onderdeel == "machtigingen" or bron == naam:
        return True
    register = _REGISTERS.get(bron)
    return onderdeel == "gegevens" and register is not None and register(sleutel)


def _ask_consent(bron: str, onderdeel: Onderdeel, eigen: str) -> Geweigerd:
    stappen = "Vraag de persoon om toestemming. Wil de persoon dat niet, verwijs dan door of bel samen."
    if onderdeel == "berichtinhoud":
        return Geweigerd("Wat in een bericht staat, ziet u alleen met toestemming.", stappen, "toestemming")
    if onderdeel == "regelingen":
        uitleg = "Nagaan op welke regelingen iemand recht kan hebben, doet u alleen met toestemming."
        return Geweigerd(uitleg, stappen, "toestemming")
    return Geweigerd(f"Dit is van {bron}, en niet van {eigen}.", stappen, "toestemming")
