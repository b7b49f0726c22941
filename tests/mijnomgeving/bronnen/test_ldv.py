"""What organisations wrote down about Sanne."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.ldv.mapping import parse_verwerkingen
from mijnomgeving.bronnen.ldv.models import Dataverwerking
from mijnomgeving.bronnen.ldv.port import LogboekBron
from mijnomgeving.bronnen.registry import logboek_bronnen, register_adressen
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.outbound.service import Onbegrijpelijk, shutdown
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.verhalen import KVK, RSIN, SANNE, bedrijf, federatie_met, persona

SANNE_ZELF = Persoon(Bsn(SANNE))
BEGIN, EIND = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
REGEL: dict[str, Any] = {
    "traceId": "0af76519-16cd-43dd-8448-eb211c80319c",
    "spanId": "b7ad6b7169203331",
    "status": "Ok",
    "name": "Iets gedaan",
    "startTime": 1764068470669,
    "endTime": 1764068470700,
}


def wijs(settings: Settings, draait: DraaiendeFederatie) -> LogboekBron:
    shutdown()
    settings.LOGBOEK_BRONNEN = [f"UWV|{'0' * 20}|{draait.base_url}/ldv/uwv"]
    register_adressen()
    return logboek_bronnen()[0]


def read(bron: LogboekBron, wie: Betrokkene, *, tot: datetime = EIND) -> tuple[Dataverwerking, ...]:
    return ask(partial(bron.list_verwerkingen, vanaf=BEGIN, tot=tot), wie)


def test_sanne_reads_what_uwv_did_and_why(settings: Settings) -> None:
    eigen = [
        {
            "organisatie": "uwv",
            "activiteit": "inkomen",
            "op": "2026-11-10T09:00:00+01:00",
            "naam": "Inkomen opgevraagd",
        },
        {"organisatie": "uwv", "activiteit": "inkomen", "op": "2026-12-10", "naam": "Later"},
    ]
    verhaal = persona(zaken=tuple(verhalen.zaken(1)), bronnen={"verwerkingen": eigen})
    with federatie_met(verhaal, bedrijf()) as (draait, _wereld):
        bron = wijs(settings, draait)
        gezien = read(bron, SANNE_ZELF)
        assert read(bron, EuPersoon("DE/NL/1")) == ()
        assert read(bron, Onderneming(KvkNummer(KVK), Rsin(RSIN))) == ()
        eerder = read(bron, SANNE_ZELF, tot=datetime(2026, 11, 5, tzinfo=UTC))
    assert [regel.naam for regel in gezien] == ["Inkomen opgevraagd", "Werken aan: Zaak B-0"]
    assert gezien[0].activiteit is not None
    assert "recht op hebt" in gezien[0].activiteit.doel
    assert gezien[0].activiteit.gegevens == ("inkomen",)
    assert [regel.naam for regel in eerder] == ["Werken aan: Zaak B-0"]


@pytest.mark.parametrize(
    "wijziging",
    [
        {"status": "Goed"},
        {"spanId": "x"},
        {"traceId": "1"},
        {"startTime": -1},
        {"startTime": 10**18},
        {"name": None},
        {"attributes": {"dpl.rvig.gegevens": "naam"}},
    ],
)
def test_what_is_not_as_the_standard_says_is_not_guessed(wijziging: dict[str, object]) -> None:
    assert parse_verwerkingen("UWV", {"processingActivities": [REGEL]}, {})[0].activiteit is None
    with pytest.raises(Onbegrijpelijk):
        parse_verwerkingen("UWV", {"processingActivities": [REGEL | wijziging]}, {})
