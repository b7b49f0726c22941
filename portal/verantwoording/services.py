"""Writing both logs. Who cannot log may not show: every function here writes or raises."""

from collections.abc import Mapping, Sequence

from django.db import DatabaseError, connection, transaction
from django.db.models import AutoField
from django.utils import timezone

from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem, soort_kenmerk
from portal.core.trace import current_trace, operation
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
    "record_action",
    "record_event",
    "record_reads",
    "record_reads_velen",
]

DOEL_LOGBOEK = "logboek"
DOEL_AUDIT = "audit"
GELEZEN = "gelezen"
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
    record_reads_velen(activiteit=activiteit, gelezen=[(handelende, betrokkene, gelezen)], herkomst=herkomst)


def record_reads_velen(
    *,
    activiteit: Verwerkingsactiviteit,
    gelezen: Sequence[tuple[Handelende, Betrokkene, Sequence[GelezenBron]]],
    herkomst: str = "portaal",
) -> None:
    """As `record_reads`, about many persons or companies at once: each has records of its own (KWALITEIT B21).

    Args:
        activiteit: why; from the verwerkingenregister.
        gelezen: who looks, about whom, and the reads.
        herkomst: the channel, for the audit log.

    Raises:
        LogboekFout: a log could not be written; neither of them holds anything of this call then.
    """
    verwerkingen: list[Verwerking] = []
    regels: list[AuditRegel] = []
    for handelende, betrokkene, bronnen in gelezen:
        wie, over = _handelende(handelende), _over_wie(betrokkene)
        for bron in bronnen:
            verwerking = _verwerking(bron, activiteit=activiteit, over=over)
            verwerkingen.append(verwerking)
            regels.append(_regel(bron, verwerking, actie=GELEZEN, herkomst=herkomst, wie=wie))
    try:
        with transaction.atomic():
            _insert(verwerkingen)
            _append(regels)
    except DatabaseError as fout:
        raise LogboekFout("the reads could not be logged") from fout


def record_action(
    *,
    handelende: Handelende,
    betrokkene: Betrokkene,
    activiteit: Verwerkingsactiviteit,
    actie: str,
    bron: str,
    wat: str,
    gelukt: bool = True,
    herkomst: str = "portaal",
) -> None:
    """Write in both logs what somebody did about another without reading a source: searched, noted, sent, agreed.

    The betrokkene reads it like a read: by which organisation, when, why, and what.

    Args:
        handelende: who did it.
        betrokkene: about whom.
        activiteit: why; from the verwerkingenregister.
        actie: what kind of thing it is, in one word; not "gelezen".
        bron: the organisation for which, or at which, it was done.
        wat: what was done, in plain Dutch, without a number of a person.
        gelukt: whether it was done.
        herkomst: the channel, for the audit log.

    Raises:
        LogboekFout: a log could not be written; neither of them holds anything of this call then.
        ValueError: a read goes to `record_reads`.
    """
    if actie == GELEZEN:
        raise ValueError("a read is logged by record_reads")
    nu = timezone.now()
    with operation() as trace:
        gedaan = GelezenBron(bron=bron, gegevens=wat[:200], gelukt=gelukt, begonnen=nu, geeindigd=nu, trace=trace)
    verwerking = _verwerking(gedaan, activiteit=activiteit, over=_over_wie(betrokkene))
    regel = _regel(gedaan, verwerking, actie=actie, herkomst=herkomst, wie=_handelende(handelende))
    try:
        with transaction.atomic():
            _insert([verwerking])
            _append([regel])
    except DatabaseError as fout:
        raise LogboekFout("the action could not be logged") from fout


def record_event(
    *,
    actie: str,
    resultaat: str,
    handelende: Handelende | None = None,
    over: str = "",
    herkomst: str = "portaal",
    activiteit: Verwerkingsactiviteit | None = None,
) -> None:
    """Write one audit row for what is no read: logging in, being refused, logging out.

    Args:
        actie: what happened.
        resultaat: how it ended.
        handelende: who did it; None for what nobody in particular did.
        over: what it is about, without a number of a person.
        herkomst: the channel.
        activiteit: why, for what belongs to a purpose.

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
                        activiteit=activiteit.id if activiteit else "",
                        object=over,
                        trace_id=trace.trace_id if trace else "",
                        **_handelende(handelende),
                    )
                ]
            )
    except DatabaseError as fout:
        raise LogboekFout("the event could not be logged") from fout


def _over_wie(betrokkene: Betrokkene) -> dict[str, str]:
    return {
        "data_subject_id": pseudoniem(betrokkene, doel=DOEL_LOGBOEK, sleutel=pseudoniem_sleutels()[0]),
        "data_subject_id_type": soort_kenmerk(betrokkene),
    }


def _regel(
    bron: GelezenBron, verwerking: Verwerking, *, actie: str, herkomst: str, wie: Mapping[str, str]
) -> AuditRegel:
    return AuditRegel(
        actie=actie,
        resultaat="gelukt" if bron.gelukt else "mislukt",
        herkomst=herkomst,
        activiteit=verwerking.processing_activity_id,
        object=f"{bron.bron}: {bron.gegevens}"[:200],
        trace_id=verwerking.trace_id,
        operation_id=verwerking.operation_id,
        verwerking_hash=hash_verwerking(verwerking),
        **wie,
    )


def _verwerking(bron: GelezenBron, *, activiteit: Verwerkingsactiviteit, over: Mapping[str, str]) -> Verwerking:
    return Verwerking(
        trace_id=bron.trace.trace_id,
        operation_id=bron.trace.operation_id,
        status_code=Verwerking.Status.OK if bron.gelukt else Verwerking.Status.ERROR,
        name=f"{activiteit.id}: {bron.bron}"[:200],
        start_time=bron.begonnen,
        end_time=bron.geeindigd,
        processing_activity_id=activiteit.id,
        bron=bron.bron,
        gegevens=bron.gegevens,
        **over,
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
    # Never before the row before it, whichever machine's clock runs ahead: a month is one run of the chain.
    tijdstip = max(timezone.now(), kop.tijdstip) if kop.tijdstip else timezone.now()
    kop.tijdstip = tijdstip
    for regel in regels:
        regel.volgnummer, regel.vorige_hmac = kop.volgnummer + 1, kop.hmac
        regel.tijdstip, regel.sleutel_id = tijdstip, kop.sleutel_id
        regel.hmac = sign_regel(regel, sleutel=sleutel)
        kop.volgnummer, kop.hmac = regel.volgnummer, regel.hmac
    _insert(regels)
    kop.handtekening = sign_kop(kop, sleutel=sleutel)
    kop.save()


def _insert(rijen: Sequence[Verwerking] | Sequence[AuditRegel]) -> None:
    """Add rows by COPY: the list of an office writes hundreds at once, which an INSERT prepares field by field.

    Raises:
        DatabaseError: they could not be written.
    """
    if not rijen:
        return
    meta = rijen[0]._meta  # noqa: SLF001 - Django documents it under this name
    kolommen = {str(veld.column): veld.attname for veld in meta.concrete_fields if not isinstance(veld, AutoField)}
    opdracht = f"COPY {meta.db_table} ({', '.join(kolommen)}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(opdracht) as copy:
        for rij in rijen:
            copy.write_row([getattr(rij, naam) for naam in kolommen.values()])
