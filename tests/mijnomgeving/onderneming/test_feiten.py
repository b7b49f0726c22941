"""The facts of a company, each with the source that gave it; a silent source leaves a fact open."""

from datetime import UTC, date, datetime

import pytest

from levensgebeurtenissen.regels.verplichtingen.feiten import Rechtsvorm, Tijdvak, Vestiging
from levensgebeurtenissen.regels.verplichtingen.kalender import list_verplichtingen
from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import read
from mijnomgeving.onderneming.afleiden import PER_BRON, to_rechtsvorm
from mijnomgeving.onderneming.feiten import VAN_U, Bronresultaten, Feiten, make_feiten, read_feiten, vragen_feiten
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.core.resultaat import Available
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie

pytestmark = pytest.mark.django_db

ZONNEGRAAN = Onderneming(KvkNummer("90001354"))
BRAM = Onderneming(KvkNummer("69599084"))
AMERSFOORT = Onderneming(KvkNummer("90001354"), vestigingen=(Vestigingsnummer("990090000025"),), beperkt=True)
KLANTEN = [ZONNEGRAAN, BRAM, Onderneming(KvkNummer("90020020")), Onderneming(KvkNummer("90010001"))]
VANDAAG = date(2026, 11, 22)


def lees(onderneming: Onderneming, *diensten: str, **eigen: object) -> Feiten:
    machtiging = Machtiging("m-1", "medewerker", onderneming, "Bedrijf", frozenset(diensten or {"*"}))
    persoon = Sessiepersoon(
        Medewerker("mehmet"),
        naam="Mehmet Kaya",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
    )
    vragen = vragen_feiten(onderneming)
    antwoorden = read(*vragen.alle, persoon=persoon, activiteit="mijn-overzicht", deadline=Deadline.after(5))
    return read_feiten(vragen, antwoorden, eigen=eigen)


def test_mehmet_sees_what_the_registers_know_of_his_bakery(federatie: Federatie) -> None:
    gelezen = lees(ZONNEGRAAN)
    feiten = gelezen.feiten
    assert gelezen.ontbreekt == ()
    assert (feiten.rechtsvorm, feiten.gestart_op, feiten.werknemers) == (Rechtsvorm.BV, date(2006, 9, 1), 28)
    assert (feiten.btw_tijdvak, feiten.loon_tijdvak, feiten.icp_tijdvak) == (Tijdvak.MAAND, Tijdvak.MAAND, Tijdvak.GEEN)
    assert feiten.begint_op == (date(2026, 12, 1),)
    assert [(v.naam, v.kwh, v.m3_gas) for v in feiten.vestigingen or ()] == [
        ("Bakkerij Zonnegraan", 182_400, 61_250),
        ("Zonnegraan Kanaalstraat", 41_800, 9_400),
        ("Zonnegraan Amersfoort", 28_150, None),
    ]
    assert {voertuig.kenteken for voertuig in feiten.voertuigen or ()} == {"VRT52B", "VJB18X"}
    assert {beschikking.gemeente for beschikking in feiten.woz_beschikkingen or ()} >= {"Gemeente Utrecht"}
    assert feiten.unknown(*PER_BRON["belasting"]) == ("loon_dagen",)


def test_each_fact_says_who_gave_it_and_as_of_when(federatie: Federatie) -> None:
    gelezen = lees(ZONNEGRAAN)
    herkomst = gelezen.herkomst
    assert (herkomst["btw_tijdvak"].bron, herkomst["btw_tijdvak"].op) == ("Belastingdienst (onderneming)", VANDAAG)
    assert (herkomst["vestigingen"].bron, herkomst["vestigingen"].op) == (
        "Energieverbruik (netbeheerders)",
        date(2025, 12, 31),
    )
    bekend = {naam for naam in herkomst if getattr(gelezen.feiten, naam) is not None}
    assert bekend == set(herkomst)


def test_what_a_source_knows_as_done_or_open_has_the_key_of_its_obligation(federatie: Federatie) -> None:
    gelezen = lees(BRAM)
    assert "btw-aangifte:2026-09-30" in gelezen.open
    assert gelezen.gedaan["btw-aangifte:2026-06-30"] == date(2026, 7, 25)
    sleutels = {
        item.sleutel
        for item in list_verplichtingen(gelezen.feiten, van=date(2026, 4, 1), tot=date(2026, 12, 31)).verplichtingen
    }
    assert {"btw-aangifte:2026-09-30", "btw-aangifte:2026-06-30", "inkomstenbelasting:2025-12-31"} <= sleutels


