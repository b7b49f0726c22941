from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.web.vertrek import export


class Command(BaseCommand):
    help = "Writes all content, settings of organisations, the statement and both logs into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, help="a folder that is new or empty")

    def handle(self, *_args: Any, **opties: Any) -> None:  # noqa: ANN401 - as the base class
        try:
            bestanden = export(map_=opties["map"])
        except FileExistsError as fout:
            raise CommandError(f"In {fout} staat al iets. Kies een nieuwe of lege map.") from None
        for bestand in bestanden:
            if not bestand.pad.startswith("media/"):
                self.stdout.write(f"{bestand.aantal:>8}  {bestand.pad}")
        self.stdout.write(f"{sum(b.pad.startswith('media/') for b in bestanden):>8}  bestanden in media/")
