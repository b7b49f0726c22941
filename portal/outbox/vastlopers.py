"""What got stuck: messages that were given up and tasks that failed for good, in one list for whoever looks after them.

Which of both it is stands in its reference: `bericht-12`, `taak-3`. What it says is not read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from portal.outbox.mislukt import close_taak, list_open, retry_taak
from portal.outbox.models import MislukteTaak, OutboxBericht
from portal.outbox.selectors import list_dode
from portal.outbox.services import close_dode, retry_dode


class Vastgelopen(StrEnum):
    """What it is."""

    BERICHT = "bericht"
    TAAK = "taak"


class GeenVastloper(LookupError):
    """There is none with this reference, or somebody settled it meanwhile."""


@dataclass(frozen=True, slots=True)
class Vastloper:
    """One that got stuck: `sinds` when it was made or first failed, `laatst` when it was given up or failed last."""

    soort: str
    pk: int
    naam: str
    fout: str
    plek: str
    pogingen: int
    sinds: datetime
    laatst: datetime
    afgesloten_op: datetime | None
    afsluitreden: str

    @property
    def verwijzing(self) -> str:
        """Its name in a form or address."""
        return f"{self.soort}-{self.pk}"


_KOLOMMEN = ("soort", "id", "naam", "reden_fout", "waar", "keren", "begin", "eind", "afgesloten_op", "afsluitreden")


def list_vastlopers(*, soort: str = "", naam: str = "", afgesloten: bool = False) -> QuerySet[Any, Any]:
    """Rows for `read_vastlopers`, the newest first.

    Args:
        soort: only messages, or only tasks.
        naam: only of this topic or task.
        afgesloten: those that somebody closed, instead of those that wait for somebody.
    """
    berichten = OutboxBericht.objects.filter(afgesloten_op__isnull=False) if afgesloten else list_dode().order_by()
    taken = MislukteTaak.objects.filter(afgesloten_op__isnull=False) if afgesloten else list_open()
    if naam:
        berichten, taken = berichten.filter(topic=naam), taken.filter(taak=naam)
    delen = {Vastgelopen.BERICHT: _rows_of_berichten(berichten), Vastgelopen.TAAK: _rows_of_taken(taken)}
    gekozen = [rijen for welke, rijen in delen.items() if soort in {"", welke}]
    rijen = gekozen[0].union(*gekozen[1:], all=True) if gekozen else delen[Vastgelopen.TAAK].none()
    return rijen.order_by("-eind", "-id")


def read_vastlopers(rijen: Sequence[tuple[Any, ...]]) -> list[Vastloper]:
    """A page of `list_vastlopers`."""
    return [Vastloper(*rij) for rij in rijen]


def find_vastloper(verwijzing: str, *, alleen_open: bool = False) -> Vastloper:
    """One, whether it waits, was closed or was settled; `alleen_open`: only while it waits for somebody.

    Raises:
        GeenVastloper: see the class.
    """
    soort, pk = _read(verwijzing)
    if soort is Vastgelopen.BERICHT:
        berichten = list_dode() if alleen_open else OutboxBericht.objects.filter(dood_op__isnull=False)
        rij = _rows_of_berichten(berichten.filter(pk=pk)).first()
    else:
        taken = list_open() if alleen_open else MislukteTaak.objects.all()
        rij = _rows_of_taken(taken.filter(pk=pk)).first()
    if rij is None:
        raise GeenVastloper(verwijzing)
    return Vastloper(*rij)


def find_rij(verwijzing: str) -> OutboxBericht | MislukteTaak:
    """The row itself, for who keeps something about it.

    Raises:
        GeenVastloper: see the class.
    """
    soort, pk = _read(verwijzing)
    rij = (OutboxBericht if soort is Vastgelopen.BERICHT else MislukteTaak).objects.filter(pk=pk).first()
    if rij is None:
        raise GeenVastloper(verwijzing)
    return rij


def count_vastlopers() -> dict[str, int]:
    """How many of each wait for an operator."""
    return {Vastgelopen.BERICHT.value: list_dode().count(), Vastgelopen.TAAK.value: list_open().count()}


def list_namen() -> list[str]:
    """The topics and tasks of what waits, to choose from."""
    topics = list_dode().order_by().values_list("topic", flat=True).distinct()
    return sorted({*topics, *list_open().values_list("taak", flat=True).distinct()})


def retry_vastloper(verwijzing: str) -> OutboxBericht | MislukteTaak:
    """Let it try again; asked twice, or while it was settled, is `GeenVastloper`."""
    soort, pk = _read(verwijzing)
    try:
        return retry_dode(bericht_id=pk) if soort is Vastgelopen.BERICHT else retry_taak(pk=pk)
    except (OutboxBericht.DoesNotExist, MislukteTaak.DoesNotExist):
        raise GeenVastloper(verwijzing) from None


def close_vastloper(verwijzing: str, *, reden: str) -> OutboxBericht | MislukteTaak:
    """Close it for a reason; asked twice, or while it was settled, is `GeenVastloper`."""
    soort, pk = _read(verwijzing)
    try:
        if soort is Vastgelopen.BERICHT:
            return close_dode(bericht_id=pk, reden=reden)
        return close_taak(pk=pk, reden=reden)
    except (OutboxBericht.DoesNotExist, MislukteTaak.DoesNotExist):
        raise GeenVastloper(verwijzing) from None


def _read(verwijzing: str) -> tuple[Vastgelopen, int]:
    soort, _, pk = verwijzing.partition("-")
    if soort not in set(Vastgelopen) or not (pk.isascii() and pk.isdecimal() and len(pk) <= len(str(2**62))):
        raise GeenVastloper(verwijzing)
    return Vastgelopen(soort), int(pk)


def _rows_of_berichten(berichten: QuerySet[OutboxBericht]) -> QuerySet[Any, Any]:
    return berichten.annotate(
        soort=Value(Vastgelopen.BERICHT.value, CharField()),
        naam=F("topic"),
        reden_fout=F("laatste_fout"),
        waar=Value("", CharField()),
        keren=F("pogingen"),
        begin=F("aangemaakt_op"),
        eind=F("dood_op"),
    ).values_list(*_KOLOMMEN)


def _rows_of_taken(taken: QuerySet[MislukteTaak]) -> QuerySet[Any, Any]:
    return taken.annotate(
        soort=Value(Vastgelopen.TAAK.value, CharField()),
        naam=F("taak"),
        reden_fout=F("fout"),
        waar=F("plek"),
        keren=F("pogingen"),
        begin=F("sinds"),
        eind=F("mislukt_op"),
    ).values_list(*_KOLOMMEN)
