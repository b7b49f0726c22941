"""A file that an administrator hands in: tried out first, carried out after a decision, both by a worker."""

from typing import TYPE_CHECKING

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.lijsten.laden import load_lijst
from cms.producten.lijsten.lezen import Lijstgeweigerd
from cms.producten.models import Lijst, Lijststand
from cms.producten.models.lijsten import Fase

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = structlog.get_logger(__name__)

BEZIG = (Fase.PROEF, Fase.DOORVOEREN)


def read_stand(*, lijst: Lijst) -> Lijststand:
    """How it stands with this list."""
    return Lijststand.objects.get_or_create(lijst=lijst)[0]


@transaction.atomic
def offer_file(*, lijst: Lijst, bestand: "UploadedFile[bytes]", door: "User") -> None:
    """Take a file in, to be tried out. It takes the place of one that waited."""
    stand = _lock(lijst)
    _forget_file(stand)
    stand.bestand, stand.bestandsnaam = bestand, (bestand.name or "")[:200]
    stand.aangeboden_door, stand.aangeboden_op = door, timezone.now()
    stand.fase, stand.proef, stand.fout = Fase.PROEF, {}, ""
    stand.save()
    nudge(stand)


@transaction.atomic
def approve_file(*, lijst: Lijst, versie: str, door: "User") -> bool:
    """Carry out the file that was tried out, `versie` of it; False if there is another by now."""
    stand = _lock(lijst)
    if stand.fase != Fase.KLAAR or version(stand) != versie:
        return False
    stand.fase, stand.aangeboden_door = Fase.DOORVOEREN, door
    stand.save(update_fields=["fase", "aangeboden_door"])
    nudge(stand)
    return True


@transaction.atomic
def drop_file(*, lijst: Lijst) -> None:
    """Leave the list as it is, and forget the file."""
    stand = _lock(lijst)
    _forget_file(stand)
    stand.fase, stand.proef, stand.fout = Fase.GEEN, {}, ""
    stand.save()


def version(stand: Lijststand) -> str:
    """Which file it is that a decision is about."""
    return stand.aangeboden_op.isoformat() if stand.aangeboden_op else ""


@transaction.atomic
def work_on(*, pk: int) -> None:
    """Try out or carry out the file that waits; nothing if another worker does that, or if there is none."""
    stand = Lijststand.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, fase__in=BEZIG).first()
    if stand is None:
        return
    droog = stand.fase == Fase.PROEF
    with stand.bestand.open("rb") as bestand:
        inhoud = bestand.read()
    try:
        with transaction.atomic():
            # Whoever pressed the button has seen how much would end.
            resultaat = load_lijst(
                lijst=Lijst(stand.lijst),
                inhoud=inhoud,
                naam=stand.bestandsnaam,
                droog=droog,
                toch=not droog,
                door=stand.aangeboden_door,
            )
    except Lijstgeweigerd as fout:
        _finish(stand, fout=str(fout))
    except Exception:
        logger.exception("lijst_mislukt", lijst=stand.lijst)
        _finish(stand, fout=_("Er ging in het portaal iets mis. De beheerder ziet wat in het logboek."))
    else:
        if droog:
            stand.fase, stand.proef = Fase.KLAAR, resultaat.as_json()
            stand.save(update_fields=["fase", "proef"])
        else:
            stand.refresh_from_db()
            _finish(stand)


def nudge(stand: Lijststand) -> None:
    """Ask a worker, after the commit. Is the broker down, then the page has a button to ask again."""
    from cms.producten.tasks import run_lijst  # noqa: PLC0415 - the tasks know this module

    def ask() -> None:
        try:
            run_lijst.apply_async(args=[stand.pk], retry=False)
        except Exception as fout:  # noqa: BLE001 - whatever is wrong with the broker, the file is kept
            logger.warning("lijst_nudge_failed", fout=type(fout).__name__)

    transaction.on_commit(ask, robust=True)


def _finish(stand: Lijststand, *, fout: str = "") -> None:
    _forget_file(stand)
    stand.fase, stand.proef, stand.fout = Fase.GEEN, {}, fout[:500]
    stand.save()


def _forget_file(stand: Lijststand) -> None:
    if stand.bestand:
        naam, opslag = str(stand.bestand.name), stand.bestand.storage
        transaction.on_commit(lambda: opslag.delete(naam))
        stand.bestand = ""


def _lock(lijst: Lijst) -> Lijststand:
    read_stand(lijst=lijst)
    return Lijststand.objects.select_for_update().get(lijst=lijst)
