"""What other packages may do with imports of Samenwerkende Catalogi."""

from contextlib import nullcontext
from pathlib import Path

from django.db import transaction

from cms.samenwerkende_catalogi.importeur import Uitkomst
from cms.samenwerkende_catalogi.models import Bron, Bronsoort, Importrun, Planning
from cms.samenwerkende_catalogi.ophalen import Oogst
from cms.samenwerkende_catalogi.runs import (
    NietAanDeBeurt,
    approve_run,
    execute_run,
    reject_run,
    request_run,
    start_due,
)

__all__ = [
    "NietAanDeBeurt",
    "Uitkomst",
    "approve_run",
    "execute_run",
    "import_feed",
    "reject_run",
    "request_run",
    "start_due",
]


def import_feed(*, pad: Path, bron: str = "", droog: bool = False) -> tuple[Importrun, Uitkomst]:
    """Take in a file at once. One bad record does not stop the rest; importing again changes nothing.

    Args:
        pad: the file, plain or gzipped.
        bron: name of the source, which is made if we do not know it; by default the name of the file.
        droog: only say what would happen.

    Returns:
        The import, whose status says how it ended, and what it did.

    Raises:
        NietAanDeBeurt: another import of this source is running.
        OSError: the file cannot be read.
    """
    with pad.open("rb") as bestand, transaction.atomic() if droog else nullcontext():
        gevonden, _ = Bron.objects.get_or_create(
            naam=bron or pad.name, defaults={"soort": Bronsoort.BESTAND, "planning": Planning.UIT}
        )
        run = Importrun.objects.create(bron=gevonden)
        uitkomst = execute_run(run_id=run.pk, oogst=Oogst(gevonden, bestand))
        run.refresh_from_db()
        if droog:
            transaction.set_rollback(True)
    return run, uitkomst
