"""Looking at an address of somebody else: politely, and never inside (KWALITEIT B38)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from portal.core.deadline import Deadline
from portal.outbound.service import Peilfout, Peiling, peil, register_basis_url, run_together
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.factories.nepdns import OPENBAAR, Nepdns, nepdns

pytestmark = pytest.mark.norm("B38")


@pytest.fixture
def dns() -> Iterator[Nepdns]:
    with nepdns() as names:
        yield names


@pytest.fixture
def site(dns: Nepdns) -> Iterator[Nepbron]:
    """A site on the internet."""
    with nepbron(host=OPENBAAR) as bron:
        dns.namen["site.test"] = [(OPENBAAR, bron.poort)]
        yield bron


@pytest.fixture
def binnen() -> Iterator[Nepbron]:
    """Something inside, which may never be reached."""
    with nepbron(host="127.0.0.1") as bron:
        yield bron


Kijk = Callable[..., Peiling]


@pytest.fixture
def kijk() -> Kijk:
    def look(url: str, *, methode: Any = "HEAD", seconds: float = 3.0) -> Peiling:
        deadline = Deadline.after(seconds)
        return run_together(peil(url, methode=methode, afzender="proef/1.0", deadline=deadline), deadline=deadline)[0]

    return look


def test_it_says_who_we_are_and_reads_no_more_than_the_start(site: Nepbron, kijk: Kijk) -> None:
    site.antwoord = lambda _: Terug(ruw=b"x" * 10_000_000, soort="text/html")

    peiling = kijk("http://site.test/pagina", methode="GET")

    assert (peiling.status, peiling.fout) == (200, None)
    assert 0 < len(peiling.begin) <= 64 * 1024
    assert site.ontvangen[0].headers["User-Agent"] == "proef/1.0"
    assert "Cookie" not in site.ontvangen[0].headers


def test_a_head_has_no_body(site: Nepbron, kijk: Kijk) -> None:
    assert kijk("http://site.test/").status == 200
    assert [verzoek.methode for verzoek in site.ontvangen] == ["HEAD"]


def test_a_redirect_is_told_and_not_followed(site: Nepbron, kijk: Kijk) -> None:
    site.antwoord = lambda _: Terug(status=301, headers={"Location": "/nieuw?a=1"})

    peiling = kijk("http://site.test/oud")

    assert (peiling.status, peiling.naar) == (301, "http://site.test/nieuw?a=1")
    assert len(site.ontvangen) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://site.test:8080/",
        "ftp://site.test/",
        "http://u:p@site.test/",
        "geen adres",
        "http://[kapot/",
    ],
)
def test_an_address_that_is_not_on_the_internet_is_refused(dns: Nepdns, kijk: Kijk, url: str) -> None:
    assert kijk(url).fout == Peilfout.GEWEIGERD
    assert not dns.gevraagd


@pytest.mark.parametrize("naam", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localtest.test"])
def test_a_name_that_leads_inside_is_refused_before_a_connection(
    dns: Nepdns, binnen: Nepbron, kijk: Kijk, naam: str
) -> None:
    dns.namen[naam] = [("127.0.0.1", binnen.poort)]

    assert kijk(f"http://{naam}/").fout == Peilfout.GEWEIGERD
    assert binnen.ontvangen == []


def test_a_registered_source_is_no_way_in(binnen: Nepbron, kijk: Kijk) -> None:
    """Our own sources may be called by our own code, and never because an editor typed their address."""
    register_basis_url(binnen.url)

    assert kijk(f"{binnen.url}/geheim").fout == Peilfout.GEWEIGERD
    assert binnen.ontvangen == []


def test_a_name_is_asked_once_for_each_visit_and_a_second_answer_is_checked_again(
    dns: Nepdns, site: Nepbron, binnen: Nepbron, kijk: Kijk
) -> None:
    """DNS rebinding: first a public address, then one inside."""
    site.antwoord = lambda _: Terug(headers={"Connection": "close"})
    dns.namen["wissel.test"] = [(OPENBAAR, site.poort), ("127.0.0.1", binnen.poort)]

    assert kijk("http://wissel.test/").status == 200
    assert dns.gevraagd["wissel.test"] == 1
    assert kijk("http://wissel.test/").fout == Peilfout.GEWEIGERD
    assert binnen.ontvangen == []


@pytest.mark.parametrize(
    ("terug", "fout"),
    [(Terug(wacht=5), Peilfout.TE_LAAT), (Terug(ruw=b"half", afgebroken=True), None)],
)
def test_a_slow_site_is_late(site: Nepbron, kijk: Kijk, terug: Terug, fout: Peilfout | None) -> None:
    site.antwoord = lambda _: terug

    assert kijk("http://site.test/", seconds=0.4).fout == fout


def test_what_does_not_exist_and_what_is_off_are_told_apart(dns: Nepdns, kijk: Kijk) -> None:
    dns.namen["uit.test"] = [(OPENBAAR, 9)]

    assert kijk("http://weg.test/").fout == Peilfout.DNS
    assert kijk("http://uit.test/").fout == Peilfout.VERBINDING


def test_a_site_may_ask_for_rest(site: Nepbron, kijk: Kijk) -> None:
    site.antwoord = lambda _: Terug(status=429, headers={"Retry-After": "60"})

    peiling = kijk("http://site.test/")

    assert peiling.status == 429
    assert peiling.retry_at is not None
