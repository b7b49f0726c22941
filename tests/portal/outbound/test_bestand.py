"""A body that is too large to hold: written to a file as it comes, up to a limit of its own."""

import gzip
from pathlib import Path

import pytest

from portal.outbound.fouten import Geweigerd, Onbegrijpelijk, Onbereikbaar
from portal.outbound.verzoek import MAX_ANTWOORD
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep

RUIM = 4 * MAX_ANTWOORD


def test_a_body_goes_to_the_file_and_not_to_memory(roep: Roep, bron: Nepbron, tmp_path: Path) -> None:
    inhoud = b"<feed>" * 2_000_000
    bron.antwoord = lambda _: Terug(ruw=inhoud, soort="application/xml")

    with (tmp_path / "feed.xml").open("w+b") as naar:
        antwoord = roep("/feed.xml", naar=naar, hoogstens=RUIM, seconds=20, limiet=20)

    assert antwoord.data == len(inhoud)
    assert (tmp_path / "feed.xml").read_bytes() == inhoud


def test_a_packed_body_stays_packed(roep: Roep, bron: Nepbron, tmp_path: Path) -> None:
    ingepakt = gzip.compress(b"a" * 100_000)
    bron.antwoord = lambda _: Terug(ruw=ingepakt, soort="application/xml", headers={"Content-Encoding": "gzip"})

    with (tmp_path / "feed.xml.gz").open("w+b") as naar:
        roep("/feed.xml", naar=naar)

    assert (tmp_path / "feed.xml.gz").read_bytes() == ingepakt


def test_a_second_try_starts_with_an_empty_file(roep: Roep, bron: Nepbron, tmp_path: Path) -> None:
    antwoorden = iter([Terug(ruw=b"half", afgebroken=True), Terug(ruw=b"heel")])
    for _ in range(20):
        roep("/")
    bron.antwoord = lambda _: next(antwoorden)

    with (tmp_path / "feed.xml").open("w+b") as naar:
        roep("/feed.xml", naar=naar)

    assert (tmp_path / "feed.xml").read_bytes() == b"heel"


@pytest.mark.norm("B52")
def test_a_body_without_end_stops_at_its_limit(roep: Roep, bron: Nepbron, tmp_path: Path) -> None:
    bron.antwoord = lambda _: Terug(ruw=b"x" * (RUIM + 1), soort="application/xml")

    with (tmp_path / "feed.xml").open("w+b") as naar, pytest.raises(Onbegrijpelijk, match="te groot"):
        roep("/feed.xml", naar=naar, hoogstens=RUIM, seconds=20, limiet=20)

    assert (tmp_path / "feed.xml").stat().st_size <= RUIM


@pytest.mark.norm("B38")
@pytest.mark.parametrize(
    "terug", [Terug(status=403), Terug(status=302, headers={"Location": "http://169.254.169.254/"})]
)
def test_refusals_are_the_same(roep: Roep, bron: Nepbron, tmp_path: Path, terug: Terug) -> None:
    bron.antwoord = lambda _: terug

    with (tmp_path / "feed.xml").open("w+b") as naar, pytest.raises(Geweigerd):
        roep("/feed.xml", naar=naar)


def test_a_source_that_hangs_up_is_unreachable(roep: Roep, bron: Nepbron, tmp_path: Path) -> None:
    bron.antwoord = lambda _: Terug(ruw=b"half", afgebroken=True)

    with (tmp_path / "feed.xml").open("w+b") as naar, pytest.raises(Onbereikbaar):
        roep("/feed.xml", naar=naar)
