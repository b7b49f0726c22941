"""Nobody reaches what belongs to somebody else (KWALITEIT B11-B13)."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.niveau import Niveau
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.conftest import DAAN, MEREL, NOOR, YOUSSEF, Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen
from tests.mijnomgeving.paginas.paden import bericht_pad, download_pad, zaak_pad

PAGINAS = ["/mijn/", "/mijn/zaken/", "/mijn/berichten/", "/mijn/gegevens/", "/mijn/inzage/"]


def eigen_paden(bezoeker: Bezoeker) -> set[str]:
    """Every address with an id that this person's pages link to, attachments included."""
    paden: set[str] = set()
    for pad in ("/mijn/", "/mijn/zaken/", "/mijn/berichten/"):
        paden |= {link for link in bezoeker.ga(pad).links("/mijn/") if re.search(r"[0-9a-f]{12}", link)}
    for pad in sorted(paden):
        paden |= {link for link in bezoeker.ga(pad).links("/mijn/") if re.search(r"[0-9a-f]{12}", link)}
    return {pad for pad in paden if "?" not in pad} | {pad.partition("?")[0] for pad in paden}


@pytest.mark.norm("B11")
@pytest.mark.parametrize(("ik", "ander"), [(NOOR, YOUSSEF), (YOUSSEF, NOOR), (DAAN, NOOR), (NOOR, MEREL)])
def test_the_address_of_somebody_elses_page_is_to_me_as_one_that_does_not_exist(
    inloggen: Inloggen, ik: str, ander: str
) -> None:
    van_ander = eigen_paden(inloggen(ander))
    assert van_ander
    ikzelf = inloggen(ik)
    onbekend = ikzelf.ga(f"/mijn/zaken/{'0' * 32}/")
    assert onbekend.status == 404
    for pad in van_ander:
        gezien = ikzelf.ga(pad)
        assert gezien.status == 404, pad
        vreemd = ikzelf.ga(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}", lambda _m: str(uuid4()), pad))
        assert vreemd.status == 404
        assert gezien.kop == vreemd.kop


@pytest.mark.norm("B11")
def test_every_own_address_does_open(inloggen: Inloggen) -> None:
    bezoeker = inloggen(YOUSSEF)
    for pad in eigen_paden(bezoeker):
        assert bezoeker.raw(pad).status_code == 200, pad


@pytest.mark.norm("B12")
def test_the_key_of_a_zaak_says_nothing_and_stays_the_same(inloggen: Inloggen) -> None:
    noor = inloggen(NOOR)
    pad = zaak_pad(noor, "Huurtoeslag aanpassen")
    assert not re.search(r"HT-2026|118843|dienst|toeslagen", pad.removeprefix("/mijn/zaken/"))
    assert pad == zaak_pad(inloggen(NOOR), "Huurtoeslag aanpassen")


@pytest.mark.norm("B13")
@pytest.mark.parametrize(
    "pad",
    [
        "/mijn/zaken/0b7d8f3e-0000-4000-8000-000000000000/",
        "/mijn/zaken/http:%2F%2Fkwaad.example%2F/",
        "/mijn/zaken/..%2F..%2F/",
        f"/mijn/berichten/onbekend/{uuid4()}/",
        f"/mijn/berichten/..%2F..%2Fbrp/{uuid4()}/",
    ],
)
def test_an_invented_id_reaches_no_source(noor: Bezoeker, federatie: Federatie, settings: Settings, pad: str) -> None:
    with nepbron() as bron:
        _only(settings, bron)
        assert noor.ga(pad).status == 404
        uuids = re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", pad)
        for verzoek in bron.ontvangen:
            assert not any(uuid in verzoek.pad + str(verzoek.query) for uuid in uuids)
            assert "kwaad" not in verzoek.pad


def _only(settings: Settings, bron: Nepbron) -> None:
    """All sources empty and at this one address."""
    leeg = {"count": 0, "next": None, "previous": None, "results": [], "berichten": [], "totalPages": 0}
    bron.antwoord = lambda _verzoek: Terug(leeg)
    settings.ZAKEN_BRONNEN = [f"Leeg|{'0' * 20}|{bron.url}/zgw/leeg"]
    settings.BERICHTEN_BRONNEN = [f"Leeg|{'0' * 20}|{bron.url}/fbs/leeg"]
    register_adressen()


@pytest.mark.norm("B16")
@pytest.mark.parametrize("pad", PAGINAS)
def test_without_login_there_is_nothing_to_see(client: Client, federatie: Federatie, db: None, pad: str) -> None:
    antwoord = client.get(pad)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/?next=%2Fmijn%2F")


def test_a_login_at_too_low_a_level_asks_for_a_higher_one(inloggen: Inloggen) -> None:
    antwoord = inloggen(NOOR, Niveau.LAAG).raw("/mijn/zaken/")
    assert antwoord.status_code == 302
    assert "niveau=substantieel" in antwoord["Location"]


@pytest.mark.norm("B28")
def test_no_page_may_be_kept(inloggen: Inloggen) -> None:
    noor = inloggen(NOOR)
    for pad in [*PAGINAS, zaak_pad(noor, "Verhuizing doorgeven"), bericht_pad(noor, "Uw nieuwe adres")]:
        assert noor.raw(pad).headers["Cache-Control"] == "no-store", pad


@pytest.mark.norm("B33")
def test_an_attachment_is_a_download_and_nothing_else(inloggen: Inloggen) -> None:
    noor = inloggen(NOOR)
    bijlage = download_pad(noor, "Uw nieuwe adres")
    antwoord = noor.raw(bijlage)
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"%PDF")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="bewijs-van-inschrijving.pdf"'
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Cache-Control"] == "no-store"


@pytest.mark.norm("B33")
def test_a_link_cannot_give_an_attachment_another_name(inloggen: Inloggen) -> None:
    noor = inloggen(NOOR)
    bijlage = download_pad(noor, "Uw nieuwe adres")
    antwoord = noor.raw(bijlage.partition("?")[0] + "?naam=installeer.exe")
    assert "exe" not in antwoord.headers["Content-Disposition"]
