"""`manage.py laad_organisaties`."""

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.organisaties import load_organisaties, load_woonplaatsen


class Command(BaseCommand):
    help = "Loads organisations and woonplaatsen from cms/inhoud; loading again changes nothing."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"organisaties: {load_organisaties()}")
            self.stdout.write(f"woonplaatsen: {load_woonplaatsen()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
