"""Returns for the Belastingdienst over a month, a quarter or a year: btw, ICP and wages; and the limit of the KOR."""

from datetime import date
from typing import Any

from levensgebeurtenissen.regels.basis import Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.ondernemen import KOR_GRENS, OB_25
from levensgebeurtenissen.regels.verplichtingen.aangifte import (
    AWR_10,
    AWR_19,
    DIENST,
    GESTART,
    bron,
    ended,
    geval,
    make_return,
)
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten, Tijdvak
from levensgebeurtenissen.regels.verplichtingen.tijdvakken import MAANDEN, month_end
from levensgebeurtenissen.regels.verplichtingen.verplichting import (
    Antwoord,
    DoorlopendePlicht,
    Kalendergeval,
    Verplichting,
    Verplichtingregel,
)

OB_37A = Wetsartikel("Wet op de omzetbelasting 1968", "37a", "BWBR0002629")
LB_27 = Wetsartikel("Wet op de loonbelasting 1964", "27", "BWBR0002471")

_JAARAANGIFTE_MAANDEN = 3
_BOETE = _("U kunt een boete krijgen en rente moeten betalen. Doe het alsnog zo snel mogelijk.")


def bepaal_btw(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The btw return: until the end of the month after the period, for a year until 31 March."""
    if feiten.btw_tijdvak is Tijdvak.GEEN:
        return Antwoord()
    if mist := feiten.unknown("btw_tijdvak", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    tijdvak = feiten.btw_tijdvak
    maanden = MAANDEN.get(tijdvak, 0) if tijdvak else 0
    if tijdvak not in {Tijdvak.MAAND, Tijdvak.KWARTAAL, Tijdvak.JAAR}:
        return Antwoord(ontbreekt=("btw_tijdvak",))
    later = _JAARAANGIFTE_MAANDEN if tijdvak is Tijdvak.JAAR else 1
    reden = Reden(zin(_("U doet btw-aangifte en betaalt na elk tijdvak.")), "btw_tijdvak", AWR_19)
    return Antwoord(
        tuple(
            make_return(
                "btw-aangifte",
                _("Btw-aangifte doen en betalen"),
                periode,
                month_end(periode.eind, later),
                reden=reden,
                artikel=AWR_10,
                te_laat=_BOETE,
                product="btw-aangifte",
            )
            for periode in ended(feiten, maanden, van, tot)
        )
    )


def bepaal_icp(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The ICP listing: until the end of the month after the period."""
    if feiten.icp_tijdvak is Tijdvak.GEEN:
        return Antwoord()
    if mist := feiten.unknown("icp_tijdvak", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    if feiten.icp_tijdvak not in {Tijdvak.MAAND, Tijdvak.KWARTAAL}:
        return Antwoord(ontbreekt=("icp_tijdvak",))
    reden = Reden(zin(_("U verkoopt aan bedrijven in andere EU-landen.")), "icp_tijdvak", OB_37A)
    return Antwoord(
        tuple(
            make_return(
                "icp-opgaaf",
                _("Opgaaf ICP doen"),
                periode,
                month_end(periode.eind, 1),
                reden=reden,
                artikel=AWR_10,
                te_laat=_BOETE,
                product="btw-eu-levering-icp",
            )
            for periode in ended(feiten, MAANDEN[feiten.icp_tijdvak], van, tot)
        )
    )


def bepaal_loon(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The wage return: until a month after the period; for four weeks the days come from the letter."""
    if feiten.loon_tijdvak is Tijdvak.GEEN:
        return Antwoord()
    if feiten.loon_tijdvak is None:
        return Antwoord(ontbreekt=("loon_tijdvak",))
    reden = Reden(zin(_("U doet loonaangifte en betaalt na elk tijdvak.")), "loon_tijdvak", AWR_19)
    if feiten.loon_tijdvak is Tijdvak.VIER_WEKEN:
        return _four_weeks(feiten, reden)
    if feiten.loon_tijdvak not in {Tijdvak.MAAND, Tijdvak.HALFJAAR, Tijdvak.JAAR}:
        return Antwoord(ontbreekt=("loon_tijdvak",))
    if mist := feiten.unknown("gestart_op"):
        return Antwoord(ontbreekt=mist)
    return Antwoord(
        tuple(
            make_return(
                "loonaangifte",
                _("Loonaangifte doen en betalen"),
                periode,
                month_end(periode.eind, 1),
                reden=reden,
                artikel=AWR_10,
                te_laat=_BOETE,
                product="loonaangifte",
            )
            for periode in ended(feiten, MAANDEN[feiten.loon_tijdvak], van, tot)
        )
    )


def _four_weeks(feiten: Bedrijfsfeiten, reden: Reden) -> Antwoord:
    if feiten.loon_dagen is None:
        return Antwoord(ontbreekt=("loon_dagen",))
    brief = Reden(zin(_("Deze dag staat in uw aangiftebrief.")), "loon_dagen", AWR_10)
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"loonaangifte:{dag.isoformat()}",
                regel="loonaangifte",
                titel=zin(_("Loonaangifte doen en betalen")),
                dag=dag,
                vanaf=None,
                wie=DIENST,
                artikelen=(AWR_19, AWR_10),
                waarom=(reden, brief),
                te_laat=zin(_BOETE),
                producten=("loonaangifte",),
                periode=zin(_("een tijdvak van vier weken")),
            )
            for dag in feiten.loon_dagen
        )
    )


def bepaal_kor(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Who takes part in the KOR watches the turnover and leaves at once when it passes the limit.

    Who files btw returns does not take part.
    """
    if feiten.kor is None and feiten.btw_tijdvak in {None, Tijdvak.GEEN}:
        return Antwoord(ontbreekt=feiten.unknown("kor", "btw_tijdvak"))
    if not feiten.kor:
        return Antwoord()
    grens = KOR_GRENS.on(max(tot, KOR_GRENS.standen[0].vanaf)).waarde
    reden = Reden(
        zin(_("U doet mee aan de KOR. Dat mag tot een omzet van %(grens)s per kalenderjaar."), grens=grens),
        "kor",
        OB_25,
    )
    plicht = DoorlopendePlicht(
        sleutel="kor-grens",
        regel="kor-grens",
        titel=zin(_("Afmelden voor de KOR zodra uw omzet boven de grens komt")),
        wie=DIENST,
        artikelen=(OB_25,),
        waarom=(reden,),
        te_laat=zin(_KOR_TE_LAAT),
        producten=("kleineondernemersregeling", "btw-aangifte"),
    )
    return Antwoord(doorlopend=(plicht,))


_KOR_TE_LAAT = _("U betaalt btw vanaf de verkoop waarmee u boven de grens kwam, ook als u die niet hebt gerekend.")


_BTW_BRON = bron("btw-aangifte, uiterste datums")
_LOON_BRON = bron("aangiftebrief loonheffingen")


def _btw(tijdvak: Tijdvak) -> dict[str, Any]:
    return {"btw_tijdvak": tijdvak, **GESTART}


BTW = Verplichtingregel(
    sleutel="btw-aangifte",
    titel=_("Btw-aangifte"),
    vraag=_("Wanneer moet u btw-aangifte doen en betalen?"),
    wie=DIENST,
    artikelen=(AWR_10, AWR_19),
    geldig_vanaf=date(2020, 1, 1),
    namen=("btw_tijdvak", "gestart_op"),
    bepaal=bepaal_btw,
    bronnen=(_BTW_BRON,),
    te_laat=_BOETE,
    producten=("btw-aangifte",),
    grenzen=(
        _("Wij noemen de datum uit de brief van de Belastingdienst, ook als dat een weekend of feestdag is."),
        _("Voor ondernemers uit het buitenland en voor de OSS gelden andere datums."),
    ),
    gevallen=(
        geval(
            "vier kwartalen in een jaar",
            _btw(Tijdvak.KWARTAAL),
            (date(2025, 4, 1), date(2026, 1, 31)),
            (date(2025, 4, 30), date(2025, 7, 31), date(2025, 10, 31), date(2026, 1, 31)),
            _BTW_BRON,
        ),
        geval(
            "januari in een schrikkeljaar",
            _btw(Tijdvak.MAAND),
            (date(2028, 2, 1), date(2028, 3, 31)),
            (date(2028, 2, 29), date(2028, 3, 31)),
            _BTW_BRON,
        ),
        geval("per jaar", _btw(Tijdvak.JAAR), (date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 3, 31),), _BTW_BRON),
        geval("geen aangifte", _btw(Tijdvak.GEEN), (date(2026, 1, 1), date(2026, 12, 31)), (), _BTW_BRON),
    ),
)
ICP = Verplichtingregel(
    sleutel="icp-opgaaf",
    titel=_("Opgaaf ICP"),
    vraag=_("Wanneer moet u opgaaf doen van verkopen aan bedrijven in andere EU-landen?"),
    wie=DIENST,
    artikelen=(OB_37A,),
    geldig_vanaf=date(2020, 1, 1),
    namen=("icp_tijdvak", "gestart_op"),
    bepaal=bepaal_icp,
    bronnen=(_BTW_BRON,),
    te_laat=_BOETE,
    producten=("btw-eu-levering-icp",),
    grenzen=(_("Verkocht u in een tijdvak niets aan bedrijven in andere EU-landen, dan hoeft u geen opgaaf te doen."),),
    gevallen=(
        geval(
            "per kwartaal",
            {"icp_tijdvak": Tijdvak.KWARTAAL, **GESTART},
            (date(2026, 9, 1), date(2026, 12, 31)),
            (date(2026, 10, 31),),
            _BTW_BRON,
        ),
        geval("geen EU", {"icp_tijdvak": Tijdvak.GEEN}, (date(2026, 1, 1), date(2026, 12, 31)), (), _BTW_BRON),
    ),
)
LOON = Verplichtingregel(
    sleutel="loonaangifte",
    titel=_("Loonaangifte"),
    vraag=_("Wanneer moet u loonaangifte doen en betalen?"),
    wie=DIENST,
    artikelen=(LB_27, AWR_10, AWR_19),
    geldig_vanaf=date(2020, 1, 1),
    namen=("loon_tijdvak", "loon_dagen", "gestart_op"),
    bepaal=bepaal_loon,
    bronnen=(_LOON_BRON,),
    te_laat=_BOETE,
    producten=("loonaangifte",),
    grenzen=(_("Begint of eindigt uw aangifteplicht in het jaar, dan gelden de tijdvakken uit uw brief."),),
    gevallen=(
        geval(
            "november",
            {"loon_tijdvak": Tijdvak.MAAND, **GESTART},
            (date(2026, 12, 1), date(2026, 12, 31)),
            (date(2026, 12, 31),),
            _LOON_BRON,
        ),
        geval(
            "vier weken: de dag uit de brief",
            {"loon_tijdvak": Tijdvak.VIER_WEKEN, "loon_dagen": (date(2026, 12, 6), date(2027, 1, 31))},
            (date(2026, 12, 1), date(2026, 12, 31)),
            (date(2026, 12, 6),),
            _LOON_BRON,
        ),
    ),
)
KOR = Verplichtingregel(
    sleutel="kor-grens",
    titel=_("Omzetgrens van de KOR"),
    vraag=_("Moet u letten op de omzetgrens van de kleineondernemersregeling?"),
    wie=DIENST,
    artikelen=(OB_25,),
    geldig_vanaf=KOR_GRENS.standen[0].vanaf,
    namen=("kor", "btw_tijdvak"),
    bepaal=bepaal_kor,
    bronnen=KOR_GRENS.bronnen,
    te_laat=_KOR_TE_LAAT,
    producten=("kleineondernemersregeling", "btw-aangifte"),
    gevallen=(
        Kalendergeval(
            "doet mee", {"kor": True}, date(2026, 1, 1), date(2026, 12, 31), (), KOR_GRENS.bronnen[0], doorlopend=True
        ),
        Kalendergeval(
            "doet btw-aangifte",
            {"btw_tijdvak": Tijdvak.KWARTAAL},
            date(2026, 1, 1),
            date(2026, 12, 31),
            (),
            KOR_GRENS.bronnen[0],
        ),
        Kalendergeval("doet niet mee", {"kor": False}, date(2026, 1, 1), date(2026, 12, 31), (), KOR_GRENS.bronnen[0]),
    ),
)
