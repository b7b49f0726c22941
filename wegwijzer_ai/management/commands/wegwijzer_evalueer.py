"""`manage.py wegwijzer_evalueer [set ...]`: measure the assistant on questions with known answers."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.catalogus import Catalogus
from wegwijzer_ai.evaluatie.meten import measure
from wegwijzer_ai.evaluatie.toetsvragen import ONTWIKKELSET, Toetsvraag, is_kept_apart, read_toetsvragen
from wegwijzer_ai.evaluatie.vergelijken import compare
from wegwijzer_ai.evaluatie.verslag import Vragenset, write_up
from wegwijzer_ai.rapport.bladzijde import write_bladzijde
from wegwijzer_ai.service import answer

JSON, HTML = "rapport.json", "rapport.html"
SHARES = (
    "organisatie_juist",
    "geholpen",
    "fout_direct",
    "ten_onrechte_niet_beantwoord",
    "buiten_catalogus_direct_beantwoord",
    "buiten_bereik_direct_beantwoord",
    "bronnen",
    "zinnen",
    "persoonsgegevens_bewaard",
)


class Command(BaseCommand):
    """Print the figures, and write them as JSON and as a page."""

    help = "Meet de wegwijzer op verzamelingen vragen met bekende antwoorden (JSON Lines)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept sets, the folder of the report, and an earlier report to compare with."""
        parser.add_argument("sets", nargs="*", metavar="set", type=Path, default=[ONTWIKKELSET])
        parser.add_argument("--rapport", type=Path, help=f"Schrijf {JSON} en {HTML} in deze map.")
        parser.add_argument("--vergelijk", type=Path, help=f"Een eerdere {JSON}: toon wat beter en slechter werd.")
        parser.add_argument(
            "--zonder-vragen",
            action="store_true",
            help="Alleen cijfers, geen vragen; geldt altijd voor de toetsvragen.",
        )
        parser.add_argument("--toon-missers", action="store_true", help="Toon ook elke vraag die mis ging.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Measure.

        Raises:
            CommandError: a set or the earlier report cannot be read.
        """
        met_vragen = not options["zonder_vragen"] and not any(is_kept_apart(path) for path in options["sets"])
        try:
            vragen, sets = _read(options["sets"])
            oud = json.loads(options["vergelijk"].read_text(encoding="utf-8")) if options["vergelijk"] else None
            rapport = _measure(vragen, sets, met_vragen=met_vragen)
            if oud is not None:
                rapport["vergelijking"] = compare(rapport, oud)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        if options["rapport"]:
            _write(rapport, options["rapport"])
        self.stdout.write("\n".join([*_lines(rapport), *_misses(rapport, shown=options["toon_missers"])]))


def _read(paths: Sequence[Path]) -> tuple[list[Toetsvraag], list[Vragenset]]:
    vragen: list[Toetsvraag] = []
    sets = []
    for path in paths:
        own = read_toetsvragen(path)
        vragen += own
        sets.append(Vragenset(path.stem, len(own), sha256(path.read_bytes()).hexdigest()[:12]))
    return vragen, sets


def _measure(vragen: Sequence[Toetsvraag], sets: Sequence[Vragenset], *, met_vragen: bool) -> dict[str, Any]:
    snapshot = momentopname()
    alive = [document for document, counts in zip(snapshot.documenten, snapshot.levend, strict=True) if counts]
    # The first turn reads files that every later one has at hand.
    measure(vragen[:1], answer=answer)
    return write_up(
        measure(vragen, answer=answer),
        catalogus=Catalogus.of(alive),
        sets=sets,
        datum=timezone.localdate(),
        met_vragen=met_vragen,
    )


def _write(rapport: dict[str, Any], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / JSON).write_text(json.dumps(rapport, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        (folder / HTML).write_text(write_bladzijde(rapport), encoding="utf-8")
    except OSError as error:
        raise CommandError(str(error)) from error


def _lines(rapport: dict[str, Any]) -> list[str]:
    ranking, zekerheid = rapport["rangschikking"], rapport["zekerheid"]
    lines = [
        f"vragen {rapport['vragen']}, waarvan product in de catalogus {rapport['in_catalogus']}, "
        f"niet in de catalogus {rapport['buiten_catalogus']}",
        f"R@1 {ranking['r1']:.3f}  R@3 {ranking['r3']:.3f}  R@5 {ranking['r5']:.3f}  MRR {ranking['mrr']:.3f}  "
        f"(n={ranking['n']})",
    ]
    lines += [
        f"  {taal}: R@1 {r['r1']:.3f}  R@3 {r['r3']:.3f}  (n={r['n']})" for taal, r in rapport["per_taal"].items()
    ]
    lines += [f"{naam.replace('_', ' ')}: {_share(rapport[naam])}" for naam in SHARES]
    lines += [f"gedrag {naam}: {_share(share)}" for naam, share in rapport["gedrag"].items()]
    lines.append(f"zinnen zonder bron: {rapport['zinnen_zonder_bron']}")
    lines.append(f"zekerheid: ECE {zekerheid['ece']:.3f}  AUROC {zekerheid['auroc']:.3f}  (n={zekerheid['n']})")
    lines.append(f"duur p50 {rapport['duur_ms']['p50']} ms, p95 {rapport['duur_ms']['p95']} ms")
    return lines + _changes(rapport.get("vergelijking"))


def _changes(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return []
    lines = [f"vergeleken over {found['vragen']} vragen: {len(found['gewonnen'])} gewonnen, "
             f"{len(found['verloren'])} verloren"]  # fmt: skip
    return lines + [
        f"  {naam}: {item['oud']:.3f} -> {item['nieuw']:.3f} ({item['verschil']:+.3f}, van {item['van']:+.3f} tot "
        f"{item['tot']:+.3f}): {item['oordeel']}"
        for naam, item in found["verschillen"].items()
    ]


def _misses(rapport: dict[str, Any], *, shown: bool) -> list[str]:
    misses = rapport["missers"] + rapport["verkeerd_gedrag"] if shown else []
    return [json.dumps(miss, ensure_ascii=False) for miss in misses]


def _share(share: dict[str, float]) -> str:
    return f"{share['aantal']} van {share['n']} ({100 * share['deel']:.1f}%)"
