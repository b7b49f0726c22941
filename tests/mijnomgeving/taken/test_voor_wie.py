"""Who does a taak for whom: with a machtiging for taken, for a company, and without a BSN."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.taken.models import Betaling
from portal.core.betrokkene import EuPersoon, Medewerker, Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie, Ingelogd
from tests.mijnomgeving.taken.conftest import TAKEN, Bank, Doener, deliver

ZONNEGRAAN = Onderneming(KvkNummer("90001354"), Rsin("999901011"))
TITEL = "Bevestigen dat uw inkomen"


@pytest.fixture(autouse=True)
def _machtigingen(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether a machtiging still holds is asked elsewhere; here it does.
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


def doener(ingelogd: Ingelogd, handelende: Any, machtiging: Machtiging | None = None) -> Doener:
    persoon = Sessiepersoon(
        handelende,
        naam="",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="digid",
        machtiging=machtiging,
    )
    return Doener(ingelogd(Client(), persoon), persoon)


def voor_noor(ingelogd: Ingelogd, *diensten: str) -> Doener:
    machtiging = Machtiging("m-1", "digid_machtigen", Persoon(Bsn(NOOR)), "Noor Bakker", frozenset(diensten))
    return doener(ingelogd, Persoon(Bsn(DAAN)), machtiging)


def test_daan_confirms_for_noor_and_she_sees_that(ingelogd: Ingelogd, noor: Doener) -> None:
    daan = voor_noor(ingelogd, "taken")
    pad = daan.pad(TITEL)
    daan.stuur(pad, **{"taak-akkoord": "on", "actie": "verder"})
    # What Daan began for her is his to go on with; she sees only what was sent.
    assert "U bent hiermee begonnen" not in noor.ga(pad).tekst
    bevestiging = daan.stuur(f"{pad}controleren/", gezien=daan.gezien(TITEL))
    [inzending] = Inzending.objects.all()
    assert inzending.nummer in bevestiging.tekst
    deliver()
    assert inzending.nummer in noor.ga("/mijn/verstuurd/").tekst
    assert not noor.bij_bron(TITEL).is_open


@pytest.mark.norm("B57")
def test_two_people_who_do_the_same_taak_come_to_one_inzending(ingelogd: Ingelogd, noor: Doener) -> None:
    daan, pad = voor_noor(ingelogd, "taken"), noor.pad(TITEL)
    for wie in (noor, daan):
        wie.stuur(pad, **{"taak-akkoord": "on", "actie": "verder"})
    noor_ziet, daan_ziet = noor.gezien(TITEL), daan.gezien(TITEL)
    een = noor.post(f"{pad}controleren/", gezien=noor_ziet)
    twee = daan.post(f"{pad}controleren/", gezien=daan_ziet)
    nog_eens = noor.post(f"{pad}controleren/", gezien=noor_ziet)
    assert een.headers["Location"] == twee.headers["Location"] == nog_eens.headers["Location"]
    assert Inzending.objects.count() == 1


def test_two_people_who_pay_the_same_pay_once(ingelogd: Ingelogd, noor: Doener, bank: Bank) -> None:
    daan, pad = voor_noor(ingelogd, "taken"), noor.pad("Betalen: Afval")
    adressen = {str(wie.post(f"{pad}betalen/").headers["Location"]) for wie in (noor, daan)}
    [adres] = adressen
    bank.betaal(adres)
    assert {wie.raw(f"{pad}betaald/").headers["Location"] for wie in (noor, daan)} == {
        f"/mijn/verstuurd/{Inzending.objects.get().nummer}/"
    }
    assert Betaling.objects.count() == 1


def test_a_machtiging_without_taken_opens_nothing(ingelogd: Ingelogd, noor: Doener) -> None:
    pad, daan = noor.pad(TITEL), voor_noor(ingelogd, "zaken", "berichten")
    for url in (TAKEN, pad, f"{pad}controleren/", f"{pad}weggooien/", f"{pad}betaald/"):
        assert daan.raw(url).status_code == 403
    assert daan.post(f"{pad}betalen/").status_code == 403


def test_a_company_does_its_own_and_part_of_it_none(
    ingelogd: Ingelogd, federatie: Federatie, settings: Settings, db: None
) -> None:
    settings.TAKEN_BRONNEN = [f"Kamer van Koophandel|0|{federatie.base_url}/taken/kvk"]
    register_adressen()
    bakker = Machtiging("m-2", "bestuurder", ZONNEGRAAN, "Bakkerij Zonnegraan", frozenset({"*"}))
    eigenaar = doener(ingelogd, Medewerker("pseudoniem"), bakker)
    assert "De bedrijfsleider mag tekenen tot € 2.500." in eigenaar.ga(eigenaar.pad("Bevestigen wie er mag")).tekst
    deel = Onderneming(ZONNEGRAAN.kvk_nummer, vestigingen=(Vestigingsnummer("000037178598"),), beperkt=True)
    filiaal = Machtiging("m-3", "medewerker", deel, "Bakkerij Zonnegraan", frozenset({"taken"}))
    assert "U hoeft nu niets te doen." in doener(ingelogd, Medewerker("ander"), filiaal).ga(TAKEN).tekst


def test_who_has_no_bsn_reads_why_there_is_nothing(ingelogd: Ingelogd, db: None) -> None:
    pagina = doener(ingelogd, EuPersoon("DE/NL/lukas")).ga(TAKEN)
    assert pagina.status == 200
    assert "BSN" in pagina.tekst
