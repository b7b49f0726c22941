from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.verantwoording.hersleutelen import count_earlier, relock_all


class Command(BaseCommand):
    help = "Locks what the portal keeps with the present KLUIS_SLEUTEL; after it KLUIS_SLEUTELS_VORIGE can go."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tel", action="store_true", help="only count what lies under an earlier key")

    def handle(self, *_args: Any, **opties: Any) -> None:  # noqa: ANN401 - as the base class
        if not opties["tel"]:
            for stand in relock_all():
                if stand.vernieuwd:
                    self.stdout.write(f"{stand.veld}: {stand.vernieuwd} vernieuwd")
        over = count_earlier()
        for veld, aantal in over.items():
            self.stdout.write(f"{veld}: {aantal} onder een eerdere sleutel")
        if over:
            raise CommandError("Niet alles ligt onder de huidige sleutel: bewaar KLUIS_SLEUTELS_VORIGE.")
        self.stdout.write("Alles ligt onder de huidige sleutel: KLUIS_SLEUTELS_VORIGE kan weg.")
