"""`manage.py wegwijzer_verantwoord rapport.json`: show people the figures of this report."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, ONTWIKKELSET
from wegwijzer_ai.rapport import laatste
from wegwijzer_ai.rapport.register import IN_DOCS, find_gebreken, make_inschrijving

_USED_FOR_MAKING = {EIGEN_ONTWIKKELSET.stem, ONTWIKKELSET.stem}


class Command(BaseCommand):
    """Write the figures that ship: for 'Hoe werkt de wegwijzer' and for the Algoritmeregister."""

    help = "Neemt de cijfers van een rapport over voor de pagina met uitleg en het Algoritmeregister."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept the report and other places for the results."""
        parser.add_argument("rapport", type=Path, help="rapport.json van wegwijzer_evalueer, over de toetsvragen.")
        parser.add_argument("--meting", type=Path, default=laatste.FILE)
        parser.add_argument("--register", type=Path, default=IN_DOCS)

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Write both files.

        Raises:
            CommandError: it is no report, its questions were used to make the assistant, or the entry has a fault.
        """
        try:
            rapport = json.loads(options["rapport"].read_text(encoding="utf-8"))
            meting = laatste.from_report(rapport, vorige=laatste.read(options["meting"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{options['rapport']} is geen rapport van wegwijzer_evalueer: {error!r}") from error
        if used := _USED_FOR_MAKING & set(meting.sets):
            raise CommandError(
                f"De vragen van {', '.join(sorted(used))} zijn gebruikt om de wegwijzer in te stellen. Gebruik een "
                "rapport over vragen die apart zijn gehouden."
            )
        inschrijving = make_inschrijving(meting)
        if gebreken := find_gebreken(inschrijving):
            raise CommandError("\n".join(gebreken))
        try:
            laatste.write(meting, options["meting"])
            options["register"].write_text(
                json.dumps(inschrijving, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
            )
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{options['meting'].name} en {options['register'].name} zijn van {meting.datum:%d-%m-%Y}.")
