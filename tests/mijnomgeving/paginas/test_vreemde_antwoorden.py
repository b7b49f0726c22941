"""A source that answers something else than its standard says: the page says that it could not be read."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.paginas.conftest import GEEN_ZAKEN, Bezoeker

BRON = "Vreemde Dienst"
VREEMD = {
    "null": Terug(None),
    "a list": Terug([]),
    "an empty object": Terug({}),
    "no results": Terug({"count": 0, "next": None, "results": None}),
    "no messages": Terug({"berichten": None, "totalPages": 1}),
    "no persons": Terug({"type": "RaadpleegMetBurgerservicenummer"}),
    "results of another type": Terug({"results": "veel", "berichten": 3, "personen": {}}),
    "a row of another type": Terug({"results": [1], "berichten": ["x"], "personen": [None], "totalPages": 1}),
    "an empty row": Terug({"results": [{}], "berichten": [{}], "personen": [{"naam": 5}], "totalPages": 1}),
    "a date that does not exist": Terug(
        {
            "results": [{"startdatum": "2026-02-31"}],
            "berichten": [{"berichtId": "x", "publicatietijdstip": "gisteren"}],
            "personen": [{"geboorte": {"datum": {"type": "JaarMaandDatum", "jaar": 1980, "maand": 13}}}],
            "totalPages": 1,
        }
    ),
    "an error page": Terug(ruw=b"<h1>Oeps</h1>", soort="text/html"),
    "a refusal": Terug({"status": 403, "title": "Forbidden"}, status=403),
    "not logged in": Terug({"status": 401}, status=401),
    "not found": Terug({"status": 404}, status=404),
    "out of service": Terug(status=503),
    "nothing": Terug(ruw=b""),
    "half an answer": Terug({"results": []}, afgebroken=True),
    "six megabyte": Terug(ruw=b'{"results": [' + b" " * 6_000_000 + b"]}"),
    "a redirect": Terug(status=302, headers={"Location": "http://localhost:1/"}),
}


@pytest.fixture
def vreemd(noor: Bezoeker, settings: Settings) -> Iterator[Nepbron]:
    """One strange source in the place of each kind."""
    with nepbron() as bron:
        settings.BRP_URL = bron.url
        settings.ZAKEN_BRONNEN = [*settings.ZAKEN_BRONNEN[1:], f"{BRON}|{'0' * 20}|{bron.url}/zgw/vreemd"]
        settings.BERICHTEN_BRONNEN = [*settings.BERICHTEN_BRONNEN[1:], f"{BRON}|{'0' * 20}|{bron.url}/fbs/vreemd"]
        register_adressen()
        yield bron


@pytest.mark.norm("B52")
@pytest.mark.parametrize("antwoord", VREEMD.values(), ids=VREEMD)
def test_what_cannot_be_read_is_said_and_not_guessed(noor: Bezoeker, vreemd: Nepbron, antwoord: Terug) -> None:
    vreemd.antwoord = lambda _verzoek: antwoord
    for pad, naam in (
        ("/mijn/", BRON),
        ("/mijn/zaken/", BRON),
        ("/mijn/berichten/", BRON),
        ("/mijn/gegevens/", "Basisregistratie Personen (BRP)"),
    ):
        gezien = noor.ga(pad)
        assert gezien.status == 200, pad
        assert gezien.ontbreekt(naam), pad
        assert not any(woorden in gezien.tekst.lower() for woorden in GEEN_ZAKEN), pad
