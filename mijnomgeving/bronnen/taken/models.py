"""A task as the portal shows it, and what is needed to do it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


class Taaksoort(Enum):
    """How a task is done. The standard names the first three and leaves room for others; the next three are ours."""

    UPLOAD = "upload"
    FORMULIER = "formulier"
    BETALING = "betaling"
    BEVESTIGEN = "bevestigen"
    ONDERTEKENEN = "ondertekenen"
    AFSPRAAK = "afspraak"
    OVERIG = "overig"


class Taakstand(Enum):
    """How a task stands at its organisation; the standard may add words, which all mean 'no longer open'."""

    OPEN = "open"
    AFGEROND = "afgerond"
    GEANNULEERD = "geannuleerd"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Taak:
    """Something that an organisation asks of the person or company, or asked before.

    Args:
        bron: the organisation's name as people know it.
        taak_id: uuid at the organisation.
        titel: what to do.
        toelichting: more about it; may be empty.
        soort: how it is done.
        uiterlijk: the last moment; None when there is none.
        zaaknummer: the number of the zaak that it belongs to; empty when it stands alone.
        uitvoeren_url: the page of the organisation where it is done; empty when the source gives none that is safe.
        stand: whether it is still to be done.
        afgerond_op: when it was done, where the organisation says so.
    """

    bron: str
    taak_id: str
    titel: str
    toelichting: str
    soort: Taaksoort
    uiterlijk: datetime | None
    zaaknummer: str
    uitvoeren_url: str = field(repr=False, default="")
    stand: Taakstand = Taakstand.OPEN
    afgerond_op: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.stand is Taakstand.OPEN


class Veldsoort(Enum):
    """What goes into a field of a form."""

    TEKST = "tekst"
    LANGE_TEKST = "lange tekst"
    EMAIL = "e-mail"
    DATUM = "datum"
    GETAL = "getal"
    JA_NEE = "ja of nee"
    KEUZE = "keuze"


@dataclass(frozen=True, slots=True)
class Veld:
    """One question of a form.

    Args:
        naam: under which the organisation wants the answer.
        label: the question.
        uitleg: help with it; may be empty.
        soort: what kind of answer.
        verplicht: whether it must be answered.
        keuzes: value and label of each choice, for a `KEUZE`.
        minstens: the least number; None when there is none.
        hoogstens: the largest number, or the most characters of a text; None when there is none.
    """

    naam: str
    label: str
    uitleg: str
    soort: Veldsoort
    verplicht: bool
    keuzes: tuple[tuple[str, str], ...] = ()
    minstens: int | None = None
    hoogstens: int | None = None


@dataclass(frozen=True, slots=True)
class Uploadregels:
    """What an upload may be.

    Args:
        hoogstens: how many files.
        formaten: extensions in small letters; empty when the organisation leaves it open.
        bytes_per_bestand: the largest file; None when the organisation leaves it open.
    """

    hoogstens: int
    formaten: tuple[str, ...]
    bytes_per_bestand: int | None


@dataclass(frozen=True, slots=True)
class Betaalverzoek:
    """What is to be paid: the amount in euros, what for, and the mark by which the organisation knows it."""

    bedrag: Decimal
    omschrijving: str
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Verklaring:
    """What somebody confirms or signs.

    Args:
        alineas: its text, as the organisation wrote it.
        hoog: whether the organisation asks for a login at the level 'hoog'.
    """

    alineas: tuple[str, ...]
    hoog: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at which an appointment can be made."""

    begin: datetime
    minuten: int
    plaats: str

    @property
    def dag(self) -> date:
        """The day, in the time zone of the organisation."""
        return self.begin.date()


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """A task with what is needed to do it here.

    Args:
        taak: the task itself.
        indienen_url: where the portal hands in what the person did; empty when it can only be done at the organisation.
        upload: for an `UPLOAD`.
        velden: for a `FORMULIER`, in the order of the organisation.
        betaling: for a `BETALING`.
        verklaring: for a `BEVESTIGEN` or `ONDERTEKENEN`.
        momenten: for an `AFSPRAAK`, soonest first; empty when nothing is free.
    """

    taak: Taak
    indienen_url: str = field(repr=False, default="")
    upload: Uploadregels | None = None
    velden: tuple[Veld, ...] = ()
    betaling: Betaalverzoek | None = None
    verklaring: Verklaring | None = None
    momenten: tuple[Moment, ...] = ()

    @property
    def kan_hier(self) -> bool:
        """Whether it can be done in the portal; otherwise the organisation's own page does it."""
        return bool(self.indienen_url)
