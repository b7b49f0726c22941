"""The life of an import: asked for, carried out once at a time, ended or put before an editor."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils import timezone

from cms.samenwerkende_catalogi.beeindigen import count_before, end_missing, has_shrunk, keep_missing, mark_missing
from cms.samenwerkende_catalogi.feed import FeedGeweigerd, RecordFout, ScRecord
from cms.samenwerkende_catalogi.importeur import STAPEL, Importeur, Uitkomst
from cms.samenwerkende_catalogi.models import ONAF, Bron, Bronsoort, Importrun, Planning, Runstatus
from cms.samenwerkende_catalogi.ophalen import Oogst, OphalenMislukt, open_oogst

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = structlog.get_logger(__name__)

MAX_POGINGEN = 3
_TUSSENPOOS = {Planning.DAGELIJKS: timedelta(days=1), Planning.WEKELIJKS: timedelta(days=7)}
_TELLERS = ("nieuw", "gewijzigd", "ongewijzigd", "beeindigd", "quarantaine")


class NietAanDeBeurt(RuntimeError):
    """Another import of this source is running."""


def request_run(*, bron: Bron, door: "User | None" = None, bestand: "UploadedFile[bytes] | None" = None) -> Importrun:
    """Ask for an import; a worker starts it after the commit. One that was asked for already is given back."""
    with transaction.atomic():
        Bron.objects.select_for_update().get(pk=bron.pk)
        onaf = None if bestand else bron.runs.filter(status__in=ONAF).first()
        run = onaf or Importrun.objects.create(bron=bron, gestart_door=door, bestand=bestand or "")
        transaction.on_commit(lambda: _nudge(run.pk), robust=True)
    return run


def execute_run(*, run_id: int, oogst: Oogst | None = None) -> Uitkomst:
    """Carry out an import that was asked for. One that is done already is left alone; one that was killed goes on.

    Args:
        run_id: of the import.
        oogst: what to read, where that is not what the source says.

    Raises:
        NietAanDeBeurt: see the class.
    """
    run = Importrun.objects.select_related("bron").get(pk=run_id)
    with _lock(run.bron):
        run.refresh_from_db()
        uitkomst = Uitkomst()
        if run.status not in ONAF:
            return uitkomst
        if run.pogingen >= MAX_POGINGEN:
            _finish(run, Runstatus.MISLUKT, f"De import is {MAX_POGINGEN} keer halverwege gestopt.")
            return uitkomst
        run.status, run.pogingen, run.gestart_op = Runstatus.BEZIG, run.pogingen + 1, timezone.now()
        run.save(update_fields=["status", "pogingen", "gestart_op"])
        _try(run, uitkomst, oogst)
    return uitkomst


def _try(run: Importrun, uitkomst: Uitkomst, oogst: Oogst | None) -> None:
    try:
        with oogst or open_oogst(run) as producten:
            status, reden = _import(run, uitkomst, producten)
            run.omvang, run.controlegetal = producten.omvang, producten.controlegetal
    except FeedGeweigerd as fout:
        status, reden = Runstatus.GEWEIGERD, str(fout)
    except OphalenMislukt as fout:
        status, reden = Runstatus.MISLUKT, str(fout)
    except SoftTimeLimitExceeded:
        status, reden = Runstatus.MISLUKT, "De import duurde te lang. Wat al binnen was, blijft staan."
    except Exception:
        logger.exception("sc_import_failed", run=run.pk)
        status, reden = Runstatus.MISLUKT, "Er ging in het portaal iets mis. De beheerder ziet wat in het logboek."
    _finish(run, status, reden)


def _import(run: Importrun, uitkomst: Uitkomst, records: Iterable[ScRecord | RecordFout]) -> tuple[Runstatus, str]:
    """Take everything in, then look at what is gone. What is killed halfway has its counts so far in `run`."""
    eerst = count_before(bron=run.bron)
    al_nieuw, al_gewijzigd = run.nieuw, run.gewijzigd
    importeur = Importeur(bron=run.bron, uitkomst=uitkomst)
    for deel in _batches(records):
        with transaction.atomic():
            importeur.take_in(deel)
            run.nieuw, run.gewijzigd = al_nieuw + uitkomst.nieuw, al_gewijzigd + uitkomst.gewijzigd
            run.ongewijzigd = max(0, uitkomst.aantal - run.nieuw - run.gewijzigd)
            run.quarantaine = uitkomst.quarantaine
            run.save(update_fields=_TELLERS)
    importeur.quarantaine.close()
    if uitkomst.aantal == 0 and uitkomst.quarantaine:
        return Runstatus.MISLUKT, "Geen enkel product kon binnenkomen. Bij Quarantaine staat waarom."
    if uitkomst.aantal == 0 and eerst == 0:
        return Runstatus.GEWEIGERD, "De bron bevat geen producten."
    weg = mark_missing(run=run, importeur=importeur)
    if weg and has_shrunk(aantal=uitkomst.aantal, eerst=eerst):
        return Runstatus.WACHT, f"De bron heeft nu {uitkomst.aantal} producten. Eerst waren het er {eerst}."
    run.beeindigd = uitkomst.beeindigd = end_missing(run=run)
    return Runstatus.GELUKT, ""


@transaction.atomic
def approve_run(*, run: Importrun, door: "User") -> None:
    """End what the import found missing after all. An import that does not wait is left alone."""
    wachtend = _lock_waiting(run)
    if wachtend is not None:
        wachtend.beeindigd, wachtend.besloten_door = end_missing(run=wachtend), door
        wachtend.status = Runstatus.GELUKT
        wachtend.save(update_fields=["beeindigd", "besloten_door", "status"])


@transaction.atomic
def reject_run(*, run: Importrun, door: "User") -> None:
    """Let the products that the import found missing stay. An import that does not wait is left alone."""
    wachtend = _lock_waiting(run)
    if wachtend is not None:
        keep_missing(run=wachtend)
        wachtend.status, wachtend.besloten_door = Runstatus.GEWEIGERD, door
        wachtend.reden = f"{wachtend.reden} Een redacteur wees dit af.".strip()
        wachtend.save(update_fields=["status", "besloten_door", "reden"])


def start_due(*, nu: datetime) -> None:
    """Ask for the imports whose time has come, and wake up those that a worker dropped."""
    for bron in Bron.objects.filter(actief=True, planning__in=_TUSSENPOOS).exclude(soort=Bronsoort.BESTAND):
        laatste = bron.runs.first()
        if laatste is None or laatste.gevraagd_op + _TUSSENPOOS[Planning(bron.planning)] <= nu:
            request_run(bron=bron)
    for run in Importrun.objects.filter(status__in=ONAF):
        _nudge(run.pk)


def _lock_waiting(run: Importrun) -> Importrun | None:
    return Importrun.objects.select_for_update().filter(pk=run.pk, status=Runstatus.WACHT).first()


def _finish(run: Importrun, status: Runstatus, reden: str) -> None:
    """Write down how it went; an older import that still waits has been overtaken by one that went through."""
    with transaction.atomic():
        run.status, run.reden, run.afgerond_op = status, reden[:500], timezone.now()
        if status in {Runstatus.GELUKT, Runstatus.WACHT}:
            run.bron.runs.filter(status=Runstatus.WACHT).exclude(pk=run.pk).update(
                status=Runstatus.GEWEIGERD, reden="Een nieuwere import kwam hiervoor in de plaats."
            )
        bestand, run.bestand = run.bestand.name, ""
        run.save()
        if bestand:
            opslag = run.bestand.storage
            transaction.on_commit(lambda: opslag.delete(bestand))
    logger.info("sc_import_finished", run=run.pk, status=str(status), **{naam: getattr(run, naam) for naam in _TELLERS})


def _batches(records: Iterable[ScRecord | RecordFout]) -> Iterator[list[ScRecord | RecordFout]]:
    """In portions; what was read before a source broke off still comes in."""
    rest = iter(records)
    fout: Exception | None = None
    while fout is None:
        deel: list[ScRecord | RecordFout] = []
        try:
            deel.extend(islice(rest, STAPEL))
        except (FeedGeweigerd, OphalenMislukt) as error:
            fout = error
        if deel:
            yield deel
        elif fout is None:
            return
    raise fout


@contextmanager
def _lock(bron: Bron) -> Iterator[None]:
    """Held by this database session, so that a worker that is killed lets go."""
    naam = f"samenwerkende_catalogi:bron:{bron.pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [naam])
        if not cursor.fetchone()[0]:
            raise NietAanDeBeurt(bron.naam)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [naam])


def _nudge(run_id: int) -> None:
    """Ask a worker. A broker that is down is no harm: `start_due` asks again by the clock."""
    from cms.samenwerkende_catalogi.tasks import run_import  # noqa: PLC0415 - the tasks know this module

    try:
        run_import.apply_async(args=[run_id], retry=False)
    except Exception as fout:  # noqa: BLE001 - whatever is wrong with the broker, the import is noted
        logger.warning("sc_import_nudge_failed", fout=type(fout).__name__)
