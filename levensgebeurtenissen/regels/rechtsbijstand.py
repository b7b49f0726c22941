"""Subsidised legal aid: whether the income of two years ago is low enough."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from levensgebeurtenissen.regels import gegevens
from levensgebeurtenissen.regels.basis import (
    Bron,
    Geval,
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
from levensgebeurtenissen.regels.kinderbijslag import VOLWASSEN
from levensgebeurtenissen.regels.tabel import Tabel
from levensgebeurtenissen.regels.toeslagen import household_income

_BWB = "BWBR0006368"
WRB_34, WRB_35 = (Wetsartikel("Wet op de rechtsbijstand", artikel, _BWB) for artikel in ("34", "35"))


@dataclass(frozen=True, slots=True)
class Inkomensgrenzen:
    """The highest income in the year that counts, for who lives alone and for who does not."""

    alleen: Decimal
    samen: Decimal


GRENZEN: Tabel[Inkomensgrenzen] = Tabel.of(
    (
        date(2022, 1, 1),
        Inkomensgrenzen(Decimal(29400), Decimal(41600)),
        Bron("Raad voor Rechtsbijstand: inkomensnormen 2022", "https://www.rvr.org"),
    ),
)


def beslis(
    *,
    partner: bool | None,
    kinderen: tuple[date, ...] | None,
    inkomen: Decimal | None,
    partnerinkomen: Decimal | None,
    op: date,
) -> Uitkomst:
    """Whether somebody gets a lawyer for a small contribution.

    The limits rise each year with wages (article 34, fourth paragraph). With those of an earlier year a yes is sure as
    far as income goes; an income above them leaves it open.
    """
    toets = Toets(indicatie=True)
    for naam, waarde in (("partner", partner), ("kinderen", kinderen)):
        if waarde is None:
            toets.miss(naam)
    if partner is None or kinderen is None:
        return toets.decide()
    samen = household_income(toets, inkomen=inkomen, partner=partner, partnerinkomen=partnerinkomen)
    if samen is None:
        return toets.decide()
    stand = GRENZEN.on(op)
    gezin = partner or any(age_on(kind, op) < VOLWASSEN for kind in kinderen)
    grens = stand.waarde.samen if gezin else stand.waarde.alleen
    if samen <= grens:
        zin_ja = zin(_("Uw inkomen is niet hoger dan de grens van %(jaar)s, %(grens)s."), jaar=stand.jaar, grens=grens)
        toets.tell("inkomen", zin_ja, WRB_34)
    else:
        hoger = _("Uw inkomen is hoger dan de grens van %(jaar)s, %(grens)s. De grens van dit jaar is hoger.")
        toets.tell("inkomen", zin(hoger, jaar=stand.jaar, grens=grens), WRB_34)
        toets.miss("inkomen")
    return toets.decide()


def _example(naam: str, inkomen: int, recht: Recht, *, partner: bool = False) -> Geval:
    invoer = {"partner": partner, "kinderen": (), "inkomen": Decimal(inkomen), "partnerinkomen": Decimal(0)}
    return Geval(naam, invoer, date(2026, 11, 22), {"recht": recht}, GRENZEN.bronnen[0])


REGEL = Regel(
    sleutel="rechtsbijstand",
    titel=_("Rechtsbijstand met een eigen bijdrage"),
    vraag=_("Betaalt de overheid mee aan uw advocaat?"),
    wie=_("Raad voor Rechtsbijstand"),
    artikelen=(WRB_34, WRB_35),
    geldig_vanaf=GRENZEN.standen[0].vanaf,
    gegevens=(gegevens.PARTNER, gegevens.KINDEREN, gegevens.INKOMEN, gegevens.PARTNERINKOMEN),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=GRENZEN.jaar,
    bronnen=GRENZEN.bronnen,
    grenzen=(
        _(
            "Wij kennen de grenzen van 2022. Zij stijgen elk jaar. "
            "Is uw inkomen hoger? Vraag het dan aan het Juridisch Loket."
        ),
        _("Het inkomen en het vermogen van twee jaar geleden tellen. Met veel vermogen krijgt u geen toevoeging."),
        _("U betaalt altijd een eigen bijdrage."),
    ),
    producten=("rechtsbijstand-en-mediation",),
    gevallen=(
        _example("alleen, op de grens", 29400, Recht.JA),
        _example("alleen, boven de grens van 2022: nog niet te zeggen", 29401, Recht.ONBEKEND),
        _example("samen, op de grens", 41600, Recht.JA, partner=True),
    ),
)
