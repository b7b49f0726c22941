"""KWALITEIT B60: an outage on the last day gives people more time, and the pages say so."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from mijnomgeving.zaken.models import Uitval
from mijnomgeving.zaken.uitval import Storingstijd, Verschuiving, move_dag
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.paginas.paden import zaak_pad
from tests.mijnomgeving.verhalen import persona
from tests.mijnomgeving.zaken.conftest import Verteller, wacht_op_loonstrook

pytestmark = pytest.mark.norm("B60")
VANDAAG = date(2026, 11, 22)


def _op(dag: int, uur: int = 9) -> datetime:
    return datetime(2026, 12, dag, uur, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _move(dag: date, *storingen: Storingstijd) -> Verschuiving | None:
    return move_dag(dag, bron="UWV", storingen=storingen, vandaag=VANDAAG)


def test_who_could_not_send_on_the_last_day_gets_a_whole_working_day_after_it() -> None:
    donderdag, vrijdag = date(2026, 12, 3), date(2026, 12, 4)
    verschoven = _move(donderdag, Storingstijd("UWV", _op(3), _op(3, 15), "Sturen lukte niet."))
    assert verschoven is not None
    assert (verschoven.dag, verschoven.was, verschoven.duurt_nog) == (vrijdag, donderdag, False)


def test_a_weekend_and_a_second_outage_move_it_further() -> None:
    eerste = Storingstijd("", _op(4), _op(4, 23), "Het portaal deed het niet.")
    verschoven = _move(date(2026, 12, 4), eerste)
    assert verschoven is not None
    assert verschoven.dag == date(2026, 12, 7)
    verschoven = _move(date(2026, 12, 4), eerste, Storingstijd("UWV", _op(7, 1), _op(8, 1), "Weer."))
    assert verschoven is not None
    assert (verschoven.dag, verschoven.was) == (date(2026, 12, 9), date(2026, 12, 4))


def test_an_outage_on_another_day_or_elsewhere_moves_nothing() -> None:
    dag = date(2026, 12, 3)
    assert _move(dag) is None
    assert _move(dag, Storingstijd("UWV", _op(1), _op(2, 23), "Eerder.")) is None
    assert _move(dag, Storingstijd("UWV", _op(4), _op(5), "Later.")) is None
    assert _move(dag, Storingstijd("RDW", _op(3), _op(3, 15), "Elders.")) is None


def test_while_it_lasts_nobody_is_too_late() -> None:
    verschoven = move_dag(
        date(2026, 12, 3),
        bron="UWV",
        storingen=[Storingstijd("UWV", _op(3), None, "Sturen lukt niet.")],
        vandaag=date(2026, 12, 10),
    )
    assert verschoven is not None
    assert (verschoven.dag, verschoven.duurt_nog) == (date(2026, 12, 11), True)


def test_an_outage_that_ends_before_it_begins_is_refused(db: None) -> None:
    with pytest.raises(IntegrityError):
        Uitval.objects.create(van=_op(3), tot=_op(2), uitleg="x")


def test_the_new_day_stands_on_the_zaak_in_the_list_and_in_the_calendar(vertel: Verteller) -> None:
    besluit = {"zaak": "B-0", "sleutel": "b", "omschrijving": "Nee", "toelichting": "U krijgt niets.",
               "op": "2026-11-04", "ingang": "2026-11-05", "bezwaar_tot": "2026-12-03"}  # fmt: skip
    ziektewet = verhalen.zaak("B-0", zaaktype="ziektewet")
    sanne = vertel(persona(zaken=(wacht_op_loonstrook(), ziektewet), bronnen={"besluiten": [besluit]}))
    Uitval.objects.create(organisatie="UWV", van=_op(3), tot=_op(3, 15), uitleg="Sturen naar UWV lukte niet.")

    lijst = sanne.ga("/mijn/zaken/").tekst
    assert "Door een storing hebt u langer de tijd: tot en met 4 december 2026" in lijst
    pad = zaak_pad(sanne, "Zaak W-1")
    zaak = sanne.ga(pad).tekst
    for woorden in ("Sturen naar UWV lukte niet.", "Uw laatste dag was 3 december 2026", "4 december 2026", "2:21"):
        assert woorden in zaak
    agenda = sanne.raw(f"{pad}agenda.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20261204" in agenda
    assert "DTSTART;VALUE=DATE:20261203" not in agenda
    assert "U kunt bezwaar maken tot en met 4 december 2026" in sanne.ga(zaak_pad(sanne, "Zaak B-0")).tekst


def test_an_outage_that_lasts_stands_above_the_zaken(vertel: Verteller) -> None:
    sanne = vertel(persona(zaken=(wacht_op_loonstrook(),)))
    Uitval.objects.create(van=datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam")), uitleg="Sturen lukt nu niet.")
    assert "Sturen lukt nu niet." in sanne.ga("/mijn/zaken/").tekst
    zaak = sanne.ga(zaak_pad(sanne, "Zaak W-1")).tekst
    assert "De storing duurt nog. U hebt in elk geval tot en met 4 december 2026" in zaak
