"""Studiefinanciering and kinderopvangtoeslag: whether, and about how much."""

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

_WSF = "BWBR0011453"
WSF_2_3, WSF_3_1, WSF_3_18 = (
    Wetsartikel("Wet studiefinanciering 2000", artikel, _WSF) for artikel in ("2.3", "3.1", "3.18")
)
_WKO = "BWBR0017017"
WKO_1_5, WKO_1_6, WKO_1_7 = (Wetsartikel("Wet kinderopvang", artikel, _WKO) for artikel in ("1.5", "1.6", "1.7"))
_VOLWASSEN, _GRENS, _BASISSCHOOL = 18, 30, 13
_MBO, _HO = "mbo", "ho"


@dataclass(frozen=True, slots=True)
class Beurzen:
    """The basic grant per month, for who lives with the parents and who does not."""

    thuis: dict[str, Decimal]
    uit: dict[str, Decimal]


BEURZEN: Tabel[Beurzen] = Tabel.of(
    (
        date(2023, 9, 1),
        Beurzen(
            thuis={_MBO: Decimal("90.85"), _HO: Decimal("110.30")},
            uit={_MBO: Decimal("296.51"), _HO: Decimal("274.90")},
        ),
        Bron("Wet studiefinanciering 2000, artikel 3.18, naar de maatstaf van 2023", WSF_3_18.url),
    ),
)


def beslis(*, geboortedatum: date | None, opleiding: str | None, thuiswonend: bool | None, op: date) -> Uitkomst:
    """Whether a student has a basic grant; nationality and earlier studies are not weighed."""
    toets = Toets(indicatie=True)
    if opleiding is None:
        toets.miss("opleiding")
    else:
        toets.require(
            "opleiding",
            opleiding in {_MBO, _HO},
            zin(_("U volgt een voltijdse opleiding die meetelt.")),
            zin(_("U volgt geen voltijdse opleiding aan mbo (bol), hbo of universiteit.")),
            WSF_2_3,
        )
    if geboortedatum is None:
        toets.miss("geboortedatum")
        return toets.decide()
    leeftijd = age_on(geboortedatum, op)
    toets.require(
        "geboortedatum",
        leeftijd < _GRENS and (opleiding != _MBO or leeftijd >= _VOLWASSEN),
        zin(_("Uw leeftijd past: op het mbo vanaf 18 jaar, en u begint voor uw dertigste.")),
        zin(_("Studiefinanciering begint op het mbo bij 18 jaar en stopt voor wie begint na de dertigste verjaardag.")),
        WSF_2_3,
    )
    if thuiswonend is None:
        toets.miss("thuiswonend")
    if opleiding not in {_MBO, _HO} or thuiswonend is None:
        return toets.decide()
    stand = BEURZEN.on(op)
    bedrag = (stand.waarde.thuis if thuiswonend else stand.waarde.uit)[opleiding]
    thuis = zin(_("U woont bij uw ouders. Daarom is de basisbeurs lager."))
    uit = zin(_("U woont niet bij uw ouders. Daarom is de basisbeurs hoger."))
    toets.tell("thuiswonend", thuis if thuiswonend else uit, WSF_3_18)
    return toets.decide(bedrag=Bedrag(bedrag, Per.MAAND, stand.jaar))


@dataclass(frozen=True, slots=True)
class Opvang:
    """The amounts of one year for the first child.

    Args:
        uurprijs: by kind, the most that counts for an hour.
        uren: the most hours a month for a child.
        vol_tot: up to this income the highest part is paid.
        hoogste: that part, and `laagste` the least.
    """

    uurprijs: dict[str, Decimal]
    uren: int
    vol_tot: Decimal
    hoogste: Decimal
    laagste: Decimal


