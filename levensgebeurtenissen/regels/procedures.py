"""Rules on one's own zaak: until when an organisation decides, until when one may object, and what too late costs."""

from datetime import date
from decimal import Decimal

from levensgebeurtenissen.regels import awb, gegevens
from levensgebeurtenissen.regels.awb import Duur, Termijn
from levensgebeurtenissen.regels.basis import Bedrag, Bron, Geval, Per, Recht, Regel, Toets, Uitkomst, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.termijnenwet import ATW_1

AWR_22J = Wetsartikel("Algemene wet inzake rijksbelastingen", "22j", "BWBR0002320")
WOZ_30 = Wetsartikel("Wet waardering onroerende zaken", "30", "BWBR0007119")
_ACHT = 8


def beslis_beslistermijn(*, ontvangen: date | None, termijn_weken: int | None, op: date) -> Uitkomst:
    """Whether an organisation is still in time with its decision; without a term in a law it has eight weeks."""
    toets = Toets()
    if ontvangen is None:
        toets.miss("ontvangen")
        return toets.decide()
    termijn = _term(ontvangen, termijn_weken)
    toets.require(
        "ontvangen",
        not termijn.is_voorbij(op),
        zin(_("De organisatie mag tot en met %(dag)s beslissen."), dag=termijn.eind),
        zin(_("De organisatie moest uiterlijk op %(dag)s beslissen. U mag haar in gebreke stellen."), dag=termijn.eind),
        awb.AWB_4_13,
    )
    _tell_moved(toets, termijn, "ontvangen")
    return toets.decide(datums={"laatste_dag": termijn.eind})


def beslis_bezwaar(*, bekendgemaakt: date | None, op: date) -> Uitkomst:
    """Whether somebody may still object."""
    return _object("bekendgemaakt", bekendgemaakt, op, awb.AWB_6_7)


def beslis_woz(*, dagtekening: date | None, op: date) -> Uitkomst:
    """Whether somebody may still object to the WOZ value: the term runs from the date on the letter (AWR 22j)."""
    return _object("dagtekening", dagtekening, op, AWR_22J)


def beslis_dwangsom(
    *,
    ontvangen: date | None,
    termijn_weken: int | None,
    ingebrekestelling: date | None,
    bekendgemaakt: date | None,
    op: date,
) -> Uitkomst:
    """Whether an organisation owes a penalty for deciding too late, and how much up to this day."""
    toets = Toets(indicatie=True)
    for naam, waarde in (("ontvangen", ontvangen), ("ingebrekestelling", ingebrekestelling)):
        if waarde is None:
            toets.miss(naam)
    if ontvangen is None or ingebrekestelling is None:
        return toets.decide()
    termijn = _term(ontvangen, termijn_weken)
    som = awb.dwangsom(termijn, ingebrekestelling=ingebrekestelling, vandaag=op, bekendgemaakt=bekendgemaakt)
    toets.require(
        "ingebrekestelling",
        som is not None,
        zin(_("De termijn was op %(dag)s voorbij. Daarna kwam uw ingebrekestelling."), dag=termijn.eind),
        zin(_("Uw ingebrekestelling kwam te vroeg: de termijn liep nog tot en met %(dag)s."), dag=termijn.eind),
        awb.AWB_4_17,
    )
    if som is None:
        return toets.decide()
    toets.require(
        "ingebrekestelling",
        som.dagen > 0,
        zin(_("Na twee weken, vanaf %(dag)s, zijn er %(dagen)s dagen geteld."), dag=som.eerste_dag, dagen=som.dagen),
        zin(_("De organisatie heeft na uw brief twee weken. De dwangsom begint op %(dag)s."), dag=som.eerste_dag),
        awb.AWB_4_17,
    )
    bedrag = Bedrag(som.bedrag, Per.KEER, awb.DWANGSOM.jaar)
    return toets.decide(bedrag=bedrag, datums={"eerste_dag": som.eerste_dag, "laatste_dag": som.laatste_dag})


def _term(ontvangen: date, weken: int | None) -> Termijn:
    return awb.beslistermijn(ontvangen=ontvangen, duur=Duur(weken=_ACHT if weken is None else weken))


def _object(gegeven: str, dag: date | None, op: date, artikel: Wetsartikel) -> Uitkomst:
    toets = Toets()
    if dag is None:
        toets.miss(gegeven)
        return toets.decide()
    termijn = awb.bezwaartermijn(dag)
    toets.require(
        gegeven,
        op <= termijn.eind,
        zin(_("U kunt bezwaar maken tot en met %(dag)s."), dag=termijn.eind),
        zin(_("U kon bezwaar maken tot en met %(dag)s."), dag=termijn.eind),
        artikel,
    )
    _tell_moved(toets, termijn, gegeven)
    return toets.decide(datums={"laatste_dag": termijn.eind})


def _tell_moved(toets: Toets, termijn: Termijn, gegeven: str) -> None:
    if termijn.verlengd_wegens:
        vrij = termijn.verlengd_wegens[0].dag
        toets.tell(
            gegeven,
            zin(_("De termijn zou eindigen op %(dag)s, een vrije dag. Daarom loopt zij door."), dag=vrij),
            ATW_1,
        )


_AWB_BRON = Bron("Algemene wet bestuursrecht", awb.AWB_6_7.url)
_VELE = _("elke organisatie van de overheid")