def test_the_keys_of_what_is_done_are_those_of_the_calendar(federatie: Federatie) -> None:
    """A key that no rule makes would tick nothing off."""
    for klant in KLANTEN:
        gelezen = lees(klant)
        kalender = list_verplichtingen(gelezen.feiten, van=date(2025, 10, 1), tot=date(2027, 6, 30))
        sleutels = {item.sleutel for item in kalender.verplichtingen}
        assert sleutels >= gelezen.open
        assert len(sleutels & set(gelezen.gedaan)) >= len(gelezen.gedaan) * 0.8


def test_a_silent_source_leaves_its_facts_open_and_is_named(federatie: Federatie) -> None:
    federatie.zet("belastingdienst", "uit")
    gelezen = lees(ZONNEGRAAN)
    assert [resultaat.source for resultaat in gelezen.ontbreekt] == ["Belastingdienst (onderneming)"]
    assert gelezen.feiten.btw_tijdvak is None
    assert gelezen.feiten.rechtsvorm is Rechtsvorm.BV


def test_own_facts_fill_the_gaps_and_never_win_from_a_source(federatie: Federatie) -> None:
    federatie.zet("belastingdienst", "uit")
    eigen = lees(
        ZONNEGRAAN,
        btw_tijdvak=Tijdvak.KWARTAAL,
        rechtsvorm=Rechtsvorm.NV,
        vestigingen=(Vestiging("Zonnegraan Amersfoort", 1, 2_000),),
    )
    assert (eigen.feiten.btw_tijdvak, eigen.herkomst["btw_tijdvak"].bron) == (Tijdvak.KWARTAAL, VAN_U)
    assert eigen.feiten.rechtsvorm is Rechtsvorm.BV
    amersfoort = (eigen.feiten.vestigingen or ())[2]
    assert (amersfoort.kwh, amersfoort.m3_gas) == (28_150, 2_000)


def test_who_may_see_one_vestiging_is_told_of_that_one_only(federatie: Federatie) -> None:
    gelezen = lees(AMERSFOORT)
    assert [vestiging.naam for vestiging in gelezen.feiten.vestigingen or ()] == ["Zonnegraan Amersfoort"]
    assert {"btw_tijdvak", "voertuigen", "woz_beschikkingen", "cbs_vragen"} <= gelezen.buiten
    assert gelezen.ontbreekt == ()
    assert not any("belastingdienst" in verzoek.pad for verzoek in federatie.ontvangen)


def test_without_the_service_gegevens_nothing_is_asked(federatie: Federatie) -> None:
    gelezen = lees(ZONNEGRAAN, "zaken")
    assert gelezen.herkomst == {}
    assert {"rechtsvorm", "btw_tijdvak", "vergunningen"} <= gelezen.buiten
    assert gelezen.ontbreekt == ()
    assert federatie.ontvangen == []


def test_twenty_clients_are_one_call_to_each_source(federatie: Federatie) -> None:
    per_klant = ask(registry.belastingdienst().fetch_ondernemers, KLANTEN)
    assert set(per_klant) == {klant.kvk_nummer for klant in KLANTEN}
    ask(registry.registerstanden().fetch_registerstanden, KLANTEN)
    verbruik = ask(registry.energie().list_verbruik, [*KLANTEN[1:], AMERSFOORT])
    assert "990000541921" not in {item.vestigingsnummer for item in verbruik}
    ask(registry.cbs().list_uitvragen, KLANTEN)
    ask(registry.heffingen().list_aanslagen, KLANTEN)
    assert len(federatie.ontvangen) == 5
    resultaat = Available(per_klant[BRAM.kvk_nummer], "Belastingdienst (onderneming)", datetime.now(UTC))
    feiten = make_feiten(BRAM, Bronresultaten(None, None, None, belasting=resultaat))
    assert feiten.feiten.btw_tijdvak is Tijdvak.KWARTAAL


@pytest.mark.parametrize(
    ("tekst", "vorm"),
    [
        ("Besloten Vennootschap met gewone structuur", Rechtsvorm.BV),
        ("Vennootschap onder firma", Rechtsvorm.VOF),
        ("Coöperatie U.A.", Rechtsvorm.COOPERATIE),
        ("Vereniging van Eigenaars", None),
        ("", None),
    ],
)
def test_legal_forms_as_the_register_writes_them(tekst: str, vorm: Rechtsvorm | None) -> None:
    assert to_rechtsvorm(tekst) is vorm
