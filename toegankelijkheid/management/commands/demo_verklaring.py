"""Gives the demo a statement that is true of it: research is planned, none was done, so C and no better."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from toegankelijkheid.verklaring.models import Onderzoek, Techniek, Verklaring
from toegankelijkheid.verklaring.services import draw_steekproef, make_concept, sign

MAKER, TEKENAAR = "redacteur-landelijk", "redacteur"
KLAAR_OVER = timedelta(days=90)
ZAAD = "demo"


class Command(BaseCommand):
    help = "Plan het onderzoek van de demo en laat de eerste verklaring tekenen; doet niets als er al een is."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Deze verklaring is alleen waar voor de demo.")
        if Verklaring.objects.exists() or Onderzoek.objects.exists():
            return
        maker, tekenaar = (User.objects.get(username=naam) for naam in (MAKER, TEKENAAR))
        onderzoek = Onderzoek.objects.create(
            naam="Eerste volledige onderzoek",
            gepland_op=timezone.localdate() + KLAAR_OVER,
            reikwijdte="De hele site: openbare pagina's, Mijn omgeving, Mijn onderneming, het loket en de documenten.",
            buiten_reikwijdte="Pagina's van andere organisaties waar wij naar verwijzen.",
            hulpmiddelen="NVDA met Firefox, VoiceOver met Safari, TalkBack met Chrome; vergroting tot 400%.",
            technieken=[Techniek.TOETSENBORD, Techniek.SCHERMLEZER, Techniek.ZOOM, Techniek.KIJKEN, Techniek.FORMULIER],
            uitvoerder="Nog te kiezen onderzoeker buiten het team",
            onafhankelijk=True,
            aangemaakt_door=maker,
        )
        draw_steekproef(onderzoek=onderzoek, zaad=ZAAD)
        concept = make_concept(door=maker, wat_veranderde="Eerste verklaring van deze proef.")
        sign(concept=concept, door=tekenaar, functie="Productverantwoordelijke van de proef")
