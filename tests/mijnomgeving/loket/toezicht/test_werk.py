"""A privacy officer judges alarms and contacts under break-glass, but never the own ones."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.toezicht.models import Alarm, GezienPersoon, Ketencontrole, Nazicht
from mijnomgeving.loket.toezicht.noodgrepen import alarm_overdue
from mijnomgeving.loket.toezicht.services import count_person, raise_alarm, wipe_old
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.models import AuditRegel
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.loket.toezicht.conftest import NOOR, MaakBalie, Toezichthouder

pytestmark = pytest.mark.django_db
NOOD = "Mevrouw is onwel aan de balie en de ambulance vraagt naar haar huisarts."


def een_alarm() -> str:
    return f"alarmen/{Alarm.objects.get().pk}/"


def test_joris_takes_an_alarm_and_closes_it_with_why(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    contact = fatima.open()
    raise_alarm(soort="familie", medewerker=fatima.wie, over=str(contact.pk), ernst="hoog")
    assert "1 met hoge ernst" in joris.ga().tekst
    assert "Hoog Zocht naar eigen familie" in joris.ga("alarmen/").tekst
    assert "U behandelt dit alarm" in joris.stuur(een_alarm() + "oppakken/").tekst
    assert f"/loket/toezicht/contact/{contact.pk}/" in joris.ga(een_alarm()).html

    assert joris.stuur(een_alarm()).status == 400
    assert "Kies wat u ervan vindt" in joris.stuur(een_alarm(), {"notitie": "Gesproken met Fatima."}).tekst
    klaar = joris.stuur(een_alarm(), {"uitkomst": "gesprek", "notitie": "Het was haar moeder; besproken."})
    assert "Het alarm is afgehandeld" in klaar.tekst
    assert "Er zijn geen open alarmen" in klaar.tekst
    assert "Besproken met de medewerker" in joris.ga("alarmen/?stand=dicht").tekst
    assert "Het was haar moeder" in joris.ga(een_alarm()).tekst
    # It cannot be judged once more, and what was written is in no clear column.
    joris.stuur(een_alarm(), {"uitkomst": "loos", "notitie": "Toch niets aan de hand."})
    assert Alarm.objects.get().uitkomst == "gesprek"
    assert "moeder" not in repr(list(Alarm.objects.values()))
    daden = AuditRegel.objects.filter(actie="toezicht").order_by("volgnummer").values_list("resultaat", flat=True)
    assert list(daden) == ["alarm opgepakt", "alarm gesprek"]


def test_the_alarms_of_another_organisation_are_not_there(uwv: Toezichthouder, balie: MaakBalie) -> None:
    raise_alarm(soort="collega", medewerker=balie().wie, over="Een collega.")
    assert "Er zijn geen open alarmen" in uwv.ga("alarmen/").tekst
    for pad in (een_alarm(), een_alarm() + "oppakken/"):
        assert uwv.stuur(pad, {"uitkomst": "loos", "notitie": "x" * 20}).status == 404
    assert Alarm.objects.get().stand == "open"


def test_nobody_judges_what_they_did_themselves(balie: MaakBalie) -> None:
    wie = medewerker("Joris van Beek", Rol.TOEZICHT, Rol.BALIE)
    joris = Toezichthouder(ingelogd_als(Client(), wie))
    fatima = balie("Joris van Beek")
    contact = fatima.open("loket-nood", NOOD)
    for pad, velden in (
        (een_alarm(), {"uitkomst": "loos", "notitie": "Niets aan de hand."}),
        (een_alarm() + "oppakken/", {}),
        (f"contact/{contact.pk}/", {"oordeel": "goed", "notitie": "Er was echt nood."}),
    ):
        assert "Dit gaat over uzelf" in joris.stuur(pad, velden).tekst
    assert Alarm.objects.get().stand == "open"
    assert not Nazicht.objects.exists()


def test_every_emergency_is_reviewed_once_and_too_late_is_an_alarm(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    contact = fatima.open("loket-nood", NOOD)
    fatima.kijk(NOOR, contact=contact.pk, doel="loket-nood")
    assert Alarm.objects.get().soort == "noodgreep"
    assert "Nog niet, uiterlijk" in joris.ga("noodgrepen/").tekst
    assert alarm_overdue() == 0

    Contact.objects.update(begonnen_op=timezone.now() - timedelta(days=4))
    assert alarm_overdue() == alarm_overdue() == 1
    assert Alarm.objects.get(soort="nazicht").keer == 2
    assert "Te laat" in joris.ga("noodgrepen/").tekst
    assert "1 te laat" in joris.ga().tekst
    een = f"contact/{contact.pk}/"
    assert "onwel aan de balie" in joris.ga(een).tekst
    assert "Kies of er nood was" in joris.stuur(een, {"notitie": "De ambulance is gebeld."}).tekst
    assert "nagekeken" in joris.stuur(een, {"oordeel": "goed", "notitie": "De ambulance bevestigt het."}).tekst
    joris.stuur(een, {"oordeel": "misbruik", "notitie": "Bij nader inzien niet."})
    assert Nazicht.objects.get().oordeel == "goed"
    assert "Terecht: er was nood" in joris.ga("noodgrepen/").tekst
    assert alarm_overdue() == 0


def test_only_an_emergency_is_judged(joris: Toezichthouder, balie: MaakBalie) -> None:
    contact = balie().open()
    velden = {"oordeel": "goed", "notitie": "Er was echt nood."}
    assert joris.stuur(f"contact/{contact.pk}/", velden).status == 404


def test_what_is_open_stays_and_the_rest_goes_in_time(joris: Toezichthouder, balie: MaakBalie) -> None:
    fatima = balie()
    count_person(medewerker=fatima.wie, betrokkene=NOOR)
    raise_alarm(soort="collega", medewerker=fatima.wie, over="Een collega.")
    raise_alarm(soort="zelf", medewerker=fatima.wie, over="Zichzelf.")
    lang = timezone.now() - timedelta(days=4 * 365)
    Alarm.objects.filter(soort="zelf").update(stand="dicht", gesloten_op=lang)
    Alarm.objects.update(eerst_op=lang, laatst_op=lang)
    GezienPersoon.objects.update(op=lang)
    Ketencontrole.objects.create(op=lang, heel=True, volgnummer=1, schakel="a")
    assert wipe_old() == 3
    assert [alarm.soort for alarm in Alarm.objects.all()] == ["collega"]
    assert wipe_old() == 0
