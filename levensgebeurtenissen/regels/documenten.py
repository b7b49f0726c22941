"""Identity documents and the APK: until when, and when next."""

from datetime import date

from levensgebeurtenissen.regels import gegevens
from levensgebeurtenissen.regels.awb import Duur
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

WID_2 = Wetsartikel("Wet op de identificatieplicht", "2", "BWBR0006297")
WVW_72 = Wetsartikel("Wegenverkeerswet 1994", "72", "BWBR0006622")
_TOONPLICHT = 14
_LAAT = frozenset({"benzine", "elektrisch"})
_BRANDSTOFFEN = _LAAT | {"diesel", "gas"}
_VROEG_EERSTE, _LAAT_EERSTE, _LAAT_TOT, _OUD, _MUSEUM = 3, 4, 8, 30, 50


def beslis_document(*, geboortedatum: date | None, document_tot: date | None, op: date) -> Uitkomst:
    """Whether a passport or identity card is valid on this day; the last day counts."""
    toets = Toets()
    if document_tot is None:
        toets.miss("document_tot")
        return toets.decide()
    toets.require(
        "document_tot",
        op <= document_tot,
        zin(_("Uw document is geldig tot en met %(dag)s."), dag=document_tot),
        zin(_("Uw document was geldig tot en met %(dag)s."), dag=document_tot),
        WID_2,
    )
    half_jaar_voor = Duur(maanden=-6).after(document_tot)
    if half_jaar_voor < op <= document_tot:
        toets.tell(
            "document_tot",
            zin(
                _("Het is nog minder dan zes maanden geldig. Dat is te kort voor reizen naar veel landen buiten de EU.")
            ),
            WID_2,
        )
    if geboortedatum is not None and age_on(geboortedatum, op) >= _TOONPLICHT:
        toets.tell("geboortedatum", zin(_("Vanaf 14 jaar moet u een geldig document kunnen laten zien.")), WID_2)
    return toets.decide(datums={"laatste_dag": document_tot, "tijdig_aanvragen": half_jaar_voor})


def first_apk(eerste_toelating: date, brandstof: str) -> date:
    """When a passenger car needs its first APK: after four years, after three when it runs on diesel or gas."""
    return _years(eerste_toelating, _LAAT_EERSTE if brandstof in _LAAT else _VROEG_EERSTE)


def next_apk(eerste_toelating: date, brandstof: str, op: date) -> date | None:
    """The day on which the next APK falls when each was done on its last day; None for a car of fifty years and older.

    Cars on petrol or electricity: after four years, then every two until eight, then every year. On diesel or gas:
    after three, then every year. From thirty years on every two years.
    """
    leeftijd = _VROEG_EERSTE if brandstof not in _LAAT else _LAAT_EERSTE
    while leeftijd < _MUSEUM:
        dag = _years(eerste_toelating, leeftijd)
        if dag >= op:
            return dag
        om_de_twee = leeftijd >= _OUD or (brandstof in _LAAT and leeftijd < _LAAT_TOT)
        leeftijd += 2 if om_de_twee else 1
    return None


def beslis_apk(*, apk_tot: date | None, eerste_toelating: date | None, brandstof: str | None, op: date) -> Uitkomst:
    """Whether a passenger car may be on the road as far as its APK goes; what the RDW says decides."""
    toets = Toets()
    if apk_tot is not None:
        toets.require(
            "apk_tot",
            op <= apk_tot,
            zin(_("De APK is geldig tot en met %(dag)s."), dag=apk_tot),
            zin(_("De APK is verlopen op %(dag)s. U mag nu niet met de auto rijden."), dag=apk_tot),
            WVW_72,
        )
        return toets.decide(datums={"laatste_dag": apk_tot})
    if eerste_toelating is None or brandstof not in _BRANDSTOFFEN:
        toets.miss("apk_tot")
        return toets.decide()
    eerste = first_apk(eerste_toelating, brandstof)
    if age_on(eerste_toelating, op) >= _MUSEUM:
        toets.tell("eerste_toelating", zin(_("Een auto van vijftig jaar of ouder hoeft geen APK.")), WVW_72)
        return toets.decide()
    if op > eerste:
        toets.miss("apk_tot")
        return toets.decide()
    toets.tell("eerste_toelating", zin(_("De eerste APK moet uiterlijk op %(dag)s."), dag=eerste), WVW_72)
    return toets.decide(datums={"laatste_dag": eerste})


