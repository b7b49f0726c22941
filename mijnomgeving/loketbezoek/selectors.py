"""What caseworkers ask a person, what holds, what was before, and when somebody helped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import DOEL_BETROKKENE
from mijnomgeving.loket.reikwijdte import ONDERDELEN, OVERAL
from mijnomgeving.loket.toestemming.selectors import Vraagbeeld, make_beeld
from mijnomgeving.loketbezoek.models import Stand, Toestemmingsvraag, Weg
from mijnomgeving.loketbezoek.services import needs_getal
from mijnomgeving.loketbezoek.wie import list_pseudoniemen, may_give
from mijnomgeving.loketbezoek.woorden import kanaalnaam, onderdeelnamen
from portal.core.betrokkene import Betrokkene
from portal.core.machtiging import Machtiging
from portal.toegang.medewerkers.medewerker import list_organisaties
from portal.verantwoording.sleutels import pseudoniemen
from portal.verantwoording.verwerkingenregister import REGISTER

EERDER = 25
BEZOEKEN = 25


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question as the person reads it.

    Args:
        beeld: the question with its words.
        mag: the parts that who is logged in may give; fewer than was asked for a representative.
    """

    beeld: Vraagbeeld
    mag: tuple[Onderdeel, ...]

    @property
    def vraag_id(self) -> UUID:
        """Its key in our addresses."""
        return self.beeld.vraag.pk

    @property
    def wie(self) -> str:
        """The organisation that asks."""
        return self.beeld.vraag.organisatienaam

    @property
    def kanaal(self) -> str:
        """Where the person is, or was."""
        return kanaalnaam(self.beeld.vraag.kanaal)

    @property
    def doel(self) -> str:
        """For what it is, in the words of the verwerkingenregister."""
        return doelnaam(self.beeld.vraag.doel)

    @property
    def met_getal(self) -> bool:
        """Whether the number that the caseworker says must be filled in."""
        return needs_getal(self.beeld.vraag)

    @property
    def met_organisaties(self) -> bool:
        """Whether there are organisations to choose: some parts are of no one organisation."""
        return bool(self.beeld.gevraagd.organisaties and set(self.mag) - OVERAL)

    @property
    def wat(self) -> list[str]:
        """What was given, in words; of a question without consent what was asked."""
        gegeven = self.beeld.gegeven
        return onderdeelnamen(gegeven.onderdelen if gegeven else self.beeld.gevraagd.onderdelen)

    @property
    def waar(self) -> tuple[str, ...]:
        """At which organisations; empty when it is of no one organisation."""
        gegeven = self.beeld.gegeven
        return gegeven.organisaties if gegeven else self.beeld.gevraagd.organisaties

    @property
    def hoe(self) -> str:
        """In which way it was given, to stand within a sentence."""
        naam = str(Weg(self.beeld.vraag.weg).label)
        return naam[:1].lower() + naam[1:]

    @property
    def uitkomst(self) -> str:
        """How it ended, in words."""
        vraag = self.beeld.vraag
        if vraag.stand == Stand.GEWEIGERD:
            return _("U gaf geen toestemming")
        if vraag.stand != Stand.GEGEVEN:
            return _("Niet beantwoord")
        return _("U trok de toestemming in") if vraag.ingetrokken_op else _("De toestemming is afgelopen")