BESLISTERMIJN = Regel(
    sleutel="beslistermijn",
    titel=_("Beslistermijn"),
    vraag=_("Is de organisatie nog op tijd met haar besluit?"),
    wie=_VELE,
    artikelen=(awb.AWB_4_13, awb.AWB_4_14, awb.AWB_4_15, ATW_1),
    geldig_vanaf=date(1994, 1, 1),
    gegevens=(gegevens.ONTVANGEN, gegevens.TERMIJN_WEKEN),
    beslis=beslis_beslistermijn,
    bronnen=(_AWB_BRON,),
    grenzen=(_("Een organisatie kan de termijn verlengen of stilzetten. Zij moet u dat schrijven."),),
    producten=("bezwaar-maken",),
    gevallen=(
        Geval(
            "acht weken zonder termijn in de wet",
            {"ontvangen": date(2026, 9, 1)},
            date(2026, 10, 27),
            {"recht": Recht.JA, "laatste_dag": date(2026, 10, 27)},
            _AWB_BRON,
        ),
        Geval("een dag later", {"ontvangen": date(2026, 9, 1)}, date(2026, 10, 28), {"recht": Recht.NEE}, _AWB_BRON),
        Geval(
            "dertien weken schuiven niet op naar een werkdag",
            {"ontvangen": date(2026, 9, 5), "termijn_weken": 13},
            date(2026, 11, 22),
            {"recht": Recht.JA, "laatste_dag": date(2026, 12, 5)},
            Bron("Algemene termijnenwet artikel 4", ATW_1.url),
        ),
    ),
)

BEZWAAR = Regel(
    sleutel="bezwaar",
    titel=_("Bezwaar maken"),
    vraag=_("Kunt u nog bezwaar maken tegen een besluit?"),
    wie=_VELE,
    artikelen=(awb.AWB_6_7, awb.AWB_6_8, awb.AWB_6_9, ATW_1),
    geldig_vanaf=date(1994, 1, 1),
    gegevens=(gegevens.BEKENDGEMAAKT,),
    beslis=beslis_bezwaar,
    bronnen=(_AWB_BRON,),
    producten=("bezwaar-maken",),
    gevallen=(
        Geval(
            "zes weken",
            {"bekendgemaakt": date(2026, 10, 1)},
            date(2026, 11, 12),
            {"recht": Recht.JA, "laatste_dag": date(2026, 11, 12)},
            _AWB_BRON,
        ),
        Geval(
            "over de kerstdagen heen",
            {"bekendgemaakt": date(2026, 11, 13)},
            date(2026, 12, 28),
            {"recht": Recht.JA, "laatste_dag": date(2026, 12, 28)},
            Bron("Algemene termijnenwet artikel 1", ATW_1.url),
        ),
    ),
)

DWANGSOM = Regel(
    sleutel="dwangsom",
    titel=_("Dwangsom bij een te laat besluit"),
    vraag=_("Moet de organisatie u een dwangsom betalen omdat zij te laat is?"),
    wie=_VELE,
    artikelen=(awb.AWB_4_17,),
    geldig_vanaf=date(2009, 10, 1),
    gegevens=(gegevens.ONTVANGEN, gegevens.TERMIJN_WEKEN, gegevens.INGEBREKESTELLING, gegevens.BEKENDGEMAAKT),
    beslis=beslis_dwangsom,
    jaar=2026,
    bronnen=awb.DWANGSOM.bronnen,
    grenzen=(
        _("Er is geen dwangsom als u onredelijk laat was of uw aanvraag geen kans had. Voor asiel geldt iets anders."),
    ),
    producten=("dwangsom-te-laat-besluit",),
    gevallen=(
        Geval(
            "42 dagen: 14 keer 23, 14 keer 35 en 14 keer 45 euro",
            {"ontvangen": date(2026, 6, 1), "ingebrekestelling": date(2026, 8, 3)},
            date(2026, 11, 22),
            {"recht": Recht.JA, "euro": Decimal(1442), "eerste_dag": date(2026, 8, 18)},
            awb.DWANGSOM.bronnen[0],
        ),
        Geval(
            "in gebreke gesteld op de laatste dag van de termijn",
            {"ontvangen": date(2026, 6, 1), "ingebrekestelling": date(2026, 7, 27)},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            awb.DWANGSOM.bronnen[0],
        ),
    ),
)

WOZ = Regel(
    sleutel="woz-bezwaar",
    titel=_("Bezwaar tegen de WOZ-waarde"),
    vraag=_("Kunt u nog bezwaar maken tegen de WOZ-waarde?"),
    wie=_("uw gemeente"),
    artikelen=(WOZ_30, AWR_22J, awb.AWB_6_7, ATW_1),
    geldig_vanaf=date(2008, 1, 1),
    gegevens=(gegevens.DAGTEKENING,),
    beslis=beslis_woz,
    bronnen=(Bron("AWR artikel 22j", AWR_22J.url),),
    producten=("woz-bezwaar", "woz-waarde"),
    gevallen=(
        Geval(
            "dagtekening 28 februari 2026: een zaterdag, en het eind ook",
            {"dagtekening": date(2026, 2, 28)},
            date(2026, 4, 13),
            {"recht": Recht.JA, "laatste_dag": date(2026, 4, 13)},
            Bron("AWR artikel 22j", AWR_22J.url),
        ),
    ),
)
