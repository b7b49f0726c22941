"""A company as the Belastingdienst knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Aangiftetijdvak(StrEnum):
    """Over which stretch of time a return is made."""

    MAAND = "maand"
    VIER_WEKEN = "vier_weken"
    KWARTAAL = "kwartaal"
    HALFJAAR = "halfjaar"
    JAAR = "jaar"
    GEEN = "geen"


class Aangiftesoort(StrEnum):
    """Of which tax a return is."""

    BTW = "btw"
    ICP = "icp"
    LOON = "loonheffingen"
    IB = "inkomstenbelasting"
    VPB = "vennootschapsbelasting"


@dataclass(frozen=True, slots=True)
class Aangifte:
    """A return that was asked for.

    Args:
        begin: first day of the period that it is about.
        eind: last day of that period.
        uiterlijk: the last day on which it is in time.
        ontvangen_op: None as long as it is open.
    """

    soort: Aangiftesoort
    begin: date
    eind: date
    uiterlijk: date
    ontvangen_op: date | None


@dataclass(frozen=True, slots=True)
class Belastinggegevens:
    """What the Belastingdienst knows of one company; None where it does not say.

    Args:
        op: the day as of which all this holds.
        btw_nummer: the btw-id for invoices; empty where there is none.
        loonheffingennummer: empty where there is none.
        loon_dagen: the last days of the letter about returns over four weeks; empty for other periods.
        werknemers: in the newest wage return.
        eerste_werkdagen: of who is announced as a new employee.
        boekjaar_eindmaand: the number of the last month of the financial year.
        aangiften: of the last thirteen months and those that are open, newest period first.
    """

    kvk_nummer: str
    op: date
    btw_nummer: str
    btw_tijdvak: Aangiftetijdvak | None
    kor: bool | None
    icp_tijdvak: Aangiftetijdvak | None
    loonheffingennummer: str
    loon_tijdvak: Aangiftetijdvak | None
    loon_dagen: tuple[date, ...]
    werknemers: int | None
    eerste_werkdagen: tuple[date, ...]
    vpb_plichtig: bool | None
    boekjaar_eindmaand: int | None
    aangiften: tuple[Aangifte, ...]
