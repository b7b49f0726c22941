"""Regelhulpen are found: on the front page, in search, on products and events, by machines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from cms.zoeken.port import Document
from levensgebeurtenissen.regelhulpen.documenten import regelhulp_documenten
from levensgebeurtenissen.regelhulpen.inlezen import load_regelhulpen
from levensgebeurtenissen.verwijzingen import verwijzingen_naar
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import ProductPaginaFactory
from tests.factories.regelhulpen import regelhulp_met

pytestmark = pytest.mark.django_db

PAD = "/regelhulpen/na-ontslag/"
Lees = Callable[[str], str]


@pytest.fixture
def producten(tmp_path: Path) -> dict[str, Any]:
    """Two regelhulpen, with the products that they lead to."""
    producten = {slug: ProductPaginaFactory(slug=slug, title=slug.title()) for slug in ("ww-uitkering", "bijstand")}
    producten["ander"] = ProductPaginaFactory(slug="ander", title="Ander")
    LevensgebeurtenisPaginaFactory(slug="werk-verliezen", title="Werk verliezen")
    ondernemer = regelhulp_met(slug="eerste-werknemer", titel="Uw eerste werknemer?", doelgroep="ondernemer")
    for inhoud in (regelhulp_met(), ondernemer | {"gebeurtenissen": []}):
        (tmp_path / f"{inhoud['slug']}.yaml").write_text(yaml.safe_dump(inhoud, allow_unicode=True))
    load_regelhulpen(map_=tmp_path)
    return producten


@pytest.fixture
def lees(client: Client, producten: dict[str, Any]) -> Lees:
    """Reads a page that must set no cookie."""

    def read(pad: str) -> str:
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        assert not antwoord.cookies
        return antwoord.content.decode()

    return read


def test_the_index_lists_them_by_doelgroep_in_both_languages(lees: Lees) -> None:
    nederlands = lees("/regelhulpen/")
    assert nederlands.index("Wat krijgt u na uw ontslag?") < nederlands.index("Uw eerste werknemer?")
    engels = lees("/en/regelhulpen/")
    assert "What do you get after losing your job?" in engels
    assert 'href="/en/regelhulpen/na-ontslag/"' in engels


def test_the_front_pages_offer_those_of_their_reader(lees: Lees) -> None:
    assert "Wat krijgt u na uw ontslag?" in lees("/")
    ondernemers = lees("/ondernemers/")
    assert "Uw eerste werknemer?" in ondernemers
    assert "Wat krijgt u na uw ontslag?" not in ondernemers
    assert 'href="/regelhulpen/"' in lees("/hulp/"), "from the footer of every page"


def test_products_and_events_lead_to_it(lees: Lees) -> None:
    for pad in ("/producten/ww-uitkering/", "/producten/bijstand/", "/levensgebeurtenissen/werk-verliezen/"):
        html = lees(pad)
        assert f'href="{PAD}"' in html
        assert "Regelhulp: Wat krijgt u na uw ontslag?" in html
    assert PAD not in lees("/producten/ander/")


def test_links_are_the_same_for_one_product_and_for_many(producten: dict[str, Any]) -> None:
    nummers = [producten["ww-uitkering"].pk, producten["ander"].pk]

    samen = verwijzingen_naar(nummers)

    assert [v.slug for v in samen[nummers[0]]] == ["eerste-werknemer", "na-ontslag"], "by title, at every visit"
    assert verwijzingen_naar(nummers[:1]) == {nummers[0]: samen[nummers[0]]}
    assert verwijzingen_naar(nummers[1:]) == {}


def test_search_knows_it_with_its_questions_and_outcomes(lees: Lees) -> None:
    document: Document = next(regelhulp_documenten(["regelhulp:na-ontslag"]))

    assert document.sleutel == "regelhulp:na-ontslag"
    assert document.url == PAD
    assert document.levensgebeurtenissen == ("werk-verliezen",)
    assert {"vragen", "uitkomsten"} <= {passage.kop for passage in document.passages}
    assert len(list(regelhulp_documenten())) == 2
    assert "Regelhulp" in lees("/zoeken/?q=ontslag&soort=regelhulp")


def test_a_machine_reads_the_list(lees: Lees, client: Client) -> None:
    lijst = client.get("/api/v1/regelhulpen?doelgroep=particulier").json()

    (regelhulp,) = lijst["items"] if "items" in lijst else lijst["results"]
    assert regelhulp["slug"] == "na-ontslag"
    assert regelhulp["minuten"] == 3
    assert regelhulp["levensgebeurtenissen"] == ["werk-verliezen"]
    assert regelhulp["url"].endswith(PAD)
    assert PAD in lees("/sitemap-regelhulpen.xml")


def test_readers_react_to_the_regelhulp_and_not_to_an_outcome(lees: Lees, client: Client) -> None:
    assert f'name="pagina" value="{PAD}"' in lees(PAD)
    client.post(f"{PAD}stap/1/", {"_vraag": "werk", "werk": "nee"})
    client.post(f"{PAD}stap/2/", {"_vraag": "geld", "geld": "10"})

    html = client.get(f"{PAD}uitkomst/").content.decode()

    assert f'name="pagina" value="{PAD}"' in html
    assert client.get("/reactie/", {"pagina": PAD, "gevonden": "ja"}).status_code == 200
