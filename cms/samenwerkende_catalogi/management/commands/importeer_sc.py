"""`manage.py importeer_sc <bestand>`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.samenwerkende_catalogi.feed import FeedGeweigerd
from cms.samenwerkende_catalogi.services import import_feed


class Command(BaseCommand):
    help = "Imports a feed of Samenwerkende Catalogi 4.0, or a saved answer of its SRU search service."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="the XML file")
        parser.add_argument("--bron", default="", help="name of the source; by default the name of the file")

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        pad = Path(str(options["bestand"]))
        try:
            uitkomst = import_feed(pad=pad, bron=str(options["bron"]))
        except FeedGeweigerd as fout:
            raise CommandError(f"{pad} is refused: {fout}") from fout
        except OSError as fout:
            raise CommandError(f"{pad} cannot be read: {fout.strerror}") from fout
        self.stdout.write(
            f"{uitkomst.nieuw} new, {uitkomst.gewijzigd} changed, {uitkomst.ongewijzigd} unchanged, "
            f"{len(uitkomst.fouten)} in quarantine, {len(uitkomst.nieuwe_paginas)} new product pages"
        )
        for record in uitkomst.fouten:
            self.stdout.write(f"  {record.sleutel}: {record}")
