"""Noor pays what she is asked, or does not; her taak closes once, however she comes back (KWALITEIT B57)."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.federatie.meldingen.bezorger import sign
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.taken import betalen, services
from mijnomgeving.taken.models import Betaling, Stand
from mijnomgeving.taken.selectors import export_eigen
from portal.verantwoording.models import AuditRegel
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie
from tests.mijnomgeving.paginas.conftest import Pagina
from tests.mijnomgeving.taken.conftest import Bank, Doener, deliver

TITEL = "Betalen: Afvalstoffenheffing"
MELDINGEN = "/api/v1/betaalmeldingen"


def begin(doener: Doener, pad: str) -> str:
    """Press the button; gives the page of the payment service."""
    antwoord = doener.post(f"{pad}betalen/")
    assert antwoord.status_code == 303
    return str(antwoord.headers["Location"])


def back(doener: Doener, adres: str) -> Pagina:
    """Follow the address to which the payment service sent the browser."""
    antwoord = doener.client.get(adres.removeprefix("http://localhost:8000"), follow=True)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def paid_calls(federatie: Federatie) -> int:
    """How often the organisation was told."""
    return sum(call.methode == "POST" and call.pad.endswith("/uitvoering") for call in federatie.ontvangen)


def tell(client: Client, betaling_id: str, settings: Settings, *, sleutel: str = "") -> HttpResponse:
    """What the payment service sends when a betaling ended."""
    body = json.dumps({"id": betaling_id, "status": "betaald"}).encode()
    sleutels = (sleutel or settings.BETALEN_SLEUTEL).encode()
    koppen = sign(body, bericht_id=betaling_id, at=int(time.time()), sleutel=sleutels)
    return client.post(MELDINGEN, body, content_type="application/json", headers=koppen)  # type: ignore[return-value]


def test_noor_pays_and_comes_back_to_her_receipt(noor: Doener, bank: Bank, federatie: Federatie) -> None:
    pad = noor.pad(TITEL)
    taak = noor.ga(pad)
    for woorden in ("€ 51,36", "Gemeente Utrecht", "8044 0071 3300 2026", "Betaal € 51,36"):
        assert woorden in taak.tekst
    bevestiging = back(noor, bank.betaal(begin(noor, pad)))
    [inzending] = Inzending.objects.all()
    for woorden in (
        "U hebt betaald.",
        inzending.nummer,
        "Betaald bedrag",
        "€ 51,36",
        "8044 0071 3300 2026",
        "Betaald op",
    ):
        assert woorden in bevestiging.tekst
    [betaling] = Betaling.objects.all()
    assert (betaling.stand, betaling.inhoud) == (Stand.BETAALD, None)
    deliver()
    assert not noor.bij_bron(TITEL).is_open
    assert paid_calls(federatie) == 1
    assert set(AuditRegel.objects.values_list("actie", flat=True)) >= {"betaling begonnen", "betaling afgerond"}


@pytest.mark.norm("B57")
def test_two_clicks_two_tabs_and_the_back_button_are_one_betaling(
    noor: Doener, bank: Bank, federatie: Federatie
) -> None:
    pad = noor.pad(TITEL)
    eerste, tweede = begin(noor, pad), begin(noor, pad)
    assert eerste == tweede
    terug = bank.betaal(eerste)
    een, twee = back(noor, terug), back(noor, terug)
    assert een.kop == twee.kop
    # Back in the browser, and the button once more: to the receipt's taak, not to the bank.
    nog_eens = noor.post(f"{pad}betalen/")
    assert nog_eens.headers["Location"] == pad
    assert "Betaal € 51,36" not in noor.ga(pad).tekst
    deliver()
    deliver()
    assert Inzending.objects.count() == Betaling.objects.count() == paid_calls(federatie) == 1


def test_what_the_address_says_is_not_believed(noor: Doener, bank: Bank) -> None:
    pad = noor.pad(TITEL)
    begin(noor, pad)
    for vals in ("?id=verzonnen", "?status=betaald", "?id=verzonnen&status=betaald"):
        pagina = noor.ga(f"{pad}betaald/{vals}")
        assert pagina.kop == "U hebt nog niet betaald"
    assert not Inzending.objects.exists()


@pytest.mark.parametrize(("keuze", "zin"), [("annuleren", "U bent gestopt met betalen"), ("verlopen", "De tijd om te")])
def test_who_does_not_pay_can_begin_again(noor: Doener, bank: Bank, keuze: str, zin: str) -> None:
    pad = noor.pad(TITEL)
    eerste = begin(noor, pad)
    pagina = back(noor, bank.kies(eerste, keuze))
    assert zin in pagina.tekst
    assert "Betaal € 51,36" in pagina.tekst
    assert not Inzending.objects.exists()
    tweede = begin(noor, pad)
    assert tweede != eerste
    assert "Bevestiging" in back(noor, bank.betaal(tweede)).html
    assert sorted(Betaling.objects.values_list("stand", flat=True)) == sorted([keuze_stand(keuze), Stand.BETAALD])


def keuze_stand(keuze: str) -> Stand:
    return Stand.GEANNULEERD if keuze == "annuleren" else Stand.VERLOPEN


def test_who_closes_the_browser_after_paying_has_paid(
    noor: Doener, bank: Bank, settings: Settings, federatie: Federatie
) -> None:
    bank.betaal(begin(noor, noor.pad(TITEL)))
    [betaling] = Betaling.objects.all()
    for _keer in range(2):
        assert tell(Client(), betaling.betaling_id, settings).status_code == 204
    deliver()
    deliver()
    assert paid_calls(federatie) == Inzending.objects.count() == 1
    assert not noor.bij_bron(TITEL).is_open


def test_who_closes_the_browser_and_of_whom_nothing_is_told_is_found_by_the_clock(noor: Doener, bank: Bank) -> None:
    bank.betaal(begin(noor, noor.pad(TITEL)))
    assert betalen.settle_verlaten() == 0
    Betaling.objects.update(begonnen_op=timezone.now() - timedelta(minutes=20))
    assert betalen.settle_verlaten() == 1
    assert betalen.settle_verlaten() == 0
    assert Inzending.objects.count() == 1


@pytest.mark.parametrize("wat", ["handtekening", "zonder", "body"])
def test_a_stranger_cannot_tell_that_somebody_paid(noor: Doener, settings: Settings, wat: str) -> None:
    begin(noor, noor.pad(TITEL))
    [betaling] = Betaling.objects.all()
    if wat == "handtekening":
        assert tell(Client(), betaling.betaling_id, settings, sleutel="x" * 32).status_code == 401
    elif wat == "zonder":
        assert Client().post(MELDINGEN, "{}", content_type="application/json").status_code == 401
    else:
        koppen = sign(b"[]", bericht_id="1", at=int(time.time()), sleutel=settings.BETALEN_SLEUTEL.encode())
        vreemd = Client().post(MELDINGEN, b"[]", content_type="application/json", headers=koppen)
        assert vreemd.status_code == 400
    # A true one that comes too early changes nothing: the service itself says that it is open.
    assert tell(Client(), betaling.betaling_id, settings).status_code == 204
    deliver()
    assert not Inzending.objects.exists()


def test_a_service_that_is_silent_takes_no_money_and_says_so(noor: Doener, bank: Bank, federatie: Federatie) -> None:
    pad = noor.pad(TITEL)
    federatie.zet("betalen", "uit")
    pagina = noor.stuur(f"{pad}betalen/")
    assert pagina.kop == "Wij weten nog niet of u betaalde"
    assert "Betaaldienst" in pagina.tekst
    [betaling] = Betaling.objects.all()
    assert betaling.stand == Stand.BEGONNEN


def test_nobody_pays_or_sees_the_betaling_of_another(noor: Doener, log_in: Any, bank: Bank) -> None:
    pad = noor.pad(TITEL)
    bank.betaal(begin(noor, pad))
    youssef = log_in(YOUSSEF)
    assert youssef.post(f"{pad}betalen/").status_code == 404
    assert youssef.ga(f"{pad}betaald/").status in (302, 303)
    [betaling] = Betaling.objects.all()
    assert betaling.stand == Stand.BEGONNEN


def test_the_database_does_not_say_who_pays_what(noor: Doener) -> None:
    begin(noor, noor.pad(TITEL))
    [rij] = Betaling.objects.values()
    tekst = repr({naam: bytes(waarde) if naam == "inhoud" else waarde for naam, waarde in rij.items()})
    for geheim in (NOOR, "Afvalstoffen", "51.36", "Utrecht"):
        assert geheim not in tekst


@pytest.mark.norm("B57")
@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_moment_are_one_betaling_and_one_inzending(
    noor: Doener, bank: Bank, federatie: Federatie
) -> None:
    pad = noor.pad(TITEL)

    def click(_nr: int) -> str:
        try:
            return begin(noor, pad)
        finally:
            connections.close_all()

    def come_back(_nr: int) -> int:
        try:
            return noor.client.get(f"{pad}betaald/").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as tegelijk:
        [adres] = set(tegelijk.map(click, range(5)))
        bank.betaal(adres)
        assert set(tegelijk.map(come_back, range(5))) == {303}
    deliver()
    assert Inzending.objects.count() == Betaling.objects.count() == paid_calls(federatie) == 1


def test_closing_the_account_forgets_and_a_year_is_enough(noor: Doener, bank: Bank) -> None:
    pad = noor.pad(TITEL)
    back(noor, bank.betaal(begin(noor, pad)))
    [eigen] = export_eigen(betrokkene=noor.persoon.betrokkene)
    assert eigen["stand"] == "betaald"
    assert services.forget(betrokkene=noor.persoon.betrokkene) == 1
    assert export_eigen(betrokkene=noor.persoon.betrokkene) == []
    lang_geleden = timezone.now() - timedelta(days=400)
    Betaling.objects.create(taak="y", stand=Stand.VERLOPEN, afgerond_op=lang_geleden, begonnen_op=lang_geleden)
    assert services.wipe_old() == 1
