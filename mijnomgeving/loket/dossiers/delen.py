"""What is in a dossier: agreements, actions, notes and documents."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.dossiers.doener import Doener
from mijnomgeving.loket.dossiers.models import Dossierdeel, Dossiergebeurtenis
from mijnomgeving.loket.dossiers.rechten import Onderdeel
from mijnomgeving.loket.dossiers.services import (
    KanNietMeer,
    NietToegestaan,
    find_toegang,
    lock,
    note,
    require,
    tell_inwoner,
)
from mijnomgeving.loket.dossiers.zegel import seal_tekst

MEESTE = 200
"""More than this in one dossier, nobody can oversee."""
INWONER: Final = "inwoner"
"""In the place of an OIN: an action that the person does."""
# What a person adds; agreements are made together, at the counter.
VAN_INWONER = frozenset({Dossierdeel.Soort.NOTITIE, Dossierdeel.Soort.DOCUMENT, Dossierdeel.Soort.ACTIE})
_GEDAAN = {
    Dossierdeel.Soort.AFSPRAAK: gettext_noop("een afspraak in uw dossier geschreven"),
    Dossierdeel.Soort.ACTIE: gettext_noop("een actie in uw dossier geschreven"),
    Dossierdeel.Soort.NOTITIE: gettext_noop("een notitie in uw dossier geschreven"),
    Dossierdeel.Soort.DOCUMENT: gettext_noop("een document in uw dossier gezet"),
}


@dataclass(frozen=True, slots=True)
class Nieuw:
    """What somebody adds.

    Args:
        soort: which part it belongs to.
        tekst: what it says; of a document its name.
        waar: of a document: where it lies, for the dossier holds no copy.
        eigenaar: of an action: the OIN of who does it, or `INWONER`.
        uiterlijk: of an action: the last day.
    """

    soort: Dossierdeel.Soort
    tekst: str
    waar: str = ""
    eigenaar: str = ""
    uiterlijk: date | None = None


class TeVeel(ValueError):
    """The dossier holds more than anybody can oversee."""


@transaction.atomic
def add(*, doener: Doener, dossier_id: UUID, nieuw: Nieuw) -> Dossierdeel:
    """Add this to the dossier, for everybody who may read that part; the person sees all of it.

    Raises:
        NietToegestaan: the right does not reach it, or the action is for an organisation that takes no part.
        KanNietMeer: the dossier is closed.
        TeVeel: the dossier is full.
    """
    dossier = lock(dossier_id, doener)
    if doener.is_inwoner:
        mag = nieuw.soort in VAN_INWONER and nieuw.eigenaar in {"", INWONER}
    else:
        mag = require(dossier, doener).may_write(Onderdeel(nieuw.soort.value))
    if nieuw.eigenaar not in {"", INWONER}:
        ander = find_toegang(dossier, nieuw.eigenaar)
        mag = mag and ander is not None and ander.partij.holds(ander.vandaag)
    if not mag:
        raise NietToegestaan
    if dossier.delen.count() >= MEESTE:
        raise TeVeel
    deel_id = uuid4()
    deel = Dossierdeel.objects.create(
        deel_id=deel_id,
        dossier=dossier,
        soort=nieuw.soort,
        inhoud=seal_tekst({"tekst": nieuw.tekst, "waar": nieuw.waar}, geheim=str(deel_id)),
        organisatie=doener.organisatie,
        medewerker=doener.medewerker,
        eigenaar=nieuw.eigenaar,
        uiterlijk=nieuw.uiterlijk,
    )
    note(dossier, Dossiergebeurtenis.Soort(nieuw.soort.value), doener)
    doener.log_gedaan(_GEDAAN[nieuw.soort], over=dossier.nummer)
    if nieuw.eigenaar == INWONER:
        tell_inwoner(doener, dossier, str(deel_id))
    return deel


@transaction.atomic
def finish(*, doener: Doener, dossier_id: UUID, deel_id: UUID, klaar: bool) -> Dossierdeel:
    """Say that an action was done, or not after all.

    Raises:
        NietToegestaan: it is another's action, and this party may not write in that part.
        KanNietMeer: there is no such action, or the dossier is closed.
    """
    dossier = lock(dossier_id, doener)
    deel = dossier.delen.filter(pk=deel_id, soort=Dossierdeel.Soort.ACTIE).first()
    if deel is None:
        raise KanNietMeer
    if not _may_finish(deel, doener):
        raise NietToegestaan
    deel.klaar_op = timezone.now() if klaar else None
    deel.save(update_fields=["klaar_op"])
    note(dossier, Dossiergebeurtenis.Soort.KLAAR if klaar else Dossiergebeurtenis.Soort.ACTIES, doener)
    doener.log_gedaan(gettext_noop("een actie in uw dossier bijgewerkt"), over=dossier.nummer)
    return deel


def _may_finish(deel: Dossierdeel, doener: Doener) -> bool:
    if doener.is_inwoner:
        return deel.eigenaar == INWONER
    return require(deel.dossier, doener).may_finish(eigenaar=deel.eigenaar)
