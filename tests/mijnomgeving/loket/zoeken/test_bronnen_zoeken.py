"""What the registers give to a counter: by exact keys, for a goal that is told, and no more than it takes."""

from collections.abc import Iterator
from datetime import date

import pytest

from mijnomgeving.bronnen.brp.aansluiting import asking_for_balie
from mijnomgeving.bronnen.brp.gevonden import OpAdres, OpNaam, TeVeel, is_te_veel
from mijnomgeving.bronnen.registry import brp, reisdocumenten, zaken_bronnen
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum
from portal.core.nummers import Bsn
from portal.outbound.service import BronFout
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import MEREL, NOOR, Federatie

WIE = "5c" * 32
OP_NAAM = OpNaam("Bakker", date(1994, 3, 14))


@pytest.fixture
def balie(federatie: Federatie) -> Iterator[Federatie]:
    with asking_for_balie(verwerking="loket-hulp", gebruiker=WIE):
        yield federatie


@pytest.mark.norm("B19")
def test_the_brp_is_told_why_and_who_looks(balie: Federatie) -> None:
    gevonden = ask(brp().zoek, OP_NAAM)
    assert not isinstance(gevonden, TeVeel)
    assert [(wie.persoon, wie.naam, wie.geboortedatum) for wie in gevonden] == [
        (Persoon(Bsn(NOOR)), "Noor Elisabeth Bakker", OnzekereDatum(1994, 3, 14))
    ]
    assert gevonden[0].adres == ("Amsterdamsestraatweg 710", "3555 HX  UTRECHT")
    ask(brp().fetch_naam, Persoon(Bsn(NOOR)))
    assert {(regel["doelbinding"], regel["verwerking"], regel["gebruiker"]) for regel in balie.protocollering()} == {
        ("dienstverlening-balie", "loket-hulp", WIE)
    }


@pytest.mark.norm("B19")
def test_without_a_goal_of_the_counter_nothing_is_asked(federatie: Federatie) -> None:
    with pytest.raises(RuntimeError):
        ask(brp().zoek, OP_NAAM)
    with pytest.raises(RuntimeError):
        ask(brp().fetch_keuze, Persoon(Bsn(NOOR)), met_familie=True)
    with pytest.raises(RuntimeError):
        ask(reisdocumenten().fetch_houder, "NX7LK4HB2")
    with pytest.raises(ValueError, match="who asks"), asking_for_balie(verwerking="loket-hulp", gebruiker=""):
        pass
    assert federatie.ontvangen == []


@pytest.mark.norm("B17")
def test_an_address_gives_names_and_birth_dates_only(balie: Federatie) -> None:
    gevonden = ask(brp().zoek, OpAdres("3555HX", 710))
    assert not isinstance(gevonden, TeVeel)
    assert [wie.persoon for wie in gevonden] == [Persoon(Bsn(NOOR))]
    assert gevonden[0].adres == ()
    assert ask(brp().zoek, OpAdres("3555HX", 710, geboortedatum=date(1990, 1, 1))) == ()
    assert balie.protocollering()[0]["fields"] == ["burgerservicenummer", "naam.volledigeNaam", "geboorte.datum"]


def test_too_many_is_said_and_never_cut_off() -> None:
    assert is_te_veel("BRP", {"code": "tooManyResults"})
    assert not is_te_veel("BRP", {"code": "paramsValidation"})


def test_a_fault_of_ours_is_no_empty_answer(balie: Federatie) -> None:
    with pytest.raises(BronFout):
        ask(brp().zoek, OpAdres("fout", 0))


def test_geheimhouding_and_death_come_along(balie: Federatie) -> None:
    (merel,) = ask(brp().fetch_gevonden, Persoon(Bsn(MEREL)))
    assert (merel.geheim, merel.overleden) == (True, False)
    (piet,) = ask(brp().fetch_gevonden, Persoon(Bsn("999990366")))
    assert piet.overleden
    assert ask(brp().zoek, OpNaam("Jong", date(1949, 3, 30))) == ()
    assert len(ask(brp().zoek, OpNaam("Jong", date(1949, 3, 30), ook_overleden=True))) == 1  # type: ignore[arg-type]


def test_relatives_are_asked_only_to_compare_them(balie: Federatie) -> None:
    ans = Persoon(Bsn("999990342"))
    zonder = ask(brp().fetch_keuze, ans, met_familie=False)
    met = ask(brp().fetch_keuze, ans, met_familie=True)
    assert zonder is not None
    assert met is not None
    assert zonder.familie == frozenset()
    assert met.familie == {Persoon(Bsn("999990366")), Persoon(Bsn("999990378"))}
    assert "partners.burgerservicenummer" not in balie.protocollering()[0]["fields"]


def test_a_document_number_gives_its_holder(balie: Federatie) -> None:
    houder = ask(reisdocumenten().fetch_houder, "NX7LK4HB2")
    assert houder is not None
    assert (houder.persoon, houder.document.soort) == (Persoon(Bsn(NOOR)), "Nationaal paspoort")
    assert ask(reisdocumenten().fetch_houder, "ZZZZZZZZ9") is None


@pytest.mark.norm("B12")
def test_a_zaaknummer_gives_who_began_the_zaak(balie: Federatie) -> None:
    bronnen = {bron.naam: bron for bron in zaken_bronnen()}
    nummer = ask(bronnen["Gemeente Utrecht"].list_zaken, Persoon(Bsn(NOOR)))[0].identificatie
    assert ask(bronnen["Gemeente Utrecht"].fetch_aanvrager, nummer) == Persoon(Bsn(NOOR))
    assert ask(bronnen["Gemeente Utrecht"].fetch_aanvrager, nummer[:-1]) is None
    assert ask(bronnen["RDW"].fetch_aanvrager, nummer) is None
    assert all(NOOR not in verzoek.pad for verzoek in balie.ontvangen)
