"""Rules for money that a company can get for developing, for a clean building and for who it employs."""

from datetime import date

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
    zin,
)
from levensgebeurtenissen.regels.basis import gettext_noop as _

WVA_22 = Wetsartikel("Wet vermindering afdracht loonbelasting", "22", "BWBR0007746")
IB_3_77 = Wetsartikel("Wet inkomstenbelasting 2001", "3.77", "BWBR0011353")
EZ_4_5_2 = Wetsartikel("Regeling nationale EZ-subsidies", "4.5.2", "BWBR0035474")
WTL_2_1 = Wetsartikel("Wet tegemoetkomingen loondomein", "2.1", "BWBR0037522")

_UREN_ZELFSTANDIGE = 500


def beslis_wbso(
    *,
    ontwikkelt: bool | None,
    werknemers: int | None,
    ontwikkeluren: int | None,
    op: date,  # noqa: ARG001 - every rule takes the day
) -> Uitkomst:
    """Whether developing something that is technically new lowers the taxes of a company."""
    toets = Toets(indicatie=True)
    toets.ask(
        "ontwikkelt",
        ontwikkelt,
        zin(_("U ontwikkelt zelf iets dat technisch nieuw is voor uw bedrijf.")),
        zin(_("U ontwikkelt zelf niets dat technisch nieuw is voor uw bedrijf.")),
        WVA_22,
    )
    if werknemers is None:
        toets.miss("werknemers")
    elif werknemers:
        toets.tell("werknemers", zin(_("U hebt personeel. U draagt dan minder loonheffing af.")), WVA_22)
    else:
        _weigh_own_hours(toets, ontwikkeluren)
    return toets.decide()


def _weigh_own_hours(toets: Toets, uren: int | None) -> None:
    """Who works alone gets a deduction, and only for a real part of the year."""
    toets.ask(
        "ontwikkeluren",
        None if uren is None else uren >= _UREN_ZELFSTANDIGE,
        zin(_("U hebt geen personeel en ontwikkelt ten minste 500 uur per jaar zelf.")),
        zin(_("U hebt geen personeel en ontwikkelt minder dan 500 uur per jaar zelf.")),
        IB_3_77,
    )


def beslis_isde(*, duurzaam_apparaat: bool | None, nog_niet_getekend: bool | None, op: date) -> Uitkomst:  # noqa: ARG001 - every rule takes the day
    """Whether a company can get ISDE for what it wants to have installed."""
    toets = Toets(indicatie=True)
    toets.ask(
        "duurzaam_apparaat",
        duurzaam_apparaat,
        zin(_("U wilt iets laten plaatsen waarvoor de ISDE bestaat.")),
        zin(_("U wilt niets laten plaatsen waarvoor de ISDE bestaat.")),
        EZ_4_5_2,
    )
    toets.ask(
        "nog_niet_getekend",
        nog_niet_getekend,
        zin(_("U hebt nog niets getekend of besteld. Dat is goed: een bedrijf vraagt vooraf aan.")),
        zin(_("U hebt al getekend of besteld. Een bedrijf moet vooraf aanvragen.")),
        EZ_4_5_2,
    )
    return toets.decide()


def beslis_lkv(*, werknemers: int | None, doelgroep_werknemer: bool | None, op: date) -> Uitkomst:  # noqa: ARG001 - every rule takes the day
    """Whether an employer can get the loonkostenvoordeel for somebody who had little chance of work."""
    toets = Toets(indicatie=True)
    toets.ask(
        "werknemers",
        None if werknemers is None else werknemers > 0,
        zin(_("U hebt personeel en doet loonaangifte.")),
        zin(_("U hebt geen personeel. Het voordeel gaat via de loonaangifte.")),
        WTL_2_1,
    )
    toets.ask(
        "doelgroep_werknemer",
        doelgroep_werknemer,
        zin(_("U nam iemand aan uit een doelgroep van het loonkostenvoordeel.")),
        zin(_("U nam niemand aan uit een doelgroep van het loonkostenvoordeel.")),
        WTL_2_1,
    )
    return toets.decide()


_RVO = _("RVO")
_VANDAAG = date(2026, 11, 22)
_WBSO_BRON = Bron("RVO: WBSO", "https://www.rvo.nl/subsidies-financiering/wbso")
_ISDE_BRON = Bron("RVO: ISDE", "https://www.rvo.nl/subsidies-financiering/isde")
_LKV_BRON = Bron("Wet tegemoetkomingen loondomein", WTL_2_1.url)

