"""Huurtoeslag: the part of the rent above a base, less a part of the income above a limit."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

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
from levensgebeurtenissen.regels.toeslagen import KLEINSTE, household_income, weigh_property

_BWB = "BWBR0008659"
WHT_7, WHT_8, WHT_11, WHT_13, WHT_21 = (
    Wetsartikel("Wet op de huurtoeslag", artikel, _BWB) for artikel in ("7", "8", "11", "13", "21")
)
_VOLWASSEN, _VOLLEDIG, _GROOT = 18, 21, 3


@dataclass(frozen=True, slots=True)
class Huurbedragen:
    """The amounts of one year (articles 13, 16, 17, 20 and 21); `een` is a household of one person.

    Args:
        basis_een: the rent that one bears at the lowest income; `basis_meer` for more people.
        ijkpunt_een: the income up to which nothing is taken off.
        afbouw_een: the part of the income above it that is.
        kwaliteit: up to this rent everything above the base is paid.
        aftopping_klein: from there up to this rent a part, for one or two people; `aftopping_groot` for more.
        deel: that part.
        hoogste: rent above this does not count; `hoogste_jong` for who is under 21 without children.
        vermogen: the most property on 1 January for each of the two.
    """

    basis_een: Decimal
    basis_meer: Decimal
    ijkpunt_een: Decimal
    ijkpunt_meer: Decimal
    afbouw_een: Decimal
    afbouw_meer: Decimal
    kwaliteit: Decimal
    aftopping_klein: Decimal
    aftopping_groot: Decimal
    deel: Decimal
    hoogste: Decimal
    hoogste_jong: Decimal
    vermogen: Decimal

    def month(self, huur: Decimal, *, huishouden: int, inkomen: Decimal, jong: bool) -> Decimal:
        """The toeslag of one month in cents; the part of the rent above the second limit is left out."""
        een = huishouden == 1
        basis = self.basis_een if een else self.basis_meer
        aftopping = self.aftopping_groot if huishouden >= _GROOT else self.aftopping_klein
        telt = min(huur, self.hoogste_jong if jong else self.hoogste)
        vol = max(min(telt, self.kwaliteit) - basis, Decimal(0))
        vol += self.deel * max(min(telt, aftopping) - self.kwaliteit, Decimal(0))
        boven = max(inkomen - (self.ijkpunt_een if een else self.ijkpunt_meer), Decimal(0))
        per_maand = vol - boven * (self.afbouw_een if een else self.afbouw_meer) / 12
        per_maand = max(per_maand, Decimal(0)).quantize(Decimal("0.01"), ROUND_DOWN)
        return per_maand if per_maand * 12 >= KLEINSTE else Decimal(0)


BEDRAGEN: Tabel[Huurbedragen] = Tabel.of(
    (
        date(2026, 1, 1),
        Huurbedragen(
            basis_een=Decimal("202.52"),
            basis_meer=Decimal("200.71"),
            ijkpunt_een=Decimal(23425),
            ijkpunt_meer=Decimal(31500),
            afbouw_een=Decimal("0.27"),
            afbouw_meer=Decimal("0.22"),
            kwaliteit=Decimal("498.20"),
            aftopping_klein=Decimal("713.02"),
            aftopping_groot=Decimal("764.14"),
            deel=Decimal("0.65"),
            hoogste=Decimal("932.93"),
            hoogste_jong=Decimal("498.20"),
            vermogen=Decimal(38479),
        ),
        Bron("Regeling huurtoeslaggrenzen 2026", "https://wetten.overheid.nl/BWBR0051841/2026-01-01"),
    ),
)


def beslis(
    *,
    geboortedatum: date | None,
    huurt: bool | None,
    rekenhuur: Decimal | None,
    huishouden: int | None,
    partner: bool | None,
    inkomen: Decimal | None,
    partnerinkomen: Decimal | None,
    vermogen: Decimal | None,
    kinderen: tuple[date, ...] | None,
    op: date,
) -> Uitkomst:
    """Whether somebody has huurtoeslag in the year of this day, and about how much a month."""
    toets = Toets(indicatie=True)
    _weigh_home(toets, geboortedatum, huurt=huurt, op=op)
    vragen = (("partner", partner), ("inkomen", inkomen), ("vermogen", vermogen))
    for naam, waarde in (*vragen, ("rekenhuur", rekenhuur), ("huishouden", huishouden)):
        if waarde is None:
            toets.miss(naam)
    if partner is None:
        return toets.decide()
    bedragen = BEDRAGEN.on(op).waarde
    weigh_property(toets, vermogen, grens=bedragen.vermogen * (2 if partner else 1), artikel=WHT_7)
    samen = household_income(toets, inkomen=inkomen, partner=partner, partnerinkomen=partnerinkomen)
    if samen is None or rekenhuur is None or huishouden is None or geboortedatum is None:
        return toets.decide()
    jong = age_on(geboortedatum, op) < _VOLLEDIG and not kinderen
    per_maand = bedragen.month(rekenhuur, huishouden=max(huishouden, 1), inkomen=samen, jong=jong)
    toets.require(
        "inkomen",
        per_maand > 0,
        zin(
            _("Bij een huur van %(huur)s en een inkomen van %(inkomen)s per jaar krijgt u een deel van de huur."),
            huur=rekenhuur,
            inkomen=samen,
        ),
        zin(
            _("Bij een huur van %(huur)s en een inkomen van %(inkomen)s per jaar blijft er geen toeslag over."),
            huur=rekenhuur,
            inkomen=samen,
        ),
        WHT_21,
    )
    return toets.decide(bedrag=Bedrag(per_maand.quantize(Decimal(1), ROUND_DOWN), Per.MAAND, BEDRAGEN.on(op).jaar))


def _weigh_home(toets: Toets, geboortedatum: date | None, *, huurt: bool | None, op: date) -> None:
    if huurt is None:
        toets.miss("huurt")
    else:
        toets.require(
            "huurt",
            huurt,
            zin(_("U huurt een zelfstandige woning.")),
            zin(_("U huurt geen zelfstandige woning. Voor een koophuis of kamer krijgt u geen huurtoeslag.")),
            WHT_11,
        )
    if geboortedatum is None:
        toets.miss("geboortedatum")
    else:
        toets.require(
            "geboortedatum",
            age_on(geboortedatum, op) >= _VOLWASSEN,
            zin(_("U bent 18 jaar of ouder.")),
            zin(_("U bent jonger dan 18 jaar.")),
            WHT_8,
        )


def _example(naam: str, huur: str, inkomen: int, euro: int | None, *, huishouden: int = 1, leeftijd: int = 40) -> Geval:
    invoer = {
        "geboortedatum": date(2026 - leeftijd, 1, 2),
        "huurt": True,
        "rekenhuur": Decimal(huur),
        "huishouden": huishouden,
        "partner": huishouden > 1,
        "inkomen": Decimal(inkomen),
        "partnerinkomen": Decimal(0),
        "vermogen": Decimal(1000),
        "kinderen": (),
    }
    verwacht = {"recht": Recht.NEE} if euro is None else {"recht": Recht.JA, "euro": Decimal(euro)}
    return Geval(naam, invoer, date(2026, 11, 22), verwacht, BEDRAGEN.bronnen[0])


REGEL = Regel(
    sleutel="huurtoeslag",
    titel=_("Huurtoeslag"),
    vraag=_("Hebt u recht op huurtoeslag, en ongeveer hoeveel?"),
    wie=_("Dienst Toeslagen"),
    artikelen=(WHT_7, WHT_8, WHT_11, WHT_13, WHT_21),
    geldig_vanaf=BEDRAGEN.standen[0].vanaf,
    gegevens=(
        gegevens.GEBOORTEDATUM,
        gegevens.HUURT,
        gegevens.REKENHUUR,
        gegevens.HUISHOUDEN,
        gegevens.PARTNER,
        gegevens.INKOMEN,
        gegevens.PARTNERINKOMEN,
        gegevens.VERMOGEN,
        gegevens.KINDEREN,
    ),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=BEDRAGEN.jaar,
    bronnen=BEDRAGEN.bronnen,
    grenzen=(
        _("Over het deel van de huur boven de aftoppingsgrens rekenen wij niets. Het echte bedrag kan hoger zijn."),
        _("Het inkomen en vermogen van andere bewoners tellen ook mee. Die vragen wij niet."),
        _("Voor een aangepaste woning en voor groepswonen gelden andere regels."),
    ),
    producten=("huurtoeslag",),
    gevallen=(
        _example("alleen, huur tot de eerste grens: 498,20 min 202,52", "498.20", 20000, 295),
        _example("alleen, huur boven de eerste grens: 65 procent van 101,80 erbij", "600", 20000, 361),
        _example("alleen, inkomen 2.000 boven het ijkpunt: 45 per maand minder", "498.20", 25425, 250),
        _example("met zijn tweeën: 498,20 min 200,71", "498.20", 30000, 297, huishouden=2),
        _example("huur lager dan de basishuur", "200", 20000, None),
        _example("inkomen te hoog", "498.20", 40000, None),
        _example("20 jaar: de huur boven de grens voor jongeren telt niet", "700", 15000, 295, leeftijd=20),
    ),
)
