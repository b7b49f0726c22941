"""`manage.py laad_nieuws`."""

from django.core.management.base import BaseCommand, CommandError

from cms.nieuws.inlezen import load_nieuws
from cms.producten.inlezen.bestanden import Inhoudsfout


class Command(BaseCommand):
    help = "Loads news from cms/inhoud/nieuws and publishes it; run laad_inhoud first."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"nieuws: {load_nieuws()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
