"""`manage.py importeer_sc <bestand>`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.samenwerkende_catalogi.models import Importrun, Runstatus
from cms.samenwerkende_catalogi.services import NietAanDeBeurt, Uitkomst, import_feed


class Command(BaseCommand):
    help = "Imports a feed of Samenwerkende Catalogi 4.0, or a saved answer of its SRU search service."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="the XML file, plain or gzipped")
        parser.add_argument("--bron", default="", help="name of the source; by default the name of the file")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        pad = Path(str(options["bestand"]))
        try:
            run, uitkomst = import_feed(pad=pad, bron=str(options["bron"]), droog=bool(options["dry_run"]))
        except NietAanDeBeurt as fout:
            raise CommandError(f"another import of '{fout}' is running") from fout
        except OSError as fout:
            raise CommandError(f"{pad} cannot be read: {fout.strerror}") from fout
        self._report(uitkomst, droog=bool(options["dry_run"]))
        self._end(run, pad)

    def _report(self, uitkomst: Uitkomst, *, droog: bool) -> None:
        self.stdout.write(
            f"{'Would be: ' if droog else ''}{uitkomst.nieuw} new, {uitkomst.gewijzigd} changed, "
            f"{uitkomst.ongewijzigd} unchanged, {uitkomst.beeindigd} ended, {uitkomst.quarantaine} in quarantine, "
            f"{len(uitkomst.nieuwe_paginas)} new product pages"
        )
        for record in uitkomst.fouten:
            self.stdout.write(f"  {record.sleutel}: {record}")

    def _end(self, run: Importrun, pad: Path) -> None:
        match run.status:
            case Runstatus.GEWEIGERD:
                raise CommandError(f"{pad} is refused: {run.reden}")
            case Runstatus.MISLUKT:
                raise CommandError(f"{pad} failed: {run.reden}")
            case Runstatus.WACHT:
                self.stdout.write(f"Nothing was ended; an editor decides in the admin, under Bronnen. {run.reden}")
