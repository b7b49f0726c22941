"""Appointments of Sanne, made and moved through the client."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.afspraken.port import AfsprakenBron, NietVrij
from mijnomgeving.bronnen.registry import afspraken_bronnen, register_adressen
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Vestigingsnummer
from portal.outbound.service import shutdown
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.verhalen import KVK, SANNE, federatie_met, persona

SANNE_ZELF, TIM_ZELF = Persoon(Bsn(SANNE)), Persoon(Bsn("999990020"))
VANAF = date(2026, 11, 23)


def wijs(settings: Settings, draait: DraaiendeFederatie) -> AfsprakenBron:
    shutdown()
    settings.AFSPRAKEN_BRONNEN = [f"Gemeente Utrecht|{'0' * 20}|{draait.base_url}/afspraken/gemeente-utrecht"]
    register_adressen()
    return afspraken_bronnen()[0]


def test_an_appointment_is_there_once_at_its_last_moment_until_it_is_cancelled(settings: Settings) -> None:
    with federatie_met(persona()) as (draait, _):
        bron = wijs(settings, draait)
        assert {"schulden", "video"} <= {soort.code for soort in ask(bron.list_soorten)}
        vrij = ask(bron.list_vrij, "schulden", vanaf=VANAF, tot=VANAF + timedelta(days=20))
        gegeven: dict[str, Any] = {"afspraak_id": "een", "soort": "schulden", "toelichting": "Twee brieven."}
        for moment in (vrij[0], vrij[0], vrij[1]):
            gemaakt = ask(bron.book, SANNE_ZELF, begin=moment.begin, **gegeven)
        assert ask(bron.list_afspraken, SANNE_ZELF) == (gemaakt,)
        assert (gemaakt.begin, gemaakt.plaats[0], gemaakt.online_url) == (vrij[1].begin, "Stadskantoor", "")
        with pytest.raises(NietVrij):
            ask(bron.book, TIM_ZELF, begin=vrij[1].begin, **{**gegeven, "afspraak_id": "twee"})
        video = ask(bron.list_vrij, "video", vanaf=VANAF, tot=VANAF + timedelta(days=20))[0]
        online = ask(bron.book, SANNE_ZELF, begin=video.begin, afspraak_id="drie", soort="video")
        assert online.online_url.startswith("http")
        for _ in range(2):
            ask(bron.cancel, "een")
        assert [afspraak.afspraak_id for afspraak in ask(bron.list_afspraken, SANNE_ZELF)] == ["drie"]


def test_who_has_no_number_of_the_whole_has_no_appointments(settings: Settings) -> None:
    with federatie_met(persona()) as (draait, _):
        bron = wijs(settings, draait)
        beperkt = Onderneming(KvkNummer(KVK), vestigingen=(Vestigingsnummer("000038509504"),), beperkt=True)
        for niemand in (EuPersoon("DE/NL/1"), beperkt):
            assert ask(bron.list_afspraken, niemand) == ()
        assert ask(bron.list_afspraken, Onderneming(KvkNummer(KVK))) == ()
