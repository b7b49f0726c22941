"""What a holder is writing about a permit: kept as a draft from the form to the check page, and sent from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.urls import reverse

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bronnen.openproduct.models import Actie
from mijnomgeving.concepten.selectors import find_concept
from mijnomgeving.concepten.services import drop_concept, save_concept
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.vergunningen.acties import VERZOEK, VERZOEKEN
from mijnomgeving.vergunningen.forms import Verzoekformulier
from mijnomgeving.vergunningen.wijzer import Wijzer, dump_wijzer, load_wijzer
from portal.toegang.persoon import Sessiepersoon

_OMSCHRIJVING = 80


@dataclass(frozen=True, slots=True)
class Opstel:
    """What was written so far.

    Args:
        sleutel: changes with every change of the text, so that nothing is sent that was not seen.
        getikt: what was typed, by name of the field.
    """

    wijzer: Wijzer
    sleutel: UUID
    getikt: Mapping[str, str]
    bestanden: tuple[Bestandsinhoud, ...]


def find_opstel(persoon: Sessiepersoon, actie: Actie, *, over: str) -> Opstel | None:
    """What this person was writing; None when there is nothing, or nothing that can be read any more."""
    concept = find_concept(persoon=persoon, soort=_soort(actie), over=over)
    if concept is None:
        return None
    velden = dict(concept.velden)
    try:
        wijzer, sleutel = load_wijzer(str(velden.pop("_wijzer"))), UUID(str(velden.pop("_sleutel")))
    except (KeyError, ValueError):
        return None
    return Opstel(wijzer, sleutel, {naam: str(waarde) for naam, waarde in velden.items()}, tuple(concept.bestanden))


def save_opstel(
    persoon: Sessiepersoon,
    actie: Actie,
    *,
    over: str,
    wijzer: Wijzer,
    getikt: Mapping[str, str],
    bestanden: Sequence[Bestandsinhoud] | None,
) -> None:
    """Keep what was written; `bestanden` None keeps the files of before."""
    save_concept(
        persoon=persoon,
        soort=_soort(actie),
        over=over,
        titel=_onderwerp(actie, wijzer),
        naar=reverse("mijn:vergunning_schrijven", args=[over, actie.value]),
        velden={**getikt, "_wijzer": dump_wijzer(wijzer), "_sleutel": str(uuid4())},
        bestanden=bestanden,
    )


def drop_opstel(persoon: Sessiepersoon, actie: Actie, *, over: str) -> None:
    """Throw away what was written."""
    drop_concept(persoon=persoon, soort=_soort(actie), over=over)


def filled_formulier(actie: Actie, opstel: Opstel) -> Verzoekformulier:
    """The form with what was written, as if it were sent now."""
    return Verzoekformulier(opstel.wijzer, actie, data=opstel.getikt)


def send(persoon: Sessiepersoon, actie: Actie, opstel: Opstel, kopie: list[tuple[str, str]], *, over: str) -> Inzending:
    """Send it, and throw the draft away.

    Raises:
        LogboekFout: it could not be logged; nothing was sent.
    """
    verzoek, wijzer = VERZOEKEN[actie], opstel.wijzer
    onderwerp = _onderwerp(actie, wijzer)
    inzending = submit(
        persoon=persoon,
        soort=verzoek.soort,
        bezorger=VERZOEK,
        bestemming=wijzer.bron,
        onderwerp=onderwerp,
        kopie=kopie,
        opdracht={
            "bron": wijzer.bron,
            "zaaktype": wijzer.zaaktype,
            "over": wijzer.over,
            "vestiging": wijzer.vestiging,
            "omschrijving": onderwerp[:_OMSCHRIJVING],
            "kop": str(verzoek.soort.label),
            "regels": kopie,
        },
        bestanden=opstel.bestanden,
        sleutel=opstel.sleutel,
        over=over,
        terug=reverse("mijn:vergunning", args=[over]),
        dienst="zaken",
    )
    drop_opstel(persoon, actie, over=over)
    return inzending


def _onderwerp(actie: Actie, wijzer: Wijzer) -> str:
    return f"{VERZOEKEN[actie].titel}: {wijzer.naam}"


def _soort(actie: Actie) -> str:
    return f"vergunning {actie.value}"
