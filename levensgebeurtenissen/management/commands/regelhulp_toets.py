"""`manage.py regelhulp_toets [files]`."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.producten.inlezen import producten
from cms.producten.inlezen.bestanden import Inhoudsfout, read_inhoud
from levensgebeurtenissen import inlezen
from levensgebeurtenissen.regelhulpen.graaf import validate
from levensgebeurtenissen.regelhulpen.inhoud import INHOUD, RegelhulpInhoud


class Command(BaseCommand):
    help = "Checks content files of regelhulpen without a database: the graph, its texts, its cases, what it refers to."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestanden", nargs="*", type=Path, help="Default: all of levensgebeurtenissen/inhoud.")

    def handle(self, *args: object, bestanden: Iterable[Path], **options: object) -> None:  # noqa: ARG002
        fout = 0
        for pad in list(bestanden) or sorted(INHOUD.glob("*.yaml")):
            try:
                fout += self._check(pad)
            except Inhoudsfout as error:
                self.stdout.write(str(error))
                fout += 1
        if fout:
            raise CommandError(f"{fout} fouten.")

    def _check(self, pad: Path) -> int:
        """Tell what is wrong in a file; gives how many things stop publication."""
        inhoud = read_inhoud(pad, RegelhulpInhoud)
        gebeurtenissen = {bestand.stem for bestand in inlezen.INHOUD.glob("*.yaml")}
        graaf = inhoud.graaf()
        gebreken = validate(
            graaf,
            producten={bestand.stem for bestand in (producten.INHOUD / "producten").glob("*.yaml")},
            gebeurtenissen=gebeurtenissen,
        )
        for gebrek in gebreken:
            self.stdout.write(f"{pad}: {'FOUT' if gebrek.stopt else 'let op'}: {gebrek}")
        for slug in sorted(set(inhoud.gebeurtenissen) - gebeurtenissen):
            self.stdout.write(f"{pad}: let op: er is geen levensgebeurtenis '{slug}'")
        telling = (
            f"{len(graaf.knopen)} vragen, {len(graaf.uitkomsten)} uitkomsten, {len(graaf.voorbeelden)} voorbeelden"
        )
        self.stdout.write(f"{pad}: {telling}")
        return sum(gebrek.stopt for gebrek in gebreken)
