"""What organisations ask: tasks and payments of a person and of a company."""

from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen, taken_bronnen
from mijnomgeving.bronnen.taken.models import Taaksoort, Taakstand
from mijnomgeving.bronnen.taken.port import TakenBron
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.outbound.service import Geweigerd, shutdown
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.verhalen import KVK, RSIN, SANNE, WINKEL, bedrijf, federatie_met, persona

SANNE_ZELF = Persoon(Bsn(SANNE))


def taak(sleutel: str, **velden: Any) -> dict[str, Any]:
    vast = {"organisatie": "uwv", "titel": f"Taak {sleutel}", "toelichting": "Doe dit.", "op": "2026-11-20"}
    return vast | {"sleutel": sleutel, "soort": "formulier"} | velden


def wijs(settings: Settings, draait: DraaiendeFederatie) -> TakenBron:
    shutdown()
    settings.TAKEN_BRONNEN = [f"UWV|{'0' * 20}|{draait.base_url}/taken/uwv"]
    register_adressen()
    return taken_bronnen()[0]


def test_sanne_sees_what_is_open_now_soonest_first(settings: Settings) -> None:
    taken = [
        taak("zonder"),
        taak("later", deadline="2026-12-20", soort="upload", zaak="B-0"),
        taak("eerst", deadline="2026-12-01"),
        taak("toekomst", op="2026-12-05"),
        taak("klaar", klaar_op="2026-11-21"),
        taak("van-svb", organisatie="svb"),
    ]
    betalingen = [
        {"organisatie": "uwv", "sleutel": "terug", "omschrijving": "Terugbetaling", "bedrag": "1234.50",
         "op": "2026-11-01", "kenmerk": "1234", "uiterlijk": "2026-12-10"},
        {"organisatie": "uwv", "sleutel": "betaald", "omschrijving": "Oud", "bedrag": "1.00",
         "op": "2026-11-01", "kenmerk": "1", "betaald_op": "2026-11-02"},
    ]  # fmt: skip
    bronnen = {"taken": taken, "betalingen": betalingen}
    with federatie_met(persona(zaken=tuple(verhalen.zaken(1)), bronnen=bronnen)) as (draait, wereld):
        bron = wijs(settings, draait)
        alle = ask(bron.list_taken, SANNE_ZELF)
        wereld.verder(14)
        later = ask(bron.list_taken, SANNE_ZELF)
    gezien = [taak for taak in alle if taak.is_open]
    klaar = {taak.titel: taak.afgerond_op for taak in alle if taak.stand is Taakstand.AFGEROND}
    assert set(klaar) == {"Taak klaar", "Betalen: Oud"}
    assert all(klaar.values())
    assert [(taak.titel, taak.soort) for taak in gezien] == [
        ("Taak eerst", Taaksoort.FORMULIER),
        ("Betalen: Terugbetaling", Taaksoort.BETALING),
        ("Taak later", Taaksoort.UPLOAD),
        ("Taak zonder", Taaksoort.FORMULIER),
    ]
    assert gezien[1].toelichting == "€ 1.234,50. Betalingskenmerk: 1234."
    assert gezien[0].uiterlijk is not None
    assert gezien[0].uiterlijk.isoformat() == "2026-12-01T23:59:59+01:00"
    assert (gezien[2].zaaknummer, gezien[3].zaaknummer) == ("B-0", "")
    assert gezien[0].uitvoeren_url.startswith(f"{draait.base_url}/taken/uwv/uitvoeren/")
    assert "Taak toekomst" in {taak.titel for taak in later}


def test_a_company_sees_its_own_tasks_once_and_who_acts_for_one_vestiging_none(settings: Settings) -> None:
    with federatie_met(bedrijf(bronnen={"taken": [taak("aangifte")]}), persona()) as (draait, _):
        bron = wijs(settings, draait)
        heel = Onderneming(KvkNummer(KVK), rsin=Rsin(RSIN))
        assert [taak.titel for taak in ask(bron.list_taken, heel)] == ["Taak aangifte"]
        deel = Onderneming(KvkNummer(KVK), vestigingen=(Vestigingsnummer(WINKEL),), beperkt=True)
        assert ask(bron.list_taken, deel) == ask(bron.list_taken, SANNE_ZELF) == ()
        assert ask(bron.list_taken, EuPersoon("DE/NL/1")) == ()


def test_a_register_of_tasks_that_does_not_know_us_refuses(settings: Settings) -> None:
    settings.TAKEN_API_KEY = "een-andere"
    with federatie_met(persona()) as (draait, _), pytest.raises(Geweigerd):
        ask(wijs(settings, draait).list_taken, SANNE_ZELF)
