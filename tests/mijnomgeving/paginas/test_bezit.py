"""Tim sees what he owns, earned and learned; a bakery sees how it is registered; each part stands on its own."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from mijnomgeving.gegevens.bezit import Apkstand, apkstand
from mijnomgeving.gegevens.woorden import format_kenteken
from portal.core.betrokkene import EuPersoon, Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Rsin, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

TIM = "999990020"
NAMEN = {
    "brk": "Kadaster (BRK)",
    "woz": "WOZ (waarde van woningen)",
    "rdw": "RDW (voertuigen)",
    "inkomen": "Belastingdienst (inkomen)",
    "duo": "DUO (diploma's)",
    "uitkeringen": "Uitkeringen van UWV, SVB en gemeenten",
    "kvk": "Handelsregister (KVK)",
}
KOPPEN = {
    "brk": "Woning en grond",
    "woz": "Waarde van uw woning (WOZ)",
    "rdw": "Voertuigen",
    "inkomen": "Uw inkomen per jaar",
    "duo": "Uw diploma's",
    "uitkeringen": "Uw uitkeringen",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _machtiging_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machtiging still holds is asked elsewhere; here it does."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


def bakkerij(*vestigingen: str) -> Sessiepersoon:
    """Youssef, with eHerkenning for his bakery, or for some of its vestigingen."""
    nummers = tuple(map(Vestigingsnummer, vestigingen))
    onderneming = Onderneming(KvkNummer("68750110"), Rsin("857587973"), nummers, beperkt=bool(nummers))
    machtiging = Machtiging("", "bestuurder", onderneming, "Bakkerij De Korenaar", frozenset({"*"}))
    return Sessiepersoon(
        Medewerker("pseudoniem-van-youssef"),
        naam="Bakkerij De Korenaar",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
        eigen=machtiging,
    )


def gegevens(ingelogd: Ingelogd, persoon: Sessiepersoon) -> Pagina:
    return Bezoeker(ingelogd(Client(), persoon)).ga("/mijn/gegevens/")


def van_tim(ingelogd: Ingelogd) -> Pagina:
    return gegevens(ingelogd, sessiepersoon(TIM, "Tim van der Linden"))


def test_tim_sees_what_he_owns_earned_and_learned(federatie: Federatie, ingelogd: Ingelogd) -> None:
    pagina = van_tim(ingelogd)
    assert pagina.status == 200
    for kop in KOPPEN.values():
        assert kop in pagina.tekst
    for feit in (
        "TOYOTA YARIS CROSS Kenteken T-812-KV",
        "Niet nodig voor dit voertuig",
        "Vleuten A 5512",
        "Gekocht in 2026 voor € 521.000",
        "U bent voor 1/2 deel eigenaar",
        "€ 498.000",
        "€ 46.210",
        "Voorlopig",
        "Elektrotechniek",
    ):
        assert feit in pagina.tekst, feit


def test_each_part_says_where_it_comes_from_and_when(federatie: Federatie, ingelogd: Ingelogd) -> None:
    tekst = van_tim(ingelogd).tekst
    for sleutel in KOPPEN:
        assert f"Bron: {NAMEN[sleutel]}. Opgehaald op" in tekst


def test_calls_do_not_grow_with_what_is_owned(federatie: Federatie, ingelogd: Ingelogd) -> None:
    van_tim(ingelogd)
    paden = [verzoek.pad.split("?")[0].split("/")[1] for verzoek in federatie.ontvangen]
    # A vehicle or ten: whose, what and on which fuel.
    assert (paden.count("rdw"), paden.count("brk"), paden.count("woz")) == (3, 2, 1)
    assert (paden.count("inkomen"), paden.count("duo")) == (1, 1)


@pytest.mark.norm("B12")
def test_no_number_of_tim_stands_in_an_address(federatie: Federatie, ingelogd: Ingelogd) -> None:
    van_tim(ingelogd)
    assert not [verzoek.pad for verzoek in federatie.ontvangen if TIM in verzoek.pad]


@pytest.mark.parametrize("stuk", ["rdw", "inkomen", "duo", "woz", "uitkeringen"])
@pytest.mark.parametrize("stand", ["fout_500", "kapotte_json"])
def test_a_silent_source_is_named_and_the_rest_stands(
    federatie: Federatie, ingelogd: Ingelogd, stuk: str, stand: str
) -> None:
    federatie.zet(stuk, stand)
    pagina = van_tim(ingelogd)
    assert pagina.ontbreekt(NAMEN[stuk])
    assert KOPPEN[stuk] not in pagina.tekst
    for ander in set(KOPPEN) - {stuk}:
        assert KOPPEN[ander] in pagina.tekst
        assert not pagina.ontbreekt(NAMEN[ander])
    for leeg in ("geen voertuig", "geen inkomen", "geen diploma", "geen WOZ-waarde"):
        assert leeg not in pagina.tekst


def test_without_the_kadaster_the_home_where_one_lives_still_has_its_value(
    federatie: Federatie, ingelogd: Ingelogd
) -> None:
    federatie.zet("brk", "uit")
    pagina = van_tim(ingelogd)
    assert pagina.ontbreekt(NAMEN["brk"])
    assert "geen woning" not in pagina.tekst
    assert "€ 498.000" in pagina.tekst


def test_without_kadaster_and_brp_the_value_is_not_asked_and_nobody_says_there_is_none(
    federatie: Federatie, ingelogd: Ingelogd
) -> None:
    federatie.zet("brk", "uit")
    federatie.zet("brp", "uit")
    pagina = van_tim(ingelogd)
    assert pagina.ontbreekt(NAMEN["brk"])
    assert "geen WOZ-waarde" not in pagina.tekst
    assert not [verzoek for verzoek in federatie.ontvangen if verzoek.pad.startswith("/woz/")]


def test_who_rents_sees_what_the_home_is_worth(federatie: Federatie, ingelogd: Ingelogd) -> None:
    tekst = gegevens(ingelogd, sessiepersoon("999990275", "Joost van Leeuwen")).tekst
    assert "Er staat geen woning of grond op uw naam bij het Kadaster." in tekst
    assert "Waarde van uw woning (WOZ)" in tekst
    assert "Er is geen WOZ-waarde op uw naam." not in tekst


def test_daan_has_nothing_and_reads_that(federatie: Federatie, ingelogd: Ingelogd, daan: Sessiepersoon) -> None:
    tekst = gegevens(ingelogd, daan).tekst
    for zin in (
        "Er staat geen voertuig op deze naam.",
        "Er staat geen woning of grond op uw naam bij het Kadaster.",
        "Er is geen inkomen van u geregistreerd.",
        "DUO heeft geen diploma's van u.",
    ):
        assert zin in tekst


def test_the_bakery_sees_its_profile_places_and_people(federatie: Federatie, ingelogd: Ingelogd) -> None:
    pagina = gegevens(ingelogd, bakkerij())
    assert pagina.status == 200
    for feit in (
        "Dit weet de overheid over de onderneming.",
        "Statutaire naam Bakkerij De Korenaar B.V.",
        "KVK-nummer 68750110",
        "RSIN 857587973",
        "Biltstraat 42 3572BA Utrecht",
        "Postbus 412 3500AK Utrecht",
        "Werkzame personen 13",
        "Bakkerij De Korenaar Binnenstad",
        "Bestuurder Youssef El Amrani mag alleen tekenen",
        "RENAULT KANGOO",
        "Bijna verlopen",
        "€ 684.000",
        "Er loopt nog bezwaar of beroep tegen deze waarde.",
        "Bron: Handelsregister (KVK). Opgehaald op",
    ):
        assert feit in pagina.tekst, feit


def test_a_silent_register_of_companies_is_named_once(federatie: Federatie, ingelogd: Ingelogd) -> None:
    federatie.zet("kvk", "fout_500")
    pagina = gegevens(ingelogd, bakkerij())
    assert pagina.tekst.count(f"De gegevens van {NAMEN['kvk']} ontbreken nu") == 1
    assert "RENAULT KANGOO" in pagina.tekst
    assert "geen vestigingen" not in pagina.tekst
    assert "staat niet in het Handelsregister" not in pagina.tekst


def test_a_machtiging_for_one_vestiging_shows_no_other_and_nothing_of_the_whole(
    federatie: Federatie, ingelogd: Ingelogd
) -> None:
    pagina = gegevens(ingelogd, bakkerij("000037178601"))
    assert "000037178601" in pagina.tekst
    assert "000037178598" not in pagina.tekst
    assert "RENAULT KANGOO" not in pagina.tekst
    assert {verzoek.pad.split("/")[1] for verzoek in federatie.ontvangen} & {"rdw", "woz"} == set()


def test_who_is_known_to_no_register_is_not_asked_for(federatie: Federatie, ingelogd: Ingelogd) -> None:
    camille = Sessiepersoon(
        EuPersoon("FR/NL/abc"), naam="Camille", niveau=Niveau.HOOG, ingelogd_op=datetime.now(UTC), middel="eidas"
    )
    assert "Voertuigen" not in gegevens(ingelogd, camille).tekst
    assert federatie.ontvangen == []


@pytest.mark.parametrize(
    ("tot", "stand"),
    [
        (None, Apkstand.NIET_NODIG),
        (date(2026, 11, 21), Apkstand.VERLOPEN),
        (date(2026, 11, 22), Apkstand.BIJNA),
        (date(2027, 1, 22), Apkstand.BIJNA),
        (date(2027, 1, 23), Apkstand.GELDIG),
    ],
)
def test_the_apk_of_a_vehicle(tot: date | None, stand: Apkstand) -> None:
    assert apkstand(tot, date(2026, 11, 22)) is stand


@pytest.mark.parametrize(
    ("kenteken", "plaat"),
    [
        ("T812KV", "T-812-KV"),
        ("WX39PR", "WX-39-PR"),
        ("1234AB", "12-34-AB"),
        ("ABCD12", "AB-CD-12"),
        ("1ABC23", "1-ABC-23"),
    ],
)
def test_a_plate_is_written_in_its_groups(kenteken: str, plaat: str) -> None:
    assert format_kenteken(kenteken) == plaat
