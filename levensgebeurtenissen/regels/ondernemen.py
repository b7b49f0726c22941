"""Rules for who has a company: turnover tax, deductions, the Handelsregister and the UBO register."""

from datetime import date
from decimal import Decimal

from levensgebeurtenissen.regels import gegevens
from levensgebeurtenissen.regels.awb import Duur
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

OB_25 = Wetsartikel("Wet op de omzetbelasting 1968", "25", "BWBR0002629")
IB_3_6, IB_3_76 = (Wetsartikel("Wet inkomstenbelasting 2001", artikel, "BWBR0011353") for artikel in ("3.6", "3.76"))
HRW_15A, HRW_20 = (Wetsartikel("Handelsregisterwet 2007", artikel, "BWBR0021777") for artikel in ("15a", "20"))
WWFT_10A = Wetsartikel("Wwft", "10a", "BWBR0024282")

_URENCRITERIUM, _JAREN, _HOOGSTENS_STARTER = 1225, 5, 2
_EEN_WEEK = Duur(weken=1)

KOR_GRENS: Tabel[Decimal] = Tabel.of(
    (date(2020, 1, 1), Decimal(20000), Bron("Wet op de omzetbelasting 1968, artikel 25", OB_25.url)),
)
ZELFSTANDIGENAFTREK: Tabel[Decimal] = Tabel.of(
    (date(2024, 1, 1), Decimal(3750), Bron("Wet inkomstenbelasting 2001, artikel 3.76, in 2024", IB_3_76.url)),
    (date(2025, 1, 1), Decimal(2470), Bron("Wet inkomstenbelasting 2001, artikel 3.76, in 2025", IB_3_76.url)),
    (date(2026, 1, 1), Decimal(1200), Bron("Wet inkomstenbelasting 2001, artikel 3.76, in 2026", IB_3_76.url)),
)
STARTERSAFTREK: Tabel[Decimal] = Tabel.of(
    (date(2024, 1, 1), Decimal(2123), Bron("Wet inkomstenbelasting 2001, artikel 3.76", IB_3_76.url)),
)

# As the Handelsregister names them; who owns or controls more than a quarter of one of these is to be registered.
MET_UBO = frozenset(
    {
        "besloten vennootschap",
        "naamloze vennootschap",
        "stichting",
        "vereniging met volledige rechtsbevoegdheid",
        "coöperatie",
        "onderlinge waarborgmaatschappij",
        "vennootschap onder firma",
        "commanditaire vennootschap",
        "maatschap",
        "rederij",
        "europese naamloze vennootschap",
    }
)
ZONDER_UBO = frozenset(
    {
        "eenmanszaak",
        "vereniging van eigenaars",
        "publiekrechtelijke rechtspersoon",
        "vereniging met beperkte rechtsbevoegdheid",
    }
)


def beslis_kor(*, omzet: Decimal | None, op: date) -> Uitkomst:
    """Whether a company may choose the kleineondernemersregeling as far as its turnover goes."""
    toets = Toets(indicatie=True)
    if omzet is None:
        toets.miss("omzet")
        return toets.decide()
    grens = KOR_GRENS.on(op).waarde
    toets.require(
        "omzet",
        omzet <= grens,
        zin(_("Uw omzet is niet hoger dan %(grens)s per jaar. U mag kiezen voor geen btw-aangifte."), grens=grens),
        zin(_("Uw omzet is hoger dan %(grens)s per jaar. U doet gewoon btw-aangifte."), grens=grens),
        OB_25,
    )
    return toets.decide()


