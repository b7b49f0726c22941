"""Days and appointments for somebody's own calendar (iCalendar, RFC 5545), with a sign some time ahead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_VOORAF, _DAG_ERVOOR = timedelta(days=-3), timedelta(days=-1)


@dataclass(frozen=True, slots=True)
class Agendadag:
    """One day in the calendar.

    Args:
        uid: its lasting name; importing a newer file with the same name changes the day of before.
        wat: what it is, as it stands in the calendar.
        url: where one reads more.
    """

    uid: str
    dag: date
    wat: str
    uitleg: str
    url: str


@dataclass(frozen=True, slots=True)
class Agendamoment:
    """One appointment in the calendar; the names are those of `Agendadag`."""

    uid: str
    begin: datetime
    einde: datetime
    wat: str
    uitleg: str
    plaats: str
    url: str


def make_afspraak(moment: Agendamoment, *, maker: str, nu: datetime) -> bytes:
    """The file of one appointment; importing a newer one moves it.

    Args:
        moment: the appointment.
        maker: which part of which program made it.
        nu: when it is made.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - only who asks for it pays for its loading

    agenda, event, alarm = Calendar(), Event(), Alarm()
    agenda.add("prodid", f"-//{maker}//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    event.add("uid", moment.uid)
    event.add("dtstamp", nu.astimezone(UTC))
    event.add("dtstart", moment.begin.astimezone(UTC))
    event.add("dtend", moment.einde.astimezone(UTC))
    event.add("summary", moment.wat)
    event.add("description", moment.uitleg)
    event.add("location", moment.plaats)
    event.add("url", moment.url)
    alarm.add("action", "DISPLAY")
    alarm.add("description", moment.wat)
    alarm.add("trigger", _DAG_ERVOOR)
    event.add_component(alarm)
    agenda.add_component(event)
    inhoud: bytes = agenda.to_ical()
    return inhoud


def make_agenda(dagen: Iterable[Agendadag], *, maker: str, nu: datetime) -> bytes:
    """The file; importing a newer one changes the days of before in the place of adding to them.

    Args:
        dagen: the days.
        maker: which part of which program made it, for example "MijnOmgeving//zaken".
        nu: when it is made.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - only who asks for it pays for its loading

    agenda = Calendar()
    agenda.add("prodid", f"-//{maker}//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    for dag in dagen:
        event = Event()
        event.add("uid", dag.uid)
        event.add("dtstamp", nu.astimezone(UTC))
        event.add("dtstart", dag.dag)
        event.add("dtend", dag.dag + timedelta(days=1))
        event.add("summary", dag.wat)
        event.add("description", dag.uitleg)
        event.add("url", dag.url)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", dag.wat)
        alarm.add("trigger", _VOORAF)
        event.add_component(alarm)
        agenda.add_component(event)
    inhoud: bytes = agenda.to_ical()
    return inhoud
