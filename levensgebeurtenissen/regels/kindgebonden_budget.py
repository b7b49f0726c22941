"""Kindgebonden budget: an amount a year for the children, less a part of the income above a limit."""

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
    age_on,
    zin,
)
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.kinderbijslag import VOLWASSEN, weigh_insured
from levensgebeurtenissen.regels.tabel import Tabel
from levensgebeurtenissen.regels.toeslagen import GRENZEN, household_income, month_amount, weigh_property, year_amount

_BWB = "BWBR0022751"
WKB_1, WKB_2 = (Wetsartikel("Wet op het kindgebonden budget", artikel, _BWB) for artikel in ("1", "2"))
_TWAALF, _ZESTIEN = 12, 16


@dataclass(frozen=True, slots=True)
class Kindbedragen:
    """The amounts of one year (article 2).

    Args:
        kind: for each child.
        twaalf: on top for a child of 12 to 15, and `zestien` for one of 16 or 17.
        alleen: on top for a parent without a partner.
        boven: the part of the income above the limit that is taken off.
        verhoging: how much higher the limit is with a partner.
    """

    kind: Decimal
    twaalf: Decimal
    zestien: Decimal
    alleen: Decimal
    boven: Decimal
    verhoging: Decimal

    def for_child(self, leeftijd: int) -> Decimal:
        """What one child of this age counts for in a whole year."""
        if leeftijd >= _ZESTIEN:
            return self.kind + self.zestien
        return self.kind + self.twaalf if leeftijd >= _TWAALF else self.kind


BEDRAGEN: Tabel[Kindbedragen] = Tabel.of(
    (
        date(2025, 1, 1),
        Kindbedragen(Decimal(2511), Decimal(703), Decimal(936), Decimal(3389), Decimal("0.0710"), Decimal(9139)),
        Bron("Wet op het kindgebonden budget, artikel 2, in 2025", "https://wetten.overheid.nl/BWBR0022751/2025-01-01"),
    ),
    (
        date(2026, 1, 1),
        Kindbedragen(Decimal(2580), Decimal(724), Decimal(964), Decimal(3416), Decimal("0.0760"), Decimal(9405)),
        Bron("Wet op het kindgebonden budget, artikel 2, in 2026", "https://wetten.overheid.nl/BWBR0022751/2026-07-01"),
    ),
)


def beslis(
    *,
    in_nederland: bool | None,
    kinderen: tuple[date, ...] | None,
    kinderen_thuis: bool | None,
    partner: bool | None,
    inkomen: Decimal | None,
    partnerinkomen: Decimal | None,
    vermogen: Decimal | None,
    op: date,
) -> Uitkomst:
    """Whether a parent has kindgebonden budget, and what it comes to a month with the children of this day."""
    toets = Toets(indicatie=True)
    weigh_insured(toets, in_nederland=in_nederland)
    leeftijden = _weigh_children(toets, kinderen, kinderen_thuis=kinderen_thuis, op=op)
    for naam, waarde in (("partner", partner), ("inkomen", inkomen), ("vermogen", vermogen)):
        if waarde is None:
            toets.miss(naam)
    if partner is None:
        return toets.decide()
    weigh_property(toets, vermogen, grens=GRENZEN.on(op).waarde.most_property(partner=partner), artikel=WKB_1)
    samen = household_income(toets, inkomen=inkomen, partner=partner, partnerinkomen=partnerinkomen)
    if samen is None or not leeftijden:
        return toets.decide()
    stand = BEDRAGEN.on(op)
    per_jaar = year_budget(leeftijden, inkomen=samen, partner=partner, op=op)
    toets.require(
        "inkomen",
        per_jaar > 0,
        zin(_("Met een inkomen van %(inkomen)s per jaar krijgt u een bijdrage voor uw kinderen."), inkomen=samen),
        zin(_("Met een inkomen van %(inkomen)s per jaar blijft er geen toeslag over."), inkomen=samen),
        WKB_2,
    )
    if not partner:
        extra = stand.waarde.alleen
        toets.tell("partner", zin(_("U hebt geen partner. Daarom telt er %(extra)s per jaar mee."), extra=extra), WKB_2)
    return toets.decide(bedrag=Bedrag(month_amount(per_jaar), Per.MAAND, stand.jaar))


def year_budget(leeftijden: tuple[int, ...], *, inkomen: Decimal, partner: bool, op: date) -> Decimal:
    """The budget of a whole year for children of these ages, in whole euros."""
    bedragen = BEDRAGEN.on(op).waarde
    vol = sum((bedragen.for_child(leeftijd) for leeftijd in leeftijden), Decimal(0))
    grens = GRENZEN.on(op).waarde.drempelinkomen + (bedragen.verhoging if partner else Decimal(0))
    vol += Decimal(0) if partner else bedragen.alleen
    return year_amount(vol - bedragen.boven * max(inkomen - grens, Decimal(0)))


