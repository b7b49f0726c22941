"""The first page: what to do now, what is coming, and tips for who asked for them."""

from datetime import date, timedelta

import pytest

from mijnomgeving.bronnen.brp.models import Familielid, Geboorte, Ingeschrevene, Partner
from mijnomgeving.bronnen.rdw.models import Apk
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.overzicht.datums import list_datums
from mijnomgeving.suggesties.aanleidingen import find_aanleidingen
from mijnomgeving.toestemmingen.doelen import SUGGESTIES
from portal.core.datum import OnzekereDatum
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker

VANDAAG = date(2026, 11, 22)


def datum(dag: date) -> OnzekereDatum:
    return OnzekereDatum(dag.year, dag.month, dag.day)


def document(tot: date, *, soort: str = "nationaal paspoort", ingenomen: date | None = None) -> Reisdocument:
    return Reisdocument(soort, "NX7LK4HB2", datum(tot), datum(ingenomen) if ingenomen else None, "")


def komend(*documenten: Reisdocument, keuringen: tuple[Apk, ...] = ()) -> list[str]:
    gevonden = list_datums(documenten=("RvIG", documenten), keuringen=("RDW", keuringen), zaken=(), vandaag=VANDAAG)
    return [regel.wat for regel in gevonden]


def ingeschrevene(**velden: object) -> Ingeschrevene:
    """Somebody of forty who has lived in the same place for years."""
    gewoon: dict[str, object] = {
        "volledige_naam": "Noor Bakker",
        "aanspreekvorm": "N. Bakker",
        "geslacht": "vrouw",
        "geboorte": Geboorte(datum(date(1986, 5, 1)), "Utrecht", "Nederland"),
        "nationaliteiten": (),
        "verblijfstitel": None,
        "adres": (),
        "niet_op_adres": False,
        "woning": "",
        "woont_daar_sinds": datum(date(2015, 1, 1)),
        "gemeente": "Utrecht",
        "partners": (),
        "kinderen": (),
        "ouders": (),
        "gezag": (),
        "curatele": False,
        "onderzoek": (),
        "geheimhouding": False,
        "opschorting": None,
    }
    return Ingeschrevene(**(gewoon | velden))  # type: ignore[arg-type]


def aanleidingen(**velden: object) -> list[str]:
    return [gevonden.slug for gevonden in find_aanleidingen(ingeschrevene(**velden), vandaag=VANDAAG)]


def test_a_passport_that_ends_within_half_a_year_stands_on_the_page() -> None:
    assert komend(document(VANDAAG + timedelta(days=183))) == ["Uw nationaal paspoort verloopt."]
    assert komend(document(VANDAAG + timedelta(days=184))) == []
    assert komend(document(VANDAAG - timedelta(days=1))) == ["Uw nationaal paspoort is verlopen."]


def test_who_has_a_newer_passport_hears_nothing_of_the_old_one() -> None:
    nieuw = document(VANDAAG + timedelta(days=3000))
    assert komend(document(VANDAAG + timedelta(days=10)), nieuw) == []
    assert komend(document(VANDAAG + timedelta(days=10), soort="identiteitskaart"), nieuw) != []
    assert komend(document(VANDAAG + timedelta(days=10), ingenomen=VANDAAG)) == []


def test_an_apk_stands_there_from_two_months_before_and_soonest_first() -> None:
    bijna = Apk("GH123X", VANDAAG + timedelta(days=20), geschorst=False)
    ver = Apk("KL456Y", VANDAAG + timedelta(days=90), geschorst=False)
    van_de_weg = Apk("MN789Z", VANDAAG + timedelta(days=20), geschorst=True)
    gevonden = komend(document(VANDAAG + timedelta(days=40)), keuringen=(bijna, ver, van_de_weg))
    assert gevonden == ["De apk van GH123X verloopt.", "Uw nationaal paspoort verloopt."]


@pytest.mark.parametrize(
    ("velden", "slugs"),
    [
        ({}, []),
        ({"woont_daar_sinds": datum(date(2026, 11, 9))}, ["verhuizen"]),
        ({"woont_daar_sinds": OnzekereDatum(2026)}, []),
        ({"kinderen": (Familielid("Mila", datum(date(2026, 9, 1))),)}, ["kind-krijgen"]),
        ({"kinderen": (Familielid("Sam", datum(date(2009, 1, 15))),)}, ["18-worden"]),
        ({"partners": (Partner("Jan", None, "huwelijk", datum(date(2026, 8, 1)), None),)}, ["trouwen"]),
        ({"geboorte": Geboorte(datum(date(2009, 1, 15)), "", "")}, ["18-worden"]),
        ({"geboorte": Geboorte(datum(date(1959, 12, 1)), "", "")}, ["met-pensioen"]),
    ],
)
def test_tips_follow_from_what_the_brp_knows(velden: dict[str, object], slugs: list[str]) -> None:
    assert aanleidingen(**velden) == slugs


def test_a_partner_who_is_gone_is_never_brought_up() -> None:
    weg = Partner("Jan", None, "huwelijk", datum(date(2026, 8, 1)), datum(date(2026, 10, 1)))
    assert aanleidingen(partners=(weg,)) == []


@pytest.fixture
def verhuizen(db: None) -> str:
    """The address of the page on moving."""
    return LevensgebeurtenisPaginaFactory(title="Verhuizen").get_url() or ""


def test_who_did_not_ask_for_tips_is_asked_nothing_about_family_or_address(
    noor: Bezoeker, federatie: Federatie
) -> None:
    pagina = noor.ga("/mijn/")
    assert "Zet tips aan" in pagina.tekst
    assert "dit regelen mensen dan vaak" not in pagina.tekst
    assert all(set(regel["velden"]) <= {"naam"} for regel in federatie.protocollering() if "velden" in regel)


def test_who_asks_for_tips_sees_what_people_arrange_after_a_move(noor: Bezoeker, verhuizen: str) -> None:
    noor.client.post(f"/mijn/toestemmingen/{SUGGESTIES}/geven/")
    pagina = noor.ga("/mijn/")
    assert "Verhuizen: dit regelen mensen dan vaak" in pagina.tekst
    assert "Volgens de BRP bent u kort geleden verhuisd." in pagina.tekst
    assert verhuizen in pagina.html
    noor.client.post(f"/mijn/toestemmingen/{SUGGESTIES}/intrekken/")
    assert "dit regelen mensen dan vaak" not in noor.ga("/mijn/").tekst
