"""Bijstand and the individuele inkomenstoeslag of the gemeente; both no more than an indication."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from levensgebeurtenissen.regels import aow, gegevens
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

_BWB = "BWBR0015703"
PW_11, PW_19, PW_21, PW_22A, PW_34, PW_36 = (
    Wetsartikel("Participatiewet", artikel, _BWB) for artikel in ("11", "19", "21", "22a", "34", "36")
)
_VOLWASSEN, _NORM_VANAF = 18, 21
_CENT = Decimal("0.01")
_JAREN_LAAG = 3


@dataclass(frozen=True, slots=True)
class Bijstandsnormen:
    """Net per month with holiday pay (articles 20, 21 and 22), and the property that one may have (article 34).

    Args:
        jong: for who is 18, 19 or 20; `jong_samen` when both are.
        alleen: from 21 up to the AOW; `samen` for two together.
        aow_alleen: with AOW; `aow_samen` for two together.
        vermogen: what somebody alone may own; `vermogen_gezin` a family.
    """

    jong: Decimal
    jong_samen: Decimal
    alleen: Decimal
    samen: Decimal
    aow_alleen: Decimal
    aow_samen: Decimal
    vermogen: Decimal
    vermogen_gezin: Decimal

    def norm(self, *, leeftijd: int, heeft_aow: bool, partner: bool, kostendelers: int) -> Decimal:
        """What one, with a partner both, needs to live; less for who shares costs with more adults (article 22a)."""
        if heeft_aow:
            alleen, samen = self.aow_alleen, self.aow_samen
        elif leeftijd < _NORM_VANAF:
            return self.jong_samen if partner else self.jong
        else:
            alleen, samen = self.alleen, self.samen
        if not kostendelers:
            return samen if partner else alleen
        wie = 2 if partner else 1
        bewoners = kostendelers + wie
        deel = (40 + 30 * Decimal(bewoners)) / 100 / bewoners
        return (deel * samen).quantize(_CENT, ROUND_HALF_UP) * wie


NORMEN: Tabel[Bijstandsnormen] = Tabel.of(
    (
        date(2026, 1, 1),
        Bijstandsnormen(
            jong=Decimal("345.99"),
            jong_samen=Decimal("691.98"),
            alleen=Decimal("1401.50"),
            samen=Decimal("2002.13"),
            aow_alleen=Decimal("1564.69"),
            aow_samen=Decimal("2144.16"),
            vermogen=Decimal(8000),
            vermogen_gezin=Decimal(16000),
        ),
        Bron("Participatiewet in januari 2026", "https://wetten.overheid.nl/BWBR0015703/2026-01-01"),
    ),
    (
        date(2026, 7, 1),
        Bijstandsnormen(
            jong=Decimal("350.42"),
            jong_samen=Decimal("700.84"),
            alleen=Decimal("1419.46"),
            samen=Decimal("2027.79"),
            aow_alleen=Decimal("1587.34"),
            aow_samen=Decimal("2176.10"),
            vermogen=Decimal(8000),
            vermogen_gezin=Decimal(16000),
        ),
        Bron("Participatiewet in juli 2026", "https://wetten.overheid.nl/BWBR0015703/2026-07-01"),
    ),
)


def beslis(
    *,
    geboortedatum: date | None,
    in_nederland: bool | None,
    partner: bool | None,
    kinderen: tuple[date, ...] | None,
    netto_per_maand: Decimal | None,
    vermogen: Decimal | None,
    kostendelers: int | None,
    op: date,
) -> Uitkomst:
    """Whether somebody seems to have bijstand, and how much it would add to what comes in."""
    toets = Toets(indicatie=True)
    _weigh_person(toets, geboortedatum, in_nederland=in_nederland, op=op)
    normen = NORMEN.on(op)
    _weigh_property(toets, vermogen, partner=partner, kinderen=kinderen, normen=normen.waarde, op=op)
    norm = _norm(toets, geboortedatum, partner=partner, kostendelers=kostendelers, normen=normen.waarde, op=op)
    if netto_per_maand is None:
        toets.miss("netto_per_maand")
    if norm is None or netto_per_maand is None:
        return toets.decide()
    toets.require(
        "netto_per_maand",
        netto_per_maand < norm,
        zin(_("U krijgt %(inkomen)s per maand. De norm is %(norm)s."), inkomen=netto_per_maand, norm=norm),
        zin(_("U krijgt %(inkomen)s per maand. Dat is niet minder dan %(norm)s."), inkomen=netto_per_maand, norm=norm),
        PW_19,
    )
    return toets.decide(bedrag=Bedrag(norm - netto_per_maand, Per.MAAND, normen.jaar, hoogstens=True))


def beslis_inkomenstoeslag(
    *,
    geboortedatum: date | None,
    partner: bool | None,
    kinderen: tuple[date, ...] | None,
    netto_per_maand: Decimal | None,
    vermogen: Decimal | None,
    kostendelers: int | None,
    jaren_laag_inkomen: int | None,
    op: date,
) -> Uitkomst:
    """Whether it is worth asking the gemeente for an individuele inkomenstoeslag."""
    toets = Toets(indicatie=True)
    _weigh_working_age(toets, geboortedatum, op=op)
    normen = NORMEN.on(op).waarde
    _weigh_property(toets, vermogen, partner=partner, kinderen=kinderen, normen=normen, op=op)
    norm = _norm(toets, geboortedatum, partner=partner, kostendelers=kostendelers, normen=normen, op=op)
    if netto_per_maand is None:
        toets.miss("netto_per_maand")
    elif norm is not None and netto_per_maand <= norm:
        toets.tell(
            "netto_per_maand",
            zin(_("Uw inkomen is niet hoger dan de bijstand: %(inkomen)s per maand."), inkomen=netto_per_maand),
            PW_36,
        )
    elif norm is not None:
        toets.tell(
            "netto_per_maand",
            zin(_("Uw inkomen is hoger dan de bijstand. Hoeveel hoger het mag zijn, bepaalt uw gemeente.")),
            PW_36,
        )
        toets.miss("netto_per_maand")
    if jaren_laag_inkomen is None:
        toets.miss("jaren_laag_inkomen")
    elif jaren_laag_inkomen < _JAREN_LAAG:
        # How long is long differs: a gemeente may say less than most do, so this is open and no refusal.
        toets.miss("jaren_laag_inkomen")
    else:
        toets.tell(
            "jaren_laag_inkomen",
            zin(_("U hebt al %(jaren)s jaar een laag inkomen."), jaren=jaren_laag_inkomen),
            PW_36,
        )
    return toets.decide()


def _weigh_person(toets: Toets, geboortedatum: date | None, *, in_nederland: bool | None, op: date) -> None:
    if in_nederland is None:
        toets.miss("in_nederland")
    else:
        toets.require(
            "in_nederland",
            in_nederland,
            zin(_("U woont in Nederland.")),
            zin(_("U woont niet in Nederland.")),
            PW_11,
        )
    if geboortedatum is None:
        toets.miss("geboortedatum")
    else:
        toets.require(
            "geboortedatum",
            age_on(geboortedatum, op) >= _VOLWASSEN,
            zin(_("U bent 18 jaar of ouder.")),
            zin(_("U bent jonger dan 18 jaar.")),
            PW_11,
        )


def _weigh_working_age(toets: Toets, geboortedatum: date | None, *, op: date) -> None:
    if geboortedatum is None:
        toets.miss("geboortedatum")
        return
    toets.require(
        "geboortedatum",
        age_on(geboortedatum, op) >= _NORM_VANAF and op < aow.begin(geboortedatum).dag,
        zin(_("U bent 21 jaar of ouder en hebt nog geen AOW.")),
        zin(_("Deze toeslag is voor mensen vanaf 21 jaar die nog geen AOW hebben.")),
        PW_36,
    )


def _weigh_property(
    toets: Toets,
    vermogen: Decimal | None,
    *,
    partner: bool | None,
    kinderen: tuple[date, ...] | None,
    normen: Bijstandsnormen,
    op: date,
) -> None:
    for naam, waarde in (("vermogen", vermogen), ("partner", partner), ("kinderen", kinderen)):
        if waarde is None:
            toets.miss(naam)
    if vermogen is None or partner is None or kinderen is None:
        return
    gezin = partner or any(age_on(kind, op) < _VOLWASSEN for kind in kinderen)
    grens = normen.vermogen_gezin if gezin else normen.vermogen
    toets.require(
        "vermogen",
        vermogen <= grens,
        zin(_("Uw vermogen is niet hoger dan %(grens)s."), grens=grens),
        zin(_("Uw vermogen is hoger dan %(grens)s. Dat moet u eerst gebruiken."), grens=grens),
        PW_34,
    )


def _norm(
    toets: Toets,
    geboortedatum: date | None,
    *,
    partner: bool | None,
    kostendelers: int | None,
    normen: Bijstandsnormen,
    op: date,
) -> Decimal | None:
    for naam, waarde in (("partner", partner), ("kostendelers", kostendelers)):
        if waarde is None:
            toets.miss(naam)
    if geboortedatum is None or partner is None or kostendelers is None:
        return None
    heeft_aow = op >= aow.begin(geboortedatum).dag
    leeftijd = age_on(geboortedatum, op)
    return normen.norm(leeftijd=leeftijd, heeft_aow=heeft_aow, partner=partner, kostendelers=kostendelers)


def _example(naam: str, norm: str, *, partner: bool = False, kostendelers: int = 0, geboren: int = 1985) -> Geval:
    invoer = {
        "geboortedatum": date(geboren, 5, 1),
        "in_nederland": True,
        "partner": partner,
        "kinderen": (),
        "netto_per_maand": Decimal(0),
        "vermogen": Decimal(0),
        "kostendelers": kostendelers,
    }
    return Geval(
        naam, invoer, date(2026, 11, 22), {"recht": Recht.JA, "euro": Decimal(norm)}, NORMEN.on(date(2026, 11, 22)).bron
    )


_GEMEENTE = _("uw gemeente")

BIJSTAND = Regel(
    sleutel="bijstand",
    titel=_("Bijstand"),
    vraag=_("Hebt u misschien recht op bijstand, en hoeveel hoogstens?"),
    wie=_GEMEENTE,
    artikelen=(PW_11, PW_19, PW_21, PW_22A, PW_34),
    geldig_vanaf=NORMEN.standen[0].vanaf,
    gegevens=(
        gegevens.GEBOORTEDATUM,
        gegevens.IN_NEDERLAND,
        gegevens.PARTNER,
        gegevens.KINDEREN,
        gegevens.NETTO_PER_MAAND,
        gegevens.VERMOGEN,
        gegevens.KOSTENDELERS,
    ),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=NORMEN.jaar,
    bronnen=NORMEN.bronnen,
    grenzen=(
        _("De gemeente telt ook uw auto, uw eigen woning en andere bezittingen mee."),
        _("Een andere uitkering of studiefinanciering gaat voor. U moet ook meewerken aan het vinden van werk."),
        _("Met AOW heet de aanvulling AIO. Die vraagt u aan bij de SVB."),
    ),
    producten=("bijstand",),
    gevallen=(
        _example("alleen, 21 jaar tot de AOW, juli 2026", "1419.46"),
        _example("samen, 21 jaar tot de AOW, juli 2026", "2027.79", partner=True),
        _example("alleen met AOW, juli 2026", "1587.34", geboren=1950),
        _example("samen met AOW, juli 2026", "2176.10", partner=True, geboren=1950),
        _example("18, 19 of 20 jaar, juli 2026", "350.42", geboren=2007),
        _example("een kostendeler: 50 procent van de norm voor samen", "1013.90", kostendelers=1),
        _example("twee kostendelers: 43,33 procent", "878.71", kostendelers=2),
    ),
)

_LAAG = {
    "geboortedatum": date(1985, 5, 1),
    "partner": False,
    "kinderen": (),
    "netto_per_maand": Decimal(1400),
    "vermogen": Decimal(500),
    "kostendelers": 0,
}
_BRON_36 = Bron("Participatiewet artikel 36", PW_36.url)

INKOMENSTOESLAG = Regel(
    sleutel="individuele-inkomenstoeslag",
    titel=_("Individuele inkomenstoeslag"),
    vraag=_("Kunt u na jaren met een laag inkomen een toeslag krijgen van de gemeente?"),
    wie=_GEMEENTE,
    artikelen=(PW_36, PW_34),
    geldig_vanaf=NORMEN.standen[0].vanaf,
    gegevens=(
        gegevens.GEBOORTEDATUM,
        gegevens.PARTNER,
        gegevens.KINDEREN,
        gegevens.NETTO_PER_MAAND,
        gegevens.VERMOGEN,
        gegevens.KOSTENDELERS,
        gegevens.JAREN_LAAG_INKOMEN,
    ),
    beslis=beslis_inkomenstoeslag,
    zekerheid=Zekerheid.INDICATIE,
    jaar=NORMEN.jaar,
    bronnen=NORMEN.bronnen,
    grenzen=(
        _("Elke gemeente bepaalt zelf wat laag en lang is, en hoe hoog de toeslag is. Vaak is het drie jaar."),
        _("U mag geen uitzicht hebben op een hoger inkomen. Dat beoordeelt de gemeente."),
    ),
    producten=("individuele-inkomenstoeslag", "bijzondere-bijstand"),
    gevallen=(
        Geval("vijf jaar laag", {**_LAAG, "jaren_laag_inkomen": 5}, date(2026, 11, 22), {"recht": Recht.JA}, _BRON_36),
        Geval(
            "een jaar laag", {**_LAAG, "jaren_laag_inkomen": 1}, date(2026, 11, 22), {"recht": Recht.ONBEKEND}, _BRON_36
        ),
        Geval(
            "te veel vermogen",
            {**_LAAG, "jaren_laag_inkomen": 5, "vermogen": Decimal(8001)},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            Bron("Participatiewet artikel 34", PW_34.url),
        ),
    ),
)
