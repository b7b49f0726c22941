"""What stands about the rules on vehicles, permits, buildings, energy, books and CBS, with their golden cases."""

from datetime import date

from levensgebeurtenissen.regels import awb
from levensgebeurtenissen.regels.basis import Bron
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.documenten import WVW_72
from levensgebeurtenissen.regels.procedures import AWR_22J, WOZ_30
from levensgebeurtenissen.regels.verplichtingen import bezit
from levensgebeurtenissen.regels.verplichtingen.aangifte import GESTART
from levensgebeurtenissen.regels.verplichtingen.feiten import CbsVraag, Vergunning, Vestiging, Voertuig, WozBeschikking
from levensgebeurtenissen.regels.verplichtingen.verplichting import Kalendergeval, Verplichtingregel

_JAAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))
_TOT_2028 = (date(2026, 1, 1), date(2028, 12, 31))
_RDW_BRON = Bron("RDW: APK", "https://www.rdw.nl")
_AWB_BRON = Bron("Algemene wet bestuursrecht, artikel 4:13", awb.AWB_4_13.url)
_WOZ_BRON = Bron("Algemene wet inzake rijksbelastingen, artikel 22j", AWR_22J.url)
_RVO_BRON = Bron("RVO: energiebesparingsplicht", "https://www.rvo.nl/onderwerpen/energiebesparingsplicht")
_CBS_BRON = Bron("Wet op het Centraal bureau voor de statistiek, artikelen 33 en 43", bezit.CBS_33.url)
_AWR_BRON = Bron("Algemene wet inzake rijksbelastingen, artikel 52", bezit.AWR_52.url)

