"""An imported feed becomes what organisations offer, on the pages that people read."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cms.producten.models import Aanbod, Organisatie, ProductPagina, UniformeProduct
from cms.samenwerkende_catalogi.models import ImportFout
from cms.samenwerkende_catalogi.services import Uitkomst, import_feed
from tests.cms.samenwerkende_catalogi.feeds import OWMS, make_feed, make_record
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.xml"


def take_in(feed: Path, *records: str) -> Uitkomst:
    feed.write_text(make_feed(*records))
    return import_feed(pad=feed)


def test_official_examples_come_in_and_show(client: Client, standaarden: Path) -> None:
    map_ = standaarden / "samenwerkende-catalogi" / "examples"
    den_haag = OrganisatieFactory(gemeente=True, plaats="Den Haag", owms_uri=f"{OWMS}/'s-Gravenhage", code="gm0518")
    OrganisatieFactory(gemeente=True, plaats="Buren", owms_uri=f"{OWMS}/Buren_(gemeente)", code="gm0214")
    # The list has this name without a space and with another address than the feed.
    upn = UniformeProductFactory(naam="bijzonderebijstandsuitkering")
    bijstand = ProductPaginaFactory(title="Bijzondere bijstand", upn=upn)

    uit = StringIO()
    call_command("importeer_sc", str(map_ / "sc-feed-denhaag-3-producten.xml"), stdout=uit)
    call_command("importeer_sc", str(map_ / "sc-feed-buren-1-product.xml"), stdout=uit)

    assert Aanbod.objects.filter(product=bijstand, organisatie=den_haag).count() == 3
    tekst = client.get("/producten/bijzondere-bijstand/?gemeente=gm0518").content.decode()
    assert "Bijzondere bijstand voor wonen en meubels aanvragen" in tekst
    assert "https://www.denhaag.nl/nl/werk-bijstand-en-uitkering/" in tekst
    tekst = client.get("/producten/test-pdc-item/").content.decode()
    assert "Gemeente Buren" in tekst
    assert "test content" in tekst
    assert "3 new, 0 changed" in uit.getvalue()
    assert "1 new product pages" in uit.getvalue()


def test_importing_again_changes_nothing(feed: Path) -> None:
    take_in(feed, make_record(), make_record(product_id="2"))
    voor = list(Aanbod.objects.values())

    uitkomst = import_feed(pad=feed)

    assert (uitkomst.nieuw, uitkomst.gewijzigd, uitkomst.ongewijzigd) == (0, 0, 2)
    assert list(Aanbod.objects.values()) == voor
    assert uitkomst.nieuwe_paginas == []


def test_changed_record_changes_the_offer(feed: Path) -> None:
    take_in(feed, make_record())

    uitkomst = take_in(feed, make_record(samenvatting="Nu ook met kas.", gewijzigd="2026-09-01"))

    assert (uitkomst.nieuw, uitkomst.gewijzigd) == (0, 1)
    assert Aanbod.objects.get().samenvatting == "Nu ook met kas."


def test_uniform_address_wins_from_the_label(feed: Path) -> None:
    op_label = ProductPaginaFactory(upn=UniformeProductFactory(naam="paspoort", uri=f"{OWMS}/ander"))
    op_adres = ProductPaginaFactory(upn=UniformeProductFactory(naam="reisdocument", uri=f"{OWMS}/paspoort"))

    take_in(feed, make_record(upl=("paspoort", f"{OWMS}/paspoort")))
    take_in(feed, make_record(product_id="2", upl=("Pas-poort", f"{OWMS}/onbekend")))

    assert Aanbod.objects.get(bron_sleutel="1").product == op_adres
    assert Aanbod.objects.get(bron_sleutel="2").product == op_label


def test_product_without_a_general_text_gets_a_page(client: Client, feed: Path) -> None:
    uitkomst = take_in(feed, make_record(upl=("moestuin", f"{OWMS}/moestuin")))

    assert uitkomst.nieuwe_paginas == ["moestuin"]
    pagina = ProductPagina.objects.get(slug="moestuin")
    assert pagina.live
    assert pagina.uitvoerder == "gemeente"
    assert UniformeProduct.objects.get().uri == f"{OWMS}/moestuin"
    tekst = client.get("/producten/moestuin/").content.decode()
    assert "er nog geen algemene tekst" in tekst
    assert "Gemeente Utrecht" in tekst
    assert (
        "U huurt een moestuin van de gemeente." in client.get("/producten/moestuin/?gemeente=gm0344").content.decode()
    )


def test_two_organisations_share_the_page(feed: Path) -> None:
    OrganisatieFactory(gemeente=True, plaats="Zwolle")
    upl = ("moestuin", f"{OWMS}/moestuin")

    uitkomst = take_in(feed, make_record(upl=upl), make_record(upl=upl, autoriteit=f"{OWMS}/gemeente-zwolle"))

    assert uitkomst.nieuw == 2
    assert ProductPagina.objects.get().aanbod.count() == 2


def test_address_that_is_taken_gets_a_number(feed: Path) -> None:
    ProductPaginaFactory(title="Moestuin huren", slug="moestuin-huren")

    assert take_in(feed, make_record()).nieuwe_paginas == ["moestuin-huren-2"]
    assert import_feed(pad=feed).nieuwe_paginas == []


@pytest.mark.norm("B32")
def test_imported_markup_is_made_harmless(feed: Path) -> None:
    kwaad = '<p onclick="x()">Dag</p><script>alert(1)</script><img src="x" onerror="x()"/><a href="javascript:x">k</a>'

    take_in(feed, make_record(html=f"<![CDATA[{kwaad}]]>"))

    tekst = Aanbod.objects.get().tekst
    assert "<p>Dag</p>" in tekst
    assert not any(deel in tekst for deel in ("script", "onclick", "onerror", "img", "javascript"))


@pytest.mark.norm("B37")
def test_bad_records_wait_in_quarantine_until_they_are_right(feed: Path) -> None:
    uitkomst = take_in(
        feed,
        make_record(),
        make_record(product_id="2", titel=""),
        make_record(product_id="3", autoriteit=f"{OWMS}/niemand"),
    )

    assert uitkomst.nieuw == 1
    assert {fout.sleutel: fout.reden for fout in ImportFout.objects.filter(bron="feed.xml")} == {
        "2": "title is missing",
        "3": f"authority is unknown: {OWMS}/niemand",
    }
    take_in(feed, make_record(), make_record(product_id="2"), make_record(product_id="3", titel=""))
    assert [fout.sleutel for fout in ImportFout.objects.all()] == ["3"]


@pytest.mark.norm("B37")
def test_record_that_the_database_refuses_does_not_stop_the_rest(feed: Path) -> None:
    te_lang = "https://www.plaats.test/" + "x" * 600

    uitkomst = take_in(feed, make_record(url=te_lang), make_record(product_id="2"))

    assert uitkomst.nieuw == 1
    assert "cannot be stored" in str(uitkomst.fouten[0])


@pytest.mark.norm("B36")
def test_refused_file_is_said_in_one_sentence(feed: Path) -> None:
    feed.write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')

    with pytest.raises(CommandError, match="is refused: document types, entities"):
        call_command("importeer_sc", str(feed))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("importeer_sc", str(feed.with_name("weg.xml")))


def test_command_lists_the_quarantine(feed: Path) -> None:
    feed.write_text(make_feed(make_record(titel="")))
    uit = StringIO()

    call_command("importeer_sc", str(feed), "--bron", "Utrecht", stdout=uit)

    assert "1 in quarantine" in uit.getvalue()
    assert "1: title is missing" in uit.getvalue()
    assert ImportFout.objects.get().bron == "Utrecht"