def _years(dag: date, jaren: int) -> date:
    return Duur(maanden=12 * jaren).after(dag)


_RDW = Bron("RDW: wanneer APK", "https://www.rdw.nl/particulier/voertuigen/auto/apk")
_RVIG = Bron(
    "Rijksoverheid: geldigheid paspoort en identiteitskaart",
    "https://www.rijksoverheid.nl/onderwerpen/paspoort-en-identiteitskaart",
)

REISDOCUMENT = Regel(
    sleutel="reisdocument",
    titel=_("Paspoort of identiteitskaart"),
    vraag=_("Is uw paspoort of identiteitskaart geldig?"),
    wie=_("uw gemeente"),
    artikelen=(WID_2,),
    geldig_vanaf=date(2014, 3, 9),
    gegevens=(gegevens.GEBOORTEDATUM, gegevens.DOCUMENT_TOT),
    beslis=beslis_document,
    bronnen=(_RVIG,),
    producten=("paspoort-aanvragen", "identiteitskaart-aanvragen"),
    gevallen=(
        Geval(
            "op de laatste dag", {"document_tot": date(2026, 11, 22)}, date(2026, 11, 22), {"recht": Recht.JA}, _RVIG
        ),
        Geval("een dag erna", {"document_tot": date(2026, 11, 22)}, date(2026, 11, 23), {"recht": Recht.NEE}, _RVIG),
        Geval(
            "vraag het zes maanden van tevoren aan",
            {"document_tot": date(2027, 8, 31)},
            date(2026, 11, 22),
            {"recht": Recht.JA, "tijdig_aanvragen": date(2027, 2, 28)},
            _RVIG,
        ),
    ),
)

APK = Regel(
    sleutel="apk",
    titel=_("APK"),
    vraag=_("Is de APK van uw personenauto geldig, en wanneer moet de eerste?"),
    wie=_("RDW"),
    artikelen=(WVW_72,),
    geldig_vanaf=date(2008, 1, 1),
    gegevens=(gegevens.APK_TOT, gegevens.EERSTE_TOELATING, gegevens.BRANDSTOF),
    beslis=beslis_apk,
    zekerheid=Zekerheid.INDICATIE,
    bronnen=(_RDW,),
    grenzen=(_("Voor bestelauto's, taxi's, caravans en geschorste voertuigen gelden andere regels."),),
    producten=("apk-keuring",),
    gevallen=(
        Geval("op de laatste dag", {"apk_tot": date(2026, 11, 22)}, date(2026, 11, 22), {"recht": Recht.JA}, _RDW),
        Geval("een dag te laat", {"apk_tot": date(2026, 11, 22)}, date(2026, 11, 23), {"recht": Recht.NEE}, _RDW),
        Geval(
            "benzine: de eerste na vier jaar",
            {"eerste_toelating": date(2024, 2, 29), "brandstof": "benzine"},
            date(2026, 11, 22),
            {"recht": Recht.JA, "laatste_dag": date(2028, 2, 29)},
            _RDW,
        ),
        Geval(
            "diesel: de eerste na drie jaar",
            {"eerste_toelating": date(2024, 5, 10), "brandstof": "diesel"},
            date(2026, 11, 22),
            {"recht": Recht.JA, "laatste_dag": date(2027, 5, 10)},
            _RDW,
        ),
        Geval(
            "vijftig jaar oud: geen APK",
            {"eerste_toelating": date(1975, 5, 10), "brandstof": "benzine"},
            date(2026, 11, 22),
            {"recht": Recht.JA},
            _RDW,
        ),
    ),
)
