"""`manage.py wegwijzer_kalibreer [set ...]`: set the confidence model and its thresholds from development questions."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.samenstellen import CHOICES
from wegwijzer_ai.antwoord.stappen import understand
from wegwijzer_ai.antwoord.zekerheid import FILE, FILE_WITH_CLASSES
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.kalibreren import Voorbeeld, calibrate
from wegwijzer_ai.evaluatie.meten import keys_in
from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, ONTWIKKELSET, Toetsvraag, read_toetsvragen

# These end before the search, so confidence never sees them.
_EARLIER = frozenset({"emergency", "handover"})


class Command(BaseCommand):
    """Write `kalibratie.json`, or `kalibratie_klassen.json` when `wegwijzer_train` was run.

    The numbers come from questions for development only.
    """

    help = "Stelt de zekerheid van de wegwijzer in op een verzameling ontwikkelvragen (JSON Lines)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept sets (else our own and the shared one) and another place for the result."""
        parser.add_argument(
            "sets",
            nargs="*",
            type=Path,
            default=[path for path in (EIGEN_ONTWIKKELSET, ONTWIKKELSET) if path.exists()],
        )
        parser.add_argument("--uit", type=Path)

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Calibrate.

        Raises:
            CommandError: the set cannot be read or is too small.
        """
        try:
            vragen = [
                vraag for path in options["sets"] for vraag in read_toetsvragen(path) if vraag.gedrag not in _EARLIER
            ]
            catalogus = keys_in(momentopname().documenten)
            usable = [vraag for vraag in vragen if vraag.gedrag != "answer" or vraag.doelen & catalogus]
            beurten = [(vraag, _understand(vraag)) for vraag in usable]
            # What a limit ends comes to no search.
            result = calibrate([_example(vraag, beurt, catalogus) for vraag, beurt in beurten if not beurt.uitkomst])
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        uit = options["uit"] or (FILE_WITH_CLASSES if "klasse" in result["gewichten"] else FILE)
        uit.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        self.stdout.write(json.dumps(result, indent=2))


def _understand(vraag: Toetsvraag) -> Beurt:
    return understand(Vraag(vraag.tekst, taal="en" if vraag.taal == "en" else "nl", doelgroep=vraag.doelgroep))


def _example(vraag: Toetsvraag, beurt: Beurt, catalogus: frozenset[str]) -> Voorbeeld:
    keys = [keys_in([item.document]) for item in beurt.producten[:CHOICES]]
    right = [bool(own & vraag.doelen) for own in keys]
    return Voorbeeld(
        kenmerken=dict(beurt.kenmerken),
        beantwoordbaar=bool(vraag.doelen & catalogus),
        juist=bool(right) and right[0],
        bij_keuze=any(right),
        taal=beurt.taal,
    )
