"""`manage.py laad_werkinstructies`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.werkinstructies.inlezen import load_contactgids, load_statusuitleg, load_werkinstructies


class Command(BaseCommand):
    help = (
        "Loads the werkinstructies and the plain words for statuses from cms/inhoud/werkinstructies, in the demo also "
        "the invented contact directory; run laad_inhoud first."
    )

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        try:
            self.stdout.write(f"werkinstructies: {load_werkinstructies()}")
            self.stdout.write(f"uitleg bij statussen: {load_statusuitleg()}")
            if settings.DEMO:
                self.stdout.write(f"contactgids: {load_contactgids()}")
        except Inhoudsfout as fout:
            raise CommandError(str(fout)) from fout
