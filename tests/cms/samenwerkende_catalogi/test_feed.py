"""Reading SC 4.0 feeds: the official examples, bad records, and attacks."""

import gzip
import re
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.samenwerkende_catalogi import invoer
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
        (make_record(titel=""), "title ontbreekt"),
        (make_record(url=""), "identifier ontbreekt"),
        (make_record(samenvatting=""), "abstract ontbreekt"),
        (make_record(gewijzigd="gisteren"), "modified is geen datum"),
        (make_record(gewijzigd=""), "modified ontbreekt"),
        (make_record(url="javascript:alert(1)"), "http of https"),
        (make_record(url="https://[::1"), "http of https"),
        (make_record(aanvraag_url="data:text/html,x"), "http of https"),
        (make_record(autoriteit=None), "authority ontbreekt"),
        ("<overheidproduct:scproduct/>", "owmskern ontbreekt"),
    ],
)
def test_bad_record_says_what_is_wrong(record: str, reden: str) -> None:
    assert reden in str(fault(record))


def test_bad_record_does_not_stop_the_rest() -> None:
    records = read(make_feed(make_record(titel=""), make_record(product_id="2"), make_record(gewijzigd="x")))

    assert [type(record) for record in records] == [RecordFout, ScRecord, RecordFout]


XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'


@pytest.mark.norm("B36")
@pytest.mark.parametrize(
    ("feed", "reden"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DTD of entiteiten"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "DTD of entiteiten"),
        ('<!DOCTYPE a SYSTEM "https://kwaad.test/x.dtd"><a/>', "DTD of entiteiten"),
        ('<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>', "DTD of entiteiten"),
        ("<a>" * 500 + "</a>" * 500, "diep genest"),
        ("<a>" * 20_000, "diep genest"),
        (make_feed(make_record(html=f"<p>Dag{XINCLUDE}</p>")), "XInclude"),
        ("geen xml", "geen geldige XML"),
        ("", "geen geldige XML"),
        ("<a><b></a>", "Bij regel 1"),
        ("<a>\x00</a>", "geen geldige XML"),
        ("<a>" + "x" * 6_000_000 + "</a>", "groter dan 5 MB"),
        ("<a>" + "<b/>" * 1_300_000, "houdt niet op"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "Gebruik UTF-8"),
        ('<?xml version="1.0" encoding="bestaat-niet"?><a/>', "Gebruik UTF-8"),
    ],
    ids=[
        "entity", "external", "dtd", "laughs", "deep", "open", "xinclude", "text", "empty", "crossed", "null", "large",
        "endless", "utf-7", "encoding",
    ],
)  # fmt: skip
def test_attack_is_refused_with_a_reason_for_the_editor(feed: str, reden: str) -> None:
    with pytest.raises(FeedGeweigerd, match=reden):
        read(feed)


def test_packed_feed_is_read_as_a_plain_one() -> None:
    feed = make_feed(make_record(), make_record(product_id="2")).encode()

    assert read(gzip.compress(feed)) == read(feed)


@pytest.mark.norm("B36")
def test_packed_feed_that_is_damaged_is_refused() -> None:
    ingepakt = gzip.compress(make_feed(*(make_record(product_id=str(n)) for n in range(500))).encode())

    for kapot in (ingepakt[:-30], ingepakt[:40] + b"?" * 40 + ingepakt[80:], b"\x1f\x8b", b"\x1f\x8bgeen gzip"):
        with pytest.raises(FeedGeweigerd, match="beschadigd"):
            read(kapot)


def hoogste_geheugen(doe: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        doe()
    finally:
        _, hoogste = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return hoogste


@pytest.mark.norm("B36")
def test_gzip_bomb_is_refused_within_little_memory() -> None:
    begin, eind = make_feed("|").encode().split(b"|")
    # 400 MB of records that pack into 1.5 MB: each fine by itself.
    record = make_record(samenvatting="a" * 100_000).encode()
    bom = gzip.compress(begin) + gzip.compress(record * 40, 9) * 100 + gzip.compress(eind)

    def lees() -> None:
        with pytest.raises(FeedGeweigerd, match="na uitpakken veel te groot"):
            for _ in read_feed(BytesIO(bom)):
                pass

    assert len(bom) < 2_000_000
    assert hoogste_geheugen(lees) < 30_000_000


@pytest.mark.norm("B36")
def test_file_without_end_stops_at_the_limit_within_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invoer, "MAX_BYTES", 8_000_000)

    def lees() -> None:
        with pytest.raises(FeedGeweigerd, match="groter dan 7 MB"):
            for _ in read_feed(EndlessFeed(1_000_000)):  # type: ignore[arg-type]
                pass

    assert hoogste_geheugen(lees) < 15_000_000


@pytest.mark.norm("B36")
def test_nonsense_between_records_does_not_fill_the_memory() -> None:
    begin, eind = make_feed("|").encode().split(b"|")
    rommel = b"<x/>" * 20_000

    def lees() -> None:
        delen = [begin, *(rommel + make_record(product_id=str(n)).encode() for n in range(20)), eind]
        assert sum(1 for _ in read_feed(BytesIO(b"".join(delen)))) == 20

    assert hoogste_geheugen(lees) < 15_000_000


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
        def lees() -> None:
            assert sum(1 for _ in read_feed(EndlessFeed(aantal))) == aantal  # type: ignore[arg-type]

        return hoogste_geheugen(lees)

    peak(10)
    assert peak(3000) < 2 * peak(100)


def elements(feed: bytes) -> list[tuple[int, int]]:
    """Where elements begin and end, the small ones only."""
    return [m.span() for m in re.finditer(rb"<([\w:]+)[^<>]*>[^<]*</\1>", feed)]


GOED = make_feed(*(make_record(product_id=str(nummer)) for nummer in range(1, 5))).encode()


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


@pytest.mark.norm("B37")
@given(st.lists(st.sampled_from(elements(GOED)), max_size=6, unique=True))
def test_dropped_elements_leave_the_other_records_whole(weg: list[tuple[int, int]]) -> None:
    feed = GOED
    for begin, eind in sorted(weg, reverse=True):
        feed = feed[:begin] + feed[eind:]

    gelezen = read(feed)

    grenzen = [m.start() for m in re.finditer(rb"<overheidproduct:scproduct ", GOED)]
    geraakt = {sum(begin >= grens for grens in grenzen) for begin, _ in weg}
    assert len(gelezen) == 4
    for nummer, record in enumerate(gelezen, start=1):
        if nummer not in geraakt:
            assert record == read(GOED)[nummer - 1]


@pytest.mark.norm("B37")
@given(st.lists(st.tuples(st.integers(0, len(GOED) - 1), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bytes_never_break_what_came_before(flips: list[tuple[int, int]]) -> None:
    feed = bytearray(GOED)
    for plek, masker in flips:
        feed[plek] ^= masker
    eerste = min(plek for plek, _ in flips)
    heel = len(re.findall(rb"</overheidproduct:scproduct>", GOED[:eerste]))
    gelezen: list[ScRecord | RecordFout] = []

    with suppress(FeedGeweigerd):
        gelezen.extend(read_feed(BytesIO(bytes(feed))))

    assert gelezen[:heel] == read(GOED)[:heel]
    assert all(isinstance(record, ScRecord | RecordFout) for record in gelezen)
