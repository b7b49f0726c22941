"""A document to hand on: its bytes, whatever they are, with the same limits as any other answer."""

import pytest

from portal.outbound.fouten import BronFout, Geweigerd, Onbegrijpelijk, Onbereikbaar, Storing, TeDruk, TeLaat
from portal.outbound.verzoek import MAX_ANTWOORD
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF", "application/pdf"),
        (b"\x00\xff\xfe", "application/octet-stream"),
        (b"<html></html>", "text/html; charset=utf-8"),
        (b'{"half": ', "application/json"),
        (b"", "application/pdf"),
    ],
)
def test_the_bytes_come_as_the_source_sent_them(roep: Roep, bron: Nepbron, inhoud: bytes, soort: str) -> None:
    bron.antwoord = lambda _: Terug(ruw=inhoud, soort=soort)
    antwoord = roep("/bijlagen/1", leest="bytes")
    assert antwoord.data == inhoud
    assert type(antwoord.data) is bytes
    assert antwoord.headers["Content-Type"] == soort
    assert repr(antwoord) == "Antwoord(status=200)"


def test_a_call_reads_json_unless_it_asks_for_bytes(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(ruw=b'{"a": 1}')
    assert roep().data == {"a": 1}
    assert roep(leest="bytes").data == b'{"a": 1}'


def test_a_status_that_may_be_an_answer_comes_with_its_bytes(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug({"title": "weg"}, status=404)
    antwoord = roep(leest="bytes", verwacht=frozenset({200, 404}))
    assert (antwoord.status, antwoord.data) == (404, b'{"title": "weg"}')


def test_the_largest_document_still_comes_whole(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(ruw=b"x" * MAX_ANTWOORD, soort="application/pdf")
    assert len(roep(leest="bytes").data) == MAX_ANTWOORD


@pytest.mark.norm("B52")
@pytest.mark.parametrize(
    ("terug", "fout"),
    [
        (Terug(status=500), Storing),
        (Terug(status=404), Storing),
        (Terug(status=403), Geweigerd),
        (Terug(status=302, headers={"Location": "http://169.254.169.254/"}), Geweigerd),
        (Terug(status=429), TeDruk),
        (Terug(wacht=5), TeLaat),
        (Terug(ruw=b"x" * 60, druppel=0.05), TeLaat),
        (Terug(ruw=b"%PDF", afgebroken=True), Onbereikbaar),
        (Terug(ruw=b"x" * (MAX_ANTWOORD + 1), soort="application/pdf"), Onbegrijpelijk),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_each_failure_has_the_same_name_as_for_json(
    roep: Roep, bron: Nepbron, terug: Terug, fout: type[BronFout]
) -> None:
    bron.antwoord = lambda _: terug
    with pytest.raises(fout):
        roep("/bijlagen/1", seconds=0.6, leest="bytes")
