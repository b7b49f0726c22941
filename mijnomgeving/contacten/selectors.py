"""What a person and organisations said to each other, over all organisations."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.afspraken.selectors import Getoond, show_afspraken, vragen_afspraken
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.registry import contacten_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.pagina import Lezing
from portal.core.betrokkene import Betrokkene
from portal.core.machtiging import Dienst
from portal.core.resultaat import SourceResult
from portal.toegang.persoon import Sessiepersoon

GEGEVENS = gettext_noop("uw contacten")


@dataclass(frozen=True, slots=True)
class ContactenLijst:
    """All contacts, newest first and those without a moment last, with the organisations that did not answer.

    `afspraken` holds the appointments that are still to come, the first one first.
    """

    contacten: tuple[Contactmoment, ...]
    ontbreekt: tuple[SourceResult[Sequence[object]], ...]
    gevraagd: tuple[str, ...]
    afspraken: tuple[Getoond, ...] = ()

    @property
    def wacht(self) -> int:
        """To how many an organisation still has to come back."""
        return sum(contact.wacht_op_antwoord for contact in self.contacten)


def vragen_contacten(persoon: Sessiepersoon) -> list[Vraag[tuple[Contactmoment, ...]]]:
    """The question to each organisation for its contacts with the betrokkene of this session."""
    return vragen_contacten_met(persoon.betrokkene, dienst=dienst_van(persoon))


def vragen_contacten_met(betrokkene: Betrokkene, *, dienst: Dienst) -> list[Vraag[tuple[Contactmoment, ...]]]:
    """The question to each organisation for its contacts with this betrokkene, as part of this service."""
    return [
        Vraag(
            bron=bron.naam,
            gegevens=GEGEVENS,
            stel=partial(bron.list_contactmomenten, betrokkene),
            dienst=dienst,
            bewaar=Bewaren("contactmomenten", tuple[Contactmoment, ...]),
            onderdeel="contacten",
        )
        for bron in contacten_bronnen()
    ]


def read_contacten(lezing: Lezing) -> ContactenLijst:
    """Ask every organisation at once."""
    vragen = vragen_contacten(lezing.persoon)
    afspraakvragen = vragen_afspraken(lezing.betrokkene, dienst_van(lezing.persoon))
    antwoorden = lezing.read(*vragen, *afspraakvragen)
    samen, afspraken = antwoorden.samen(vragen), antwoorden.samen(afspraakvragen)
    op_tijd = sorted(samen.data, key=lambda contact: contact.op.timestamp() if contact.op else 0.0, reverse=True)
    return ContactenLijst(
        contacten=tuple(op_tijd),
        ontbreekt=list_ontbreekt(*samen.ontbreekt, *afspraken.ontbreekt),
        gevraagd=tuple(vraag.bron for vraag in vragen),
        afspraken=show_afspraken(afspraken.data, lezing),
    )


def dienst_van(persoon: Sessiepersoon) -> Dienst:
    """A contact is about a zaak as much as it is a message: a machtiging for either shows it."""
    machtiging = persoon.machtiging
    return "berichten" if machtiging and machtiging.covers(frozenset({"berichten"})) else "zaken"
