"""The tables of organisations and woonplaatsen that come with the repository."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.organisaties import load_organisaties, load_woonplaatsen
from cms.producten.inlezen.producten import INHOUD
from cms.producten.models import Organisatie, Organisatiesoort, Woonplaats
from cms.producten.selectors import find_gemeente
from tests.factories.producten import OrganisatieFactory, WoonplaatsFactory

pytestmark = pytest.mark.django_db

GROOT = [
    "uwv", "svb", "duo", "belastingdienst", "dienst-toeslagen", "rdw", "kvk", "ind", "cjib", "cak", "rvo", "justis",
    "logius", "kadaster", "cbr", "nvwa", "douane", "rechtspraak",
]  # fmt: skip


def test_tables_hold_all_governments_of_today_and_load_only_once() -> None:
    call_command("laad_organisaties")

    aantal = {soort: Organisatie.objects.filter(soort=soort, is_actief=True).count() for soort in Organisatiesoort}
    assert aantal[Organisatiesoort.GEMEENTE] == 342
    assert aantal[Organisatiesoort.PROVINCIE] == 12
    assert aantal[Organisatiesoort.WATERSCHAP] == 21
    assert aantal[Organisatiesoort.MINISTERIE] == 12
    assert Woonplaats.objects.count() == 2501
    assert not Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE, ligt_in=None).exists()
    assert not Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE, telefoon="", is_actief=True).exists()
    for slug in GROOT:
        organisatie = Organisatie.objects.get(slug=slug)
        assert organisatie.tooi_uri.startswith("https://identifier.overheid.nl/tooi/id/"), slug
        assert organisatie.website, slug
        assert organisatie.telefoon_uri.startswith("tel:"), slug
    assert_places_lead_to_their_gemeente()
    for telling in (load_organisaties(), load_woonplaatsen()):
        assert (telling.nieuw, telling.gewijzigd) == ([], [])


def assert_places_lead_to_their_gemeente() -> None:
    def naam(tekst: str) -> str | None:
        gemeente = find_gemeente(tekst=tekst)
        return gemeente and gemeente.naam

    assert naam("Utrecht") == naam("gm0344") == naam("De Meern") == "Gemeente Utrecht"
    assert naam("Den Haag") == naam("'s-Gravenhage") == "Gemeente Den Haag"
    assert naam("Den Bosch") == "Gemeente 's-Hertogenbosch"
    assert naam("Laren") is None
    assert naam("Velp") is None
    assert naam("Bergen") is None


def test_organisation_that_left_the_table_has_ended_and_comes_back(tmp_path: Path) -> None:
    rijen = (INHOUD / "organisaties.csv").read_text().splitlines()
    kop, provincie = rijen[0], next(rij for rij in rijen if ",pv26," in rij and ",provincie," in rij)
    utrecht = next(rij for rij in rijen if "gm0344" in rij)
    heel, kort = tmp_path / "heel.csv", tmp_path / "kort.csv"
    heel.write_text(f"{kop}\n{utrecht}\n{provincie}")
    kort.write_text(f"{kop}\n{provincie}")
    load_organisaties(pad=heel)

    telling = load_organisaties(pad=kort)

    assert telling.beeindigd == ["gemeente-utrecht"]
    assert not Organisatie.objects.get(code="gm0344").is_actief
    load_organisaties(pad=heel)
    assert Organisatie.objects.get(code="gm0344").is_actief


def test_woonplaats_that_left_the_table_is_gone(tmp_path: Path) -> None:
    vleuten = WoonplaatsFactory(naam="Vleuten", gemeente=OrganisatieFactory(gemeente=True, code="gm0344"))
    kort = tmp_path / "woonplaatsen.csv"
    kort.write_text("woonplaats,gemeentecode\nUtrecht,gm0344\n")

    load_woonplaatsen(pad=kort)

    assert [woonplaats.naam for woonplaats in Woonplaats.objects.all()] == ["Utrecht"]
    assert not Woonplaats.objects.filter(pk=vleuten.pk).exists()


def test_unknown_gemeentecode_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "woonplaatsen.csv"
    pad.write_text("woonplaats,gemeentecode\nUtrecht,gm9999\n")

    with pytest.raises(Inhoudsfout, match="line 2: gemeentecode"):
        load_woonplaatsen(pad=pad)


@pytest.mark.parametrize(("veld", "waarde"), [("soort", "stam"), ("provincie", "pv99")])
def test_row_with_an_unknown_value_is_refused(tmp_path: Path, veld: str, waarde: str) -> None:
    with (INHOUD / "organisaties.csv").open(newline="") as bestand:
        rij = next(rij for rij in csv.DictReader(bestand) if rij["code"] == "gm0344") | {veld: waarde}
    pad = tmp_path / "organisaties.csv"
    with pad.open("w", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, rij)
        schrijver.writeheader()
        schrijver.writerow(rij)

    with pytest.raises(Inhoudsfout, match=veld):
        load_organisaties(pad=pad)
