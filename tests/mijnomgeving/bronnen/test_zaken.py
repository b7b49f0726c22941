"""Noor follows her zaken: three organisations, one move."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron
from portal.outbound.service import Geweigerd
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, ZAKEN, Federatie, point_at
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie

Zaken = Callable[[str], ZakenBron]


def _zaken(persoon: Sessiepersoon) -> list[Zaak]:
    """The zaken of a person at every organisation."""
    return [zaak for bron in zaken_bronnen() for zaak in ask(bron.list_zaken, persoon.betrokkene)]


def test_noor_sees_three_zaken_and_how_far_each_is(federatie: Federatie, noor: Sessiepersoon) -> None:
    assert [(zaak.bron, zaak.omschrijving, zaak.stand) for zaak in _zaken(noor)] == [
        ("Gemeente Utrecht", "Verhuizing doorgeven", Stand.KLAAR),
        ("Dienst Toeslagen", "Huurtoeslag aanpassen", Stand.WACHT_OP_U),
        ("RDW", "Adres kentekens bijwerken", Stand.BEZIG),
    ]


def test_noor_reads_what_toeslagen_asks_of_her_and_by_when(zaken: Zaken, noor: Sessiepersoon) -> None:
    [zaak] = ask(zaken("Dienst Toeslagen").list_zaken, noor.betrokkene)
    assert zaak.identificatie == "HT-2026-118843"
    assert zaak.loopt
    assert zaak.opgeschort
    assert zaak.status is not None
    assert zaak.status.gevraagd == ("Huurcontract sturen",)
    assert "Stuur ons uw huurcontract vóór 5 december 2026." in zaak.status.uitleg
    assert zaak.status.gezet_op == datetime.fromisoformat("2026-11-20T11:24:00+01:00")
    assert (zaak.ingediend_op, zaak.verwacht_op) == (date(2026, 11, 12), date(2027, 1, 4))
    assert (zaak.uiterlijk_op, zaak.afgerond_op) == (date(2027, 1, 7), None)


def test_noor_reads_how_her_move_ended(zaken: Zaken, noor: Sessiepersoon) -> None:
    [zaak] = ask(zaken("Gemeente Utrecht").list_zaken, noor.betrokkene)
    assert not zaak.loopt
    assert zaak.afgerond_op == date(2026, 11, 11)
    assert zaak.resultaat == "U staat sinds 9 november 2026 ingeschreven op Amsterdamsestraatweg 710 in Utrecht."
    assert zaak.opgeschort == ""


def test_the_three_zaken_know_that_they_belong_together(federatie: Federatie, noor: Sessiepersoon) -> None:
    gemeente, toeslagen, rdw = _zaken(noor)
    assert set(gemeente.verwante_zaken) == {toeslagen.url, rdw.url}
    assert toeslagen.verwante_zaken == rdw.verwante_zaken == (gemeente.url,)


def test_noor_sees_the_steps_that_were_taken_and_those_to_come(zaken: Zaken, noor: Sessiepersoon) -> None:
    bron = zaken("Dienst Toeslagen")
    [zaak] = ask(bron.list_zaken, noor.betrokkene)
    stappen = ask(bron.list_stappen, zaak)
    assert [stap.stand for stap in stappen] == [Stand.KLAAR, Stand.WACHT_OP_U, Stand.LATER, Stand.LATER]
    assert [stap.gezet_op is not None for stap in stappen] == [True, True, False, False]
    assert zaak.status is not None
    assert (stappen[1].omschrijving, stappen[1].uitleg) == (zaak.status.omschrijving, zaak.status.uitleg)
    assert all(stap.omschrijving for stap in stappen)


def test_all_steps_of_a_finished_zaak_are_done_in_order(zaken: Zaken, noor: Sessiepersoon) -> None:
    bron = zaken("Gemeente Utrecht")
    [zaak] = ask(bron.list_zaken, noor.betrokkene)
    stappen = ask(bron.list_stappen, zaak)
    assert {stap.stand for stap in stappen} == {Stand.KLAAR}
    momenten = [stap.gezet_op for stap in stappen if stap.gezet_op]
    assert len(momenten) == 3
    assert momenten == sorted(momenten)


def test_a_step_without_news_is_explained_by_its_type(zaken: Zaken, noor: Sessiepersoon) -> None:
    bron = zaken("RDW")
    [zaak] = ask(bron.list_zaken, noor.betrokkene)
    stappen = ask(bron.list_stappen, zaak)
    assert stappen[1].stand is Stand.BEZIG
    assert stappen[-1].stand is Stand.LATER
    assert stappen[-1].uitleg


def test_the_dakkapel_of_her_neighbour_is_not_noors_zaak(
    federatie: Federatie, noor: Sessiepersoon, youssef: Sessiepersoon
) -> None:
    dakkapel = "Z-2026-004075"
    assert dakkapel in {zaak.identificatie for zaak in _zaken(youssef)}
    assert dakkapel not in {zaak.identificatie for zaak in _zaken(noor)}


def test_youssef_sees_his_newest_zaak_of_an_organisation_first(zaken: Zaken, youssef: Sessiepersoon) -> None:
    gevonden = ask(zaken("Gemeente Utrecht").list_zaken, youssef.betrokkene)
    assert [zaak.ingediend_op for zaak in gevonden] == [date(2026, 10, 19), date(2026, 9, 7)]


def test_daan_has_no_zaken(federatie: Federatie, daan: Sessiepersoon) -> None:
    assert _zaken(daan) == []


def test_zaken_and_steps_on_many_pages_all_come(
    federatie: Federatie, settings: Settings, youssef: Sessiepersoon
) -> None:
    with draaiende_federatie(zgw_paginagrootte=1) as klein:
        point_at(klein.base_url, settings)
        bron = next(bron for bron in zaken_bronnen() if bron.naam == "Gemeente Utrecht")
        gevonden = ask(bron.list_zaken, youssef.betrokkene)
        assert [zaak.identificatie for zaak in gevonden] == ["Z-2026-004075", "Z-2026-003511"]
        stappen = ask(bron.list_stappen, gevonden[1])
    assert len(stappen) > 1
    assert {stap.stand for stap in stappen} == {Stand.KLAAR}


def test_a_register_that_does_not_know_us_refuses(
    federatie: Federatie, settings: Settings, noor: Sessiepersoon
) -> None:
    settings.ZGW_CLIENT_SECRET = "een-heel-ander-geheim-van-minstens-32-tekens"
    with pytest.raises(Geweigerd) as gevangen:
        _zaken(noor)
    assert NOOR not in str(gevangen.value)


@pytest.mark.norm("B12")
def test_no_address_holds_a_bsn(federatie: Federatie, zaken: Zaken, noor: Sessiepersoon) -> None:
    for naam in ZAKEN.values():
        for zaak in ask(zaken(naam).list_zaken, noor.betrokkene):
            ask(zaken(naam).list_stappen, zaak)
    assert len(federatie.ontvangen) == 9
    assert not any(NOOR in verzoek.pad for verzoek in federatie.ontvangen)


def test_the_secret_and_the_addresses_are_in_no_repr(zaken: Zaken, noor: Sessiepersoon, settings: Settings) -> None:
    bron = zaken("RDW")
    [zaak] = ask(bron.list_zaken, noor.betrokkene)
    assert settings.ZGW_CLIENT_SECRET not in repr(bron)
    assert zaak.url not in repr(zaak)
