"""Rules for what a company may deduct extra from its profit when it invests."""

from datetime import date
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
    zin,
)
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.tabel import Tabel

IB_3_31, IB_3_41, IB_3_42, IB_3_42A = (
    Wetsartikel("Wet inkomstenbelasting 2001", artikel, "BWBR0011353") for artikel in ("3.31", "3.41", "3.42", "3.42a")
)

# Of one thing that is bought; a cheaper one does not count (articles 3.42 and 3.42a).
PER_BEDRIJFSMIDDEL = Decimal(2500)
_EIA_BRON = Bron("Wet inkomstenbelasting 2001, artikel 3.42", IB_3_42.url)
EIA_DEEL: Tabel[Decimal] = Tabel.of((date(2024, 1, 1), Decimal("0.40"), _EIA_BRON))


def beslis_eia(*, investering_energie: Decimal | None, eia_lijst: bool | None, op: date) -> Uitkomst:
    """Whether an investment that saves energy may be deducted in part, above the usual."""
    toets = Toets(indicatie=True)
    _weigh_list(toets, "eia_lijst", eia_lijst, "Energielijst", IB_3_42)
    _weigh_amount(toets, "investering_energie", investering_energie, IB_3_42)
    if not toets.open or investering_energie is None:
        return toets.decide()
    stand = EIA_DEEL.on(op)
    return toets.decide(bedrag=Bedrag(investering_energie * stand.waarde, Per.KEER, stand.jaar))


def beslis_mia(*, investering_milieu: Decimal | None, milieulijst: bool | None, op: date) -> Uitkomst:  # noqa: ARG001 - every rule takes the day
    """Whether an investment that is good for the environment may be deducted in part, or written off when one likes."""
    toets = Toets(indicatie=True)
    _weigh_list(toets, "milieulijst", milieulijst, "Milieulijst", IB_3_42A)
    _weigh_amount(toets, "investering_milieu", investering_milieu, IB_3_42A)
    return toets.decide()


def _weigh_list(toets: Toets, gegeven: str, op_lijst: bool | None, lijst: str, artikel: Wetsartikel) -> None:  # noqa: FBT001 - the answer to weigh
    toets.ask(
        gegeven,
        op_lijst,
        zin(_("Wat u koopt, staat op de %(lijst)s van dit jaar."), lijst=lijst),
        zin(_("Wat u koopt, staat niet op de %(lijst)s van dit jaar."), lijst=lijst),
        artikel,
    )


def _weigh_amount(toets: Toets, gegeven: str, bedrag: Decimal | None, artikel: Wetsartikel) -> None:
    toets.ask(
        gegeven,
        None if bedrag is None else bedrag >= PER_BEDRIJFSMIDDEL,
        zin(_("Het kost ten minste %(minste)s."), minste=PER_BEDRIJFSMIDDEL),
        zin(_("Het kost minder dan %(minste)s."), minste=PER_BEDRIJFSMIDDEL),
        artikel,
    )


_RVO_BELASTINGDIENST = _("RVO en de Belastingdienst")
_VANDAAG = date(2026, 11, 22)
_TERMIJN = _("U meldt de investering binnen 3 maanden na de opdracht bij RVO. Daarna kan het niet meer.")
_LIJST = _("Elk jaar is er een nieuwe lijst. Wat er precies op staat, beoordeelt RVO.")
_AFTREK = _("Het is aftrek van de winst en geen geld dat u krijgt.")

EIA = Regel(
    sleutel="eia",
    titel=_("Energie-investeringsaftrek (EIA)"),
    vraag=_("Mag u een deel van een investering in energiebesparing extra aftrekken van uw winst?"),
    wie=_RVO_BELASTINGDIENST,
    artikelen=(IB_3_42,),
    geldig_vanaf=EIA_DEEL.standen[0].vanaf,
    gegevens=(gegevens.INVESTERING_ENERGIE, gegevens.EIA_LIJST),
    beslis=beslis_eia,
    zekerheid=Zekerheid.INDICATIE,
    jaar=EIA_DEEL.standen[-1].jaar,
    bronnen=EIA_DEEL.bronnen,
    grenzen=(_TERMIJN, _AFTREK, _LIJST, _("Voor hetzelfde deel kiest u EIA of MIA.")),
    producten=("eia-mia-vamil",),
    gevallen=(
        Geval(
            "precies 2.500 euro",
            {"investering_energie": Decimal(2500), "eia_lijst": True},
            _VANDAAG,
            {"recht": Recht.JA, "euro": Decimal(1000)},
            _EIA_BRON,
        ),
        Geval(
            "een cent te weinig",
            {"investering_energie": Decimal("2499.99"), "eia_lijst": True},
            _VANDAAG,
            {"recht": Recht.NEE},
            _EIA_BRON,
        ),
        Geval(
            "staat niet op de lijst",
            {"investering_energie": Decimal(90000), "eia_lijst": False},
            _VANDAAG,
            {"recht": Recht.NEE},
            _EIA_BRON,
        ),
        Geval(
            "of het op de lijst staat, weet u niet",
            {"investering_energie": Decimal(90000)},
            _VANDAAG,
            {"recht": Recht.ONBEKEND},
            _EIA_BRON,
        ),
    ),
)

_MIA_BRON = Bron("Wet inkomstenbelasting 2001, artikel 3.42a", IB_3_42A.url)

MIA = Regel(
    sleutel="mia-vamil",
    titel=_("Milieu-investeringsaftrek (MIA) en Vamil"),
    vraag=_("Mag u een deel van een investering in het milieu extra aftrekken, of sneller afschrijven?"),
    wie=_RVO_BELASTINGDIENST,
    artikelen=(IB_3_42A, IB_3_31),
    geldig_vanaf=date(2024, 1, 1),
    gegevens=(gegevens.INVESTERING_MILIEU, gegevens.MILIEULIJST),
    beslis=beslis_mia,
    zekerheid=Zekerheid.INDICATIE,
    bronnen=(_MIA_BRON,),
    grenzen=(_TERMIJN, _AFTREK, _LIJST, _("Hoeveel u mag aftrekken, hangt af van de code op de lijst.")),
    producten=("eia-mia-vamil",),
    gevallen=(
        Geval(
            "een elektrische bestelbus van de lijst",
            {"investering_milieu": Decimal(38000), "milieulijst": True},
            _VANDAAG,
            {"recht": Recht.JA},
            _MIA_BRON,
        ),
        Geval(
            "te goedkoop",
            {"investering_milieu": Decimal(2000), "milieulijst": True},
            _VANDAAG,
            {"recht": Recht.NEE},
            _MIA_BRON,
        ),
    ),
)
