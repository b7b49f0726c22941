"""Figures of the counter of one organisation. None is of a person: small numbers are hidden, and cannot be worked out.

A cell under `MINSTENS` is hidden. Where that leaves one hidden cell in a column whose total is shown, the next smallest
goes with it, for else a subtraction would give the hidden one. Shares and averages stand only where the count does.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from statistics import mean, median

from django.utils import timezone

from cms.producten.models import ProductPagina
from mijnomgeving.loket.beheer.models import Werkstuk
from mijnomgeving.loket.contact.models import Afloop, Contact, Kanaal

MINSTENS = 5
_STAP = 5
VERBORGEN = "minder dan 5"
# What a cell of a spreadsheet may not begin with, for then it is a formula (OWASP).
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Regel:
    """A row: `aantal` None is hidden, and so are its share and its minutes then.

    Args:
        naam: of what.
        aantal: how many contacts.
        meteen: which share was solved at once, in steps of 5 percent.
        minuten: how long one took, on average.
    """

    naam: str
    aantal: int | None
    meteen: int | None = None
    minuten: int | None = None

    @property
    def tekst(self) -> str:
        """The count as it is shown."""
        return VERBORGEN if self.aantal is None else str(self.aantal)


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table."""

    titel: str
    wat: str
    regels: tuple[Regel, ...]
    met_meteen: bool = True


@dataclass(frozen=True, slots=True)
class Wachten:
    """How long work waited, over what was taken in the period; None where that would be about fewer than five."""

    titel: str
    aantal: int | None
    uren: int | None
    te_laat: int | None

    @property
    def tekst(self) -> str:
        """The count as it is shown."""
        return VERBORGEN if self.aantal is None else str(self.aantal)


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All figures of a period; `totaal` is hidden when it is small."""

    van: date
    tot: date
    totaal: Regel
    tabellen: tuple[Tabel, ...]
    wachten: tuple[Wachten, ...]


def read_cijfers(*, organisatie: str, van: date, tot: date) -> Cijfers:
    """The figures of the contacts that ended, and of the work that was taken, from `van` up to and including `tot`."""
    begin, einde = _moment(van), _moment(tot + timedelta(days=1))
    contacten = list(
        Contact.objects.filter(organisatie=organisatie, beeindigd_op__gte=begin, beeindigd_op__lt=einde).only(
            "kanaal", "product", "begonnen_op", "beeindigd_op", "afloop"
        )
    )
    producten = dict(ProductPagina.objects.values_list("slug", "title"))
    tabellen = (
        _tabel("Per onderwerp", "Onderwerp", contacten, lambda een: producten.get(een.product, "Geen onderwerp")),
        _tabel("Per kanaal", "Kanaal", contacten, lambda een: Kanaal(een.kanaal).label),
        _tabel("Hoe het afliep", "Afloop", contacten, lambda een: Afloop(een.afloop).label, met_meteen=False),
    )
    return Cijfers(
        van=van,
        tot=tot,
        totaal=_regel("Alle contacten", contacten),
        tabellen=tabellen,
        wachten=tuple(_wachten(soort, organisatie, begin, einde) for soort in Werkstuk.Soort),
    )


def make_csv(cijfers: Cijfers) -> str:
    """The figures for a spreadsheet, semicolons as in the Netherlands; nothing in it is a formula."""
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(["Tabel", "Wat", "Aantal", "Meteen opgelost (%)", "Gemiddelde duur (minuten)"])
    for titel, regels in (("Totaal", (cijfers.totaal,)), *((tabel.titel, tabel.regels) for tabel in cijfers.tabellen)):
        for regel in regels:
            schrijver.writerow(_veilig([titel, regel.naam, regel.tekst, regel.meteen, regel.minuten]))
    for wacht in cijfers.wachten:
        uren = None if wacht.uren is None else f"{wacht.uren} uur gewacht"
        schrijver.writerow(_veilig(["Werkvoorraad", wacht.titel, wacht.tekst, uren, None]))
    return uit.getvalue()


def _tabel(
    titel: str, wat: str, contacten: Sequence[Contact], naam_van: Callable[[Contact], str], *, met_meteen: bool = True
) -> Tabel:
    groepen: dict[str, list[Contact]] = {}
    for contact in contacten:
        groepen.setdefault(naam_van(contact), []).append(contact)
    gesorteerd = sorted(groepen.items(), key=lambda paar: (-len(paar[1]), paar[0]))
    regels = [_regel(naam, groep) for naam, groep in gesorteerd]
    return Tabel(titel, wat, tuple(hide(regels)), met_meteen)


def hide(regels: Iterable[Regel]) -> list[Regel]:
    """With the second smallest hidden too, where one hidden row alone could be subtracted from the total."""
    rij = list(regels)
    if sum(regel.aantal is None for regel in rij) != 1:
        return rij
    zichtbaar = [regel for regel in rij if regel.aantal is not None]
    if not zichtbaar:
        return rij
    kleinste = min(zichtbaar, key=lambda regel: regel.aantal or 0)
    return [Regel(regel.naam, None) if regel is kleinste else regel for regel in rij]


def _regel(naam: str, contacten: Sequence[Contact]) -> Regel:
    aantal = len(contacten)
    if aantal < MINSTENS:
        return Regel(naam, None)
    meteen = sum(contact.afloop == Afloop.OPGELOST for contact in contacten)
    return Regel(
        naam=naam,
        aantal=aantal,
        meteen=round(100 * meteen / aantal / _STAP) * _STAP,
        minuten=round(mean(contact.minuten for contact in contacten)),
    )


def _wachten(soort: str, organisatie: str, begin: datetime, einde: datetime) -> Wachten:
    werk = list(
        Werkstuk.objects.filter(
            organisatie=organisatie, soort=soort, opgepakt_op__gte=begin, opgepakt_op__lt=einde
        ).only("gemaakt_op", "opgepakt_op", "uiterlijk", "soort")
    )
    titel = Werkstuk.Soort(soort).label
    if len(werk) < MINSTENS:
        return Wachten(titel, None, None, None)
    gewacht = [een.opgepakt_op - een.gemaakt_op for een in werk if een.opgepakt_op]
    laat = sum(bool(een.opgepakt_op and een.opgepakt_op > een.uiterlijk) for een in werk)
    uren = round(median(een.total_seconds() for een in gewacht) / 3600)
    return Wachten(titel, len(werk), uren, round(100 * laat / len(werk) / _STAP) * _STAP)


def _moment(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, datetime.min.time()))


def _veilig(waarden: Sequence[object]) -> list[str]:
    teksten = ["" if waarde is None else str(waarde) for waarde in waarden]
    return [f"'{tekst}" if tekst.startswith(_FORMULE) else tekst for tekst in teksten]
