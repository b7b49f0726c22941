"""The IOAW: for who lost work after fifty and has had the WW."""

from datetime import date

from levensgebeurtenissen.regels import aow, gegevens
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

IOAW_2 = Wetsartikel("IOAW", "2", "BWBR0004044")
_GEBOREN_VOOR = date(1965, 1, 1)
_LEEFTIJD = 50


def beslis(*, geboortedatum: date | None, werkloos_sinds: date | None, ww_gehad: bool | None, op: date) -> Uitkomst:
    """Whether somebody may have IOAW after the WW; partner's income is not asked, so it stays an indication."""
    toets = Toets(indicatie=True)
    if geboortedatum is None:
        toets.miss("geboortedatum")
        return toets.decide()
    toets.require(
        "geboortedatum",
        geboortedatum < _GEBOREN_VOOR and op < aow.begin(geboortedatum).dag,
        zin(_("U bent voor 1965 geboren en hebt nog geen AOW.")),
        zin(_("De IOAW is voor wie voor 1965 is geboren en nog geen AOW heeft.")),
        IOAW_2,
    )
    if werkloos_sinds is None:
        toets.miss("werkloos_sinds")
    else:
        toets.require(
            "werkloos_sinds",
            age_on(geboortedatum, werkloos_sinds) >= _LEEFTIJD,
            zin(_("U werd werkloos na uw vijftigste.")),
            zin(_("U werd werkloos voor uw vijftigste.")),
            IOAW_2,
        )
    if ww_gehad is None:
        toets.miss("ww_gehad")
    else:
        toets.require(
            "ww_gehad",
            ww_gehad,
            zin(_("Uw WW duurde langer dan drie maanden en is afgelopen.")),
            zin(_("De IOAW komt na een WW van langer dan drie maanden.")),
            IOAW_2,
        )
    return toets.decide()


_BRON = Bron("IOAW artikel 2", IOAW_2.url)
_OUDER = {"geboortedatum": date(1963, 3, 1), "werkloos_sinds": date(2023, 1, 1), "ww_gehad": True}

REGEL = Regel(
    sleutel="ioaw",
    titel=_("IOAW"),
    vraag=_("Kunt u na de WW een IOAW-uitkering krijgen?"),
    wie=_("uw gemeente"),
    artikelen=(IOAW_2,),
    geldig_vanaf=date(2015, 1, 1),
    gegevens=(gegevens.GEBOORTEDATUM, gegevens.WERKLOOS_SINDS, gegevens.WW_GEHAD),
    beslis=beslis,
    zekerheid=Zekerheid.INDICATIE,
    grenzen=(
        _("Uw inkomen en dat van uw partner gaan van de uitkering af. Uw vermogen en huis tellen niet mee."),
        _("Hoeveel u krijgt, rekenen wij niet uit."),
    ),
    producten=("ioaw-uitkering",),
    gevallen=(
        Geval("59 jaar bij ontslag", _OUDER, date(2026, 11, 22), {"recht": Recht.JA}, _BRON),
        Geval(
            "in 1965 geboren",
            {**_OUDER, "geboortedatum": date(1965, 1, 1)},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            _BRON,
        ),
        Geval(
            "49 jaar bij ontslag",
            {**_OUDER, "werkloos_sinds": date(2013, 2, 28)},
            date(2026, 11, 22),
            {"recht": Recht.NEE},
            _BRON,
        ),
    ),
)