def beslis_aftrek(*, uren: int | None, jaren_ondernemer: int | None, keren_aftrek: int | None, op: date) -> Uitkomst:
    """Whether an entrepreneur may take the zelfstandigenaftrek, and as a starter more."""
    toets = Toets(indicatie=True)
    if uren is None:
        toets.miss("uren")
        return toets.decide()
    toets.require(
        "uren",
        uren >= _URENCRITERIUM,
        zin(_("U werkt ten minste 1.225 uur per jaar voor uw onderneming.")),
        zin(_("U werkt minder dan 1.225 uur per jaar voor uw onderneming.")),
        IB_3_6,
    )
    bedrag = ZELFSTANDIGENAFTREK.on(op)
    if jaren_ondernemer is None or keren_aftrek is None:
        extra = Decimal(0)
    else:
        starter = jaren_ondernemer < _JAREN and keren_aftrek <= _HOOGSTENS_STARTER
        extra = STARTERSAFTREK.on(op).waarde if starter else Decimal(0)
        wel = zin(_("U bent starter. Daarom komt er %(extra)s aftrek bij."), extra=extra)
        niet = zin(_("U krijgt geen startersaftrek: u was alle vijf jaren ondernemer of had de aftrek al drie keer."))
        toets.tell("keren_aftrek", wel if starter else niet, IB_3_76)
    return toets.decide(bedrag=Bedrag(bedrag.waarde + extra, Per.JAAR, bedrag.jaar))


def beslis_ubo(*, rechtsvorm: str | None, op: date) -> Uitkomst:  # noqa: ARG001 - every rule takes the day
    """Whether an organisation must register its owners (UBOs)."""
    toets = Toets()
    vorm = (rechtsvorm or "").casefold().strip()
    if not (vorm in MET_UBO or vorm in ZONDER_UBO):
        toets.miss("rechtsvorm")
        return toets.decide()
    toets.require(
        "rechtsvorm",
        vorm in MET_UBO,
        zin(_("Voor deze rechtsvorm schrijft u in wie meer dan 25 procent bezit of zeggenschap heeft.")),
        zin(_("Voor deze rechtsvorm hoeft u geen UBO in te schrijven.")),
        HRW_15A,
    )
    return toets.decide()


def beslis_kvk(*, gewijzigd_op: date | None, op: date) -> Uitkomst:
    """Until when a change must be reported to the Handelsregister: a week; yes while there is time."""
    toets = Toets()
    if gewijzigd_op is None:
        toets.miss("gewijzigd_op")
        return toets.decide()
    laatste = _EEN_WEEK.after(gewijzigd_op)
    toets.require(
        "gewijzigd_op",
        op <= laatste,
        zin(_("Geef de wijziging uiterlijk op %(dag)s door."), dag=laatste),
        zin(_("U moest de wijziging uiterlijk op %(dag)s doorgeven. Doe het alsnog meteen."), dag=laatste),
        HRW_20,
    )
    return toets.decide(datums={"laatste_dag": laatste})


_BELASTINGDIENST = _("Belastingdienst")
_KVK = _("KVK")
_VANDAAG = date(2026, 11, 22)

KOR = Regel(
    sleutel="kor",
    titel=_("Kleineondernemersregeling (KOR)"),
    vraag=_("Mag u kiezen voor de kleineondernemersregeling voor de btw?"),
    wie=_BELASTINGDIENST,
    artikelen=(OB_25,),
    geldig_vanaf=KOR_GRENS.standen[0].vanaf,
    gegevens=(gegevens.OMZET,),
    beslis=beslis_kor,
    zekerheid=Zekerheid.INDICATIE,
    jaar=2026,
    bronnen=KOR_GRENS.bronnen,
    grenzen=(
        _("Met de KOR rekent u geen btw en krijgt u geen btw terug. Dat is niet altijd voordelig."),
        _("U meldt zich vooraf aan. Voor verkoop in andere EU-landen is er een EU-KOR."),
    ),
    producten=("btw-aangifte",),
    gevallen=(
        Geval("precies op de grens", {"omzet": Decimal(20000)}, _VANDAAG, {"recht": Recht.JA}, KOR_GRENS.bronnen[0]),
        Geval("een cent erboven", {"omzet": Decimal("20000.01")}, _VANDAAG, {"recht": Recht.NEE}, KOR_GRENS.bronnen[0]),
    ),
)


def _hours(naam: str, uren: int, jaren: int, keren: int, verwacht: dict[str, object], *, op: date = _VANDAAG) -> Geval:
    invoer = {"uren": uren, "jaren_ondernemer": jaren, "keren_aftrek": keren}
    return Geval(naam, invoer, op, verwacht, ZELFSTANDIGENAFTREK.on(op).bron)