WBSO = Regel(
    sleutel="wbso",
    titel=_("WBSO: minder belasting als u ontwikkelt"),
    vraag=_("Kunt u minder belasting betalen omdat u iets nieuws ontwikkelt?"),
    wie=_RVO,
    artikelen=(WVA_22, IB_3_77),
    geldig_vanaf=date(2024, 1, 1),
    gegevens=(gegevens.ONTWIKKELT, gegevens.WERKNEMERS, gegevens.ONTWIKKELUREN),
    beslis=beslis_wbso,
    zekerheid=Zekerheid.INDICATIE,
    bronnen=(_WBSO_BRON,),
    grenzen=(
        _("Of uw werk technisch nieuw is, beoordeelt RVO."),
        _("U vraagt aan voordat u begint. Voor werk dat al gedaan is, krijgt u niets."),
    ),
    producten=("wbso-subsidie",),
    gevallen=(
        Geval("met personeel", {"ontwikkelt": True, "werknemers": 4}, _VANDAAG, {"recht": Recht.JA}, _WBSO_BRON),
        Geval(
            "alleen, 500 uur",
            {"ontwikkelt": True, "werknemers": 0, "ontwikkeluren": 500},
            _VANDAAG,
            {"recht": Recht.JA},
            _WBSO_BRON,
        ),
        Geval(
            "alleen, 499 uur",
            {"ontwikkelt": True, "werknemers": 0, "ontwikkeluren": 499},
            _VANDAAG,
            {"recht": Recht.NEE},
            _WBSO_BRON,
        ),
        Geval("ontwikkelt niets", {"ontwikkelt": False, "werknemers": 4}, _VANDAAG, {"recht": Recht.NEE}, _WBSO_BRON),
    ),
)

ISDE = Regel(
    sleutel="isde-zakelijk",
    titel=_("ISDE voor bedrijven"),
    vraag=_("Kunt u subsidie krijgen voor duurzame energie in uw bedrijfspand?"),
    wie=_RVO,
    artikelen=(EZ_4_5_2,),
    geldig_vanaf=date(2024, 1, 1),
    gegevens=(gegevens.DUURZAAM_APPARAAT, gegevens.NOG_NIET_GETEKEND),
    beslis=beslis_isde,
    zekerheid=Zekerheid.INDICATIE,
    bronnen=(_ISDE_BRON,),
    grenzen=(
        _("Het apparaat moet op de meldcodelijst staan of aan de eisen voldoen."),
        _("Het kan alleen zolang er dit jaar geld is. Voor hetzelfde apparaat krijgt u geen EIA."),
    ),
    producten=("isde-zakelijk",),
    gevallen=(
        Geval(
            "vooraf",
            {"duurzaam_apparaat": True, "nog_niet_getekend": True},
            _VANDAAG,
            {"recht": Recht.JA},
            _ISDE_BRON,
        ),
        Geval(
            "al besteld",
            {"duurzaam_apparaat": True, "nog_niet_getekend": False},
            _VANDAAG,
            {"recht": Recht.NEE},
            _ISDE_BRON,
        ),
    ),
)

LKV = Regel(
    sleutel="loonkostenvoordeel",
    titel=_("Loonkostenvoordeel (LKV)"),
    vraag=_("Kunt u geld terugkrijgen voor iemand die u aannam?"),
    wie=_("UWV en de Belastingdienst"),
    artikelen=(WTL_2_1,),
    geldig_vanaf=date(2026, 1, 1),
    gegevens=(gegevens.WERKNEMERS, gegevens.DOELGROEP_WERKNEMER),
    beslis=beslis_lkv,
    zekerheid=Zekerheid.INDICATIE,
    bronnen=(_LKV_BRON,),
    grenzen=(
        _("Voor de meeste groepen is een doelgroepverklaring nodig. Vraag die op tijd aan."),
        _("Wie in de 6 maanden ervoor al bij u werkte, telt meestal niet mee."),
    ),
    producten=("loonkostenvoordeel",),
    gevallen=(
        Geval(
            "nieuwe werknemer met een arbeidsbeperking",
            {"werknemers": 14, "doelgroep_werknemer": True},
            _VANDAAG,
            {"recht": Recht.JA},
            _LKV_BRON,
        ),
        Geval(
            "zonder personeel",
            {"werknemers": 0, "doelgroep_werknemer": True},
            _VANDAAG,
            {"recht": Recht.NEE},
            _LKV_BRON,
        ),
        Geval(
            "niemand uit een doelgroep",
            {"werknemers": 14, "doelgroep_werknemer": False},
            _VANDAAG,
            {"recht": Recht.NEE},
            _LKV_BRON,
        ),
    ),
)
