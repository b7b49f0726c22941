"""Reading SC 4.0 feeds: the official examples, bad records, and attacks."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.samenwerkende_catalogi.feed import FeedGeweigerd, RecordFout, ScRecord, UplNaam, read_feed
from tests.cms.samenwerkende_catalogi.feeds import make_feed, make_record


def read(feed: str | bytes) -> list[ScRecord | RecordFout]:
    return list(read_feed(BytesIO(feed.encode() if isinstance(feed, str) else feed)))


def read_one(record: str) -> ScRecord:
    (gelezen,) = read(make_feed(record))
    assert isinstance(gelezen, ScRecord), gelezen
    return gelezen


def fault(record: str) -> RecordFout:
    (gelezen,) = read(make_feed(record))
    assert isinstance(gelezen, RecordFout), gelezen
    return gelezen


def test_official_feed_of_den_haag(standaarden: Path) -> None:
    pad = standaarden / "samenwerkende-catalogi" / "examples" / "sc-feed-denhaag-3-producten.xml"

    records = read(pad.read_bytes())

    eerste = records[0]
    assert len(records) == 3
    assert isinstance(eerste, ScRecord)
    assert eerste.sleutel == "135142"
    assert eerste.titel == "Bijzondere bijstand voor financiële hulp aanvragen"
    assert eerste.autoriteit_uri == "http://standaarden.overheid.nl/owms/terms/'s-Gravenhage"
    assert eerste.gewijzigd_op == date(2026, 8, 18)
    assert eerste.online_aanvragen == "ja"
    assert eerste.upl == (
        UplNaam(
            "bijzondere bijstandsuitkering", "http://standaarden.overheid.nl/owms/terms/bijzondere_bijstandsuitkering"
        ),
    )
    assert "Begin link" not in eerste.samenvatting
    assert "einde..." not in eerste.samenvatting


def test_official_answer_of_the_search_service_holds_the_same_records(standaarden: Path) -> None:
    map_ = standaarden / "samenwerkende-catalogi" / "examples"

    antwoord = read((map_ / "sru-response-denhaag-bijzondere-bijstand.xml").read_bytes())

    assert antwoord == read((map_ / "sc-feed-denhaag-3-producten.xml").read_bytes())


def test_official_feed_of_buren_has_no_uniform_name(standaarden: Path) -> None:
    pad = standaarden / "samenwerkende-catalogi" / "examples" / "sc-feed-buren-1-product.xml"

    (record,) = read(pad.read_bytes())

    assert isinstance(record, ScRecord)
    assert record.upl == ()
    assert record.doelgroepen == ("particulier", "ondernemer")
    assert record.online_aanvragen == "digid"
    assert record.html == ""


def test_body_is_read_as_elements_and_as_text() -> None:
    als_elementen = '<x:p xmlns:x="http://www.w3.org/1999/xhtml">Dag <x:strong>u</x:strong></x:p>'

    assert "<p>Dag <strong>u</strong></p>" in read_one(make_record(html=als_elementen)).html
    assert read_one(make_record(html="<![CDATA[<p>Dag</p>]]>")).html == "<p>Dag</p>"


def test_without_product_id_the_address_is_the_key() -> None:
    assert read_one(make_record(product_id="", url="https://a.test/1")).sleutel == "https://a.test/1"


@pytest.mark.parametrize(
    ("record", "reden"),
    [
        (make_record(titel=""), "title is missing"),
        (make_record(url=""), "identifier is missing"),
        (make_record(samenvatting=""), "abstract is missing"),
        (make_record(gewijzigd="gisteren"), "modified is no date"),
        (make_record(gewijzigd=""), "modified is missing"),
        (make_record(url="javascript:alert(1)"), "http or https"),
        (make_record(url="https://[::1"), "http or https"),
        (make_record(aanvraag_url="data:text/html,x"), "http or https"),
        (make_record(autoriteit=None), "authority is missing"),
        ("<overheidproduct:scproduct/>", "owmskern is missing"),
    ],
)
def test_bad_record_says_what_is_wrong(record: str, reden: str) -> None:
    assert reden in str(fault(record))


def test_bad_record_does_not_stop_the_rest() -> None:
    records = read(make_feed(make_record(titel=""), make_record(product_id="2"), make_record(gewijzigd="x")))

    assert [type(record) for record in records] == [RecordFout, ScRecord, RecordFout]


@pytest.mark.norm("B36")
@pytest.mark.parametrize(
    "feed",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "https://kwaad.test/x.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
        "<a>" * 500 + "</a>" * 500,
        "<a>" * 20_000,
        "geen xml",
        "",
        "<a><b></a>",
        "<a>\x00</a>",
        "<a>" + "x" * 6_000_000 + "</a>",
    ],
    ids=["entity", "external", "dtd", "laughs", "deep", "open", "text", "empty", "crossed", "null", "large"],
)
def test_attack_is_refused(feed: str) -> None:
    with pytest.raises(FeedGeweigerd):
        read(feed)


@pytest.mark.norm("B36")
def test_xinclude_brings_nothing_in() -> None:
    invoegen = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'

    record = read_one(make_record(html=f"<p>Dag{invoegen}</p>"))

    assert "root:" not in record.html


class EndlessFeed(RawIOBase):
    """A feed of many records that is made while it is read."""

    def __init__(self, aantal: int) -> None:
        self._delen = self._make(aantal)
        self._rest = b""

    @staticmethod
    def _make(aantal: int) -> Iterator[bytes]:
        begin, eind = make_feed("|").encode().split(b"|")
        yield begin
        for nummer in range(aantal):
            yield make_record(product_id=str(nummer)).encode()
        yield eind

    def readable(self) -> bool:
        return True

    def read(self, aantal: int = -1) -> bytes:
        while len(self._rest) < aantal and (deel := next(self._delen, b"")):
            self._rest += deel
        stuk, self._rest = self._rest[:aantal], self._rest[aantal:]
        return stuk


def test_many_records_need_the_memory_of_one() -> None:
    def peak(aantal: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in read_feed(EndlessFeed(aantal))) == aantal  # type: ignore[arg-type]
        _, hoogste = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return hoogste

    peak(10)
    assert peak(3000) < 2 * peak(100)


@pytest.mark.norm("B37")
@given(st.binary(max_size=40), st.integers(min_value=0, max_value=2000), st.integers(min_value=0, max_value=60))
def test_mutated_feed_gives_records_faults_or_a_refusal(vulling: bytes, plek: int, weg: int) -> None:
    feed = make_feed(make_record(), make_record(product_id="2")).encode()
    plek = min(plek, len(feed))

    try:
        for record in read_feed(BytesIO(feed[:plek] + vulling + feed[plek + weg :])):
            assert isinstance(record, ScRecord | RecordFout)
    except FeedGeweigerd:
        pass
