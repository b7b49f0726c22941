"""What a person and organisations said to each other, over all organisations."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.registry import contacten_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.pagina import Lezing
from portal.core.machtiging import Dienst
from portal.core.resultaat import SourceResult
from portal.toegang.persoon import Sessiepersoon

GEGEVENS = gettext_noop("uw contacten")


@dataclass(frozen=True, slots=True)
class ContactenLijst:
    """All contacts, newest first and those without a moment last, with the organisations that did not answer."""

    contacten: tuple[Contactmoment, ...]
    ontbreekt: tuple[SourceResult[Sequence[Contactmoment]], ...]
    gevraagd: tuple[str, ...]

    @property
    def wacht(self) -> int:
        """To how many an organisation still has to come back."""
        return sum(contact.wacht_op_antwoord for contact in self.contacten)


def vragen_contacten(persoon: Sessiepersoon) -> list[Vraag[tuple[Contactmoment, ...]]]:
    """The question to each organisation for its contacts with this betrokkene."""
    return [
        Vraag(
            bron=bron.naam,
            gegevens=GEGEVENS,
            stel=partial(bron.list_contactmomenten, persoon.betrokkene),
            dienst=_dienst(persoon),
            bewaar=Bewaren("contactmomenten", tuple[Contactmoment, ...]),
        )
        for bron in contacten_bronnen()
    ]


def read_contacten(lezing: Lezing) -> ContactenLijst:
    """Ask every organisation at once."""
    vragen = vragen_contacten(lezing.persoon)
    samen = lezing.read(*vragen).samen(vragen)
    op_tijd = sorted(samen.data, key=lambda contact: contact.op.timestamp() if contact.op else 0.0, reverse=True)
    return ContactenLijst(
        contacten=tuple(op_tijd),
        ontbreekt=list_ontbreekt(*samen.ontbreekt),
        gevraagd=tuple(vraag.bron for vraag in vragen),
    )


def _dienst(persoon: Sessiepersoon) -> Dienst:
    """A contact is about a zaak as much as it is a message: a machtiging for either shows it."""
    machtiging = persoon.machtiging
    return "berichten" if machtiging and machtiging.covers(frozenset({"berichten"})) else "zaken"
