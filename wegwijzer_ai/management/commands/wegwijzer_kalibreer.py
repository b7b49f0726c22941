"""`manage.py wegwijzer_kalibreer [set]`: set the confidence model and its thresholds from development questions."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.antwoord.stappen import understand
from wegwijzer_ai.antwoord.zekerheid import FILE
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.kalibreren import Voorbeeld, calibrate
from wegwijzer_ai.evaluatie.meten import keys_in
from wegwijzer_ai.evaluatie.toetsvragen import ONTWIKKELSET, Toetsvraag, read_toetsvragen

# These end before the search, so confidence never sees them.
_EARLIER = frozenset({"emergency", "handover"})

# Content in Papiamentu is not there yet: its questions would only move the thresholds of the others.
_CALIBRATED = frozenset({"nl", "en"})


class Command(BaseCommand):
    """Write `kalibratie.json`; the numbers come from questions for development only."""

    help = "Stelt de zekerheid van de wegwijzer in op een verzameling ontwikkelvragen (JSON Lines)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept the set and another place for the result."""
        parser.add_argument("set", nargs="?", type=Path, default=ONTWIKKELSET)
        parser.add_argument("--uit", type=Path, default=FILE)

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Calibrate.

        Raises:
            CommandError: the set cannot be read or is too small.
        """
        try:
            vragen = [vraag for vraag in read_toetsvragen(options["set"]) if vraag.gedrag not in _EARLIER]
            catalogus = keys_in(momentopname().documenten)
            usable = [vraag for vraag in vragen if vraag.gedrag != "answer" or vraag.doelen & catalogus]
            result = calibrate([_example(vraag, catalogus) for vraag in usable if vraag.taal in _CALIBRATED])
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        options["uit"].write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        self.stdout.write(json.dumps(result, indent=2))


def _example(vraag: Toetsvraag, catalogus: frozenset[str]) -> Voorbeeld:
    beurt = understand(Vraag(vraag.tekst, taal="en" if vraag.taal == "en" else "nl", doelgroep=vraag.doelgroep))
    first = keys_in([beurt.producten[0].document]) if beurt.producten else frozenset()
    return Voorbeeld(
        kenmerken=dict(beurt.kenmerken),
        beantwoordbaar=bool(vraag.doelen & catalogus),
        juist=bool(first & vraag.doelen),
    )
