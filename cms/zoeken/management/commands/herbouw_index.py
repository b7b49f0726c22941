"""`manage.py herbouw_index`: make the search index anew from all published content."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from cms.zoeken.port import ZoekmachineStoring
from cms.zoeken.service import zoekmachine


class Command(BaseCommand):
    """Rebuild the index; pages keep answering from the old one until the new one is complete."""

    help = "Maakt de zoekindex opnieuw van alle gepubliceerde inhoud."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - Django's signature
        """Rebuild with a progress line."""
        started = monotonic()
        try:
            aantal = zoekmachine().herbouw(self._toon)
        except ZoekmachineStoring as storing:
            raise CommandError(str(storing)) from storing
        self.stdout.write(f"\rIndex klaar: {aantal} documenten in {monotonic() - started:.1f} s".ljust(60))

    def _toon(self, klaar: int, totaal: int) -> None:
        if not self.stdout.isatty() and klaar < totaal:
            return
        filled = round(30 * klaar / totaal) if totaal else 30
        self.stdout.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {klaar}/{totaal}", ending="")
        self.stdout.flush()
