"""Acting for companies and persons over the real simulators: one company is all its numbers, and two never mix."""

import json
import re
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.machtigen.machtiging import medewerker_pseudoniem
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer
from portal.toegang.claims import Login
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import resolve
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db
PRINS, ZONNEGRAAN, WOLWINKEL = "Administratiekantoor Prins", "Bakkerij Zonnegraan", "Wolwinkel Tineke"
STICHTING = "Stichting Buurtfeest Hoograven"
ORGANISATIES = {
    "belastingdienst": "Belastingdienst", "kvk": "Kamer van Koophandel", "gemeente-utrecht": "Gemeente Utrecht",
    "uwv": "UWV",
}  # fmt: skip
GEHEIM = "demo-pairwise-geheim"


@pytest.fixture(autouse=True)
def _everywhere(federatie: Federatie, settings: Settings) -> None:
    thuis = federatie.base_url
    settings.BEVOEGDHEDEN_URL = f"{thuis}/machtigen/api/v1"
    settings.ZAKEN_BRONNEN = [f"{naam}|0|{thuis}/zgw/{pad}" for pad, naam in ORGANISATIES.items()]
    settings.BERICHTEN_BRONNEN = [f"{naam}|0|{thuis}/fbs/{pad}" for pad, naam in ORGANISATIES.items()]
    register_adressen()


def register_call(federatie: Federatie, pad: str, body: dict[str, object]) -> dict[str, object]:
    """Change the register of the simulators beside the portal."""
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    headers = {"Content-Type": "application/json", "X-API-KEY": "demo-machtigen"}
    try:
        verbinding.request("POST", f"/machtigen/api/v1/{pad}", json.dumps(body), headers)
        antwoord = verbinding.getresponse()
        found: dict[str, object] = json.loads(antwoord.read())
        assert antwoord.status == 200, found
        return found
    finally:
        verbinding.close()


@pytest.fixture
def prins(ingelogd: Ingelogd) -> Bezoeker:
    """The bookkeeper with her clients, as eHerkenning and the register let her in."""
    beweerd = Machtiging("", "eherkenning", Onderneming(KvkNummer("90010010")), PRINS, frozenset())
    pseudoniem = Medewerker(medewerker_pseudoniem("annelies-prins", "administratiekantoor-prins", GEHEIM))
    eigen, nu = resolve(Login(pseudoniem, Niveau.HOOG, "eherkenning", eigen=beweerd))
    persoon = Sessiepersoon(pseudoniem, "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen)
    return Bezoeker(ingelogd(Client(), persoon))


def act(bezoeker: Bezoeker, naam: str) -> str:
    """Choose for whom, by the button with this name; the key of the machtiging."""
    html = bezoeker.ga("/mijn/voor-wie/").html
    found = re.search(rf'value="([^"]+)">(?:(?!</button>).)*Handelen voor {re.escape(naam)}<', html)
    assert found, naam
    assert bezoeker.client.post("/mijn/voor-wie/wissel/", {"keuze": found[1]}).status_code == 303
    return found[1]


def own_paths(bezoeker: Bezoeker) -> set[str]:
    """Every address with an id on the pages of who acts now."""
    paden: set[str] = set()
    for pad in ("/mijn/zaken/", "/mijn/berichten/"):
        paden |= {link.partition("?")[0] for link in bezoeker.ga(pad).links(pad) if re.search(r"[0-9a-f]{12}", link)}
    return paden


@pytest.mark.norm("B15")
def test_b15_a_company_is_all_its_numbers(prins: Bezoeker, federatie: Federatie) -> None:
    act(prins, ZONNEGRAAN)
    assert prins.ga("/mijn/zaken/").status == 200
    federatie.ontvangen.clear()
    page = prins.ga("/mijn/zaken/")
    assert ZONNEGRAAN in page.tekst
    # The Handelsregister was asked once for the numbers, which go with the session; what the vestigingen are called it
    # is asked as any source is.
    kvk = {call.pad.rsplit("/", 1)[-1] for call in federatie.ontvangen if call.pad.startswith("/kvk/")}
    assert kvk <= {"vestigingen"}
    gevraagd = [call for call in federatie.ontvangen if call.pad.endswith("/zaken/_zoek?page=1")]
    assert len(gevraagd) > len(ORGANISATIES)
    onderneming = prins.client.session["persoon"]["machtiging"]["voor"]
    assert len(onderneming["vestigingen"]) > 1
    assert onderneming["rsin"]


@pytest.mark.norm("B11")
def test_b11_two_clients_of_one_bookkeeper_never_mix(prins: Bezoeker) -> None:
    paden: dict[str, set[str]] = {}
    for naam in (ZONNEGRAAN, WOLWINKEL):
        act(prins, naam)
        paden[naam] = own_paths(prins)
        assert paden[naam], naam
    assert not paden[ZONNEGRAAN] & paden[WOLWINKEL]

    def gone(van: str) -> None:
        for pad in paden[van]:
            assert prins.ga(pad).status == 404, pad

    gone(ZONNEGRAAN)
    act(prins, ZONNEGRAAN)
    gone(WOLWINKEL)
    prins.client.post("/mijn/voor-wie/wissel/", {"keuze": "zelf"})
    gone(ZONNEGRAAN)
    gone(WOLWINKEL)


@pytest.mark.norm("B14")
def test_b14_a_client_that_withdraws_is_gone_at_the_next_request(prins: Bezoeker, federatie: Federatie) -> None:
    sleutel = act(prins, WOLWINKEL)
    assert prins.ga("/mijn/zaken/").status == 200
    register_call(federatie, f"machtigingen/{sleutel}/intrekking", {})
    weg = prins.ga("/mijn/zaken/")
    assert weg.status == 403
    assert "Uw machtiging is gestopt" in weg.tekst
    assert f"U handelt nu weer voor {PRINS}" in weg.tekst
    assert WOLWINKEL not in prins.ga("/mijn/voor-wie/").tekst


@pytest.mark.norm("B14")
def test_b14_with_digid_one_acts_for_a_mother_only_in_what_she_allowed(
    ingelogd: Ingelogd, federatie: Federatie
) -> None:
    els = Bezoeker(ingelogd(Client(), sessiepersoon("999990317", "Els Willemsen")))
    act(els, "Truus Hoekstra")
    assert els.ga("/mijn/").kop == "Overzicht van Truus Hoekstra"
    federatie.ontvangen.clear()
    assert els.ga("/mijn/gegevens/").status == 403
    assert not [call for call in federatie.ontvangen if "/brp/" in call.pad]


def test_the_handelsregister_is_asked_once_for_a_company_without_any_vestiging(
    prins: Bezoeker, federatie: Federatie
) -> None:
    act(prins, STICHTING)
    assert prins.ga("/mijn/zaken/").status == 200
    federatie.ontvangen.clear()
    assert STICHTING in prins.ga("/mijn/zaken/").tekst
    assert not [call.pad for call in federatie.ontvangen if call.pad.endswith("/basisprofielen/69599068")]


@pytest.mark.norm("B15")
def test_b15_when_the_handelsregister_is_silent_the_page_says_it_may_not_be_complete(
    prins: Bezoeker, federatie: Federatie
) -> None:
    act(prins, ZONNEGRAAN)
    federatie.zet("kvk", "uit")
    page = prins.ga("/mijn/zaken/")
    assert page.status == 200
    assert page.ontbreekt("Handelsregister (KVK)")
