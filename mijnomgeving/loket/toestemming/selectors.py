"""What the person of a contact allowed this organisation to see, at this moment."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from django.db.models import Q
from django.utils import timezone

from mijnomgeving.loket.reikwijdte import DOSSIER, Loketruimte
from mijnomgeving.loketbezoek.inhoud import Gegeven, Gevraagd
from mijnomgeving.loketbezoek.models import Stand, Toestemmingsvraag, Weg
from mijnomgeving.loketbezoek.wie import list_pseudoniemen
from portal.verantwoording.kluis import Onleesbaar

if TYPE_CHECKING:
    from mijnomgeving.loket.contact.lopend import Lopend

__all__ = ["Loketruimte", "Vraagbeeld", "list_ruimte", "list_vragen", "make_beeld"]

logger = structlog.get_logger(__name__)

HOE = {
    Weg.MIJN: "in MijnOmgeving",
    Weg.MAIL: "met een code per e-mail",
    Weg.SMS: "met een code per sms",
    Weg.HIER: "in het gesprek",
}


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """One question for consent as the caseworker sees it; `gegeven` is None until the person gave any."""

    vraag: Toestemmingsvraag
    gevraagd: Gevraagd
    gegeven: Gegeven | None

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.vraag.stand == Stand.GEVRAAGD and self.vraag.vervalt_op > timezone.now()

    @property
    def geldt(self) -> bool:
        """Whether what was given still holds."""
        tot = self.vraag.tot
        return self.gegeven is not None and self.vraag.ingetrokken_op is None and bool(tot and tot > timezone.now())

    @property
    def deels(self) -> bool:
        """Whether less was given than was asked."""
        if self.gegeven is None:
            return False
        minder = set(self.gevraagd.organisaties) - set(self.gegeven.organisaties)
        return bool(minder or self.gevraagd.onderdelen - self.gegeven.onderdelen)


def list_ruimte(*, lopend: "Lopend") -> tuple[Loketruimte, ...]:
    """Everything that the person of this contact allowed this organisation for this purpose, and that holds now.

    Consent is looked up anew at each call: what was withdrawn or ran out is not in it.
    """
    if lopend.betrokkene is None or lopend.contact.beeindigd_op is not None:
        return ()
    return tuple(ruimte for vraag in _holding(lopend) if (ruimte := _make_ruimte(vraag)))


def list_vragen(*, lopend: "Lopend") -> list[Vraagbeeld]:
    """What was asked in this contact, and what this organisation got before and still holds; newest first."""
    if lopend.betrokkene is None:
        return []
    namen, contact = list_pseudoniemen(lopend.betrokkene), lopend.contact
    hier = Q(contact=contact.contact_id, organisatie=contact.organisatie, betrokkene__in=namen)
    eerder = Q(pk__in=[vraag.pk for vraag in _holding(lopend)])
    found = Toestemmingsvraag.objects.filter(hier | eerder).order_by("-gevraagd_op")
    return [beeld for vraag in found if (beeld := make_beeld(vraag))]


def make_beeld(vraag: Toestemmingsvraag) -> Vraagbeeld | None:
    """The question with its words; None when the key of the house no longer opens it."""
    try:
        gevraagd = Gevraagd.unseal(vraag.inhoud, vraag.pk)
        gegeven = Gegeven.unseal(vraag.antwoord, vraag.pk) if vraag.antwoord is not None else None
    except Onleesbaar:
        logger.warning("toestemmingsvraag_unreadable", toestemmingsvraag=str(vraag.pk))
        return None
    return Vraagbeeld(vraag, gevraagd, gegeven)


def _holding(lopend: "Lopend") -> list[Toestemmingsvraag]:
    """What was given and holds: to this organisation, for this purpose, for this contact or until a day."""
    contact, nu = lopend.contact, timezone.now()
    # A dossier keeps the consent for its own parts itself; it opens no source.
    if lopend.betrokkene is None or contact.doel == DOSSIER:
        return []
    found = Toestemmingsvraag.objects.filter(
        Q(contact=contact.contact_id) | Q(tot_dag__isnull=False),
        betrokkene__in=list_pseudoniemen(lopend.betrokkene),
        organisatie=contact.organisatie,
        doel=contact.doel,
        stand=Stand.GEGEVEN,
        ingetrokken_op=None,
        tot__gt=nu,
    )
    return list(found.order_by("beantwoord_op"))


def _make_ruimte(vraag: Toestemmingsvraag) -> Loketruimte | None:
    beeld = make_beeld(vraag)
    if beeld is None or beeld.gegeven is None or vraag.beantwoord_op is None or vraag.tot is None:
        return None
    gegeven = beeld.gegeven
    return Loketruimte(
        # Nothing allowed at any organisation is no 'all'.
        organisaties=frozenset(gegeven.organisaties or {""}),
        onderdelen=gegeven.onderdelen,
        hoe=HOE[Weg(vraag.weg)] + (f", door {gegeven.wie}" if gegeven.wie else ""),
        gegeven_op=vraag.beantwoord_op,
        tot=vraag.tot,
    )
