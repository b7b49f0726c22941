"""Other catalogues take over our products: as valid SC 4.0, per organisation and as a whole."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cms.producten.models import Aanbod, Organisatie
from cms.producten.opmaak import sanitise
from cms.samenwerkende_catalogi import uitvoer
from cms.samenwerkende_catalogi.feed import ScRecord, read_feed
from cms.samenwerkende_catalogi.services import import_feed
from cms.samenwerkende_catalogi.xhtml import to_xhtml
from tests.cms.samenwerkende_catalogi.feeds import OWMS, make_feed, make_record
from tests.factories.producten import (
    AanbodFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    UniformeProductFactory,
)

pytestmark = pytest.mark.django_db
# The package xmlschema brings the official schema of XHTML 1.0 Strict along.
SCHEMAS = Path(xmlschema.__file__).parent / "schemas"
XHTML = SCHEMAS / "XHTML" / "xhtml1-strict.xsd"
XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.w3.org/1999/xhtml"'
    f' schemaLocation="{XHTML}"/><xs:import namespace="http://standaarden.overheid.nl/product/terms/"'
    ' schemaLocation="%s"/></xs:schema>'
)


class Offline(etree.Resolver):
    """The XHTML schema names the schema of `xml:lang` by its address."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # noqa: ARG002 - as lxml calls it
        if not system_url.startswith("http"):
            return None
        assert system_url == "http://www.w3.org/2001/xml.xsd"
        return self.resolve_filename(str(SCHEMAS / "XML" / "xml.xsd"), context)  # type: ignore[attr-defined]


class Keuring:
    """The official XSDs, with what libxml2 finds; the redefinitions in them are beyond the package xmlschema."""

    def __init__(self, sc: Path) -> None:
        lezer = etree.XMLParser(no_network=True)
        lezer.resolvers.add(Offline())
        self._schema = etree.XMLSchema(etree.fromstring((XSD % sc).encode(), lezer))

    def validate(self, feed: bytes) -> None:
        assert self._schema.validate(etree.fromstring(feed)), self._schema.error_log


@pytest.fixture(scope="module")
def xsd(standaarden: Path) -> Keuring:
    return Keuring(standaarden / "samenwerkende-catalogi" / "standaarden.overheid.nl" / "sc" / "4.0" / "xsd" / "sc.xsd")


def test_the_check_itself_sees_a_wrong_body_and_a_wrong_order(xsd: Keuring, standaarden: Path) -> None:
    goed = (standaarden / "samenwerkende-catalogi" / "examples" / "sc-feed-buren-1-product.xml").read_bytes()
    xsd.validate(goed)
    leeg = b"<overheidproduct:body />"
    li = b'<ul xmlns="http://www.w3.org/1999/xhtml"><p>x</p></ul>'
    fout = b"<overheidproduct:body><overheidproduct:productHTML>%s</overheidproduct:productHTML></overheidproduct:body>"

    for kapot in (goed.replace(leeg, fout % li), goed.replace(b"digid", b"misschien")):
        with pytest.raises(AssertionError):
            xsd.validate(kapot)


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


def fetch(client: Client, pad: str, **koppen: str) -> bytes:
    antwoord = client.get(pad, headers=koppen)
    assert antwoord.status_code == 200
    return antwoord.getvalue()


def records(feed: bytes) -> dict[str, ScRecord]:
    gelezen = list(read_feed(BytesIO(feed)))
    assert all(isinstance(record, ScRecord) for record in gelezen), gelezen
    return {record.sleutel: record for record in gelezen if isinstance(record, ScRecord)}


