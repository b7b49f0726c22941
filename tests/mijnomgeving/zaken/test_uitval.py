"""KWALITEIT B60: an outage on the last day gives people more time, and the pages say so."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from mijnomgeving.zaken.models import Uitval
from mijnomgeving.zaken.uitval import Storingstijd, Verschuiving, as_tijd, move_dag
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.paginas.paden import zaak_pad
from tests.mijnomgeving.verhalen import persona
from tests.mijnomgeving.zaken.conftest import Verteller, wacht_op_loonstrook

pytestmark = pytest.mark.norm("B60")


def _op(dag: int, uur: int = 9, minuut: int = 0) -> datetime:
    return datetime(2026, 12, dag, uur, minuut, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _move(dag: date, *storingen: Storingstijd, nu: datetime | None = None) -> Verschuiving | None:
    return move_dag(dag, bron="UWV", storingen=storingen, nu=nu or _op(1, 8))


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
    storing = Storingstijd("UWV", _op(3), None, "Sturen lukt niet.")
    verschoven = _move(date(2026, 12, 3), storing, nu=_op(10))
    assert verschoven is not None
    assert (verschoven.dag, verschoven.duurt_nog) == (date(2026, 12, 11), True)


def test_a_last_day_that_is_still_to_come_stays_while_an_outage_lasts() -> None:
    storing = Storingstijd("UWV", _op(3), None, "Sturen lukt niet.")
    assert _move(date(2026, 12, 14), storing, nu=_op(10)) is None


def test_maintenance_that_is_announced_moves_nothing_before_it_began() -> None:
    onderhoud = Storingstijd("", _op(3, 20), None, "Wij werken aan het portaal.")
    assert _move(date(2026, 12, 3), onderhoud, nu=_op(1)) is None
    assert _move(date(2026, 12, 3), onderhoud, nu=_op(3, 20, 10)) is None
    assert _move(date(2026, 12, 3), onderhoud, nu=_op(3, 21)) is not None


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (_op(3, 12), _op(3, 12, 29), False),
        (_op(3, 12), _op(3, 12, 30), True),
        (_op(3, 21, 50), _op(3, 22, 5), True),
        (_op(2, 23), _op(3, 0, 20), False),
        (_op(3, 23, 55), _op(4, 0, 5), True),
    ],
    ids=["short", "half an hour", "in the last two hours", "mostly the day before", "over midnight"],
)
def test_a_short_outage_counts_only_at_the_end_of_the_last_day(van: datetime, tot: datetime, *, telt: bool) -> None:
    assert (_move(date(2026, 12, 3), Storingstijd("UWV", van, tot, "Het lukte niet.")) is not None) is telt


@pytest.mark.parametrize(
    ("onderdelen", "telt"),
    [((), True), (("versturen",), True), (("zaken", "inloggen"), True), (("berichten", "zoeken"), False)],
)
def test_only_what_keeps_people_from_sending_counts(onderdelen: tuple[str, ...], *, telt: bool) -> None:
    storing = Storingstijd("UWV", _op(3), _op(3, 15), "Het lukte niet.", onderdelen)
    assert (_move(date(2026, 12, 3), storing) is not None) is telt


def test_an_outage_around_christmas_moves_to_a_day_that_is_no_holiday() -> None:
    verschoven = _move(date(2026, 12, 24), Storingstijd("", _op(24), _op(24, 18), "Het portaal deed het niet."))
    assert verschoven is not None
    assert verschoven.dag == date(2026, 12, 28), "Christmas is on a Friday and a Saturday, and then it is Sunday"


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
    assert "Sturen lukt nu niet." in zaak
    assert "tot en met 3 december 2026" in zaak, "a last day that is still to come does not move"


def test_planned_work_that_closes_sending_counts_whatever_was_chosen(db: None) -> None:
    rij = Uitval(soort="onderhoud", van=_op(3), tot=_op(3, 15), uitleg="Dicht.", onderdelen=["zoeken"], sluit=True)
    assert _move(date(2026, 12, 3), as_tijd(rij)) is not None
