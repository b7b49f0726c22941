"""Reporting a doubt: once, whoever sends it how often, and followed until it is done."""

from datetime import date

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import terugmelding
from mijnomgeving.bronnen.terugmelding.models import Basisregistratie, Melding, Meldstatus
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from portal.outbound.service import Geweigerd, Storing
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, Federatie


def _melding(over: Persoon | Onderneming, **changes: str) -> Melding:
    return Melding(
        kenmerk="portaal-0001",
        basisregistratie=Basisregistratie.PERSONEN if isinstance(over, Persoon) else Basisregistratie.HANDELSREGISTER,
        over=over,
        gegeven="adressering.adresregel1",
        huidige_waarde="Amsterdamsestraatweg 710",
        voorgestelde_waarde="Amsterdamsestraatweg 712",
        toelichting=changes.get("toelichting", "Mijn huisnummer klopt niet."),
    )


@pytest.fixture
def melding() -> Melding:
    return _melding(Persoon(Bsn(NOOR)))


def test_a_report_that_is_sent_twice_is_one_report(federatie: Federatie, melding: Melding) -> None:
    eerste = ask(terugmelding().meld, melding)
    assert (eerste.kenmerk, eerste.status) == ("portaal-0001", Meldstatus.ONTVANGEN)
    assert (eerste.bronhouder, eerste.verwacht_op) == ("Gemeente Utrecht", date(2026, 12, 20))
    assert ask(terugmelding().meld, melding) == eerste
    assert ask(terugmelding().fetch_melding, eerste.id) == eerste


def test_another_report_under_the_same_kenmerk_is_refused(federatie: Federatie, melding: Melding) -> None:
    ask(terugmelding().meld, melding)
    with pytest.raises(Storing) as fout:
        ask(terugmelding().meld, _melding(melding.over, toelichting="Iets anders."))
    assert fout.value.status == 409


def test_a_company_reports_on_its_own_number(federatie: Federatie) -> None:
    bedrijf = Onderneming(KvkNummer("69599068"))
    assert ask(terugmelding().meld, _melding(bedrijf)).bronhouder == "Kamer van Koophandel"


def test_a_report_that_is_not_there(federatie: Federatie) -> None:
    assert ask(terugmelding().fetch_melding, "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10") is None


@pytest.mark.norm("B12")
def test_the_number_stands_in_no_address(federatie: Federatie, melding: Melding) -> None:
    ontvangst = ask(terugmelding().meld, melding)
    ask(terugmelding().fetch_melding, ontvangst.id)
    assert not any(NOOR in verzoek.pad for verzoek in federatie.ontvangen)
    assert NOOR not in repr(melding)


def test_a_wrong_key_is_refused(federatie: Federatie, settings: Settings, melding: Melding) -> None:
    settings.TERUGMELDING_API_KEY = "niet-de-sleutel"
    with pytest.raises(Geweigerd):
        ask(terugmelding().meld, melding)
    assert "niet-de-sleutel" not in repr(terugmelding())
