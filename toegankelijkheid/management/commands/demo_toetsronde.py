"""Gives the demo a first round over its public pages, so that figures and list are about something."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from toegankelijkheid.toetsen.adressen import ALLES
from toegankelijkheid.toetsen.bewaard import EERSTE_RONDE, read_uitslag
from toegankelijkheid.toetsen.models import Rondesoort, Toetsronde
from toegankelijkheid.toetsen.services import close_ronde, record


class Command(BaseCommand):
    help = "Neemt een ronde over die de poort over dezelfde pagina's deed; doet niets als er al een ronde is."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Deze ronde is alleen waar voor de demo.")
        if Toetsronde.objects.exists():
            return
        uitslag = read_uitslag(EERSTE_RONDE)
        ronde = Toetsronde.objects.create(
            soort=Rondesoort.POORT, omvang=ALLES, begonnen_op=timezone.now(), adressen=len(uitslag.adressen)
        )
        record(ronde=ronde, uitslag=uitslag)
        close_ronde(ronde=ronde)