def _weigh_children(
    toets: Toets, kinderen: tuple[date, ...] | None, *, kinderen_thuis: bool | None, op: date
) -> tuple[int, ...]:
    """The ages that count in this month: from the month after birth up to and with the one of becoming 18."""
    if kinderen is None:
        toets.miss("kinderen")
        return ()
    maandeinde = op.replace(day=1) - timedelta(days=1)
    alle = (age_on(kind, maandeinde) for kind in kinderen if kind <= maandeinde)
    leeftijden = tuple(leeftijd for leeftijd in alle if leeftijd < VOLWASSEN)
    toets.require(
        "kinderen",
        bool(leeftijden),
        zin(_("U hebt een kind jonger dan 18 jaar."))
        if len(leeftijden) == 1
        else zin(_("U hebt %(aantal)s kinderen jonger dan 18 jaar."), aantal=len(leeftijden)),
        zin(_("U hebt geen kinderen jonger dan 18 jaar.")),
        WKB_2,
    )
    if leeftijden and kinderen_thuis is None:
        toets.miss("kinderen_thuis")
    elif leeftijden:
        toets.require(
            "kinderen_thuis",
            bool(kinderen_thuis),
            zin(_("Uw kinderen wonen bij u.")),
            zin(_("Uw kinderen wonen niet bij u. Alleen wie de kinderbijslag krijgt, krijgt kindgebonden budget.")),
            WKB_2,
        )
    return leeftijden


def _example(naam: str, kinderen: tuple[date, ...], inkomen: int, euro: int, *, partner: bool = False) -> Geval:
    invoer = {
        "in_nederland": True,
        "kinderen": kinderen,
        "kinderen_thuis": True,
        "partner": partner,
        "inkomen": Decimal(inkomen),
        "partnerinkomen": Decimal(0),
        "vermogen": Decimal(0),
    }
    return Geval(naam, invoer, date(2026, 11, 22), {"recht": Recht.JA, "euro": Decimal(euro)}, BEDRAGEN.bronnen[0])


_KLEIN, _PUBER, _GROOT = date(2020, 1, 10), date(2013, 6, 1), date(2009, 2, 1)

REGEL = Regel(
    sleutel="kindgebonden-budget",
    titel=_("Kindgebonden budget"),
    vraag=_("Hebt u recht op kindgebonden budget, en hoeveel?"),
    wie=_("Dienst Toeslagen"),
    artikelen=(WKB_1, WKB_2),
    geldig_vanaf=BEDRAGEN.standen[0].vanaf,
    gegevens=(
        gegevens.IN_NEDERLAND,
        gegevens.KINDEREN,
        gegevens.KINDEREN_THUIS,
        gegevens.PARTNER,
        gegevens.INKOMEN,
        gegevens.PARTNERINKOMEN,
        gegevens.VERMOGEN,
    ),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=BEDRAGEN.jaar,
    bronnen=(*BEDRAGEN.bronnen, *GRENZEN.bronnen),
    grenzen=(
        _("Uw inkomen van dit jaar telt. Wij rekenen met het laatste jaar dat bekend is, of met wat u invult."),
        _("Wordt een kind dit jaar 12, 16 of 18, dan verandert het bedrag in de maand erna."),
    ),
    producten=("kindgebonden-budget",),
    gevallen=(
        _example("een kind, alleen, laag inkomen: (2.580 + 3.416) / 12", (_KLEIN,), 20000, 499),
        _example("een kind, met partner, laag inkomen: 2.580 / 12", (_KLEIN,), 30000, 215, partner=True),
        _example("een kind van 13, met partner: 3.304 / 12", (_PUBER,), 30000, 275, partner=True),
        _example("een kind van 17, met partner: 3.544 / 12", (_GROOT,), 30000, 295, partner=True),
        _example("drie kinderen, met partner: 9.428 / 12", (_KLEIN, _PUBER, _GROOT), 39141, 785, partner=True),
        _example(
            "12 geworden op de eerste van deze maand: nog niet meer", (date(2014, 11, 1),), 30000, 215, partner=True
        ),
        _example("18 geworden deze maand: nog een keer", (date(2008, 11, 1),), 30000, 295, partner=True),
        _example("een kind, alleen, 10.264 boven de grens: 7,6 procent minder", (_KLEIN,), 40000, 434),
    ),
)
