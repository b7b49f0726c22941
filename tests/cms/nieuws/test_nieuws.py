"""News for both faces, as pages and as feeds."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from defusedxml.ElementTree import fromstring
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import set_script_prefix
from django.utils import timezone

from cms.nieuws.inlezen import INHOUD, NieuwsInhoud, load_nieuws
from cms.nieuws.models import NieuwsPagina
from cms.producten.inlezen.bestanden import Inhoudsfout, read_map
from cms.producten.inlezen.producten import INHOUD as CATALOGUS
from cms.zoeken.service import list_documenten
from tests.factories.producten import ProductPaginaFactory
from tests.factories.sectoren import NieuwsPaginaFactory

BERICHTEN = [inhoud for _, inhoud in read_map(INHOUD, NieuwsInhoud)]


@pytest.fixture(autouse=True)
def _script_prefix() -> Iterator[None]:
    yield
    set_script_prefix("/")


@pytest.mark.parametrize("bericht", BERICHTEN, ids=lambda bericht: bericht.slug)
def test_our_own_items_refer_to_products_that_exist(bericht: NieuwsInhoud) -> None:
    assert set(bericht.producten) <= {pad.stem for pad in (CATALOGUS / "producten").glob("*.yaml")}
    assert bericht.tekst_en, "and are in English too"


def test_there_is_news_for_both_faces() -> None:
    assert {doelgroep for bericht in BERICHTEN for doelgroep in bericht.doelgroepen} == {"particulier", "ondernemer"}


@pytest.mark.django_db
def test_the_list_can_be_kept_to_one_face(client: Client) -> None:
    NieuwsPaginaFactory(title="Voor bakkers")
    NieuwsPaginaFactory(title="Voor inwoners alleen", doelgroepen=["particulier"])
    NieuwsPaginaFactory(title="Van volgende week", datum=timezone.localdate() + timedelta(days=7))

    alles, bakkers = (client.get(f"/nieuws/{q}").content.decode() for q in ("", "?doelgroep=ondernemer"))

    assert "Voor bakkers" in alles
    assert "Voor inwoners alleen" in alles
    assert "Van volgende week" not in alles
    assert "Voor inwoners alleen" not in bakkers
    assert 'href="/nieuws/ondernemer/rss.xml"' in bakkers
    assert client.get("/nieuws/?doelgroep=marsman&pagina=999").status_code == 200


@pytest.mark.django_db
def test_an_item_names_its_source_and_what_to_arrange(client: Client) -> None:
    bericht = NieuwsPaginaFactory(slug="btw-brood")
    bericht.producten = [ProductPaginaFactory(title="Btw-aangifte", slug="btw-aangifte")]
    bericht.save()

    pagina = client.get("/nieuws/btw-brood/").content.decode()

    assert "5 januari 2026" in pagina
    assert 'href="https://www.belastingdienst.nl"' in pagina
    assert 'href="/producten/btw-aangifte/"' in pagina
    engels = client.get("/en/nieuws/btw-brood/").content.decode()
    assert "VAT on bread" in engels
    assert '<div lang="nl">' in engels


@pytest.mark.django_db
def test_feeds_have_whole_addresses_and_wait_for_the_day(client: Client, settings: pytest.FixtureRequest) -> None:
    NieuwsPaginaFactory(title="Voor bakkers", slug="bakkers")
    NieuwsPaginaFactory(title="Voor inwoners alleen", doelgroepen=["particulier"])
    NieuwsPaginaFactory(title="Later", datum=timezone.localdate() + timedelta(days=1))

    antwoord = client.get("/nieuws/ondernemer/rss.xml", headers={"host": "localhost"})

    assert antwoord.headers["Content-Type"].startswith("application/rss+xml")
    assert "max-age=600" in antwoord.headers["Cache-Control"]
    kanaal = fromstring(antwoord.content).find("channel")
    assert kanaal is not None
    assert [item.findtext("title") for item in kanaal.findall("item")] == ["Voor bakkers"]
    adres = f"{settings.SITE_URL}/nieuws/bakkers/"  # type: ignore[attr-defined]
    assert kanaal.findtext("item/link") == adres
    assert kanaal.findtext("title") == "Nieuws voor ondernemers van de overheid"
    assert len(fromstring(client.get("/nieuws/rss.xml").content).findall("channel/item")) == 2
    engels = fromstring(client.get("/en/nieuws/ondernemer/rss.xml").content)
    assert engels.findtext("channel/item/title") == "VAT on bread"
    assert client.get("/nieuws/marsman/rss.xml").status_code == 404


@pytest.mark.django_db
def test_search_and_robots_find_it(client: Client) -> None:
    NieuwsPaginaFactory(slug="btw-brood")

    (document,) = list_documenten(["nieuws:btw-brood"])

    assert (document.soort, document.bijgewerkt, document.doelgroepen) == ("nieuws", date(2026, 1, 5), ("ondernemer",))
    assert "/nieuws/btw-brood/" in client.get("/sitemap-nieuws.xml").content.decode()


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_a_wrong_file_is_named(tmp_path: Path) -> None:
    bericht = yaml.safe_load((INHOUD / "contant-geld-handelaren.yaml").read_text())
    pad = tmp_path / "contant-geld-handelaren.yaml"
    pad.write_text(yaml.safe_dump(bericht, allow_unicode=True))

    assert load_nieuws(map_=tmp_path).nieuw == ["contant-geld-handelaren"]
    assert load_nieuws(map_=tmp_path).ongewijzigd == ["contant-geld-handelaren"]
    assert NieuwsPagina.objects.get().live

    pad.write_text(yaml.safe_dump(bericht | {"producten": ["zeppelin"]}, allow_unicode=True))
    with pytest.raises(Inhoudsfout, match="zeppelin"):
        load_nieuws(map_=tmp_path)


@pytest.mark.django_db
def test_the_command_says_which_product_is_missing() -> None:
    with pytest.raises(CommandError, match="does not exist"):
        call_command("laad_nieuws")