OPVANG: Tabel[Opvang] = Tabel.of(
    (
        date(2026, 1, 1),
        Opvang(
            uurprijs={"dagopvang": Decimal("11.23"), "bso": Decimal("9.98"), "gastouder": Decimal("8.49")},
            uren=230,
            vol_tot=Decimal(56412),
            hoogste=Decimal("0.96"),
            laagste=Decimal("0.365"),
        ),
        Bron(
            "Rijksoverheid: bedragen kinderopvangtoeslag 2026",
            "https://www.rijksoverheid.nl/onderwerpen/kinderopvangtoeslag/bedragen-kinderopvangtoeslag-2026",
        ),
    ),
)


def beslis_opvang(
    *,
    kinderen: tuple[date, ...] | None,
    werkt: bool | None,
    opvangsoort: str | None,
    opvanguren: int | None,
    uurprijs: Decimal | None,
    partner: bool | None,
    inkomen: Decimal | None,
    partnerinkomen: Decimal | None,
    op: date,
) -> Uitkomst:
    """Whether a parent has kinderopvangtoeslag for one child, and at most how much a month."""
    toets = Toets(indicatie=True)
    _weigh_care(toets, kinderen=kinderen, werkt=werkt, op=op)
    for naam, waarde in (
        ("opvangsoort", opvangsoort),
        ("opvanguren", opvanguren),
        ("uurprijs", uurprijs),
        ("partner", partner),
        ("inkomen", inkomen),
        *([("partnerinkomen", partnerinkomen)] if partner else []),
    ):
        if waarde is None:
            toets.miss(naam)
    stand = OPVANG.on(op)
    if not toets.open or opvanguren is None or uurprijs is None or inkomen is None or opvangsoort is None:
        return toets.decide()
    samen = inkomen + (partnerinkomen or Decimal(0)) if partner else inkomen
    regels = stand.waarde
    kosten = min(opvanguren, regels.uren) * min(uurprijs, regels.uurprijs.get(opvangsoort, uurprijs))
    laag = samen <= regels.vol_tot
    toets.tell(
        "inkomen",
        zin(_("Bij een inkomen tot %(grens)s krijgt u 96 procent van de kosten die meetellen."), grens=regels.vol_tot)
        if laag
        else zin(
            _("Boven een inkomen van %(grens)s krijgt u voor het eerste kind tussen 36,5 en 96 procent."),
            grens=regels.vol_tot,
        ),
        WKO_1_7,
    )
    bedrag = (kosten * regels.hoogste).quantize(Decimal(1), ROUND_DOWN)
    return toets.decide(bedrag=Bedrag(bedrag, Per.MAAND, stand.jaar, hoogstens=not laag))


def _weigh_care(toets: Toets, *, kinderen: tuple[date, ...] | None, werkt: bool | None, op: date) -> None:
    if kinderen is None:
        toets.miss("kinderen")
    else:
        toets.require(
            "kinderen",
            any(geboren <= op and age_on(geboren, op) < _BASISSCHOOL for geboren in kinderen),
            zin(_("U hebt een kind dat nog niet naar de middelbare school gaat.")),
            zin(_("U hebt geen kind dat nog niet naar de middelbare school gaat.")),
            WKO_1_5,
        )
    if werkt is None:
        toets.miss("werkt")
    else:
        toets.require(
            "werkt",
            werkt,
            zin(_("U werkt of volgt een opleiding, en uw partner ook.")),
            zin(_("U en uw partner moeten allebei werken of een opleiding volgen.")),
            WKO_1_6,
        )


def _student(naam: str, opleiding: str, euro: str, *, thuis: bool, geboren: date = date(2006, 3, 1)) -> Geval:
    invoer = {"geboortedatum": geboren, "opleiding": opleiding, "thuiswonend": thuis}
    return Geval(naam, invoer, date(2026, 11, 22), {"recht": Recht.JA, "euro": Decimal(euro)}, BEURZEN.bronnen[0])


