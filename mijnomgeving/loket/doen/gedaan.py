"""Writing down what was done in a contact, in the same transaction as the thing itself: list, and both logs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.services import DOEL_BETROKKENE
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_action
from portal.verantwoording.sleutels import pseudoniemen

_DOEL = "loket gedaan"
# What the person reads in the log, by kind.
_IN_LOGBOEK = {
    Gedaan.Soort.NOTITIE: gettext_noop("een notitie over uw gesprek gemaakt"),
    Gedaan.Soort.ZAAK: gettext_noop("samen met u iets verstuurd over uw zaak"),
    Gedaan.Soort.TAAK: gettext_noop("samen met u een taak gedaan"),
    Gedaan.Soort.AFSPRAAK: gettext_noop("een afspraak voor u gemaakt of verzet"),
    Gedaan.Soort.AFSPRAAK_WEG: gettext_noop("een afspraak voor u afgezegd"),
    Gedaan.Soort.TERUGBELLEN: gettext_noop("opgeschreven dat iemand u terugbelt"),
    Gedaan.Soort.BERICHT: gettext_noop("u een bericht gestuurd"),
    Gedaan.Soort.BRIEF: gettext_noop("een brief voor u gemaakt"),
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that was done, as pages and the summary show it.

    Args:
        soort: what kind of thing, in words.
        titel: what it was.
        bron: at which organisation.
        nummer: of the inzending, to find its receipt; empty when there is none.
    """

    soort: str
    titel: str
    bron: str
    nummer: str
    wanneer: datetime
    sleutel: UUID
    code: str


def betrokkene_kenmerken(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms the counter keeps this person or company."""
    return pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)


@transaction.atomic
def note_gedaan(*, lopend: Lopend, soort: Gedaan.Soort, sleutel: UUID, titel: str, bron: str, nummer: str = "") -> bool:
    """Write down that this was done; False when it stands there already, and then nothing is logged again.

    Raises:
        LogboekFout: it could not be logged; nothing is kept then.
        ValueError: nobody was found in this contact.
    """
    contact, medewerker = lopend.contact, lopend.medewerker
    if lopend.betrokkene is None:
        raise ValueError("a contact without a person")
    rij = Gedaan(
        contact_id=contact.pk,
        sleutel=sleutel,
        organisatie=contact.organisatie,
        betrokkene=betrokkene_kenmerken(lopend.betrokkene)[0],
        soort=soort,
        nummer=nummer,
        kop=seal_json({"titel": titel, "bron": bron}, geheim=str(sleutel), doel=_DOEL),
        op=timezone.now(),
    )
    if not Gedaan.objects.bulk_create([rij], ignore_conflicts=True) or not _is_mine(rij):
        return False
    record_action(
        handelende=medewerker.handelende,
        betrokkene=lopend.betrokkene,
        activiteit=lopend.doel,
        actie=soort.value,
        bron=bron,
        wat=_IN_LOGBOEK[soort],
        herkomst=herkomst_of(contact.pk),
    )
    return True


def show_gedaan(rij: Gedaan) -> Regel:
    """One row in words."""
    kop = unseal_json(rij.kop, geheim=str(rij.sleutel), doel=_DOEL)
    soort = Gedaan.Soort(rij.soort)
    return Regel(str(soort.label), kop["titel"], kop["bron"], rij.nummer, rij.op, rij.sleutel, soort.value)


def _is_mine(rij: Gedaan) -> bool:
    """Whether the row that stands there is this one: an earlier one has another content."""
    staat = Gedaan.objects.filter(contact_id=rij.contact_id, sleutel=rij.sleutel).values_list("kop", flat=True)
    return bytes(staat[0]) == rij.kop
