"""`manage.py wegwijzer_train`: learn from the catalogue and the examples which product people mean.

`--taalmodel` fine-tunes the language model first, which takes minutes; make it again with `maak_taalmodel
--bijstelling`, rebuild the index and train once more, for vectors of two models are never compared.
"""

from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.index.bijstelling import SHIPPED, write_bijstelling
from wegwijzer_ai.index.embedder import LICHT, text_embedder
from wegwijzer_ai.retrieval.bedoelingen import FILE as BEDOELINGEN
from wegwijzer_ai.retrieval.klassen import FILE as KLASSEN
from wegwijzer_ai.training.leerstof import about_intents, about_products, read_bedoelingen, read_voorbeelden
from wegwijzer_ai.training.leren import Leerstof, held_out_accuracy, learn

# A file for more products would be too large to read at once, and is slow to learn.
MOST_PRODUCTS = 5_000


class Command(BaseCommand):
    """Write what was learnt beside the language model, where it goes before what ships."""

    help = "Leert van de zoekindex en de voorbeelden welk product mensen bedoelen; nodig na grote wijzigingen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept a check on what was learnt, and another folder."""
        parser.add_argument("--toets", action="store_true", help="Leer ook zonder een tiende deel, en meet daarop.")
        parser.add_argument("--taalmodel", action="store_true", help="Stel het taalmodel bij, en stop daarna.")
        parser.add_argument("--uit", type=Path, help="De map voor wat geleerd is.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Learn.

        Raises:
            CommandError: there is no language model, or the files cannot be written.
        """
        embedder = text_embedder(Path(settings.TAALMODEL_DIR))
        if embedder is None:
            raise CommandError("Er is geen taalmodel. Maak het met manage.py maak_taalmodel.")
        folder = options["uit"] or Path(settings.TAALMODEL_DIR)
        products = about_products(read_voorbeelden(), embedder=embedder)
        if options["taalmodel"]:
            if settings.WEGWIJZER_ENCODER != LICHT:
                raise CommandError("Alleen het lichte taalmodel wordt hier bijgesteld (WEGWIJZER_ENCODER).")
            self._tune(products, folder)
            return
        if 1 < len(products.namen) <= MOST_PRODUCTS:
            self._learn("producten", products, folder / KLASSEN, toets=options["toets"])
        else:
            self.stdout.write(f"{len(products.namen)} producten met vectoren: er valt niets te leren.")
        intents = about_intents(read_bedoelingen(), products, embedder=embedder)
        self._learn("bedoelingen", intents, folder / BEDOELINGEN, toets=options["toets"])

    def _tune(self, stof: Leerstof, folder: Path) -> None:
        from wegwijzer_ai.training.bijstellen import tune  # noqa: PLC0415 - loads torch

        found = tune(Path(settings.TAALMODEL_DIR), stof, voortgang=self._toon)
        path = folder / SHIPPED.name
        write_bijstelling(found.bijstelling, path)
        self.stdout.write(
            f"\nApart gehouden teksten juist: {100 * found.voor:.1f}% voor, {100 * found.na:.1f}% na.\n"
            f"Neem het in gebruik met: maak_taalmodel --bijstelling {path}, herbouw_index en wegwijzer_train."
        )

    def _toon(self, stap: int, totaal: int, verlies: float) -> None:
        self.stdout.write(f"\r{stap} van {totaal}, fout {verlies:.2f}".ljust(60), ending="")
        self.stdout.flush()

    def _learn(self, naam: str, stof: Leerstof, path: Path, *, toets: bool) -> None:
        started = perf_counter()
        if toets:
            self.stdout.write(f"{naam}: apart gehouden teksten juist: {100 * held_out_accuracy(stof):.1f}%")
        try:
            learn(stof).write(path)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{len(stof.teksten)} teksten van {len(stof.namen)} {naam} geleerd "
            f"in {perf_counter() - started:.1f} s: {path.name}, {path.stat().st_size / 1e6:.1f} MB"
        )
