"""Gives the demo an outage that was and maintenance that is announced, so that the page with the status shows both."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mijnomgeving.zaken.models import Uitval


class Command(BaseCommand):
    help = "Zet een storing en aangekondigd onderhoud in het register; doet niets als er al iets staat."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Deze storingen zijn verzonnen: alleen voor de demo.")
        if Uitval.objects.exists():
            return
        storing, onderhoud = _moment(-6, time(13, 10)), _moment(6, time(22))
        Uitval.objects.create(
            organisatie="RDW",
            onderdelen=["versturen", "zaken"],
            van=storing,
            tot=storing + timedelta(hours=2, minutes=35),
            uitleg="U kon niets naar de RDW sturen en uw zaken bij de RDW niet zien.",
            uitleg_en="You could not send anything to RDW or see your cases there.",
        )
        Uitval.objects.create(
            soort=Uitval.Soort.ONDERHOUD,
            titel="Nieuwe versie van het portaal",
            titel_en="New version of the portal",
            onderdelen=["inloggen", "versturen"],
            van=onderhoud,
            verwacht_tot=onderhoud + timedelta(hours=2),
            uitleg="U kunt dan niet inloggen en niets versturen. Informatie zoeken kan wel.",
            uitleg_en="You cannot log in or send anything then. You can look for information.",
        )


def _moment(dagen: int, uur: time) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=dagen), uur))
