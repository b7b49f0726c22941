"""An imported feed becomes what organisations offer, on the pages that people read."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend as search_backend

from cms.producten.models import Aanbod, Organisatie, ProductPagina, UniformeProduct
from cms.samenwerkende_catalogi import importeur
from cms.samenwerkende_catalogi.models import Bron, ImportFout, Importrun
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
    _, uitkomst = import_feed(pad=feed)
    return uitkomst


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

    with CaptureQueriesContext(connection) as vragen:
        _, uitkomst = import_feed(pad=feed)

    assert (uitkomst.nieuw, uitkomst.gewijzigd, uitkomst.ongewijzigd) == (0, 0, 2)
    assert list(Aanbod.objects.values()) == voor
    assert uitkomst.nieuwe_paginas == []
    geschreven = {vraag["sql"].split('"')[1] for vraag in vragen if re.match("INSERT|UPDATE|DELETE", vraag["sql"])}
    assert geschreven == {"samenwerkende_catalogi_importrun"}


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
    assert import_feed(pad=feed)[1].nieuwe_paginas == []
    OrganisatieFactory(gemeente=True, plaats="Zwolle")
    ook = take_in(feed, make_record(), make_record(product_id="2", autoriteit=f"{OWMS}/gemeente-zwolle"))
    assert ook.nieuwe_paginas == []


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
    assert {fout.sleutel: fout.reden for fout in ImportFout.objects.filter(bron__naam="feed.xml")} == {
        "2": "Het veld title ontbreekt of is leeg.",
        "3": f"We kennen de organisatie niet: {OWMS}/niemand",
    }
    take_in(feed, make_record(), make_record(product_id="2"), make_record(product_id="3", titel=""))
    assert [fout.sleutel for fout in ImportFout.objects.all()] == ["3"]


@pytest.mark.norm("B37")
def test_record_that_the_database_refuses_does_not_stop_the_rest(feed: Path) -> None:
    te_lang = "https://www.plaats.test/" + "x" * 600
    te_lange_naam = ("x" * 300, f"{OWMS}/x")

    uitkomst = take_in(
        feed, make_record(url=te_lang), make_record(product_id="2"), make_record(product_id="3", upl=te_lange_naam)
    )

    assert uitkomst.nieuw == 1
    assert [str(fout) for fout in uitkomst.fouten] == [
        "Het veld url heeft meer dan 500 tekens.",
        "We kunnen dit product niet opslaan (DataError).",
    ]


def test_name_that_cannot_be_stored_is_not_remembered(feed: Path) -> None:
    te_lang = ("x" * 300, f"{OWMS}/x")

    uitkomst = take_in(
        feed, *(make_record(product_id=nummer, upl=te_lang) for nummer in "12"), make_record(product_id="3")
    )

    assert (uitkomst.nieuw, uitkomst.quarantaine) == (1, 2)
    assert not UniformeProduct.objects.exists()


def test_name_without_a_web_address_is_no_name(feed: Path) -> None:
    uitkomst = take_in(feed, make_record(upl=("moestuin", "javascript:alert(1)")))

    assert uitkomst.nieuw == 1
    assert ProductPagina.objects.get().upn is None


def test_batch_that_the_database_refuses_is_stored_one_by_one(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importeur, "_LENGTES", {})
    te_lang = "https://www.plaats.test/" + "x" * 600

    uitkomst = take_in(feed, make_record(), make_record(product_id="2", url=te_lang), make_record(product_id="3"))

    assert (uitkomst.nieuw, uitkomst.quarantaine) == (2, 1)
    assert set(Aanbod.objects.values_list("bron_sleutel", flat=True)) == {"1", "3"}


def test_number_that_comes_twice_is_taken_in_once(feed: Path) -> None:
    records = (make_record(), make_record(titel="Andere moestuin"), make_record(titel="Rent a garden", taal="en"))

    uitkomst = take_in(feed, *records)

    assert (uitkomst.nieuw, str(uitkomst.fouten[0])) == (2, "Dit productnummer komt twee keer voor.")
    assert set(Aanbod.objects.values_list("titel", "taal")) == {("Moestuin huren", "nl"), ("Rent a garden", "en")}
    assert take_in(feed, *records).ongewijzigd == 2


@pytest.mark.parametrize("plaats", ["https", "escape", "slash", "tooi"])
def test_organisation_is_known_by_each_of_its_addresses(feed: Path, plaats: str) -> None:
    den_haag = OrganisatieFactory(gemeente=True, plaats="Den Haag", owms_uri=f"{OWMS}/'s-Gravenhage")
    adres = {
        "https": f"{OWMS}/'s-Gravenhage".replace("http:", "https:"),
        "escape": f"{OWMS}/%27s-Gravenhage",
        "slash": f"{OWMS}/'s-Gravenhage/",
        "tooi": den_haag.tooi_uri,
    }[plaats]

    take_in(feed, make_record(autoriteit=adres))

    assert Aanbod.objects.get().organisatie == den_haag


def test_page_with_several_uniform_names_gathers_the_offers_of_all(feed: Path) -> None:
    ook = UniformeProductFactory(naam="identiteitskaart")
    pagina = ProductPaginaFactory(title="Paspoort of identiteitskaart")
    pagina.upn_ook = [ook]
    pagina.save()

    take_in(feed, make_record(upl=(ook.naam, ook.uri)))

    assert Aanbod.objects.get().product == pagina


def test_source_of_one_organisation_speaks_for_that_one_only(feed: Path, utrecht: Organisatie) -> None:
    zwolle = OrganisatieFactory(gemeente=True, plaats="Zwolle")
    Bron.objects.create(naam="feed.xml", soort="bestand", organisatie=zwolle)

    uitkomst = take_in(feed, make_record(), make_record(product_id="2", autoriteit=zwolle.owms_uri))

    assert uitkomst.nieuw == 1
    assert "Dit product is van Gemeente Utrecht" in str(uitkomst.fouten[0])


def test_offer_that_an_editor_locked_stays_as_it_is(feed: Path) -> None:
    take_in(feed, make_record())
    Aanbod.objects.update(locked=True)

    uitkomst = take_in(feed, make_record(titel="Volkstuin huren"))

    assert "vergrendeld" in str(uitkomst.fouten[0])
    assert Aanbod.objects.get().titel == "Moestuin huren"


def test_editor_sees_what_the_import_changed(feed: Path) -> None:
    take_in(feed, make_record(), make_record(product_id="2"))
    for aanbod in Aanbod.objects.all():
        aanbod.save_revision().publish()
    weg = Aanbod.objects.get(bron_sleutel="2")
    weg.unpublish()

    take_in(feed, make_record(titel="Volkstuin"), make_record(product_id="2", titel="Schooltuin"))

    aanbod = Aanbod.objects.get(bron_sleutel="1")
    assert (aanbod.titel, aanbod.live) == ("Volkstuin", True)
    assert aanbod.get_latest_revision_as_object().titel == "Volkstuin"
    weg.refresh_from_db()
    assert (weg.titel, weg.live) == ("Schooltuin", False)


def test_admin_finds_imported_offers(feed: Path) -> None:
    take_in(feed, make_record())

    assert [aanbod.titel for aanbod in search_backend().search("moestuin", Aanbod)] == ["Moestuin huren"]


@pytest.mark.norm("B36")
def test_refused_file_is_said_in_one_sentence(feed: Path) -> None:
    feed.write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')

    with pytest.raises(CommandError, match="is refused: Het bestand bevat een DTD"):
        call_command("importeer_sc", str(feed))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("importeer_sc", str(feed.with_name("weg.xml")))


def test_command_lists_the_quarantine(feed: Path) -> None:
    feed.write_text(make_feed(make_record(titel=""), make_record(product_id="2")))
    uit = StringIO()

    call_command("importeer_sc", str(feed), "--bron", "Utrecht", stdout=uit)

    assert "1 in quarantine" in uit.getvalue()
    assert "1: Het veld title ontbreekt of is leeg." in uit.getvalue()
    assert ImportFout.objects.get().bron.naam == "Utrecht"


def test_dry_run_says_what_would_happen_and_does_nothing(feed: Path) -> None:
    take_in(feed, *(make_record(product_id=str(nummer)) for nummer in range(1, 11)))
    feed.write_text(
        make_feed(
            make_record(titel="Volkstuin"),
            *(make_record(product_id=str(nummer)) for nummer in range(2, 10)),
            make_record(product_id="11", titel="Balie", upl=("balie", f"{OWMS}/balie")),
        )
    )
    voor = list(Aanbod.objects.values()), ProductPagina.objects.count(), Importrun.objects.count()
    uit = StringIO()

    call_command("importeer_sc", str(feed), "--dry-run", stdout=uit)

    assert "Would be: 1 new, 1 changed, 8 unchanged, 1 ended, 0 in quarantine, 1 new product pages" in uit.getvalue()
    assert (list(Aanbod.objects.values()), ProductPagina.objects.count(), Importrun.objects.count()) == voor
