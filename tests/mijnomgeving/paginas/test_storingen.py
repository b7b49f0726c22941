"""Each source in each fault on each page: 200, the rest complete, the source named, never 'geen zaken'."""

import time

import pytest
from pytest_django import Settings

from tests.mijnomgeving.conftest import BERICHTEN, ZAKEN, Federatie
from tests.mijnomgeving.paginas.conftest import GEEN_ZAKEN, Bezoeker, Inloggen
from tests.mijnomgeving.paginas.paden import bericht_pad, download_pad, zaak_pad

pytestmark = pytest.mark.usefixtures("_haast")
PERSONEN = {
    "brp": "Basisregistratie Personen (BRP)",
    "historie": "Basisregistratie Personen, eerdere adressen",
    "reisdocumenten": "Register van reisdocumenten (RvIG)",
}
STUK = ["hangt", "fout_500", "fout_429", "kapotte_json", "uit"]
ZGW = [f"zgw/{pad}" for pad in ZAKEN]
FBS = [f"fbs/{pad}" for pad in BERICHTEN]
TAKEN = [f"taken/{pad}" for pad in ZAKEN]
# Which services each page reads.
PAGINAS = {
    "/mijn/": [*ZGW, *FBS, *TAKEN, "reisdocumenten"],
    "/mijn/zaken/": ZGW,
    "zaak": [*ZGW, "fbs/dienst-toeslagen"],
    "/mijn/berichten/": FBS,
    "bericht": ["fbs/dienst-toeslagen"],
    "/mijn/gegevens/": [*PERSONEN],
    "/mijn/inzage/": [],
}
# What a page still shows of each service that works.
BLIJFT = {
    "/mijn/": {
        "zgw/gemeente-utrecht": "Verhuizing doorgeven",
        "zgw/dienst-toeslagen": "Huurtoeslag aanpassen",
        "zgw/rdw": "Adres kentekens bijwerken",
        "fbs/gemeente-utrecht": "Uw identiteitskaart verloopt",
        "fbs/dienst-toeslagen": "Wij hebben uw huurcontract nodig",
        "taken/dienst-toeslagen": "Huurcontract sturen",
        "reisdocumenten": "Uw Nederlandse identiteitskaart verloopt.",
    },
    "/mijn/zaken/": {
        "zgw/gemeente-utrecht": "Verhuizing doorgeven",
        "zgw/dienst-toeslagen": "Huurtoeslag aanpassen",
        "zgw/rdw": "Adres kentekens bijwerken",
    },
    "zaak": {"zgw/dienst-toeslagen": "Huurtoeslag aanpassen"},
    "/mijn/berichten/": {
        "fbs/gemeente-utrecht": "Uw identiteitskaart verloopt",
        "fbs/dienst-toeslagen": "Wij hebben uw huurcontract nodig",
    },
    "bericht": {"fbs/dienst-toeslagen": "Maak een foto of een scan"},
    "/mijn/gegevens/": {
        "brp": "Noor Elisabeth Bakker",
        "historie": "Weverssingel 8",
        "reisdocumenten": "NX7LK4HB2",
    },
    "/mijn/inzage/": {},
}


def naam(dienst: str) -> str:
    return PERSONEN.get(dienst) or ZAKEN[dienst.partition("/")[2]]


@pytest.fixture
def paden(noor: Bezoeker) -> dict[str, str]:
    """The addresses of Noor's pages, found while all was well."""
    vast = {pad: pad for pad in PAGINAS if pad.startswith("/")}
    return vast | {
        "zaak": zaak_pad(noor, "Huurtoeslag aanpassen"),
        "bericht": bericht_pad(noor, "Wij hebben uw huurcontract nodig"),
    }


@pytest.mark.norm("B52")
@pytest.mark.parametrize("stand", STUK)
@pytest.mark.parametrize("dienst", [*PERSONEN, *ZGW, *FBS, *TAKEN[:1]])
def test_a_page_is_whole_for_the_rest_and_names_what_is_missing(
    noor: Bezoeker, federatie: Federatie, paden: dict[str, str], dienst: str, stand: str
) -> None:
    federatie.zet(dienst, stand)
    for pagina, diensten in PAGINAS.items():
        gezien = noor.ga(paden[pagina])
        waar = f"{pagina} with {dienst} {stand}"
        assert gezien.status == 200, waar
        assert not any(woorden in gezien.tekst.lower() for woorden in GEEN_ZAKEN), waar
        if dienst in diensten:
            assert gezien.ontbreekt(naam(dienst)), waar
            assert gezien.links(paden[pagina]), f"{waar}: no link to try again"
        for andere, woorden in BLIJFT[pagina].items():
            if andere != dienst and not (pagina in {"zaak", "bericht"} and dienst in diensten):
                assert woorden in gezien.tekst, f"{waar}: {andere}"


