"""A privacy officer reads what the own staff did, and is seen doing so."""

import csv
import io

import pytest
from django.test import Client

from mijnomgeving.loket.toezicht.keten import check
from mijnomgeving.loket.toezicht.models import Alarm, Ketencontrole, Toezichtreden
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten, list_inzage
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.loket.toezicht.conftest import MENSEN, NOOR, MaakBalie, Toezichthouder

ZOEKEN = "logboek/zoeken/"
pytestmark = pytest.mark.django_db


def test_joris_reads_who_of_utrecht_did_what_at_which_contact(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima, carla = balie(), balie("Peter Jansma", "uwv")
    contact = fatima.open()
    fatima.kijk(NOOR, contact=contact.pk)
    fatima.kijk(NOOR, contact=None, bron="CJIB")
    carla.kijk(NOOR, contact=carla.open().pk, bron="RDW")

    tekst = joris.ga("logboek/").tekst
    assert "Fatima Aydin Bekeken UWV: uw zaken" in tekst
    assert "Zonder contact" in tekst
    assert "Peter" not in tekst
    assert "RDW" not in tekst
    alleen = joris.stuur(ZOEKEN, {"alleen": "zonder-contact"}).tekst
    assert "CJIB: uw zaken" in alleen
    assert "UWV: uw zaken" not in alleen
    een = joris.ga(f"contact/{contact.pk}/").tekst
    assert "Contact van Fatima Aydin" in een
    assert "Vraag over de huurtoeslag" in een
    assert "UWV: uw zaken" in een
    assert "CJIB" not in een


def test_another_organisation_sees_nothing_of_it(uwv: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    contact = fatima.open()
    fatima.kijk(NOOR, contact=contact.pk)
    assert "Fatima" not in uwv.ga("logboek/").html
    assert uwv.ga(f"contact/{contact.pk}/").status == 404
    assert "Fatima" not in uwv.stuur(ZOEKEN, {"medewerker": fatima.wie.kenmerk}).html


@pytest.mark.norm("B23")
def test_looking_for_one_person_needs_a_reason_and_the_person_reads_it(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    fatima.kijk(NOOR, contact=fatima.open().pk)
    fatima.kijk(MENSEN[5], contact=fatima.open().pk, bron="DUO")
    bsn = str(NOOR.bsn)
    zonder = joris.stuur(ZOEKEN, {"bsn": bsn})
    assert zonder.status == 400
    assert "Schrijf op waarom u op deze persoon zoekt" in zonder.tekst
    assert "Dit is geen geldig BSN" in joris.stuur(ZOEKEN, {"bsn": "123456789", "reden": "x" * 20}).tekst
    assert not Toezichtreden.objects.exists()

    gevonden = joris.stuur(ZOEKEN, {"bsn": bsn, "reden": "Klacht van mevrouw over inzage"}).tekst
    assert "UWV: uw zaken" in gevonden
    assert "DUO" not in gevonden
    [eerste, *_] = list_inzage(betrokkene=NOOR)
    assert (eerste.door, eerste.actie) == ("Gemeente Utrecht", "toezicht")
    assert "Nagaan wie bij de organisatie" in eerste.doel
    eigen = joris.ga("eigen/").tekst
    assert "Klacht van mevrouw over inzage" in eigen
    assert "een persoon" in eigen
    # Neither the number nor the name of the caseworker is in clear in what is kept.
    bewaard = repr([list(model.objects.values()) for model in (AuditRegel, Verwerking, Toezichtreden)])
    assert bsn not in bewaard
    assert "Fatima" not in bewaard
    assert "mevrouw" not in bewaard
    assert "Laat alles zien" not in joris.stuur(ZOEKEN, {"alles": "ja"}).tekst


def test_every_look_of_the_officer_stands_in_the_log_itself(joris: Toezichthouder) -> None:
    for pad in ("logboek/", "uitschieters/", "logboek/download/"):
        joris.ga(pad)
    regels = AuditRegel.objects.filter(actie="toezicht").order_by("volgnummer")
    assert [regel.object.split(" ")[0] for regel in regels] == ["logboek", "uitschieters", "bestand:"]
    assert {regel.activiteit for regel in regels} == {"loket-toezicht"}
    assert check_keten() is None


def test_the_log_as_a_table_holds_no_formula(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie("=cmd Aydin")
    fatima.kijk(NOOR, contact=fatima.open().pk)
    antwoord = joris.client.get("/loket/toezicht/logboek/download/")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert {rij["Medewerker"] for rij in rijen} >= {"'=cmd Aydin"}
    assert [rij["Wat"] for rij in rijen if rij["Actie"] == "Bekeken"] == ["UWV: uw zaken"]


@pytest.mark.norm("B24")
def test_a_broken_chain_is_an_alarm_for_every_organisation(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    fatima.open()
    fatima.open()
    assert "nog niet gecontroleerd" in joris.ga().tekst
    assert check().heel
    assert "Heel" in joris.ga().tekst
    # As if an older database was put back: what the last walk saw is not there.
    Ketencontrole.objects.update(schakel="0" * 64)
    assert not check(organisatie="x").heel
    tekst = joris.ga().tekst
    assert "Het auditlogboek is niet heel" in tekst
    assert "de regel van de vorige controle is er niet meer" in tekst
    alarmen = Alarm.objects.filter(soort="keten")
    assert {str(alarm.ernst) for alarm in alarmen} == {"hoog"}
    assert alarmen.count() >= 2


def test_who_has_another_role_does_not_come_in() -> None:
    for rollen in ((Rol.BALIE,), (Rol.TEAMLEIDER, Rol.BALIE)):
        browser = ingelogd_als(Client(), medewerker("Ruud de Wit", *rollen))
        for pad in ("", "logboek/", "alarmen/", "noodgrepen/", "vragen/", "uitschieters/", "eigen/"):
            assert browser.get(f"/loket/toezicht/{pad}").status_code == 403, pad
    assert Client().get("/loket/toezicht/").status_code == 302


def test_the_check_is_asked_of_the_worker(joris: Toezichthouder, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[dict[str, str]] = []

    def onthoud(_naam: str, *, kwargs: dict[str, str], **_anders: object) -> None:
        gevraagd.append(kwargs)

    monkeypatch.setattr("mijnomgeving.loket.toezicht.keten.current_app.send_task", onthoud)
    assert "De controle loopt" in joris.stuur("logboek/controleren/").tekst
    assert gevraagd == [{"organisatie": "00000001002220647000"}]
    assert AuditRegel.objects.filter(actie="toezicht", resultaat="keten gecontroleerd").exists()