AFTREK = Regel(
    sleutel="zelfstandigenaftrek",
    titel=_("Zelfstandigenaftrek en startersaftrek"),
    vraag=_("Mag u zelfstandigenaftrek van uw winst aftrekken, en hoeveel?"),
    wie=_BELASTINGDIENST,
    artikelen=(IB_3_6, IB_3_76),
    geldig_vanaf=ZELFSTANDIGENAFTREK.standen[0].vanaf,
    gegevens=(gegevens.UREN, gegevens.JAREN_ONDERNEMER, gegevens.KEREN_AFTREK),
    beslis=beslis_aftrek,
    zekerheid=Zekerheid.INDICATIE,
    jaar=ZELFSTANDIGENAFTREK.jaar,
    bronnen=(*ZELFSTANDIGENAFTREK.bronnen, *STARTERSAFTREK.bronnen),
    grenzen=(
        _("Het is aftrek van de winst en geen geld dat u krijgt. Met AOW is de zelfstandigenaftrek de helft."),
        _("Werkt u ook in loondienst, dan moet u meestal meer dan de helft van uw tijd aan uw onderneming besteden."),
    ),
    producten=("zelfstandigenaftrek-starters",),
    gevallen=(
        _hours("2026, geen starter", 1300, 5, 5, {"recht": Recht.JA, "euro": Decimal(1200)}),
        _hours("2026, starter", 1225, 0, 0, {"recht": Recht.JA, "euro": Decimal(3323)}),
        _hours("2025, geen starter", 1300, 5, 5, {"recht": Recht.JA, "euro": Decimal(2470)}, op=date(2025, 6, 1)),
        _hours("een uur te weinig", 1224, 0, 0, {"recht": Recht.NEE}),
    ),
)

_UBO_BRON = Bron("KVK: UBO-register", "https://www.kvk.nl/ubo/")

UBO = Regel(
    sleutel="ubo",
    titel=_("UBO's inschrijven"),
    vraag=_("Moet u UBO's inschrijven: de mensen die eigenaar zijn of de baas zijn?"),
    wie=_KVK,
    artikelen=(HRW_15A, WWFT_10A),
    geldig_vanaf=date(2020, 9, 27),
    gegevens=(gegevens.RECHTSVORM,),
    beslis=beslis_ubo,
    bronnen=(_UBO_BRON,),
    producten=("ubo-inschrijven",),
    gevallen=(
        Geval("bv", {"rechtsvorm": "Besloten Vennootschap"}, _VANDAAG, {"recht": Recht.JA}, _UBO_BRON),
        Geval("stichting", {"rechtsvorm": "Stichting"}, _VANDAAG, {"recht": Recht.JA}, _UBO_BRON),
        Geval("eenmanszaak", {"rechtsvorm": "Eenmanszaak"}, _VANDAAG, {"recht": Recht.NEE}, _UBO_BRON),
        Geval(
            "vereniging van eigenaars",
            {"rechtsvorm": "Vereniging van Eigenaars"},
            _VANDAAG,
            {"recht": Recht.NEE},
            _UBO_BRON,
        ),
        Geval(
            "een vorm die wij niet kennen",
            {"rechtsvorm": "Kerkgenootschap"},
            _VANDAAG,
            {"recht": Recht.ONBEKEND},
            _UBO_BRON,
        ),
    ),
)

_KVK_BRON = Bron("Handelsregisterwet 2007 artikel 20", HRW_20.url)

KVK = Regel(
    sleutel="kvk-wijziging",
    titel=_("Wijziging doorgeven aan KVK"),
    vraag=_("Bent u nog op tijd om een wijziging aan KVK door te geven?"),
    wie=_KVK,
    artikelen=(HRW_20,),
    geldig_vanaf=date(2008, 7, 1),
    gegevens=(gegevens.GEWIJZIGD_OP,),
    beslis=beslis_kvk,
    bronnen=(_KVK_BRON,),
    producten=("wijziging-doorgeven-kvk", "inschrijven-handelsregister"),
    gevallen=(
        Geval("de zevende dag", {"gewijzigd_op": date(2026, 11, 15)}, _VANDAAG, {"recht": Recht.JA}, _KVK_BRON),
        Geval("de achtste dag", {"gewijzigd_op": date(2026, 11, 14)}, _VANDAAG, {"recht": Recht.NEE}, _KVK_BRON),
    ),
)