STUDIEFINANCIERING = Regel(
    sleutel="studiefinanciering",
    titel=_("Studiefinanciering"),
    vraag=_("Hebt u recht op een basisbeurs, en ongeveer hoeveel?"),
    wie=_("Dienst Uitvoering Onderwijs (DUO)"),
    artikelen=(WSF_2_3, WSF_3_1, WSF_3_18),
    geldig_vanaf=BEURZEN.standen[0].vanaf,
    gegevens=(gegevens.GEBOORTEDATUM, gegevens.OPLEIDING, gegevens.THUISWONEND),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    jaar=BEURZEN.jaar,
    bronnen=BEURZEN.bronnen,
    grenzen=(
        _("De bedragen zijn die van 2023 uit de wet. Zij gaan elk jaar omhoog, dus u krijgt meer."),
        _("DUO kijkt ook naar uw nationaliteit en hoelang u al studiefinanciering had."),
        _("Een aanvullende beurs hangt af van het inkomen van uw ouders. Die rekenen wij niet uit."),
    ),
    producten=("studiefinanciering", "aanvullende-beurs"),
    gevallen=(
        _student("hbo of universiteit, bij ouders", "ho", "110.30", thuis=True),
        _student("hbo of universiteit, uitwonend", "ho", "274.90", thuis=False),
        _student("mbo, bij ouders", "mbo", "90.85", thuis=True),
        _student("mbo, uitwonend", "mbo", "296.51", thuis=False),
        Geval(
            "mbo, 17 jaar",
            {"geboortedatum": date(2009, 1, 5), "opleiding": "mbo", "thuiswonend": True},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            Bron("Wet studiefinanciering 2000 artikel 2.3", WSF_2_3.url),
        ),
    ),
)


def _parent(naam: str, soort: str, prijs: str, inkomen: int, euro: int) -> Geval:
    invoer = {
        "kinderen": (date(2023, 4, 1),),
        "werkt": True,
        "opvangsoort": soort,
        "opvanguren": 100,
        "uurprijs": Decimal(prijs),
        "partner": False,
        "inkomen": Decimal(inkomen),
    }
    return Geval(naam, invoer, date(2026, 11, 22), {"recht": Recht.JA, "euro": Decimal(euro)}, OPVANG.bronnen[0])


KINDEROPVANG = Regel(
    sleutel="kinderopvangtoeslag",
    titel=_("Kinderopvangtoeslag"),
    vraag=_("Hebt u recht op kinderopvangtoeslag, en ongeveer hoeveel voor uw eerste kind?"),
    wie=_("Dienst Toeslagen"),
    artikelen=(WKO_1_5, WKO_1_6, WKO_1_7),
    geldig_vanaf=OPVANG.standen[0].vanaf,
    gegevens=(
        gegevens.KINDEREN,
        gegevens.WERKT,
        gegevens.OPVANGSOORT,
        gegevens.OPVANGUREN,
        gegevens.UURPRIJS,
        gegevens.PARTNER,
        gegevens.INKOMEN,
        gegevens.PARTNERINKOMEN,
    ),
    beslis=beslis_opvang,
    zekerheid=Zekerheid.INDICATIE,
    jaar=OPVANG.jaar,
    bronnen=OPVANG.bronnen,
    grenzen=(
        _("Boven een inkomen van € 56.412 noemen wij het hoogste bedrag. De tabel van de overheid heeft veel stappen."),
        _("Het kind met de meeste uren telt als eerste kind. Voor een volgend kind krijgt u vaak meer."),
    ),
    producten=("kinderopvangtoeslag",),
    gevallen=(
        _parent("dagopvang tot de hoogste prijs: 96 procent van 1.123", "dagopvang", "12.50", 30000, 1078),
        _parent("bso onder de hoogste prijs: 96 procent van 900", "bso", "9.00", 56412, 864),
        _parent("gastouder: 96 procent van 849", "gastouder", "9.00", 40000, 815),
    ),
)
