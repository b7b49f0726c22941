"""/hoe-rekenen-wij/: anybody can check each rule."""

import ast
import re
import sys
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from levensgebeurtenissen.regels.lijst import REGELS
from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from tests.factories.producten import ProductPaginaFactory

REGELMAP = Path(__file__).parents[2] / "levensgebeurtenissen/regels"


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.django_db
def test_every_rule_stands_there_with_its_law_its_year_and_its_tests(client: Client) -> None:
    antwoord = client.get("/hoe-rekenen-wij/")
    assert antwoord.status_code == 200
    assert not antwoord.cookies
    html, tekst = antwoord.content.decode(), words(antwoord.content.decode())
    for regel in REGELS.values():
        assert f'id="regel-{regel.sleutel}"' in html
        assert all(artikel.url in html for artikel in regel.artikelen)
        assert all(geval.naam in tekst for geval in regel.gevallen)
        assert all(grens in tekst for grens in regel.grenzen)
    assert f"Er zijn {len(REGELS) + len(VERPLICHTINGREGELS)} regels." in tekst
    assert "€ 1.419,46" in tekst


@pytest.mark.django_db
def test_what_a_company_must_do_stands_in_a_section_of_its_own(client: Client) -> None:
    html = client.get("/hoe-rekenen-wij/").content.decode()
    blok = html[html.index('aria-labelledby="verplichtingen"') :]
    tekst = words(blok)
    for regel in VERPLICHTINGREGELS.values():
        assert f'id="regel-{regel.sleutel}"' in blok
        assert regel.te_laat in tekst
        assert all(artikel.url in blok for artikel in regel.artikelen)
        assert all(geval.naam in tekst and geval.bron.naam in tekst for geval in regel.gevallen)
        assert all(gegeven.betekenis in tekst for gegeven in regel.gegevens)
        assert all(grens in tekst for grens in regel.grenzen)
    assert "vier kwartalen in een jaar ( 1 april 2025 tot en met 31 januari 2026 )" in tekst
    assert "Er moet uitkomen: 30 april 2025, 31 juli 2025, 31 oktober 2025, 31 januari 2026." in tekst
    assert "Er moet uitkomen: geldt altijd." in tekst
    assert "onbekend: Vastgestelde jaarrekeningen" in tekst
    assert len(re.findall(r'id="regel-', html)) == len(set(re.findall(r'id="(regel-[^"]+)"', html)))


@pytest.mark.django_db
def test_the_page_leads_to_the_products_and_asks_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for slug in ("zorgtoeslag", "huurtoeslag", "kinderbijslag"):
        ProductPaginaFactory(slug=slug, title=f"Product {slug}")
    client.get("/hoe-rekenen-wij/")
    with django_assert_max_num_queries(12):
        tekst = words(client.get("/hoe-rekenen-wij/").content.decode())
    assert "Product zorgtoeslag" in tekst


@pytest.mark.django_db
def test_it_reads_in_english(client: Client) -> None:
    tekst = words(client.get("/en/hoe-rekenen-wij/").content.decode())
    assert "How we calculate" in tekst
    assert "Do you have a right to healthcare benefit" in tekst
    assert "Waarschijnlijk" not in tekst
    assert "Obligations of your business" in tekst
    assert "Wanneer moet" not in tekst


@pytest.mark.parametrize("pad", sorted(REGELMAP.rglob("*.py")), ids=lambda pad: pad.stem)
def test_a_rule_knows_no_framework_no_clock_and_no_other_package(pad: Path) -> None:
    boom = ast.parse(pad.read_text())
    modules = {
        *(alias.name for node in ast.walk(boom) if isinstance(node, ast.Import) for alias in node.names),
        *(node.module or "" for node in ast.walk(boom) if isinstance(node, ast.ImportFrom)),
    }
    assert all(
        module.partition(".")[0] in sys.stdlib_module_names or module.startswith("levensgebeurtenissen.regels")
        for module in modules
    )
    namen = {node.attr for node in ast.walk(boom) if isinstance(node, ast.Attribute)}
    assert namen.isdisjoint({"today", "now", "utcnow"})
