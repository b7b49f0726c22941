"""The AOW: from which day, and what it comes to."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from levensgebeurtenissen.regels import gegevens
from levensgebeurtenissen.regels.basis import (
    Bedrag,
    Bron,
    Geval,
    Per,
    Recht,
    Regel,
    Toets,
    Uitkomst,
    Wetsartikel,
    Zekerheid,
    Zin,
    zin,
)
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.tabel import Tabel

_BWB = "BWBR0002221"
AOW_7, AOW_7A = Wetsartikel("Algemene Ouderdomswet", "7", _BWB), Wetsartikel("Algemene Ouderdomswet", "7a", _BWB)
AOW_9, AOW_13 = Wetsartikel("Algemene Ouderdomswet", "9", _BWB), Wetsartikel("Algemene Ouderdomswet", "13", _BWB)
_SVB = Bron("SVB: AOW-leeftijd", "https://www.svb.nl/nl/aow/aow-leeftijd")

# Years and months of who reaches the age in that year; before 2013 it was 65. Later than the last one is not set yet.
_LEEFTIJDEN = {
    2013: (65, 1),
    2014: (65, 2),
    2015: (65, 3),
    2016: (65, 6),
    2017: (65, 9),
    2018: (66, 0),
    2019: (66, 4),
    2020: (66, 4),
    2021: (66, 4),
    2022: (66, 7),
    2023: (66, 10),
    2024: (67, 0),
    2025: (67, 0),
    2026: (67, 0),
    2027: (67, 0),
    2028: (67, 3),
    2029: (67, 3),
    2030: (67, 3),
    2031: (67, 3),
}
_EERSTE, _LAATSTE = min(_LEEFTIJDEN), max(_LEEFTIJDEN)
_OUD = (65, 0)
_OPBOUWJAREN = 50
_PER_JAAR = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Aowbegin:
    """When somebody gets AOW.

    Args:
        jaren: the age in years, and `maanden` in months above that.
        dag: the first day; for who was born on a day that its month does not have, the day after its last.
        vastgesteld: whether the age of that year is set; else it can only become later.
    """

    jaren: int
    maanden: int
    dag: date
    vastgesteld: bool


def begin(geboren: date) -> Aowbegin:
    """From which day somebody born on this day gets AOW (article 7a): the age is that of the year of reaching it."""
    for jaar in range(geboren.year + _OUD[0], geboren.year + 100):
        jaren, maanden = _leeftijd(jaar)
        dag = _add(geboren, jaren, maanden)
        if dag.year <= jaar:
            return Aowbegin(jaren, maanden, dag, vastgesteld=jaar <= _LAATSTE)
    raise AssertionError("the age rises by less than a year each year")


def _leeftijd(jaar: int) -> tuple[int, int]:
    return _OUD if jaar < _EERSTE else _LEEFTIJDEN[min(jaar, _LAATSTE)]


def _add(dag: date, jaren: int, maanden: int) -> date:
    jaar, maand = divmod((dag.year + jaren) * 12 + dag.month - 1 + maanden, 12)
    try:
        return date(jaar, maand + 1, dag.day)
    except ValueError:
        return date(jaar, maand + 2, 1)


@dataclass(frozen=True, slots=True)
class Aowbedragen:
    """Gross per month without holiday pay, for who has all fifty years."""

    alleen: Decimal
    samen: Decimal


BEDRAGEN: Tabel[Aowbedragen] = Tabel.of(
    (
        date(2026, 1, 1),
        Aowbedragen(Decimal("1637.57"), Decimal("1122.12")),
        Bron("SVB: AOW-bedragen vanaf 1 januari 2026", "https://www.svb.nl/nl/aow/bedragen-aow/aow-bedragen"),
    ),
)


def beslis(*, geboortedatum: date | None, partner: bool | None, jaren_buitenland: int | None, op: date) -> Uitkomst:
    """Whether somebody has AOW on this day, and from which day."""
    toets = Toets(indicatie=True)
    if geboortedatum is None:
        toets.miss("geboortedatum")
        return toets.decide()
    eerste = begin(geboortedatum)
    datums = {"eerste_dag": eerste.dag}
    toets.require("geboortedatum", op >= eerste.dag, _reached(eerste), _not_yet(eerste), AOW_7A)
    _weigh_years(toets, jaren_buitenland)
    if partner is None:
        toets.miss("partner")
    if not toets.open or partner is None or jaren_buitenland is None:
        return toets.decide(datums=datums)
    return toets.decide(bedrag=_amount(toets, partner=partner, jaren=jaren_buitenland, op=op), datums=datums)


def _reached(eerste: Aowbegin) -> Zin:
    if not eerste.maanden:
        return zin(_("U werd %(jaren)s jaar op %(dag)s. Dat is uw AOW-leeftijd."), jaren=eerste.jaren, dag=eerste.dag)
    tekst = _("U hebt de AOW-leeftijd van %(jaren)s jaar en %(maanden)s maanden bereikt op %(dag)s.")
    return zin(tekst, jaren=eerste.jaren, maanden=eerste.maanden, dag=eerste.dag)


def _not_yet(eerste: Aowbegin) -> Zin:
    if not eerste.vastgesteld:
        tekst = _("Uw AOW-leeftijd staat nog niet vast. Uw AOW begint niet eerder dan %(dag)s.")
        return zin(tekst, dag=eerste.dag)
    if not eerste.maanden:
        return zin(_("Uw AOW begint als u %(jaren)s jaar wordt, op %(dag)s."), jaren=eerste.jaren, dag=eerste.dag)
    tekst = _("U bereikt de AOW-leeftijd van %(jaren)s jaar en %(maanden)s maanden op %(dag)s.")
    return zin(tekst, jaren=eerste.jaren, maanden=eerste.maanden, dag=eerste.dag)


def _weigh_years(toets: Toets, jaren: int | None) -> None:
    if jaren is None:
        toets.miss("jaren_buitenland")
        return
    procent = max(_OPBOUWJAREN - jaren, 0) * 2
    toets.require(
        "jaren_buitenland",
        jaren < _OPBOUWJAREN,
        zin(_("U bouwde %(procent)s procent AOW op: 2 procent voor elk jaar in Nederland."), procent=procent),
        zin(_("U woonde of werkte geen jaar in Nederland in de jaren die meetellen.")),
        AOW_7,
    )


def _amount(toets: Toets, *, partner: bool, jaren: int, op: date) -> Bedrag | None:
    if op < BEDRAGEN.standen[0].vanaf:
        return None
    stand = BEDRAGEN.on(op)
    vol = stand.waarde.samen if partner else stand.waarde.alleen
    samen = zin(_("U hebt een partner. Daarom krijgt u de AOW voor wie samenwoont."))
    alleen = zin(_("U hebt geen partner. Daarom krijgt u de AOW voor wie alleen woont."))
    toets.tell("partner", samen if partner else alleen, AOW_9)
    return Bedrag((vol * (1 - jaren * _PER_JAAR)).quantize(Decimal("0.01")), Per.MAAND, stand.jaar)


def _example(naam: str, geboren: date, eerste: date) -> Geval:
    return Geval(
        naam, {"geboortedatum": geboren}, eerste - timedelta(days=1), {"recht": Recht.NEE, "eerste_dag": eerste}, _SVB
    )


REGEL = Regel(
    sleutel="aow",
    titel=_("AOW"),
    vraag=_("Krijgt u al AOW, en vanaf welke dag?"),
    wie=_("Sociale Verzekeringsbank (SVB)"),
    artikelen=(AOW_7, AOW_7A, AOW_9, AOW_13),
    geldig_vanaf=date(2013, 1, 1),
    gegevens=(gegevens.GEBOORTEDATUM, gegevens.PARTNER, gegevens.JAREN_BUITENLAND),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=BEDRAGEN.jaar,
    bronnen=(*BEDRAGEN.bronnen, _SVB),
    grenzen=(
        _("Het bedrag is dat van januari 2026, bruto en zonder vakantiegeld. In juli 2026 ging het iets omhoog."),
        _("De AOW-leeftijd staat vast tot en met 2031."),
        _("Of u samenwoont, beoordeelt de SVB naar hoe u leeft."),
    ),
    producten=("aow-pensioen",),
    gevallen=(
        _example("65 jaar: de laatste dag voor de verhoging", date(1947, 12, 31), date(2012, 12, 31)),
        _example("65 jaar en 1 maand", date(1948, 1, 1), date(2013, 2, 1)),
        _example("66 jaar en 4 maanden", date(1953, 1, 1), date(2019, 5, 1)),
        _example("67 jaar in 2024", date(1957, 3, 1), date(2024, 3, 1)),
        _example("67 jaar: de laatste dag", date(1960, 12, 31), date(2027, 12, 31)),
        _example("67 jaar en 3 maanden: de eerste dag", date(1961, 1, 1), date(2028, 4, 1)),
        _example("67 jaar en 3 maanden in 2031", date(1964, 9, 30), date(2031, 12, 30)),
        Geval(
            "alleenwonend met volledige AOW in 2026",
            {"geboortedatum": date(1955, 6, 1), "partner": False, "jaren_buitenland": 0},
            date(2026, 11, 22),
            {"recht": Recht.JA, "euro": Decimal("1637.57")},
            BEDRAGEN.bronnen[0],
        ),
        Geval(
            "samenwonend met tien jaar buiten Nederland",
            {"geboortedatum": date(1955, 6, 1), "partner": True, "jaren_buitenland": 10},
            date(2026, 11, 22),
            {"recht": Recht.JA, "euro": Decimal("897.70")},
            Bron("AOW artikel 13: 2 procent minder voor elk jaar", AOW_13.url),
        ),
    ),
)
