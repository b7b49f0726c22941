"""Writing both logs. Who cannot log may not show: every function here writes or raises."""

from collections.abc import Sequence

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem, soort_kenmerk
from portal.core.trace import current_trace
from portal.verantwoording.keten import BEGIN, hash_verwerking, sign_kop, sign_regel
from portal.verantwoording.models import AuditKop, AuditRegel, Verwerking
from portal.verantwoording.partijen import GelezenBron, Handelende, HandelendeOrganisatie, Vertegenwoordiger
from portal.verantwoording.sleutels import audit_sleutels, pseudoniem_sleutels
from portal.verantwoording.verwerkingenregister import Verwerkingsactiviteit

__all__ = [
    "GelezenBron",
    "Handelende",
    "HandelendeOrganisatie",
    "LogboekFout",
    "Vertegenwoordiger",
    "record_event",
    "record_reads",
]

DOEL_LOGBOEK = "logboek"
DOEL_AUDIT = "audit"
_LOCK = "verantwoording:keten"


class LogboekFout(Exception):
    """The logs could not be written, so the data may not be shown (KWALITEIT B21)."""


def record_reads(
    *,
    handelende: Handelende,
    betrokkene: Betrokkene,
    activiteit: Verwerkingsactiviteit,
    gelezen: Sequence[GelezenBron],
    herkomst: str = "portaal",
) -> None:
    """Write one logbook record and one audit row for each source read, all or nothing.

    Args:
        handelende: who looks: the person self, somebody with a machtiging, or an organisation by an employee.
        betrokkene: about whom.
        activiteit: why; from the verwerkingenregister.
        gelezen: the reads; one that failed is recorded as well, since the question itself told the source something.
        herkomst: the channel, for the audit log.

    Raises:
        LogboekFout: a log could not be written; neither of them holds anything of this call then.
    """
    try:
        with transaction.atomic():
            verwerkingen = Verwerking.objects.bulk_create(
                [_verwerking(bron, betrokkene=betrokkene, activiteit=activiteit) for bron in gelezen]
            )
            _append(
                [
                    AuditRegel(
                        actie="gelezen",
                        resultaat="gelukt" if verwerking.status_code == Verwerking.Status.OK else "mislukt",
                        herkomst=herkomst,
                        activiteit=activiteit.id,
                        object=f"{verwerking.bron}: {verwerking.gegevens}"[:200],
                        trace_id=verwerking.trace_id,
                        operation_id=verwerking.operation_id,
                        verwerking_hash=hash_verwerking(verwerking),
                        **_handelende(handelende),
                    )
                    for verwerking in verwerkingen
                ]
            )
    except DatabaseError as fout:
        raise LogboekFout("the reads could not be logged") from fout


def record_event(
    *,
    actie: str,
    resultaat: str,
    handelende: Handelende | None = None,
    over: str = "",
    herkomst: str = "portaal",
) -> None:
    """Write one audit row for what is no read: logging in, being refused, logging out.

    Raises:
        LogboekFout: the row could not be written.
    """
    trace = current_trace()
    try:
        with transaction.atomic():
            _append(
                [
                    AuditRegel(
                        actie=actie,
                        resultaat=resultaat,
                        herkomst=herkomst,
                        object=over,
                        trace_id=trace.trace_id if trace else "",
                        **_handelende(handelende),
                    )
                ]
            )
    except DatabaseError as fout:
        raise LogboekFout("the event could not be logged") from fout


def _verwerking(bron: GelezenBron, *, betrokkene: Betrokkene, activiteit: Verwerkingsactiviteit) -> Verwerking:
    return Verwerking(
        trace_id=bron.trace.trace_id,
        operation_id=bron.trace.operation_id,
        status_code=Verwerking.Status.OK if bron.gelukt else Verwerking.Status.ERROR,
        name=f"{activiteit.id}: {bron.bron}"[:200],
        start_time=bron.begonnen,
        end_time=bron.geeindigd,
        processing_activity_id=activiteit.id,
        data_subject_id=pseudoniem(betrokkene, doel=DOEL_LOGBOEK, sleutel=pseudoniem_sleutels()[0]),
        data_subject_id_type=soort_kenmerk(betrokkene),
        bron=bron.bron,
        gegevens=bron.gegevens,
    )


def _handelende(handelende: Handelende | None) -> dict[str, str]:
    if handelende is None:
        return {}
    if isinstance(handelende, HandelendeOrganisatie):
        return {"handelende": handelende.pseudoniem(pseudoniem_sleutels()[0]), "organisatie": handelende.naam}
    if isinstance(handelende, Vertegenwoordiger):
        rol = {"machtiging": handelende.soort, "organisatie": handelende.organisatie[:200]}
        return _handelende(handelende.handelende) | rol
    return {"handelende": pseudoniem(handelende, doel=DOEL_AUDIT, sleutel=pseudoniem_sleutels()[0])}


def _append(regels: Sequence[AuditRegel]) -> None:
    """Add rows at the end of the chain; until commit nobody else adds any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
    kop = AuditKop.objects.filter(pk=1).first() or AuditKop(pk=1, volgnummer=0, hmac=BEGIN)
    kop.sleutel_id, sleutel = next(iter(audit_sleutels().items()))
    tijdstip = timezone.now()
    for regel in regels:
        regel.volgnummer, regel.vorige_hmac = kop.volgnummer + 1, kop.hmac
        regel.tijdstip, regel.sleutel_id = tijdstip, kop.sleutel_id
        regel.hmac = sign_regel(regel, sleutel=sleutel)
        kop.volgnummer, kop.hmac = regel.volgnummer, regel.hmac
    AuditRegel.objects.bulk_create(regels)
    kop.handtekening = sign_kop(kop, sleutel=sleutel)
    kop.save()
