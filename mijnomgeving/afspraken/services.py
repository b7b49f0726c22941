"""Cancelling an appointment for the person who asks so."""

from django.conf import settings

from mijnomgeving.bronnen.afspraken.models import Afspraak
from mijnomgeving.bronnen.registry import afspraken_bronnen
from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound.service import Onbereikbaar, run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event


def cancel(*, persoon: Sessiepersoon, afspraak: Afspraak) -> None:
    """Cancel it at its organisation; once more changes nothing.

    Raises:
        BronFout: the organisation does not say whether it was done; ask again.
        LogboekFout: it could not be logged; nothing was asked then.
    """
    bron = next((een for een in afspraken_bronnen() if een.naam == afspraak.bron), None)
    if bron is None:
        raise Onbereikbaar(afspraak.bron, "not in the settings")
    record_event(actie="afspraak afgezegd", resultaat="gevraagd", handelende=persoon.partij, over=afspraak.bron)
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    with operation():
        run_together(bron.cancel(afspraak.afspraak_id, deadline=deadline), deadline=deadline)
