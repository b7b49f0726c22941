"""Beginning a zaak at the own organisation with the person: what it takes, a draft of it, and sending it once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bronnen.registry import zaken_indiener
from mijnomgeving.bronnen.zgw.indienen import Aanvraagsoort
from mijnomgeving.concepten.selectors import find_concept
from mijnomgeving.concepten.services import drop_concept, save_concept
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.gedaan import note_gedaan
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.doen.namens import make_loketpersoon, via_loket
from mijnomgeving.vergunningen.acties import VERZOEK
from portal.core.deadline import Deadline
from portal.core.resultaat import Available
from portal.outbound.service import as_result, run_together

_CONCEPT, _OMSCHRIJVING = "loket aanvraag", 80


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """What was filled in together, to check.

    Args:
        sleutel: changes with every change, so that nothing is sent that was not seen.
        zaaktype: the address of the kind of zaak.
        soort: what that kind is called.
        tekst: what the person asks for.
    """

    sleutel: UUID
    zaaktype: str
    soort: str
    tekst: str
    bestanden: tuple[Bestandsinhoud, ...]

    def kopie(self, lopend: Lopend) -> list[tuple[str, str]]:
        """Label and value of what is sent."""
        return [("Aanvraag", self.soort), ("Wat wordt er gevraagd?", self.tekst), via_loket(lopend)]


def list_soorten(lopend: Lopend) -> tuple[Aanvraagsoort, ...] | None:
    """What one can apply for at the own organisation; None when it does not answer now."""
    bron = lopend.medewerker.organisatie.naam
    indiener = zaken_indiener(bron)
    if indiener is None:
        return ()
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    [antwoord] = run_together(
        as_result(bron, indiener.list_aanvraagsoorten(deadline=deadline), deadline=deadline), deadline=deadline
    )
    return antwoord.data if isinstance(antwoord, Available) else None


def keep_aanvraag(lopend: Lopend, velden: dict[str, Any], soort: str, bestanden: tuple[Bestandsinhoud, ...]) -> None:
    """Keep it as a draft of this contact."""
    save_concept(
        persoon=make_loketpersoon(lopend),
        soort=_CONCEPT,
        over=lopend.contact.pk.hex,
        titel=soort,
        naar="/loket/",
        velden={"zaaktype": velden["zaaktype"], "tekst": velden["tekst"], "soort": soort, "sleutel": str(uuid4())},
        bestanden=bestanden,
    )


def find_aanvraag(lopend: Lopend) -> Aanvraag | None:
    """The draft of this contact; None when there is none."""
    concept = find_concept(persoon=make_loketpersoon(lopend), soort=_CONCEPT, over=lopend.contact.pk.hex)
    if concept is None:
        return None
    velden = concept.velden
    return Aanvraag(
        UUID(velden["sleutel"]), velden["zaaktype"], velden["soort"], velden["tekst"], tuple(concept.bestanden)
    )


@transaction.atomic
def send_aanvraag(lopend: Lopend, aanvraag: Aanvraag) -> Inzending:
    """Send it once; it stands in the contact and in both logs.

    Raises:
        LogboekFout: it could not be logged; nothing was sent.
    """
    persoon, bron = make_loketpersoon(lopend), lopend.medewerker.organisatie.naam
    kopie = aanvraag.kopie(lopend)
    inzending = submit(
        persoon=persoon,
        soort=Soort.AANVRAAG,
        bezorger=VERZOEK,
        bestemming=bron,
        onderwerp=aanvraag.soort,
        kopie=kopie,
        opdracht={
            "bron": bron,
            "zaaktype": aanvraag.zaaktype,
            "omschrijving": aanvraag.soort[:_OMSCHRIJVING],
            "kop": "Aanvraag",
            "regels": kopie,
            "over": "",
            "vestiging": "",
        },
        bestanden=aanvraag.bestanden,
        sleutel=aanvraag.sleutel,
        dienst="zaken",
    )
    drop_concept(persoon=persoon, soort=_CONCEPT, over=lopend.contact.pk.hex)
    if not inzending.herhaald:
        note_gedaan(
            lopend=lopend,
            soort=Gedaan.Soort.ZAAK,
            sleutel=inzending.sleutel,
            titel=f"Aanvraag: {aanvraag.soort}",
            bron=bron,
            nummer=inzending.nummer,
        )
    return inzending
