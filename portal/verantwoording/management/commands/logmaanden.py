from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.verantwoording.maanden import DeelFout, find_maanden, make_maanden, seal_oudste


class Command(BaseCommand):
    help = (
        "Maakt de delen van beide logboeken voor de komende maanden. Met --verzegel-na laat het ook los wat ouder is: "
        "elk deel wordt eerst gecontroleerd, krijgt een zegel en is daarna een eigen tabel, die u elders bewaart. "
        "Dat laatste mag alleen de eigenaar van de tabellen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--verzegel-na", type=int, metavar="DAGEN", help="laat delen los die zo lang voorbij zijn")

    def handle(self, *_args: object, **options: object) -> None:
        for naam in make_maanden():
            self.stdout.write(f"Gemaakt: {naam}")
        dagen = options["verzegel_na"]
        if isinstance(dagen, int):
            self._seal(dagen)
        maanden = find_maanden()
        self.stdout.write(f"Beide logboeken hebben een deel tot {maanden.tot:%Y-%m-%d}.")
        if maanden.buiten:
            raise CommandError("Er staan regels buiten elke maand: zie docs/beheer/capaciteit.md.")

    def _seal(self, dagen: int) -> None:
        voor = timezone.now() - timedelta(days=dagen)
        try:
            while zegel := seal_oudste(voor=voor):
                self.stdout.write(f"Verzegeld: {zegel}")
        except DeelFout as fout:
            raise CommandError(str(fout)) from fout
