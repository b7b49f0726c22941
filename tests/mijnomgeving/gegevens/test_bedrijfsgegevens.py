"""Company data: taxes, permits, energy and local charges, each with its source, and what to do when one is wrong."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Rsin, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db

GROEPEN = ["onderneming", "belasting", "vergunningen", "voertuigen", "panden", "energie", "onderzoek"]
AMERSFOORT = "990090000025"


@pytest.fixture(autouse=True)
def _machtiging_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machtiging still holds is asked elsewhere; here it does."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


def mehmet(*vestigingen: str, kvk: str = "90001354", soort: str = "bestuurder") -> Sessiepersoon:
    """Mehmet for his bakery, or for some of its vestigingen."""
    nummers = tuple(map(Vestigingsnummer, vestigingen))
    rsin = Rsin("999901011") if kvk == "90001354" else None
    onderneming = Onderneming(KvkNummer(kvk), rsin, nummers, beperkt=bool(nummers))
    machtiging = Machtiging("", soort, onderneming, "Bakkerij Zonnegraan", frozenset({"*"}))
    return Sessiepersoon(
        Medewerker("pseudoniem-van-mehmet"),
        naam="Bakkerij Zonnegraan",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
        eigen=machtiging,
    )


@pytest.fixture
def bezoeker(federatie: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), mehmet()))


def test_mehmet_finds_each_kind_of_data_on_a_page_of_its_own(bezoeker: Bezoeker) -> None:
    pagina = bezoeker.ga("/mijn/gegevens/")
    assert [url for groep in GROEPEN for url in pagina.links(f"/mijn/gegevens/{groep}/")][: len(GROEPEN)] == [
        f"/mijn/gegevens/{groep}/" for groep in GROEPEN
    ]
    for zin in ("NL999901011B01", "Nog niet gedeponeerd", "182.400 kWh", "Samen"):
        assert zin in pagina.tekst


def test_the_tax_periods_say_what_is_open_and_as_of_when(bezoeker: Bezoeker) -> None:
    tekst = bezoeker.ga("/mijn/gegevens/belasting/").tekst
    for zin in (
        "Btw-aangifte per maand",
        "Werknemers 28 volgens uw laatste loonaangifte",
        "nieuwe werknemer, eerste werkdag: 1 december 2026",
        "Loonaangifte 1 oktober 2026 tot en met 31 oktober 2026",
        "Bron: Belastingdienst (onderneming)",
        "Opgehaald op",
    ):
        assert zin in tekst


def test_permits_are_of_the_organisation_that_gave_them(bezoeker: Bezoeker) -> None:
    pagina = bezoeker.ga("/mijn/gegevens/vergunningen/")
    assert "Vergunningen: Gemeente Amersfoort" in pagina.tekst
    assert "geldig tot en met" in pagina.tekst


def test_local_charges_lie_beside_the_value_of_the_building(bezoeker: Bezoeker) -> None:
    tekst = bezoeker.ga("/mijn/gegevens/panden/").tekst
    for zin in ("€ 1.240.000", "Gemeente Utrecht", "Onroerendezaakbelasting gebruiker € 1.689,60"):
        assert zin in tekst


def test_who_runs_one_vestiging_sees_what_is_of_that_vestiging(federatie: Federatie, ingelogd: Ingelogd) -> None:
    bezoeker = Bezoeker(ingelogd(Client(), mehmet(AMERSFOORT)))
    pagina = bezoeker.ga("/mijn/gegevens/")
    assert "Zonnegraan Amersfoort 28.150 kWh" in pagina.tekst
    assert "182.400 kWh" not in pagina.tekst
    assert "NL999901011B01" not in pagina.tekst
    assert bezoeker.ga("/mijn/gegevens/belasting/").status == 404
    assert not any("belastingdienst" in verzoek.pad for verzoek in federatie.ontvangen)


def test_a_silent_source_is_named_and_the_rest_is_there(bezoeker: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("energie", "uit")
    pagina = bezoeker.ga("/mijn/gegevens/")
    assert pagina.ontbreekt("Energieverbruik (netbeheerders)")
    assert "NL999901011B01" in pagina.tekst


@pytest.mark.parametrize("onderdeel", ["belasting", "registerstand", "verbruik", "aanslagen", "vragenlijsten"])
def test_a_doubt_about_each_part_can_be_reported(bezoeker: Bezoeker, onderdeel: str) -> None:
    assert "Kijk de melding na" in bezoeker.ga(f"/mijn/gegevens/klopt-niet/{onderdeel}/").tekst


def test_the_files_to_take_along_hold_it_all(bezoeker: Bezoeker) -> None:
    data = bezoeker.client.get("/mijn/gegevens/alles.json").json()
    delen = {deel["onderdeel"] for deel in data["onderdelen"]}
    assert {"belasting", "registerstand", "verbruik", "aanslagen", "vragenlijsten", "vergunningen"} <= delen
    assert bezoeker.client.get("/mijn/gegevens/alles.pdf").content.startswith(b"%PDF")


def test_a_sole_trader_without_accounts_reads_that_none_are_needed(federatie: Federatie, ingelogd: Ingelogd) -> None:
    bram = mehmet(kvk="69599084", soort="eigenaar")
    tekst = Bezoeker(ingelogd(Client(), bram)).ga("/mijn/gegevens/onderneming/").tekst
    assert "hoeft u geen jaarrekening te deponeren" in tekst