def test_whole_feed_has_what_fixed_bodies_do_and_what_editors_wrote(
    client: Client, xsd: Keuring, utrecht: Organisatie
) -> None:
    kinderbijslag = ProductPaginaFactory(title="Kinderbijslag & <meer>", slug="kinderbijslag", vast=True)
    paspoort = ProductPaginaFactory(title="Paspoort", slug="paspoort", gerelateerd=[kinderbijslag])
    eigen = AanbodFactory(product=paspoort, organisatie=utrecht, titel="Paspoort in Utrecht", tekst="<p>Kom langs</p>")
    AanbodFactory(product=paspoort, herkomst="sc", bron_sleutel="1")
    AanbodFactory(product=paspoort, live=False)
    AanbodFactory(product=paspoort, beeindigd_op=date(2026, 1, 1))

    feed = fetch(client, "/sc/producten.xml")

    xsd.validate(feed)
    gelezen = records(feed)
    assert set(gelezen) == {"kinderbijslag", f"paspoort-{eigen.pk}"}
    record = gelezen["kinderbijslag"]
    assert record.titel == "Kinderbijslag & <meer>"
    assert record.autoriteit_uri == kinderbijslag.organisatie.owms_uri
    assert record.url.endswith("/producten/kinderbijslag/")
    assert [(naam.label, naam.uri) for naam in record.upl] == [(kinderbijslag.upn.naam, kinderbijslag.upn.uri)]
    assert record.online_aanvragen == "digid"
    for zin in ("U bent 18 jaar of ouder.", "Maak een afspraak. Dat kan online.", "Voor volwassenen: € 88,20. Maximum.",
                "Maak binnen zes weken bezwaar.", "Kan het sneller?"):  # fmt: skip
        assert zin in record.html
    assert "Kom langs" in gelezen[f"paspoort-{eigen.pk}"].html


def test_feed_of_a_gemeente_has_its_own_text_or_the_general_one(
    client: Client, xsd: Keuring, utrecht: Organisatie
) -> None:
    ook = UniformeProductFactory(naam="identiteitskaart")
    paspoort = ProductPaginaFactory(title="Paspoort", slug="paspoort")
    paspoort.upn_ook = [ook]
    paspoort.save()
    ProductPaginaFactory(title="Verhuizen", slug="verhuizen")
    ProductPaginaFactory(title="Kinderbijslag", slug="kinderbijslag", vast=True)
    AanbodFactory(product=paspoort, organisatie=utrecht, titel="Paspoort in Utrecht", herkomst="sc", bron_sleutel="77")

    feed = fetch(client, "/sc/gemeente-utrecht/producten.xml")

    xsd.validate(feed)
    gelezen = records(feed)
    assert set(gelezen) == {"77", "verhuizen"}
    assert gelezen["77"].url == "https://www.utrecht.test/product"
    assert {naam.label for naam in gelezen["77"].upl} == {paspoort.upn.naam, "identiteitskaart"}
    assert gelezen["verhuizen"].url.endswith("/producten/verhuizen/?gemeente=gm0344")
    assert {record.autoriteit_uri for record in gelezen.values()} == {utrecht.owms_uri}
    assert b'<dcterms:spatial scheme="overheid:Gemeente"' in feed


@pytest.mark.parametrize("soort", ["gemeente", "provincie", "waterschap"])
def test_each_kind_of_organisation_has_a_valid_feed(client: Client, xsd: Keuring, soort: str) -> None:
    organisatie = OrganisatieFactory(**{soort: True})
    ProductPaginaFactory(uitvoerder=soort)

    xsd.validate(fetch(client, f"/sc/{organisatie.slug}/producten.xml"))


def test_our_feed_imports_again_and_changes_nothing_the_second_time(
    client: Client, tmp_path: Path, utrecht: Organisatie
) -> None:
    ProductPaginaFactory(title="Verhuizen", slug="verhuizen")
    bron = tmp_path / "bron.xml"
    html = "<![CDATA[Los <b>dik</b><ul><li>een</li></ul><p>Zie <a href='https://a.test/?a=1&amp;b=2'>hier</a></p>]]>"
    upl = ("moestuin", f"{OWMS}/moestuin")
    bron.write_text(
        make_feed(
            make_record(html=html, upl=upl, aanvraag_url="https://a.test/f"), make_record(product_id="1", taal="en")
        )
    )
    import_feed(pad=bron)
    voor = list(Aanbod.objects.order_by("pk").values())

    terug = tmp_path / "terug.xml"
    terug.write_bytes(fetch(client, "/sc/gemeente-utrecht/producten.xml"))
    _, eerste = import_feed(pad=terug)
    _, tweede = import_feed(pad=terug)

    assert (eerste.nieuw, eerste.gewijzigd, eerste.ongewijzigd, eerste.quarantaine) == (1, 0, 2, 0)
    assert list(Aanbod.objects.exclude(bron_sleutel="verhuizen").order_by("pk").values()) == voor
    assert (tweede.nieuw, tweede.gewijzigd, tweede.ongewijzigd) == (0, 0, 3)


