"""What an announcement means, in plain words: what kind it is, how far it is and what one can do."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cms.attendering.bekendmakingen.models import Bekendmaking


@dataclass(frozen=True, slots=True)
class Groep:
    """Kinds of announcement that are one thing to a reader."""

    sleutel: str
    naam: str | Promise
    icoon: str
    rubrieken: tuple[str, ...]


GROEPEN = (
    Groep(
        "bouwen",
        gettext_lazy("Bouwen en verbouwen"),
        "crane",
        ("omgevingsvergunning", "omgevingsmelding", "bouwvergunning", "sloopvergunning", "splitsingsvergunning"),
    ),
    Groep("verkeer", gettext_lazy("Verkeer en parkeren"), "car", ("verkeersbesluit of -mededeling", "verkeersbesluit")),
    Groep("evenementen", gettext_lazy("Evenementen"), "confetti", ("evenementenvergunning",)),
    Groep(
        "horeca",
        gettext_lazy("Horeca en winkels"),
        "tools-kitchen-2",
        ("exploitatievergunning", "drank- en horecavergunning", "alcoholwetvergunning", "standplaatsvergunning"),
    ),
    Groep("groen", gettext_lazy("Bomen, groen en water"), "trees", ("kapvergunning", "peilbesluit", "watervergunning")),
    Groep(
        "plannen",
        gettext_lazy("Plannen voor uw omgeving"),
        "map-pin",
        ("omgevingsplan", "bestemmingsplan", "ruimtelijk plan of omgevingsdocument", "omgevingsverordening"),
    ),
    Groep(
        "regels",
        gettext_lazy("Nieuwe regels"),
        "scale",
        (
            "algemeen verbindend voorschrift (verordening)",
            "beleidsregel",
            "ander besluit van algemene strekking",
            "waterschapsverordening",
        ),
    ),
)
OVERIG = Groep("overig", gettext_lazy("Andere berichten"), "file-text", ())
_VAN_RUBRIEK = {rubriek: groep for groep in GROEPEN for rubriek in groep.rubrieken}


def find_groep(rubriek: str) -> Groep:
    """The group of this kind; `OVERIG` for a kind that we do not know."""
    return _VAN_RUBRIEK.get(rubriek, OVERIG)


def rubrieken_van(sleutel: str) -> tuple[str, ...]:
    """The kinds in the group with this key; none for a key that there is not."""
    return next((groep.rubrieken for groep in GROEPEN if groep.sleutel == sleutel), ())


# The first that fits; a plan that was 'aangevraagd' is a plan.
_STANDEN = (
    (r"\bontwerp", gettext_lazy("Dit is een plan. U kunt nu nog zeggen wat u ervan vindt.")),
    (
        r"\b(aanvraag|aangevraagd|ingediend)",
        gettext_lazy("Iemand vroeg dit aan. De overheid beslist nog. Bezwaar maken kan pas na het besluit."),
    ),
    (r"\b(geweigerd|weigering|afgewezen)", gettext_lazy("Dit mag niet doorgaan. De aanvrager kan bezwaar maken.")),
    (r"\b(ingetrokken|buiten behandeling)", gettext_lazy("Deze aanvraag gaat niet door.")),
    (r"\bverleng", gettext_lazy("De overheid neemt meer tijd om te beslissen.")),
    (
        r"\b(verleend|verleende|verkeersbesluit)",
        gettext_lazy("Dit is besloten. Bent u het er niet mee eens? In het bericht staat hoe u bezwaar maakt."),
    ),
)


def explain(bekendmaking: Bekendmaking) -> str:
    """How far it is and what one can do now; empty when its title does not say."""
    titel = bekendmaking.titel.lower()
    return next((str(zin) for patroon, zin in _STANDEN if re.search(patroon, titel)), "")
