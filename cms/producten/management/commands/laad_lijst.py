"""`manage.py laad_lijst <lijst> <bestand>`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.producten import INHOUD
from cms.producten.lijsten.laden import load_lijst
from cms.producten.lijsten.lezen import Lijstgeweigerd
from cms.producten.lijsten.tabellen import write_table
from cms.producten.models import Lijst


class Command(BaseCommand):
    help = "Loads an official list from a file: product names, SDG areas, organisations or woonplaatsen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lijst", choices=Lijst.values)
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--toch", action="store_true", help="also if more than a fifth would end")
        parser.add_argument(
            "--compact", action="store_true", help="load nothing, but renew our own tables in cms/inhoud from this file"
        )

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        pad, lijst = Path(str(options["bestand"])), Lijst(str(options["lijst"]))
        try:
            inhoud = pad.read_bytes()
            if options["compact"]:
                for tabel in write_table(lijst=lijst, inhoud=inhoud, map_=INHOUD):
                    self.stdout.write(f"{tabel.name}: written")
                return
            self._load(lijst, inhoud, pad, droog=bool(options["dry_run"]), toch=bool(options["toch"]))
        except OSError as fout:
            raise CommandError(f"{pad} cannot be read: {fout.strerror}") from fout
        except Lijstgeweigerd as fout:
            raise CommandError(f"{pad} is refused: {fout}") from fout

    def _load(self, lijst: Lijst, inhoud: bytes, pad: Path, *, droog: bool, toch: bool) -> None:
        resultaat = load_lijst(lijst=lijst, inhoud=inhoud, naam=pad.name, droog=droog, toch=toch)
        self.stdout.write(f"{'Would be: ' if droog else ''}{lijst.value}: {resultaat.telling}")
        for kop, regels in (("ended", resultaat.telling.beeindigd), ("different", resultaat.telling.afwijkend)):
            for regel in regels:
                self.stdout.write(f"  {kop}: {regel}")
        for regel in resultaat.telling.fouten:
            self.stdout.write(f"  {regel}")
        if resultaat.wacht and not droog:
            raise CommandError("Nothing was loaded: more than a fifth would end. Look at the file, or use --toch.")
