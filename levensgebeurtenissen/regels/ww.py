"""How long the WW lasts."""

from datetime import date, timedelta
from decimal import Decimal

from levensgebeurtenissen.regels import aow, gegevens
from levensgebeurtenissen.regels.awb import Duur
from levensgebeurtenissen.regels.basis import Bron, Geval, Recht, Regel, Toets, Uitkomst, Wetsartikel, Zekerheid, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _

_BWB = "BWBR0004045"
WW_17, WW_19, WW_42 = (Wetsartikel("Werkloosheidswet", artikel, _BWB) for artikel in ("17", "19", "42"))
_KORTST, _LANGST, _EERSTE = Decimal(3), Decimal(24), 10
_HALF = Decimal("0.5")
_DAGEN_HALVE_MAAND = 15


def months(*, jaren: int, tot_2016: int) -> Decimal:
    """Months of WW for this arbeidsverleden (article 42).

    One for each of the first ten years; for years above that one for each before 2016 and half a one for each after.
    """
    tot_2016 = min(tot_2016, jaren)
    eerste = min(jaren, _EERSTE)
    oud_erboven = max(tot_2016 - _EERSTE, 0)
    nieuw_erboven = jaren - eerste - oud_erboven
    return min(max(Decimal(eerste + oud_erboven) + _HALF * nieuw_erboven, _KORTST), _LANGST)


def last_day(sinds: date, maanden: Decimal) -> date:
    """The last day of a WW of this many months; half a month counts as fifteen days."""
    heel = int(maanden)
    dag = Duur(maanden=heel).after(sinds) - timedelta(days=1)
    return dag + timedelta(days=_DAGEN_HALVE_MAAND) if maanden > heel else dag


def beslis(
    *,
    geboortedatum: date | None,
    werkloos_sinds: date | None,
    wekeneis: bool | None,
    jareneis: bool | None,
    arbeidsjaren: int | None,
    arbeidsjaren_tot_2016: int | None,
    op: date,
) -> Uitkomst:
    """Whether somebody has WW from the first day without work, and until when."""
    toets = Toets(indicatie=True)
    if werkloos_sinds is None:
        toets.miss("werkloos_sinds")
    elif geboortedatum is not None:
        toets.require(
            "geboortedatum",
            werkloos_sinds < aow.begin(geboortedatum).dag,
            zin(_("U had nog geen AOW toen u werkloos werd.")),
            zin(_("Wie AOW heeft, krijgt geen WW.")),
            WW_19,
        )
    if geboortedatum is None:
        toets.miss("geboortedatum")
    if wekeneis is None:
        toets.miss("wekeneis")
    else:
        toets.require(
            "wekeneis",
            wekeneis,
            zin(_("U werkte in ten minste 26 van de laatste 36 weken.")),
            zin(_("U werkte in minder dan 26 van de laatste 36 weken.")),
            WW_17,
        )
    maanden = _length(toets, jareneis=jareneis, jaren=arbeidsjaren, tot_2016=arbeidsjaren_tot_2016)
    if maanden is None or werkloos_sinds is None:
        return toets.decide()
    eind = last_day(werkloos_sinds, maanden)
    if toets.open:
        toets.tell(
            "arbeidsjaren",
            zin(_("De WW duurt dan tot en met %(dag)s."), dag=eind)
            if op <= eind
            else zin(_("De WW liep tot en met %(dag)s."), dag=eind),
            WW_42,
        )
    return toets.decide(datums={"laatste_dag": eind})


def _length(toets: Toets, *, jareneis: bool | None, jaren: int | None, tot_2016: int | None) -> Decimal | None:
    if jareneis is None:
        toets.miss("jareneis")
        return None
    if not jareneis:
        toets.tell("jareneis", zin(_("Zonder de eis van 4 uit 5 jaar duurt de WW drie maanden.")), WW_42)
        return _KORTST
    for naam, waarde in (("arbeidsjaren", jaren), ("arbeidsjaren_tot_2016", tot_2016)):
        if waarde is None:
            toets.miss(naam)
    if jaren is None or tot_2016 is None:
        return None
    maanden = months(jaren=jaren, tot_2016=tot_2016)
    tekst = (
        _("U werkte %(jaren)s jaar. Dat geeft %(maanden)s maanden WW.")
        if maanden == int(maanden)
        else _("U werkte %(jaren)s jaar. Dat geeft %(maanden)s en een halve maand WW.")
    )
    toets.tell("arbeidsjaren", zin(tekst, jaren=jaren, maanden=int(maanden)), WW_42)
    return maanden


_BRON = Bron("Werkloosheidswet artikel 42", WW_42.url)


def _example(naam: str, jaren: int, tot_2016: int, laatste: date, *, jareneis: bool = True) -> Geval:
    invoer = {
        "geboortedatum": date(1980, 1, 1),
        "werkloos_sinds": date(2026, 12, 1),
        "wekeneis": True,
        "jareneis": jareneis,
        "arbeidsjaren": jaren,
        "arbeidsjaren_tot_2016": tot_2016,
    }
    return Geval(naam, invoer, date(2026, 12, 1), {"recht": Recht.JA, "laatste_dag": laatste}, _BRON)


REGEL = Regel(
    sleutel="ww",
    titel=_("WW"),
    vraag=_("Hebt u recht op WW, en tot wanneer?"),
    wie=_("UWV"),
    artikelen=(WW_17, WW_19, WW_42),
    geldig_vanaf=date(2019, 4, 1),
    gegevens=(
        gegevens.GEBOORTEDATUM,
        gegevens.WERKLOOS_SINDS,
        gegevens.WEKENEIS,
        gegevens.JARENEIS,
        gegevens.ARBEIDSJAREN,
        gegevens.ARBEIDSJAREN_TOT_2016,
    ),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    grenzen=(
        _("UWV kijkt ook of u zelf ontslag nam, of u ziek bent en hoeveel uren u verliest."),
        _("De eerste twee maanden krijgt u 75 procent van uw loon, daarna 70 procent, tot een hoogste loon."),
    ),
    producten=("ww-uitkering",),
    gevallen=(
        _example("te kort gewerkt voor de 4 uit 5-eis: drie maanden", 2, 0, date(2027, 2, 28), jareneis=False),
        _example("zes jaar: zes maanden", 6, 0, date(2027, 5, 31)),
        _example("tien jaar: tien maanden", 10, 0, date(2027, 9, 30)),
        _example("twintig jaar, waarvan tien voor 2016: vijftien maanden", 20, 10, date(2028, 2, 29)),
        _example("twintig jaar, waarvan zestien voor 2016: achttien maanden", 20, 16, date(2028, 5, 31)),
        _example("veertig jaar: hoogstens vierentwintig maanden", 40, 30, date(2028, 11, 30)),
    ),
)
