"""Where the portal may call: its own sources, and the public internet, but never inside."""

import asyncio
import ipaddress
import socket

import pytest
from yarl import URL

from portal.core.deadline import Deadline
from portal.outbound import adressen
from portal.outbound.adressen import AdresGeweigerd, PublicResolver, check_url, is_public, register_basis_url
from portal.outbound.fouten import Geweigerd
from portal.outbound.service import Verzoek, request_json
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep


@pytest.fixture(autouse=True)
def _own_source() -> None:
    register_basis_url("http://localhost:8001/brp/")


@pytest.mark.parametrize(
    "url", ["http://localhost:8001/brp", "http://localhost:8001/brp/", "http://localhost:8001/brp/personen?x=1"]
)
def test_what_lies_below_a_registered_address_is_ours(url: str) -> None:
    assert check_url(URL(url))


@pytest.mark.norm("B38")
@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8001/brpx/personen",
        "http://localhost:8001/",
        "http://localhost:8002/brp/personen",
        "http://127.0.0.1:8001/brp/personen",
        "https://localhost:8001/brp/personen",
        "http://localhost:8001/brp/%2e%2e/regie",
        "http://localhost:8001/brp/..%5cregie",
        "http://iemand@localhost:8001/brp/personen",
        "http://localhost:8001@kwaad.example/",
        "ftp://kwaad.example/",
        "file:///etc/passwd",
        "//kwaad.example/",
        "geen adres",
        "https://kwaad.example:8443/",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
    ],
)
def test_what_is_not_ours_and_not_public_is_refused(url: str) -> None:
    with pytest.raises(AdresGeweigerd):
        check_url(URL(url))


@pytest.mark.parametrize(
    "url", ["https://www.rijksoverheid.nl/feed", "http://93.184.215.14/", "https://kwaad.example/"]
)
def test_a_public_address_may_be_called_but_is_not_ours(url: str) -> None:
    assert check_url(URL(url)) is False


@pytest.mark.parametrize("adres", ["2606:4700::1111", "64:ff9b::808:808", "8.8.8.8", "2002:808:808::"])
def test_public_addresses_are_public(adres: str) -> None:
    assert is_public(ipaddress.ip_address(adres))


@pytest.mark.parametrize(
    "basis", ["localhost:8001", "/brp", "ftp://x/", "http://a:b@x/", "http://x/?a=1", "http://x/#a"]
)
def test_only_a_plain_absolute_address_can_be_registered(basis: str) -> None:
    with pytest.raises(ValueError, match="base URL"):
        register_basis_url(basis)


@pytest.mark.norm("B38")
@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "0177.0.0.1"])
async def test_a_name_that_leads_inside_is_refused_before_any_connection(bron: Nepbron, host: str) -> None:
    adressen._basis_urls.clear()
    port = 80
    with pytest.raises(Geweigerd):
        await request_json(Verzoek("Link", "GET", f"http://{host}:{port}/"), deadline=Deadline.after(2))
    assert bron.ontvangen == []


@pytest.mark.norm("B38")
async def test_a_name_with_one_inside_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(*_args: object, **_kwargs: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.8", 80)),
        ]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", answer)
    with pytest.raises(AdresGeweigerd):
        await PublicResolver().resolve("dubbel.example", 80)


async def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(*_args: object, **_kwargs: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", answer)
    resolver = PublicResolver()
    [found] = await resolver.resolve("echt.example", 443)
    assert (found["hostname"], found["host"], found["port"]) == ("echt.example", "93.184.215.14", 443)
    await resolver.close()


def test_a_redirect_to_inside_is_not_followed(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(status=307, headers={"Location": f"{bron.url}/geheim"})
    with pytest.raises(Geweigerd):
        roep("/begin")
    assert [verzoek.pad for verzoek in bron.ontvangen] == ["/begin"]


async def test_an_address_inside_is_refused_and_says_nothing_of_it() -> None:
    with pytest.raises(Geweigerd) as gevangen:
        await request_json(Verzoek("Link", "GET", "http://10.0.0.8/geheim"), deadline=Deadline.after(2))
    assert "10.0" not in str(gevangen.value)
