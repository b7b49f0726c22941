"""`manage.py wegwijzer_evalueer [set]`: measure the assistant on questions with known answers."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.meten import keys_in, measure, report
from wegwijzer_ai.evaluatie.toetsvragen import ONTWIKKELSET, read_toetsvragen
from wegwijzer_ai.service import answer


class Command(BaseCommand):
    """Print the figures, and write them as JSON with every miss."""

    help = "Meet de wegwijzer op een verzameling vragen met bekende antwoorden (JSON Lines)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept the set and where to write the report."""
        parser.add_argument("set", nargs="?", type=Path, default=ONTWIKKELSET)
        parser.add_argument("--rapport", type=Path, help="Schrijf het hele rapport als JSON naar dit bestand.")
        parser.add_argument("--toon-missers", action="store_true", help="Toon ook elke vraag die mis ging.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Measure.

        Raises:
            CommandError: the set cannot be read.
        """
        try:
            vragen = read_toetsvragen(options["set"])
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        catalogus = keys_in(momentopname().documenten)
        rapport = report(measure(vragen, answer=answer), catalogus=catalogus)
        if options["rapport"]:
            options["rapport"].write_text(json.dumps(rapport, ensure_ascii=False, indent=2), encoding="utf-8")
        self._print(rapport, with_misses=options["toon_missers"])

    def _print(self, rapport: dict[str, Any], *, with_misses: bool) -> None:
        ranking = rapport["rangschikking"]
        lines = [
            f"vragen {rapport['vragen']}, waarvan product in de catalogus {rapport['in_catalogus']}, "
            f"niet in de catalogus {rapport['buiten_catalogus']}",
            f"R@1 {ranking['r1']:.3f}  R@3 {ranking['r3']:.3f}  MRR {ranking['mrr']:.3f}  (n={ranking['n']})",
        ]
        lines += [
            f"  {taal}: R@1 {r['r1']:.3f}  R@3 {r['r3']:.3f}  (n={r['n']})" for taal, r in rapport["per_taal"].items()
        ]
        for name in (
            "organisatie_juist",
            "geholpen",
            "fout_direct",
            "ten_onrechte_niet_beantwoord",
            "buiten_catalogus_direct_beantwoord",
            "buiten_bereik_direct_beantwoord",
        ):
            lines.append(f"{name.replace('_', ' ')}: {self._share(rapport[name])}")
        lines += [f"gedrag {name}: {self._share(share)}" for name, share in rapport["gedrag"].items()]
        lines.append(f"zinnen zonder bron: {rapport['zinnen_zonder_bron']}")
        lines.append(f"duur p50 {rapport['duur_ms']['p50']} ms, p95 {rapport['duur_ms']['p95']} ms")
        if with_misses:
            lines += [json.dumps(miss, ensure_ascii=False) for miss in rapport["missers"] + rapport["verkeerd_gedrag"]]
        self.stdout.write("\n".join(lines))

    def _share(self, share: dict[str, float]) -> str:
        return f"{share['aantal']} van {share['n']} ({100 * share['deel']:.1f}%)"
