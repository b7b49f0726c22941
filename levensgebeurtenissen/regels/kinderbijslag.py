"""Kinderbijslag: an amount each quarter for each child, by its age on the first day of the quarter."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

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
from levensgebeurtenissen.regels.tabel import Tabel

_BWB = "BWBR0002368"
AKW_6, AKW_7 = Wetsartikel("Algemene Kinderbijslagwet", "6", _BWB), Wetsartikel("Algemene Kinderbijslagwet", "7", _BWB)
AKW_11, AKW_12 = (
    Wetsartikel("Algemene Kinderbijslagwet", "11", _BWB),
    Wetsartikel("Algemene Kinderbijslagwet", "12", _BWB),
)
VOLWASSEN = 18
# Article 12: up to 6 years 70 percent of the amount, up to 12 years 85 percent, then all of it.
_DELEN = ((6, Decimal("0.70")), (12, Decimal("0.85")), (VOLWASSEN, Decimal(1)))
_CENT = Decimal("0.01")


def _svb(vanaf: str) -> Bron:
    return Bron(
        f"SVB: bedragen kinderbijslag vanaf {vanaf}",
        "https://www.svb.nl/nl/kinderbijslag/bedragen-betaaldagen/bedragen-kinderbijslag",
    )


BEDRAG: Tabel[Decimal] = Tabel.of(
    (date(2024, 1, 1), Decimal("399.27"), _svb("1 januari 2024")),
    (date(2025, 1, 1), Decimal("402.41"), _svb("1 januari 2025")),
    (date(2025, 7, 1), Decimal("409.21"), _svb("1 juli 2025")),
    (date(2026, 1, 1), Decimal("421.53"), _svb("1 januari 2026")),
    (date(2026, 7, 1), Decimal("426.29"), _svb("1 juli 2026")),
)


def quarter_of(op: date) -> date:
    """The first day of the quarter, on which everything is looked at."""
    return date(op.year, (op.month - 1) // 3 * 3 + 1, 1)


def amount_for(geboren: date, kwartaal: date) -> Decimal:
    """For one child in the quarter that begins on this day; nothing for who is not born yet or already 18.

    Raises:
        Buitendetabel: the amounts of that quarter are not known.
    """
    leeftijd = age_on(geboren, kwartaal)
    if geboren > kwartaal or leeftijd >= VOLWASSEN:
        return Decimal(0)
    deel = next(deel for tot, deel in _DELEN if leeftijd < tot)
    return (BEDRAG.on(kwartaal).waarde * deel).quantize(_CENT, ROUND_HALF_UP)


def beslis(
    *, in_nederland: bool | None, kinderen: tuple[date, ...] | None, kinderen_thuis: bool | None, op: date
) -> Uitkomst:
    """Whether somebody has kinderbijslag in the quarter of this day, and how much."""
    toets = Toets()
    kwartaal = quarter_of(op)
    weigh_insured(toets, in_nederland=in_nederland)
    jong = [geboren for geboren in kinderen or () if geboren <= kwartaal and age_on(geboren, kwartaal) < VOLWASSEN]
    if kinderen is None:
        toets.miss("kinderen")
    else:
        toets.require(
            "kinderen",
            bool(jong),
            zin(_("Op %(dag)s had u een kind jonger dan 18 jaar."), dag=kwartaal)
            if len(jong) == 1
            else zin(_("Op %(dag)s had u %(aantal)s kinderen jonger dan 18 jaar."), dag=kwartaal, aantal=len(jong)),
            zin(
                _("Op %(dag)s had u geen kinderen jonger dan 18 jaar. Die dag telt voor het hele kwartaal."),
                dag=kwartaal,
            ),
            AKW_7,
        )
    if kinderen_thuis is None:
        if jong or kinderen is None:
            toets.miss("kinderen_thuis")
    elif jong:
        toets.require(
            "kinderen_thuis",
            kinderen_thuis,
            zin(_("Uw kinderen wonen bij u.")),
            zin(
                _("Uw kinderen wonen niet bij u. Kinderbijslag kan dan alleen als u hen onderhoudt. Vraag het de SVB.")
            ),
            AKW_7,
        )
    if not toets.open or kwartaal < BEDRAG.standen[0].vanaf:
        return toets.decide()
    totaal = sum((amount_for(geboren, kwartaal) for geboren in jong), Decimal(0))
    return toets.decide(bedrag=Bedrag(totaal, Per.KWARTAAL, BEDRAG.on(kwartaal).jaar))


def weigh_insured(toets: Toets, *, in_nederland: bool | None) -> None:
    """Whether somebody is insured because of living here."""
    if in_nederland is None:
        toets.miss("in_nederland")
        return
    toets.require(
        "in_nederland",
        in_nederland,
        zin(_("U woont in Nederland.")),
        zin(_("U woont niet in Nederland. Wie hier werkt, kan toch recht hebben. Vraag het de SVB.")),
        AKW_6,
    )


def _example(naam: str, geboren: date, op: date, euro: str) -> Geval:
    invoer = {"in_nederland": True, "kinderen": (geboren,), "kinderen_thuis": True}
    return Geval(naam, invoer, op, {"recht": Recht.JA, "euro": Decimal(euro)}, BEDRAG.on(op).bron)


REGEL = Regel(
    sleutel="kinderbijslag",
    titel=_("Kinderbijslag"),
    vraag=_("Hebt u recht op kinderbijslag, en hoeveel?"),
    wie=_("Sociale Verzekeringsbank (SVB)"),
    artikelen=(AKW_6, AKW_7, AKW_11, AKW_12),
    geldig_vanaf=BEDRAG.standen[0].vanaf,
    gegevens=(gegevens.IN_NEDERLAND, gegevens.KINDEREN, gegevens.KINDEREN_THUIS),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=BEDRAG.jaar,
    bronnen=BEDRAG.bronnen,
    grenzen=(
        _("Voor een kind van 16 of 17 jaar moet u zich ook aan de leerplicht houden."),
        _("Dubbele kinderbijslag bij veel zorg of bij uitwonende kinderen rekenen wij niet uit."),
        _("Zijn ouders uit elkaar, dan krijgt één van hen de kinderbijslag, of ieder de helft."),
    ),
    producten=("kinderbijslag",),
    gevallen=(
        _example("0 tot en met 5 jaar, eerste helft 2026", date(2022, 5, 1), date(2026, 2, 10), "295.07"),
        _example("6 tot en met 11 jaar, eerste helft 2026", date(2018, 5, 1), date(2026, 2, 10), "358.30"),
        _example("12 tot en met 17 jaar, eerste helft 2026", date(2012, 5, 1), date(2026, 2, 10), "421.53"),
        _example("0 tot en met 5 jaar, vanaf juli 2026", date(2022, 5, 1), date(2026, 11, 22), "298.40"),
        _example("6 tot en met 11 jaar, vanaf juli 2026", date(2018, 5, 1), date(2026, 11, 22), "362.35"),
        _example("12 tot en met 17 jaar, vanaf juli 2026", date(2012, 5, 1), date(2026, 11, 22), "426.29"),
        _example("0 tot en met 5 jaar in 2024", date(2022, 5, 1), date(2024, 2, 1), "279.49"),
        _example(
            "wie op de eerste dag van het kwartaal 6 is, krijgt meer", date(2020, 10, 1), date(2026, 11, 22), "362.35"
        ),
        _example("wie een dag later 6 wordt, nog niet", date(2020, 10, 2), date(2026, 11, 22), "298.40"),
        Geval(
            "18 jaar op de eerste dag van het kwartaal",
            {"in_nederland": True, "kinderen": (date(2008, 10, 1),), "kinderen_thuis": True},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            Bron("AKW artikel 7", AKW_7.url),
        ),
    ),
)
