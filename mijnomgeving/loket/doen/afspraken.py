"""Appointments of the person: those that may be seen, free moments, and making, moving and cancelling one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, now

from mijnomgeving.afspraken.selectors import vragen_afspraken
from mijnomgeving.bronnen.afspraken.models import Afspraak, Afspraaksoort, Vrij
from mijnomgeving.bronnen.afspraken.port import AfsprakenBron
from mijnomgeving.bronnen.deur import list_ontbreekt
from mijnomgeving.bronnen.registry import afspraken_bronnen
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.gedaan import note_gedaan
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.deadline import Deadline
from portal.core.resultaat import SourceResult
from portal.core.trace import operation
from portal.outbound.service import as_result, run_together
from portal.verantwoording.services import record_event

# More choices than this nobody reads; later ones come with a later first day.
_VOORUIT = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Eigen:
    """The appointments that the caseworker may see, and which agendas are silent now."""

    afspraken: tuple[tuple[str, Afspraak], ...]
    ontbreekt: tuple[SourceResult[object], ...]

    def find(self, sleutel: str) -> Afspraak | None:
        """The one with this key."""
        return next((afspraak for deze, afspraak in self.afspraken if deze == sleutel), None)


def read_eigen(lezing: LoketLezing) -> Eigen:
    """The appointments of the person, with opaque keys, the first one first; logged as every read."""
    vragen = vragen_afspraken(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    komend = [afspraak for afspraak in samen.data if afspraak.einde >= lezing.begonnen]
    op_tijd = sorted(komend, key=lambda afspraak: afspraak.begin)
    return Eigen(tuple((sleutel_van(lezing.lopend, een), een) for een in op_tijd), list_ontbreekt(*samen.ontbreekt))


def sleutel_van(lopend: Lopend, afspraak: Afspraak) -> str:
    """What names an appointment in an address of this contact, and nowhere else (KWALITEIT B12, B13)."""
    tekst = f"{lopend.contact.pk} {afspraak.bron} {afspraak.afspraak_id} {settings.SECRET_KEY}"
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def list_agendas() -> Sequence[AfsprakenBron]:
    """The organisations at which one can make an appointment."""
    return afspraken_bronnen()


def find_agenda(naam: str) -> AfsprakenBron | None:
    """The agenda of this organisation; None when it has none here."""
    return next((bron for bron in afspraken_bronnen() if bron.naam == naam), None)


def read_soorten(bron: AfsprakenBron, deadline: Deadline) -> SourceResult[tuple[Afspraaksoort, ...]]:
    """What one can come for; nothing of a person."""
    [resultaat] = run_together(
        as_result(bron.naam, bron.list_soorten(deadline=deadline), deadline=deadline), deadline=deadline
    )
    return resultaat


def read_vrij(
    bron: AfsprakenBron, soort: str, *, vanaf: date | None, deadline: Deadline
) -> SourceResult[tuple[Vrij, ...]]:
    """When there is room in the days from this one on; nothing of a person."""
    eerste = max(vanaf or localdate(), localdate())
    vraag = bron.list_vrij(soort, vanaf=eerste, tot=eerste + _VOORUIT, deadline=deadline)
    [resultaat] = run_together(as_result(bron.naam, vraag, deadline=deadline), deadline=deadline)
    return resultaat


def book(
    *, lopend: Lopend, bron: AfsprakenBron, soort: Afspraaksoort, begin: datetime, sleutel: UUID, nummer: str = ""
) -> Afspraak:
    """Make an appointment, or move the one with this number; the same form once more does nothing more.

    The agenda is asked at once and not through the outbox: only it knows whether the moment is still free, and the
    person waits to hear it. The number is ours, so that who does not hear the answer can ask again.

    Raises:
        NietVrij: somebody else chose that moment first.
        BronFout: the agenda does not say whether it was done; ask again with the same key.
        LogboekFout: it could not be logged; the agenda was not asked then.
    """
    if lopend.betrokkene is None:
        raise ValueError("a contact without a person")
    afspraak_id = nummer or str(uuid5(lopend.contact.pk, str(sleutel)))
    _log_first(lopend, "afspraak vastleggen", bron.naam)
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    vraag = partial(bron.book, lopend.betrokkene, afspraak_id=afspraak_id, soort=soort.code, begin=begin)
    with operation():
        [afspraak] = run_together(vraag(deadline=deadline), deadline=deadline)
    titel = f"{afspraak.onderwerp}, {show_moment(afspraak.begin)}"
    note_gedaan(lopend=lopend, soort=Gedaan.Soort.AFSPRAAK, sleutel=sleutel, titel=titel, bron=bron.naam)
    return afspraak


def cancel(*, lopend: Lopend, afspraak: Afspraak, sleutel: UUID) -> None:
    """Cancel an appointment; once more changes nothing.

    Raises:
        BronFout: the agenda does not say whether it was done.
        LogboekFout: it could not be logged.
    """
    bron = find_agenda(afspraak.bron)
    if bron is None:
        return
    _log_first(lopend, "afspraak afzeggen", bron.naam)
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    with operation():
        run_together(bron.cancel(afspraak.afspraak_id, deadline=deadline), deadline=deadline)
    titel = f"{afspraak.onderwerp}, {show_moment(afspraak.begin)}"
    note_gedaan(lopend=lopend, soort=Gedaan.Soort.AFSPRAAK_WEG, sleutel=sleutel, titel=titel, bron=afspraak.bron)


def _log_first(lopend: Lopend, actie: str, bron: str) -> None:
    """Who cannot log may not ask: what is asked stands there before the agenda hears it (KWALITEIT B21)."""
    record_event(
        actie=actie,
        resultaat="gevraagd",
        handelende=lopend.medewerker.handelende,
        over=bron,
        herkomst=herkomst_of(lopend.contact.pk),
        activiteit=lopend.doel,
    )


def show_moment(moment: datetime) -> str:
    """A moment in words: "dinsdag 24 november 2026 om 9.30 uur"."""
    hier = localtime(moment)
    return f"{date_format(hier, 'l j F Y')} om {hier:%H.%M} uur"


def show_keuzes(momenten: Sequence[Vrij]) -> list[tuple[str, str]]:
    """The moments that are still to come, as choices of a form."""
    nu = now()
    return [(moment.begin.isoformat(), show_moment(moment.begin)) for moment in momenten if moment.begin > nu]
