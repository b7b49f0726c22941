"""Days for one's own calendar: another program reads what we mean."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from portal.core.agenda import Agendadag, make_agenda

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAG = Agendadag("btw-2026-q4@proef", date(2027, 1, 31), "Btw-aangifte doen", "Uiterlijk vandaag.", "https://proef.nl/x")


def test_a_day_is_a_whole_day_with_a_sign_before_it() -> None:
    agenda = Calendar.from_ical(make_agenda([DAG], maker="Proef//zaken", nu=NU))
    (dag,) = agenda.walk("VEVENT")
    assert dag.decoded("dtstart") == DAG.dag
    assert dag.decoded("dtend") == DAG.dag + timedelta(days=1)
    assert str(dag["summary"]) == DAG.wat
    assert str(dag["url"]) == DAG.url
    (alarm,) = dag.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-3)


def test_a_newer_file_has_the_same_names_and_a_later_stamp() -> None:
    eerste, tweede = (
        Calendar.from_ical(make_agenda([DAG], maker="Proef//zaken", nu=nu)).walk("VEVENT")[0]
        for nu in (NU, NU + timedelta(days=1))
    )
    assert eerste["uid"] == tweede["uid"]
    assert eerste.decoded("dtstamp") < tweede.decoded("dtstamp")


def test_without_days_it_is_still_a_calendar() -> None:
    agenda = Calendar.from_ical(make_agenda([], maker="Proef//zaken", nu=NU))
    assert agenda.walk("VEVENT") == []
    assert str(agenda["version"]) == "2.0"
