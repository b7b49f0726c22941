"""`manage.py wegwijzer_generator_proef "<vraag>"`: try the configured language model and see what the checks say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wegwijzer_ai.antwoord.model import Uitkomst
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.generator.ijken import IJking, calibrate
from wegwijzer_ai.generator.namen import known_namen
from wegwijzer_ai.generator.service import Proef, configured_generator, try_out
from wegwijzer_ai.generator.verifieren import Toetser
from wegwijzer_ai.service import Vraag, answer


class Command(BaseCommand):
    """Show each sentence with the verdict of every check. Nothing is shown to visitors, nothing is stored."""

    help = "Probeer het ingestelde taalmodel met een vraag: elke zin, en wat elke controle ervan vindt."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept the question, or the request to measure the floors."""
        parser.add_argument("vraag", nargs="?", default="")
        parser.add_argument("--toon-opdracht", action="store_true", help="Toon ook wat het model van ons krijgt.")
        parser.add_argument("--kalibreer", action="store_true", help="Meet de drempels op zinnen van de catalogus.")
        parser.add_argument("--producten", type=int, default=60, help="Op hoeveel producten; standaard 60.")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's signature
        """Try, or measure.

        Raises:
            CommandError: there is nothing to try with, or the turn does not end in an answer.
        """
        if options["kalibreer"]:
            self._show_ijking(self._calibrate(options["producten"]))
            return
        if not options["vraag"].strip():
            raise CommandError("Geef een vraag, tussen aanhalingstekens.")
        generator = configured_generator()
        antwoord = answer(Vraag(options["vraag"]))
        if antwoord.uitkomst is not Uitkomst.ANTWOORD:
            raise CommandError(f"Deze vraag eindigt in '{antwoord.uitkomst}', niet in een antwoord.")
        proef = try_out(antwoord, generator=generator, all_checks=True)
        if options["toon_opdracht"]:
            for record in proef.records:
                self.stdout.write(f"[{record.id}] {record.titel}\n{record.tekst}\n")
        self._show(proef)

    def _show(self, proef: Proef) -> None:
        if proef.fout:
            self.stdout.write(f"Geen samenvatting: {proef.fout}.")
            if proef.ruw:
                self.stdout.write(proef.ruw)
            return
        for nummer, zin in enumerate(proef.zinnen, 1):
            self.stdout.write(f"{nummer}. {'GOED ' if zin.houdt else 'WEG  '}{zin.tekst}")
            for oordeel in zin.oordelen:
                goed = "goed" if oordeel.goed else "FOUT"
                self.stdout.write(f"     {goed}  {oordeel.controle}: {oordeel.waarom or '-'}")
        self.stdout.write(f"Getoond worden {len(proef.houdbaar)} van {len(proef.zinnen)} zinnen.")

    def _calibrate(self, count: int) -> IJking:
        snapshot = momentopname()
        if snapshot.embedder is None:
            raise CommandError("Er is geen taalmodel om mee te vergelijken (TAALMODEL_DIR).")
        producten = [document for document in snapshot.documenten if document.soort == "product"]
        return calibrate(producten, toetser=Toetser(known_namen(), snapshot.embedder), count=count)

    def _show_ijking(self, ijking: IJking) -> None:
        self.stdout.write(
            f"{ijking.zinnen} zinnen van {ijking.producten} samenvattingen. Welk deel doorkomt tegenover de rest van "
            "de eigen pagina, een andere pagina, en de pagina die er het meest op lijkt:"
        )
        rijen = [
            *((f"gelijkenis {drempel:.2f}", delen) for drempel, delen in ijking.gelijkenis),
            *((f"woorden {drempel:.2f}", delen) for drempel, delen in ijking.woorden),
            ("beide zoals ingesteld", ijking.samen),
        ]
        for naam, (eigen, ander, buur) in rijen:
            self.stdout.write(f"{naam}: eigen {eigen:.3f}  ander {ander:.3f}  buur {buur:.3f}")
        self.stdout.write("Zinnen van de pagina zelf, zoals ze er staan en verdraaid; door alle controles komen:")
        for naam, (door, aantal) in ijking.verdraaid.items():
            self.stdout.write(f"{naam}: {door} van {aantal} ({100 * door / aantal:.1f}%)")