APK = Verplichtingregel(
    sleutel="apk-onderneming",
    titel=_("APK van voertuigen van de onderneming"),
    vraag=_("Wanneer moet een voertuig naar de APK?"),
    wie=bezit.RDW,
    artikelen=(WVW_72,),
    geldig_vanaf=date(2020, 1, 1),
    namen=("voertuigen",),
    bepaal=bezit.bepaal_apk,
    bronnen=(_RDW_BRON,),
    te_laat=bezit.APK_TE_LAAT,
    producten=("apk-keuring",),
    grenzen=(_("Is het kenteken geschorst, dan hoeft de APK pas als u weer de weg op gaat."),),
    gevallen=(
        Kalendergeval(
            "bestelauto",
            {"voertuigen": (Voertuig("V-001-BB", date(2026, 12, 14)), Voertuig("AA-00-01", None))},
            *_JAAR_2026,
            (date(2026, 12, 14),),
            _RDW_BRON,
        ),
        Kalendergeval("geen voertuigen", {"voertuigen": ()}, *_JAAR_2026, (), _RDW_BRON),
    ),
)
VERGUNNING = Verplichtingregel(
    sleutel="vergunning-verloopt",
    titel=_("Vergunning die verloopt"),
    vraag=_("Wanneer vraagt u een nieuwe vergunning aan om geen dag zonder te zitten?"),
    wie=_("De organisatie van de vergunning"),
    artikelen=(awb.AWB_4_13,),
    geldig_vanaf=date(2020, 1, 1),
    namen=("vergunningen",),
    bepaal=bezit.bepaal_vergunning,
    bronnen=(_AWB_BRON,),
    te_laat=bezit.VERGUNNING_TE_LAAT,
    grenzen=(
        _("Wij rekenen met acht weken. De wet kan voor uw vergunning een langere of kortere tijd noemen."),
        _("Soms is verlengen genoeg en hoeft u geen nieuwe vergunning aan te vragen."),
    ),
    gevallen=(
        Kalendergeval(
            "acht weken voor het einde",
            {"vergunningen": (Vergunning("Terras", "Gemeente Utrecht", date(2026, 12, 31)),)},
            *_JAAR_2026,
            (date(2026, 11, 5),),
            _AWB_BRON,
        ),
        Kalendergeval(
            "verloopt niet",
            {"vergunningen": (Vergunning("Alcohol", "Gemeente Utrecht", None),)},
            *_JAAR_2026,
            (),
            _AWB_BRON,
        ),
    ),
)
WOZ = Verplichtingregel(
    sleutel="woz-onderneming",
    titel=_("Bezwaar tegen de WOZ-waarde van een bedrijfspand"),
    vraag=_("Tot wanneer kunt u bezwaar maken tegen de WOZ-waarde?"),
    wie=bezit.GEMEENTE,
    artikelen=(WOZ_30, AWR_22J),
    geldig_vanaf=date(2020, 1, 1),
    namen=("woz_beschikkingen",),
    bepaal=bezit.bepaal_woz,
    bronnen=(_WOZ_BRON,),
    te_laat=bezit.WOZ_TE_LAAT,
    producten=("woz-bezwaar",),
    grenzen=(_("Kreeg u de beschikking pas na de datum die erop staat, dan hebt u langer de tijd."),),
    gevallen=(
        Kalendergeval(
            "de laatste dag is Goede Vrijdag: door tot na Pasen",
            {"woz_beschikkingen": (WozBeschikking("Markt 1", "Utrecht", date(2026, 2, 20)),)},
            *_JAAR_2026,
            (date(2026, 4, 7),),
            _WOZ_BRON,
        ),
        Kalendergeval("geen pand", {"woz_beschikkingen": ()}, *_JAAR_2026, (), _WOZ_BRON),
    ),
)
ENERGIE = Verplichtingregel(
    sleutel="energie",
    titel=_("Energie besparen en daarover rapporteren"),
    vraag=_("Moet u energie besparen, en wanneer rapporteert u daarover?"),
    wie=bezit.RVO,
    artikelen=(bezit.BAL_5_15, bezit.BBL_3_84),
    geldig_vanaf=date(2024, 1, 1),
    namen=("vestigingen",),
    bepaal=bezit.bepaal_energie,
    bronnen=(_RVO_BRON,),
    te_laat=bezit.ENERGIE_TE_LAAT,
    producten=("energiebesparingsplicht",),
    grenzen=(
        _("Huurt u, dan geldt de plicht voor het gebouw meestal voor de verhuurder en voor het gebruik voor u."),
        _("Voor sommige glastuinbouw, grote installaties en zeer grote verbruikers gelden andere regels."),
    ),
    gevallen=(
        Kalendergeval(
            "precies op de grens",
            {"vestigingen": (Vestiging("Bakkerij", 50_000, 0),)},
            *_TOT_2028,
            (date(2027, 12, 1),),
            _RVO_BRON,
            doorlopend=True,
        ),
        Kalendergeval(
            "net eronder", {"vestigingen": (Vestiging("Winkel", 49_999, 24_999),)}, *_TOT_2028, (), _RVO_BRON
        ),
        Kalendergeval(
            "gas onbekend",
            {"vestigingen": (Vestiging("Kantoor", 12_000, None),)},
            *_TOT_2028,
            (),
            _RVO_BRON,
            ontbreekt=("vestigingen",),
        ),
    ),
)
CBS = Verplichtingregel(
    sleutel="cbs-vragenlijst",
    titel=_("Vragenlijst van CBS"),
    vraag=_("Moet u gegevens aan CBS geven, en tot wanneer?"),
    wie=bezit.CBS,
    artikelen=(bezit.CBS_33, bezit.CBS_43),
    geldig_vanaf=date(2020, 1, 1),
    namen=("cbs_vragen",),
    bepaal=bezit.bepaal_cbs,
    bronnen=(_CBS_BRON,),
    te_laat=bezit.CBS_TE_LAAT,
    grenzen=(_("Niet elke vragenlijst is verplicht. In de brief van CBS staat of u mee moet doen."),),
    gevallen=(
        Kalendergeval(
            "gevraagd",
            {"cbs_vragen": (CbsVraag("Omzet detailhandel", date(2026, 11, 30)),)},
            *_JAAR_2026,
            (date(2026, 11, 30),),
            _CBS_BRON,
        ),
        Kalendergeval("niet gevraagd", {"cbs_vragen": ()}, *_JAAR_2026, (), _CBS_BRON),
    ),
)
BEWAREN = Verplichtingregel(
    sleutel="administratie-bewaren",
    titel=_("Administratie bewaren"),
    vraag=_("Hoe lang moet u uw administratie bewaren?"),
    wie=bezit.DIENST,
    artikelen=(bezit.AWR_52, bezit.OB_34A),
    geldig_vanaf=date(2020, 1, 1),
    namen=("gestart_op",),
    bepaal=bezit.bepaal_bewaren,
    bronnen=(_AWR_BRON,),
    te_laat=bezit.BEWAREN_TE_LAAT,
    producten=("btw-aangifte",),
    grenzen=(_("Wij weten niet welke stukken u hebt. Daarom noemen wij geen dag waarop u iets weg mag doen."),),
    gevallen=(Kalendergeval("iedere onderneming", GESTART, *_JAAR_2026, (), _AWR_BRON, doorlopend=True),),
)
