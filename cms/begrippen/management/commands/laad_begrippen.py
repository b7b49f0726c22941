"""`manage.py laad_begrippen`."""

from django.core.management.base import BaseCommand, CommandError

from cms.begrippen.inlezen import load_begrippen
from cms.producten.inlezen.bestanden import Inhoudsfout


class Command(BaseCommand):
    help = "Loads the explained words from cms/inhoud/begrippen.yaml."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"begrippen: {load_begrippen()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
