"""A run goes into a file and comes back, and the demo begins with a round that was really done."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.bewaard import EERSTE_RONDE, read_uitslag, write_uitslag
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming

ONZEKER = Bevinding("axe", "color-contrast", "main > p", "een foto eronder", ("1.4.3",), Zekerheid.TE_BEOORDELEN, "<p>")
KIJKJE = Waarneming("/zoeken/", "zoeken:zoeken", "", "", "1280", (ONZEKER,), {"axe": 0.25}, {"main > p": b"png"})


def test_a_run_comes_back_as_it_was_without_its_pictures(tmp_path: Path) -> None:
    uitslag = Uitslag([KIJKJE], [Mislukt("/weg/", "te traag")], {"axe": "4.14.1"}, 12.5)

    write_uitslag(uitslag, tmp_path / "run.jsonl")
    terug = read_uitslag(tmp_path / "run.jsonl")

    assert terug.waarnemingen == [Waarneming("/zoeken/", "zoeken:zoeken", "", "", "1280", (ONZEKER,), {"axe": 0.25})]
    assert (terug.mislukt, terug.motoren, terug.looptijd) == (uitslag.mislukt, uitslag.motoren, 12.5)


@pytest.mark.django_db
def test_the_demo_begins_with_a_round_and_takes_it_once(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO, settings.TOETSBEELDEN_DIR = True, tmp_path
    call_command("demo_toetsronde")
    ronde = Toetsronde.objects.get()
    assert ronde.klaar_op
    assert ronde.adressen == len(read_uitslag(EERSTE_RONDE).adressen) > 0
    gevonden = Gevonden.objects.all()
    assert gevonden.exists()
    assert {g.zekerheid for g in gevonden} == {Zekerheid.TE_BEOORDELEN}, "what is certain was mended before"
    assert {w.wie for w in read_uitslag(EERSTE_RONDE).waarnemingen} == {""}, "pages that nobody logged in for"
    assert sum(ronde.tellingen.values_list("aantal", flat=True)) == gevonden.count()

    call_command("demo_toetsronde")
    assert Toetsronde.objects.count() == 1
