"""`manage.py laad_sectoren`."""

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from levensgebeurtenissen.sectoren.inlezen import load_sectoren


class Command(BaseCommand):
    help = "Loads sectors from levensgebeurtenissen/inhoud/sectoren and publishes them; run laad_regelhulpen first."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"sectoren: {load_sectoren()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
