"""Who acts for a company sees one list: what stands on its KVK number, its RSIN and its vestigingen."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Rsin, Vestigingsnummer
from portal.outbound.service import shutdown
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.conftest import Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.verhalen import BAKKERIJ, KVK, RSIN, WINKEL, bedrijf, bericht, federatie_met

OP = {"op-kvk": "kvk", "op-rsin": "rsin", "op-winkel": WINKEL, "op-bakkerij": BAKKERIJ}
VESTIGINGEN = (Vestigingsnummer(WINKEL), Vestigingsnummer(BAKKERIJ))


@pytest.fixture(autouse=True)
def _draait(settings: Settings, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Whether a machtiging still holds is asked elsewhere; here it does.
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    rijen = tuple(verhalen.zaak(nummer, op_naam_van=naam) for nummer, naam in OP.items())
    post = (bericht("op-kvk"), bericht("op-rsin", ontvanger="rsin"))
    with federatie_met(bedrijf(zaken=rijen, berichten=post)) as (draait, _):
        shutdown()
        settings.ZAKEN_BRONNEN = [f"UWV|{'0' * 20}|{draait.base_url}/zgw/uwv"]
        settings.BERICHTEN_BRONNEN = [f"UWV|{'0' * 20}|{draait.base_url}/fbs/uwv"]
        settings.REGISTERS = {
            **settings.REGISTERS,
            "kvk": {**settings.REGISTERS["kvk"], "url": f"{draait.base_url}/kvk"},
        }
        register_adressen()
        yield
        shutdown()


def _bezoeker(ingelogd: Ingelogd, voor: Onderneming) -> Bezoeker:
    machtiging = Machtiging("", "eherkenning", voor, "Proefbakkerij B.V.", frozenset({"*"}))
    persoon = Sessiepersoon(
        Medewerker("pseudoniem"),
        naam="",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
        eigen=machtiging,
    )
    return Bezoeker(ingelogd(Client(), persoon))


@pytest.mark.norm("B15")
@pytest.mark.parametrize(
    "bekend", [VESTIGINGEN, ()], ids=["all numbers known", "as the login of eHerkenning brings it"]
)
def test_one_company_one_list(ingelogd: Ingelogd, bekend: tuple[Vestigingsnummer, ...]) -> None:
    bakker = _bezoeker(ingelogd, Onderneming(KvkNummer(KVK), Rsin(RSIN), bekend))
    zaken, post = bakker.ga("/mijn/zaken/").tekst, bakker.ga("/mijn/berichten/").tekst
    for nummer in OP:
        assert zaken.count(f"Zaak {nummer} ") == 1
    assert "Bericht op-kvk" in post
    assert "Bericht op-rsin" in post


def test_who_acts_for_one_vestiging_sees_that_vestiging_only(ingelogd: Ingelogd) -> None:
    deel = Onderneming(KvkNummer(KVK), Rsin(RSIN), VESTIGINGEN[:1], beperkt=True)
    winkelier = _bezoeker(ingelogd, deel)
    zaken = winkelier.ga("/mijn/zaken/").tekst
    assert [nummer for nummer in OP if f"Zaak {nummer}" in zaken] == ["op-winkel"]
    assert "Bericht op-" not in winkelier.ga("/mijn/berichten/").tekst
