"""`manage.py laad_inhoud`."""

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.producten import load_producten, load_sdg, load_themas, load_upl


class Command(BaseCommand):
    help = "Loads themes, UPL names and products from cms/inhoud and publishes them; run laad_organisaties first."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"uniforme productnamen: {load_upl()}")
            self.stdout.write(f"SDG-informatiegebieden: {load_sdg()}")
            self.stdout.write(f"themas: {load_themas()}")
            self.stdout.write(f"producten: {load_producten()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