def test_large_feed_comes_in_batches_in_steady_queries(
    client: Client, utrecht: Organisatie, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(uitvoer, "_STAPEL", 4)
    for _ in range(9):
        AanbodFactory(product=ProductPaginaFactory(vast=True), organisatie=utrecht)

    with django_assert_max_num_queries(60):
        feed = fetch(client, "/sc/producten.xml")

    assert len(records(feed)) == 18


def test_reader_asks_again_only_for_what_changed(client: Client, utrecht: Organisatie) -> None:
    product = ProductPaginaFactory(vast=True)
    eerste = client.get("/sc/producten.xml")
    etag, sinds = eerste.headers["ETag"], eerste.headers["Last-Modified"]

    assert eerste.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert eerste.headers["Content-Language"] == "nl"
    assert "public" in eerste.headers["Cache-Control"]
    assert eerste.streaming
    assert client.get("/sc/producten.xml", headers={"if-none-match": etag}).status_code == 304
    assert client.get("/sc/producten.xml", headers={"if-modified-since": sinds}).status_code == 304
    assert client.get("/en/sc/producten.xml").getvalue() == eerste.getvalue()

    AanbodFactory(product=ProductPaginaFactory(), organisatie=utrecht)
    assert client.get("/sc/producten.xml", headers={"if-none-match": etag}).status_code == 200
    nu = client.get("/sc/producten.xml").headers["ETag"]
    product.title = "Anders"
    product.save_revision().publish()
    assert client.get("/sc/producten.xml", headers={"if-none-match": nu}).status_code == 200


def test_feed_without_products_is_not_there(client: Client, utrecht: Organisatie) -> None:
    assert client.get("/sc/producten.xml").status_code == 404
    assert client.get("/sc/gemeente-utrecht/producten.xml").status_code == 404
    assert client.get("/sc/bestaat-niet/producten.xml").status_code == 404


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("Los <b>dik</b>", "Los <b>dik</b>"),
        ("<p>een<p>twee", "<p>een</p><p>twee</p>"),
        ("<li>los</li>", "<p>los</p>"),
        ("<ul>woorden<li>item</ul>", "<ul><li>woorden</li><li>item</li></ul>"),
        ("<ul></ul><p>dag</p>", "<p>dag</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<b><p>blok</p></b>", "<b></b><p>blok</p>"),
        ("<a href='https://a.test/é?a=1&b=2'>x</a>", '<a href="https://a.test/%C3%A9?a=1&amp;b=2">x</a>'),
        ("<a href='https://[kapot'>x</a>", "x"),
        ("regel<br>twee", "regel<br />twee"),
        ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("a\x0bb &lt; &amp;", "ab &lt; &amp;"),
    ],
)
def test_each_tag_gets_a_place_where_it_may_stand(html: str, xhtml: str) -> None:
    assert to_xhtml(html) == f'<div xmlns="http://www.w3.org/1999/xhtml">{xhtml}</div>'


def test_body_without_words_is_no_body() -> None:
    assert to_xhtml("<p> </p><ul></ul>") == ""


_TAGS = ["p", "ul", "ol", "li", "b", "strong", "em", "a href='https://a.test'", "h3", "dl", "dt", "dd", "br", "x"]
_STUKJES = st.sampled_from(
    [f"<{tag}>" for tag in _TAGS] + [f"</{tag.split()[0]}>" for tag in _TAGS] + ["dag ", " ", "&"]
)


@given(stukjes=st.lists(_STUKJES, max_size=25))
def test_any_html_becomes_valid_xhtml_with_the_same_words(
    xhtml_schema: xmlschema.XMLSchema10, stukjes: list[str]
) -> None:
    html = "".join(stukjes)

    gemaakt = to_xhtml(html)

    assert gemaakt.count("dag") == sanitise(html).count("dag")
    if gemaakt:
        xhtml_schema.validate(
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{gemaakt}</body></html>'
        )


@pytest.fixture(scope="module")
def xhtml_schema() -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(XHTML)
