"""Zorgtoeslag: the standard premium less what somebody with this income can bear."""

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
from levensgebeurtenissen.regels.tabel import Tabel
from levensgebeurtenissen.regels.toeslagen import (
    AWIR_8,
    GRENZEN,
    household_income,
    month_amount,
    weigh_property,
    year_amount,
)

_BWB = "BWBR0018451"
ZT_1, ZT_2, ZT_3 = (Wetsartikel("Wet op de zorgtoeslag", artikel, _BWB) for artikel in ("1", "2", "3"))
_VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Premie:
    """The amounts of one year (articles 2 and 4).

    Args:
        standaard: the standard premium for one person.
        alleen: the part of the drempelinkomen that somebody without a partner bears; `samen` with a partner.
        boven: the part of the income above it.
    """

    standaard: Decimal
    alleen: Decimal
    samen: Decimal
    boven: Decimal

    def year(self, inkomen: Decimal, *, partner: bool, drempel: Decimal) -> Decimal:
        """The toeslag of a whole year in whole euros."""
        norm = (self.samen if partner else self.alleen) * drempel + self.boven * max(inkomen - drempel, Decimal(0))
        return year_amount(self.standaard * (2 if partner else 1) - norm)


PREMIE: Tabel[Premie] = Tabel.of(
    (
        date(2025, 1, 1),
        Premie(Decimal(2112), Decimal("0.01896"), Decimal("0.04273"), Decimal("0.13700")),
        Bron("Regeling vaststelling standaardpremie 2025"),
    ),
    (
        date(2026, 1, 1),
        Premie(Decimal(2119), Decimal("0.01912"), Decimal("0.04289"), Decimal("0.13730")),
        Bron("Regeling vaststelling standaardpremie 2026", "https://wetten.overheid.nl/BWBR0051838/2026-01-01"),
    ),
)


def beslis(
    *,
    geboortedatum: date | None,
    zorgverzekerd: bool | None,
    partner: bool | None,
    inkomen: Decimal | None,
    partnerinkomen: Decimal | None,
    vermogen: Decimal | None,
    op: date,
) -> Uitkomst:
    """Whether somebody has zorgtoeslag in the year of this day, and how much a month."""
    toets = Toets(indicatie=True)
    _weigh_person(toets, geboortedatum, zorgverzekerd=zorgverzekerd, op=op)
    for naam, waarde in (("partner", partner), ("inkomen", inkomen), ("vermogen", vermogen)):
        if waarde is None:
            toets.miss(naam)
    if partner is None:
        return toets.decide()
    weigh_property(toets, vermogen, grens=GRENZEN.on(op).waarde.most_property(partner=partner), artikel=ZT_3)
    samen = household_income(toets, inkomen=inkomen, partner=partner, partnerinkomen=partnerinkomen)
    if samen is None:
        return toets.decide()
    stand = PREMIE.on(op)
    per_jaar = stand.waarde.year(samen, partner=partner, drempel=GRENZEN.on(op).waarde.drempelinkomen)
    toets.require(
        "inkomen",
        per_jaar > 0,
        zin(_("Met een inkomen van %(inkomen)s per jaar hoeft u de hele premie niet zelf te dragen."), inkomen=samen),
        zin(_("Met een inkomen van %(inkomen)s per jaar blijft er geen toeslag over."), inkomen=samen),
        ZT_2,
    )
    return toets.decide(bedrag=Bedrag(month_amount(per_jaar), Per.MAAND, stand.jaar))


def _weigh_person(toets: Toets, geboortedatum: date | None, *, zorgverzekerd: bool | None, op: date) -> None:
    if geboortedatum is None:
        toets.miss("geboortedatum")
    else:
        # From the month after the one in which somebody becomes 18 (article 1, under c).
        toets.require(
            "geboortedatum",
            age_on(geboortedatum, op.replace(day=1) - timedelta(days=1)) >= _VOLWASSEN,
            zin(_("U bent 18 jaar of ouder.")),
            zin(_("U krijgt zorgtoeslag vanaf de maand nadat u 18 jaar werd.")),
            ZT_1,
        )
    if zorgverzekerd is None:
        toets.miss("zorgverzekerd")
    else:
        toets.require(
            "zorgverzekerd",
            zorgverzekerd,
            zin(_("U hebt een Nederlandse zorgverzekering.")),
            zin(_("U hebt geen Nederlandse zorgverzekering.")),
            ZT_1,
        )


_TABEL_2026 = Bron(
    "Dienst Toeslagen: hoeveel zorgtoeslag in 2026",
    "https://www.belastingdienst.nl/wps/wcm/connect/nl/zorgtoeslag/content/hoeveel-zorgtoeslag",
)


def _example(naam: str, inkomen: int, euro: int | None, *, partner: bool = False, op: date = date(2026, 3, 1)) -> Geval:
    invoer = {
        "geboortedatum": date(1985, 3, 15),
        "zorgverzekerd": True,
        "partner": partner,
        "inkomen": Decimal(inkomen),
        "partnerinkomen": Decimal(0),
        "vermogen": Decimal(5000),
    }
    verwacht = {"recht": Recht.NEE} if euro is None else {"recht": Recht.JA, "euro": Decimal(euro)}
    return Geval(naam, invoer, op, verwacht, _TABEL_2026 if op.year == PREMIE.jaar else PREMIE.on(op).bron)


REGEL = Regel(
    sleutel="zorgtoeslag",
    titel=_("Zorgtoeslag"),
    vraag=_("Hebt u recht op zorgtoeslag, en hoeveel?"),
    wie=_("Dienst Toeslagen"),
    artikelen=(ZT_1, ZT_2, ZT_3, AWIR_8),
    geldig_vanaf=PREMIE.standen[0].vanaf,
    gegevens=(
        gegevens.GEBOORTEDATUM,
        gegevens.ZORGVERZEKERD,
        gegevens.PARTNER,
        gegevens.INKOMEN,
        gegevens.PARTNERINKOMEN,
        gegevens.VERMOGEN,
    ),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=PREMIE.jaar,
    bronnen=(*PREMIE.bronnen, *GRENZEN.bronnen),
    grenzen=(
        _("Uw inkomen van dit jaar telt. Wij rekenen met het laatste jaar dat bekend is, of met wat u invult."),
        _("Wie uw toeslagpartner is, bepaalt de wet. Dat kan ook een huisgenoot zijn."),
    ),
    producten=("zorgtoeslag",),
    gevallen=(
        _example("2026: laag inkomen, het hoogste bedrag", 29500, 129),
        _example("2026: inkomen 30.000", 30000, 126),
        _example("2026: inkomen 34.500", 34500, 74),
        _example("2026: inkomen 35.000", 35000, 69),
        _example("2026: inkomen 39.000", 39000, 23),
        _example("2026: inkomen 40.500", 40500, 6),
        _example("2026: inkomen 41.000", 41000, None),
        _example("2026: met partner, het hoogste bedrag", 29500, 246, partner=True),
        _example("2026: met partner, boven de grens", 51200, None, partner=True),
        Geval(
            "18 geworden op de eerste van deze maand: pas vanaf de volgende",
            {"geboortedatum": date(2008, 11, 1)},
            date(2026, 11, 30),
            {"recht": Recht.NEE},
            Bron("Wet op de zorgtoeslag artikel 1", ZT_1.url),
        ),
        _example("2025: laag inkomen, het hoogste bedrag", 28000, 131, op=date(2025, 3, 1)),
        _example("2025: met partner, het hoogste bedrag", 28000, 250, partner=True, op=date(2025, 3, 1)),
    ),
)
