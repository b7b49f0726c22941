"""`manage.py laad_regelhulpen`."""

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from levensgebeurtenissen.regelhulpen.inlezen import load_regelhulpen


class Command(BaseCommand):
    help = "Loads regelhulpen from levensgebeurtenissen/inhoud and publishes them; run laad_levensgebeurtenissen first."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"regelhulpen: {load_regelhulpen()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