@pytest.mark.norm("B52")
def test_a_slow_source_is_waited_for(
    noor: Bezoeker, federatie: Federatie, settings: Settings, paden: dict[str, str]
) -> None:
    settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 4.5, 3.0
    for dienst in ("brp", *ZGW, *FBS):
        federatie.zet(dienst, "traag")
    for pagina, blijft in BLIJFT.items():
        if pagina == "zaak":
            continue
        gezien = noor.ga(paden[pagina])
        assert "ontbreken nu" not in gezien.tekst, pagina
        assert all(woorden in gezien.tekst for woorden in blijft.values()), pagina


@pytest.mark.norm("B52")
def test_sources_that_hang_cost_the_page_its_budget_once(
    noor: Bezoeker, federatie: Federatie, settings: Settings, paden: dict[str, str]
) -> None:
    for dienst in ("brp", *ZGW, *FBS):
        federatie.zet(dienst, "hangt")
    begin = time.monotonic()
    gezien = noor.ga(paden["/mijn/"])
    assert time.monotonic() - begin < settings.PAGINA_DEADLINE + 1
    assert gezien.status == 200
    assert all(gezien.ontbreekt(organisatie) for organisatie in ZAKEN.values())


@pytest.mark.norm("B52")
@pytest.mark.parametrize("stand", STUK)
def test_an_attachment_that_cannot_be_fetched_is_a_page_that_says_so(
    noor: Bezoeker, federatie: Federatie, stand: str
) -> None:
    bijlage = download_pad(noor, "Uw nieuwe adres")
    federatie.zet("fbs/gemeente-utrecht", stand)
    gezien = noor.ga(bijlage)
    assert gezien.status == 200
    assert gezien.ontbreekt("Gemeente Utrecht")
    assert gezien.links(bijlage), "no link to try again"
    assert "Content-Disposition" not in noor.raw(bijlage).headers


def test_without_the_brp_somebody_is_logged_in_without_a_name(noor: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("brp", "uit")
    stil = noor.ga("/mijn/")
    assert 'class="kop__naam"' in stil.html
    assert "Ingelogd als" not in stil.tekst
    federatie.herstel()
    assert "Ingelogd als Noor Elisabeth Bakker" in noor.ga("/mijn/").tekst


def test_a_zaak_at_a_silent_source_is_not_declared_unknown(
    noor: Bezoeker, federatie: Federatie, paden: dict[str, str]
) -> None:
    federatie.zet("zgw/dienst-toeslagen", "uit")
    gezien = noor.ga(paden["zaak"])
    assert gezien.status == 200
    assert gezien.ontbreekt("Dienst Toeslagen")
    federatie.herstel()


def test_the_journey_names_the_step_that_cannot_be_read(
    noor: Bezoeker, federatie: Federatie, paden: dict[str, str]
) -> None:
    pad = zaak_pad(noor, "Verhuizing doorgeven")
    federatie.zet("zgw/rdw", "uit")
    gezien = noor.ga(pad)
    assert "Huurtoeslag aanpassen" in gezien.tekst
    assert gezien.ontbreekt("RDW")


def test_with_everything_off_the_overview_is_kind_and_true(
    inloggen: Inloggen, noor: Bezoeker, federatie: Federatie, paden: dict[str, str]
) -> None:
    for dienst in ("brp", *ZGW, *FBS, *TAKEN):
        federatie.zet(dienst, "uit")
    for pagina, pad in paden.items():
        gezien = noor.ga(pad)
        assert gezien.status == 200, pagina
        assert not any(woorden in gezien.tekst.lower() for woorden in GEEN_ZAKEN), pagina
        assert "De organisaties die antwoord gaven" not in gezien.tekst, pagina
    assert "Wij weten nu niet of u iets moet doen" in noor.ga("/mijn/").tekst
    assert "Uw zaken zijn niet weg" in noor.ga("/mijn/zaken/").tekst