@dataclass(frozen=True, slots=True)
class Bezoek:
    """That a caseworker had this person before them."""

    organisatie: str
    kanaal: str
    doel: str
    begonnen_op: datetime
    open: bool


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything about the counter of one person."""

    open: tuple[Vraag, ...]
    geldt: tuple[Vraag, ...]
    eerder: tuple[Vraag, ...]
    bezoeken: tuple[Bezoek, ...]


def doelnaam(doel: str) -> str:
    """A purpose in the language of the page; empty when the register no longer has it."""
    activiteit = REGISTER.get(doel)
    return _(activiteit.doel) if activiteit else ""


def read_overzicht(*, betrokkene: Betrokkene, machtiging: Machtiging | None) -> Overzicht:
    """All questions, sorted by what can still be done with them, and the conversations."""
    found = _of(betrokkene).order_by("-gevraagd_op")
    vragen = _show(found, machtiging)
    return Overzicht(
        open=tuple(vraag for vraag in vragen if vraag.beeld.open),
        geldt=tuple(vraag for vraag in vragen if vraag.beeld.geldt),
        eerder=tuple(vraag for vraag in vragen if not vraag.beeld.open and not vraag.beeld.geldt)[:EERDER],
        bezoeken=list_bezoeken(betrokkene=betrokkene),
    )


def find_vraag(*, betrokkene: Betrokkene, machtiging: Machtiging | None, vraag_id: UUID) -> Vraag | None:
    """This question, when it is of this person; of another's it gives the same as of none."""
    return next(iter(_show(_of(betrokkene).filter(pk=vraag_id), machtiging)), None)


def list_geldend(*, betrokkene: Betrokkene, machtiging: Machtiging | None = None) -> tuple[Vraag, ...]:
    """What holds now; for the page of all consents."""
    nu = timezone.now()
    found = _of(betrokkene).filter(stand=Stand.GEGEVEN, ingetrokken_op=None, tot__gt=nu).order_by("-beantwoord_op")
    return tuple(_show(found, machtiging))


def list_bezoeken(*, betrokkene: Betrokkene) -> tuple[Bezoek, ...]:
    """When a caseworker had this person before them, the newest first."""
    namen = {str(organisatie.oin): organisatie.naam for organisatie in list_organisaties()}
    rijen = Contact.objects.filter(betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE))
    return tuple(
        Bezoek(
            organisatie=namen.get(rij.organisatie, _("Een overheidsorganisatie")),
            kanaal=kanaalnaam(rij.kanaal),
            doel=doelnaam(rij.doel),
            begonnen_op=rij.begonnen_op,
            open=rij.open,
        )
        for rij in rijen.order_by("-begonnen_op")[:BEZOEKEN]
    )


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal holds of this betrokkene's consents at the counter, oldest first (AVG art. 15 and 20)."""
    return [
        {
            "organisatie": vraag.wie,
            "doel": vraag.beeld.vraag.doel,
            "gevraagdOp": vraag.beeld.vraag.gevraagd_op.isoformat(),
            "waarom": vraag.beeld.gevraagd.waarom,
            "gevraagd": {
                "organisaties": list(vraag.beeld.gevraagd.organisaties),
                "onderdelen": sorted(vraag.beeld.gevraagd.onderdelen),
            },
            "stand": vraag.beeld.vraag.stand,
            "beantwoordOp": _iso(vraag.beeld.vraag.beantwoord_op),
            "gegeven": _given(vraag.beeld),
            "geldigTot": _iso(vraag.beeld.vraag.tot),
            "ingetrokkenOp": _iso(vraag.beeld.vraag.ingetrokken_op),
            "soortMachtiging": vraag.beeld.vraag.namens,
        }
        for vraag in _show(_of(betrokkene).order_by("gevraagd_op"), None)
    ]


def _of(betrokkene: Betrokkene) -> QuerySet[Toestemmingsvraag]:
    return Toestemmingsvraag.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))


def _show(rijen: Iterable[Toestemmingsvraag], machtiging: Machtiging | None) -> list[Vraag]:
    beelden = (make_beeld(rij) for rij in rijen)
    return [Vraag(beeld, _may(beeld, machtiging)) for beeld in beelden if beeld]


def _may(beeld: Vraagbeeld, machtiging: Machtiging | None) -> tuple[Onderdeel, ...]:
    gevraagd = beeld.gevraagd.onderdelen
    return tuple(deel for deel in ONDERDELEN if deel in gevraagd and may_give(machtiging, deel))


def _given(beeld: Vraagbeeld) -> dict[str, Any] | None:
    gegeven = beeld.gegeven
    if gegeven is None:
        return None
    return {
        "organisaties": list(gegeven.organisaties),
        "onderdelen": sorted(gegeven.onderdelen),
        "door": gegeven.wie,
        "bewijs": list(gegeven.bewijs),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
