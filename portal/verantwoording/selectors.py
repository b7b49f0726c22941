"""Reading the logs back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from portal.core.betrokkene import Betrokkene
from portal.lezen.router import may_be_old
from portal.verantwoording.keten import Breuk, find_breuk
from portal.verantwoording.models import AuditKop, AuditRegel, AuditVerzegeling, Verwerking
from portal.verantwoording.services import DOEL_LOGBOEK, GELEZEN
from portal.verantwoording.sleutels import audit_sleutels, pseudoniemen
from portal.verantwoording.verwerkingenregister import REGISTER

__all__ = ["InzageRegel", "check_keten", "find_kop", "find_moment", "list_inzage", "logboek_record"]

_BLOK = 1000


@dataclass(frozen=True, slots=True)
class InzageRegel:
    """One read, as the betrokkene sees it (AVG art. 15).

    Args:
        operation_id: the operation in the trace; it says nothing about anybody.
        wanneer: when.
        bron: the organisation that holds the data.
        gegevens: which data, in plain Dutch.
        doel: why, in plain Dutch.
        grondslag: the legal ground, in plain Dutch.
        door: the organisation that looked; None when it was the betrokkene, or a person with a machtiging.
        machtiging: the kind of machtiging under which somebody looked; empty when it was the betrokkene.
        via: through which system.
        gelukt: whether the source gave the data.
        actie: "gelezen", or what kind of thing was done; `gegevens` says then what.
    """

    operation_id: str
    wanneer: datetime
    bron: str
    gegevens: str
    doel: str
    grondslag: str
    door: str | None
    machtiging: str
    via: str
    gelukt: bool
    actie: str = GELEZEN


def list_inzage(
    *, betrokkene: Betrokkene, at_most: int = 200, vanaf: datetime | None = None, tot: datetime | None = None
) -> list[InzageRegel]:
    """Both logs about one betrokkene merged into one list, newest first; `tot` itself is not in it.

    It may be a moment old: what another session did is there within seconds (KWALITEIT B23).
    """
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_LOGBOEK)
    with may_be_old():
        found = Verwerking.objects.filter(data_subject_id__in=kenmerken)
        if vanaf is not None:
            found = found.filter(start_time__gte=vanaf)
        if tot is not None:
            found = found.filter(start_time__lt=tot)
        verwerkingen = list(found.order_by("-start_time", "-id")[:at_most])
        auditregels = {
            regel.operation_id: regel
            for regel in AuditRegel.objects.filter(
                operation_id__in=[verwerking.operation_id for verwerking in verwerkingen]
            ).exclude(operation_id="")
        }
    return [_inzage(verwerking, auditregels) for verwerking in verwerkingen]


def find_moment(*, betrokkene: Betrokkene, operation_id: str) -> datetime | None:
    """When this operation read data of this betrokkene; None when it did not."""
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_LOGBOEK)
    found = Verwerking.objects.filter(operation_id=operation_id, data_subject_id__in=kenmerken)
    return found.values_list("start_time", flat=True).first()


def logboek_record(verwerking: Verwerking) -> dict[str, object]:
    """A record in the form of the standard Logboek Dataverwerkingen (extensie lezen 1.1: times in ms since epoch)."""
    return {
        "traceId": verwerking.trace_id,
        "spanId": verwerking.operation_id,
        "status": verwerking.status_code,
        "name": verwerking.name,
        "startTime": _milliseconds(verwerking.start_time),
        "endTime": _milliseconds(verwerking.end_time),
        "attributes": {
            "dpl.core.processing_activity_id": (
                f"{settings.SITE_URL}/verwerkingenregister/{verwerking.processing_activity_id}"
            ),
            "dpl.core.data_subject_id": verwerking.data_subject_id,
            "dpl.core.data_subject_id_type": verwerking.data_subject_id_type,
        },
    }


def check_keten() -> Breuk | None:
    """Walk the whole audit chain, its sealed parts by their seals; the first row that is not as written, or None."""
    zegels = list(AuditVerzegeling.objects.order_by("vanaf", "tot"))
    return find_breuk(_regels(), kop=find_kop(), sleutels=audit_sleutels(), zegels=zegels)


def find_kop() -> AuditKop | None:
    """The head of the chain; None while nothing was logged."""
    return AuditKop.objects.filter(pk=1).first()


def _regels() -> Iterator[tuple[AuditRegel, Verwerking | None]]:
    """All rows with their logbook records, in blocks, so that a long chain does not fill the memory."""
    na = None
    while blok := list(_after(na)):
        records = Verwerking.objects.filter(
            operation_id__in=[regel.operation_id for regel in blok if regel.operation_id]
        )
        verwerkingen = {verwerking.operation_id: verwerking for verwerking in records}
        for regel in blok:
            yield regel, verwerkingen.get(regel.operation_id) if regel.verwerking_hash else None
        na = blok[-1].volgnummer


def _after(volgnummer: int | None) -> Iterator[AuditRegel]:
    regels = AuditRegel.objects.order_by("volgnummer")
    return iter((regels if volgnummer is None else regels.filter(volgnummer__gt=volgnummer))[:_BLOK])


def _inzage(verwerking: Verwerking, auditregels: Mapping[str, AuditRegel]) -> InzageRegel:
    activiteit = REGISTER.get(verwerking.processing_activity_id)
    auditregel = auditregels.get(verwerking.operation_id)
    return InzageRegel(
        operation_id=verwerking.operation_id,
        wanneer=verwerking.start_time,
        bron=verwerking.bron,
        gegevens=verwerking.gegevens,
        doel=activiteit.doel if activiteit else verwerking.processing_activity_id,
        grondslag=activiteit.grondslag if activiteit else "",
        door=auditregel.organisatie or None if auditregel else None,
        machtiging=auditregel.machtiging if auditregel else "",
        via=settings.WAGTAIL_SITE_NAME,
        gelukt=verwerking.status_code == Verwerking.Status.OK,
        actie=auditregel.actie if auditregel else GELEZEN,
    )


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
