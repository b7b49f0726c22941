"""`manage.py wegwijzer_train`: learn from the catalogue's own words which product people mean."""

from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.zoeken import selectors
from wegwijzer_ai.index.vectoren import unpack
from wegwijzer_ai.training.leren import collect, held_out_accuracy, learn

# A file for more products would be too large to read at once, and is slow to learn.
MOST_PRODUCTS = 5_000


class Command(BaseCommand):
    """Read the vectors of the index and write the classes beside the language model."""

    help = "Leert van de teksten in de zoekindex welk product mensen bedoelen; nodig na grote wijzigingen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept a check on what was learnt."""
        parser.add_argument("--toets", action="store_true", help="Leer ook zonder een tiende deel, en meet daarop.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Learn.

        Raises:
            CommandError: the classes cannot be written.
        """
        started = perf_counter()
        model = selectors.current_versie().model
        rows = selectors.iter_rijen(na=0)
        stof = collect(
            [
                (row.sleutel, unpack(row.vectoren).astype(np.float32))
                for row in rows
                if row.inhoud is not None and row.sleutel.startswith("product:")
            ],
            kenmerk=model,
        )
        if not 1 < len(stof.sleutels) <= MOST_PRODUCTS:
            self.stdout.write(f"{len(stof.sleutels)} producten met vectoren: er valt niets te leren.")
            return
        if options["toets"]:
            self.stdout.write(f"apart gehouden teksten bij het juiste product: {100 * held_out_accuracy(stof):.1f}%")
        try:
            path = learn(stof).write(Path(settings.TAALMODEL_DIR))
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{len(stof.vectoren)} teksten van {len(stof.sleutels)} producten geleerd "
            f"in {perf_counter() - started:.1f} s: {path.name}, {path.stat().st_size / 1e6:.1f} MB"
        )
