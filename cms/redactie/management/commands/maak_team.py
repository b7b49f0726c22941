"""`manage.py maak_team`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.producten.models import Organisatie
from cms.redactie.rollen import ensure_teams


class Command(BaseCommand):
    help = "Makes the teams of organisations, redacteuren and eindredacteuren; again puts their rights right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="+", help="as in the web address of the organisation: gemeente-utrecht")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002
        for slug in options["slug"]:
            organisatie = Organisatie.objects.filter(slug=slug).first()
            if organisatie is None:
                raise CommandError(f"Er is geen organisatie met de slug '{slug}'.")
            for team in ensure_teams(organisatie=organisatie):
                self.stdout.write(str(team))
