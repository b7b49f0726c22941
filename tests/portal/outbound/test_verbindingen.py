"""TLS to sources: verified, with our own certificate where a source asks it."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from portal.core.deadline import Deadline
from portal.outbound.fouten import Onbereikbaar
from portal.outbound.service import (
    Antwoord,
    Verzoek,
    certificaat_tot,
    register_basis_url,
    request_json,
    run_together,
)
from portal.outbound.verbindingen import Verbinding
from tests.factories.certificaten import Certificaat, ProefCA
from tests.factories.nepbron import Nepbron, nepbron


@pytest.fixture
def ca(tmp_path: Path) -> ProefCA:
    return ProefCA(tmp_path)


def server_context(certificaat: Certificaat, *, client_ca: str = "") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificaat.pem, certificaat.sleutel)
    if client_ca:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(client_ca)
    return context


@pytest.fixture
def mtls_bron(ca: ProefCA) -> Iterator[Nepbron]:
    with nepbron(tls=server_context(ca.issue("localhost"), client_ca=ca.pem)) as source:
        register_basis_url(source.url)
        yield source


def call(source: Nepbron) -> Antwoord:
    deadline = Deadline.after(2)
    return run_together(request_json(Verzoek("RDW", "GET", source.url), deadline=deadline), deadline=deadline)[0]


@pytest.mark.norm("B40")
def test_a_certificate_of_an_unknown_ca_is_refused(ca: ProefCA) -> None:
    with nepbron(tls=server_context(ca.issue("localhost"))) as source:
        register_basis_url(source.url)
        with pytest.raises(Onbereikbaar, match="Certificate"):
            call(source)
        assert source.ontvangen == []


@pytest.mark.norm("B40")
def test_a_certificate_for_another_host_is_refused(ca: ProefCA, settings: Settings) -> None:
    settings.OUTBOUND_VERBINDINGEN = {"RDW": {"ca_bestand": ca.pem}}
    with nepbron(tls=server_context(ca.issue("elders.example"))) as source:
        register_basis_url(source.url)
        with pytest.raises(Onbereikbaar, match="Certificate"):
            call(source)


def test_a_source_with_its_own_ca_is_reached(ca: ProefCA, settings: Settings) -> None:
    settings.OUTBOUND_VERBINDINGEN = {"RDW": {"ca_bestand": ca.pem}}
    with nepbron(tls=server_context(ca.issue("localhost"))) as source:
        register_basis_url(source.url)
        assert call(source).data == {"goed": True}


def test_a_source_that_asks_our_certificate_gets_it(ca: ProefCA, mtls_bron: Nepbron, settings: Settings) -> None:
    ons = ca.issue("portaal")
    settings.OUTBOUND_VERBINDINGEN = {
        "RDW": {"ca_bestand": ca.pem, "client_certificaat": ons.pem, "client_sleutel": ons.sleutel}
    }
    assert call(mtls_bron).data == {"goed": True}


def test_without_our_certificate_that_source_refuses(ca: ProefCA, mtls_bron: Nepbron, settings: Settings) -> None:
    settings.OUTBOUND_VERBINDINGEN = {"RDW": {"ca_bestand": ca.pem}}
    with pytest.raises(Onbereikbaar):
        call(mtls_bron)


@pytest.mark.norm("B40")
def test_the_path_of_our_key_is_not_shown() -> None:
    assert "geheim" not in repr(Verbinding(client_certificaat="c.pem", client_sleutel="/geheim.key"))


@pytest.mark.norm("B40")
def test_neither_our_key_nor_its_path_is_logged(
    ca: ProefCA, mtls_bron: Nepbron, settings: Settings, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    ons = ca.issue("portaal")
    geheim = tmp_path / "geheim.key"
    settings.OUTBOUND_VERBINDINGEN = {
        "RDW": {"ca_bestand": ca.pem, "client_certificaat": ons.pem, "client_sleutel": str(geheim)}
    }
    for inhoud in (None, "-----BEGIN PRIVATE KEY-----\ngeheim\n-----END PRIVATE KEY-----"):
        if inhoud:
            geheim.write_text(inhoud)
        with pytest.raises(Onbereikbaar) as gevangen:
            call(mtls_bron)
        assert gevangen.value.__context__ is None
        assert "geheim" not in f"{gevangen.value} {caplog.text}"


def test_until_when_a_certificate_is_valid_can_be_seen(ca: ProefCA, settings: Settings) -> None:
    settings.OUTBOUND_VERBINDINGEN = {"RDW": {"ca_bestand": ca.pem}}
    with nepbron(tls=server_context(ca.issue("localhost"))) as source:
        register_basis_url(source.url)
        einde = see(source.url, "RDW")
        assert einde is not None
        assert einde > datetime.now(UTC)
        assert see(source.url, "Een bron die deze CA niet kent") is None
    assert see(source.url, "RDW") is None


def test_without_tls_there_is_no_certificate() -> None:
    with nepbron() as source:
        register_basis_url(source.url)
        assert see(source.url, "RDW") is None


def see(url: str, bron: str) -> datetime | None:
    deadline = Deadline.after(2)
    return run_together(certificaat_tot(bron, url, deadline=deadline), deadline=deadline)[0]
