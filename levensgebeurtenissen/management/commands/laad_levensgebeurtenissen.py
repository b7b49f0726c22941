"""`manage.py laad_levensgebeurtenissen`."""

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from levensgebeurtenissen.inlezen import load_levensgebeurtenissen


class Command(BaseCommand):
    help = "Loads life events from levensgebeurtenissen/inhoud and publishes them; run laad_inhoud first."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"levensgebeurtenissen: {load_levensgebeurtenissen()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
