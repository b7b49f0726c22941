"""`manage.py redactie_kwaliteit`: measure all texts, say how they do, and print the ones that need most."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Avg, Count, F

from cms.redactie.kwaliteit.meten import refresh_aanbod, refresh_paginas
from cms.redactie.models import Kwaliteitsbevinding, Kwaliteitsmeting


class Command(BaseCommand):
    """The quality of the catalogue in numbers."""

    help = "Meet alle teksten op de site en toon de teksten die het meeste werk vragen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many to print."""
        parser.add_argument("--aantal", type=int, default=20)
        parser.add_argument("--zonder-aanbod", action="store_true", help="meet alleen pagina's")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Measure and print."""
        refresh_paginas()
        if not options["zonder_aanbod"]:
            refresh_aanbod()
        metingen = Kwaliteitsmeting.objects.all()
        cijfers = metingen.aggregate(score=Avg("score"), aantal=Count("pk"))
        self.stdout.write(f"{cijfers['aantal']} teksten, leesbaarheid gemiddeld {cijfers['score'] or 0:.0f} van 100")
        soorten = Kwaliteitsbevinding.objects.values_list("ernst", "soort").annotate(n=Count("pk"))
        for ernst, soort, aantal in soorten.order_by("ernst", "-n"):
            self.stdout.write(f"{aantal:6} {ernst:7} {soort}")
        zwaarte = F("fouten") * 10 + F("aandachtspunten") * 3 + F("tips")
        slechtst = metingen.annotate(zwaarte=zwaarte).filter(zwaarte__gt=0).order_by("-zwaarte", "titel")
        for meting in slechtst[: options["aantal"]]:
            self.stdout.write(
                f"{meting.fouten:3} fout {meting.aandachtspunten:3} let op {meting.tips:3} tip  "
                f"{meting.score or 0:3}  {meting.titel}"
            )
