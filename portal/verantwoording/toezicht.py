"""What staff of one organisation did, for the privacy officer of that organisation and for nobody else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from portal.core.betrokkene import Betrokkene
from portal.lezen.router import may_be_old
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.services import DOEL_LOGBOEK
from portal.verantwoording.sleutels import pseudoniemen

__all__ = ["Loketregel", "list_loketregels"]

# A read is written down after it was done: its row may be a page's time later than its record.
_UITLOOP = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Loketregel:
    """One row of the audit log.

    Args:
        volgnummer: its place in the chain.
        wanneer: when.
        wie: the employee, as the pseudonym of the audit log.
        actie: "gelezen", what kind of thing was done, or what the event is called.
        resultaat: how it ended.
        activiteit: the purpose; empty for an event without one.
        object: what was read or done, and where.
        herkomst: the channel; at the counter it names the contact.
        trace_id: what was read for one page has the same one.
        betrokkene: about whom, as the pseudonym of the logbook; empty for what is about nobody.
    """

    volgnummer: int
    wanneer: datetime
    wie: str
    actie: str
    resultaat: str
    activiteit: str
    object: str
    herkomst: str
    trace_id: str
    betrokkene: str


def list_loketregels(
    *,
    organisatie: str,
    vanaf: datetime,
    tot: datetime,
    wie: Collection[str] = (),
    over: Betrokkene | None = None,
    activiteit: str = "",
    actie: str = "",
    herkomst: str = "",
    operatie: str = "",
    at_most: int,
) -> list[Loketregel]:
    """Newest first.

    Args:
        organisatie: whose employees, by the name under which they act.
        vanaf: the first moment.
        tot: the first moment that is not in it.
        wie: pseudonyms of the audit log; none is everybody of the organisation.
        over: only what is about this person or company.
        activiteit: only this purpose.
        actie: only this action.
        herkomst: only from this channel, as it stands in the log.
        operatie: only this operation.
        at_most: so many rows.
    """
    # Somebody of another company who acts under a machtiging has one: an organisation that acts by itself has none.
    regels = AuditRegel.objects.filter(
        organisatie=organisatie, machtiging="", tijdstip__gte=vanaf, tijdstip__lt=tot
    ).exclude(organisatie="")
    keuze = {"handelende__in": wie, "activiteit": activiteit, "actie": actie, "herkomst": herkomst}
    keuze["operation_id"] = operatie
    regels = regels.filter(**{veld: waarde for veld, waarde in keuze.items() if waarde})
    if over is not None:
        regels = regels.filter(operation_id__in=_operaties(over, vanaf=vanaf)).exclude(operation_id="")
    # A year of one organisation is a heavy question, and what was done a second ago can come with the next look.
    with may_be_old():
        gevonden = list(regels.order_by("-volgnummer")[:at_most])
        over_wie = dict(
            Verwerking.objects.filter(
                operation_id__in=[regel.operation_id for regel in gevonden if regel.operation_id]
            ).values_list("operation_id", "data_subject_id")
        )
    return [_loketregel(regel, over_wie.get(regel.operation_id, "")) for regel in gevonden]


def _operaties(betrokkene: Betrokkene, *, vanaf: datetime) -> QuerySet[Verwerking, str]:
    return Verwerking.objects.filter(
        data_subject_id__in=pseudoniemen(betrokkene, doel=DOEL_LOGBOEK), end_time__gte=vanaf - _UITLOOP
    ).values_list("operation_id", flat=True)


def _loketregel(regel: AuditRegel, betrokkene: str) -> Loketregel:
    return Loketregel(
        volgnummer=regel.volgnummer,
        wanneer=regel.tijdstip,
        wie=regel.handelende,
        actie=regel.actie,
        resultaat=regel.resultaat,
        activiteit=regel.activiteit,
        object=regel.object,
        herkomst=regel.herkomst,
        trace_id=regel.trace_id,
        betrokkene=betrokkene,
    )
