"""`manage.py wegwijzer_ablaties [set ...]`: what each part of search contributes."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.ablaties import Uitslag, as_markdown, run_ablations
from wegwijzer_ai.evaluatie.kaal import embed_bare, list_bare_documents
from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, read_toetsvragen
from wegwijzer_ai.index.embedder import text_embedder
from wegwijzer_ai.index.momentopname import Momentopname


class Command(BaseCommand):
    """Print a Markdown table: over the products that are described, and with every other uniform product name."""

    help = "Meet wat elk deel van het zoeken bijdraagt, op vragen met bekende antwoorden (JSON Lines)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept sets and where to write the figures."""
        parser.add_argument("sets", nargs="*", metavar="set", type=Path, default=[EIGEN_ONTWIKKELSET])
        parser.add_argument("--json", type=Path, help="Schrijf de cijfers ook als JSON naar dit bestand.")
        parser.add_argument("--zonder-upl", action="store_true", help="Meet alleen over de beschreven producten.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Measure.

        Raises:
            CommandError: a set cannot be read, or none of its products is in the catalogue.
        """
        try:
            vragen = [vraag for path in options["sets"] for vraag in read_toetsvragen(path)]
            snapshots = {"beschreven": momentopname()}
            if not options["zonder_upl"]:
                snapshots["alle UPL"] = self._with_every_name(snapshots["beschreven"])
            tabellen = {naam: run_ablations(vragen, snapshot) for naam, snapshot in snapshots.items()}
            if not any(tabellen.values()):
                raise CommandError("Van geen enkele vraag staat het product in de catalogus.")
            if options["json"]:
                options["json"].write_text(_as_json(tabellen), encoding="utf-8")
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(as_markdown(tabellen))

    def _with_every_name(self, snapshot: Momentopname) -> Momentopname:
        bare = list_bare_documents(snapshot.documenten)
        embedder = text_embedder(Path(settings.TAALMODEL_DIR)) if snapshot.met_betekenis else None
        self.stderr.write(f"{len(bare)} productnamen zonder beschrijving erbij")
        return snapshot.with_document(*embed_bare(bare, embedder))


def _as_json(tabellen: dict[str, dict[str, Uitslag]]) -> str:
    content = {naam: {stap: asdict(uitslag) for stap, uitslag in tabel.items()} for naam, tabel in tabellen.items()}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
