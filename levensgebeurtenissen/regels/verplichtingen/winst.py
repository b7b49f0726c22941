"""The yearly return about the profit: income tax for people, corporate tax for organisations."""

from datetime import date

from levensgebeurtenissen.regels.basis import Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.verplichtingen.aangifte import (
    AWR_9,
    DIENST,
    GESTART,
    JAAR,
    bron,
    ended,
    geval,
    make_return,
)
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten, Rechtsvorm
from levensgebeurtenissen.regels.verplichtingen.tijdvakken import month_end
from levensgebeurtenissen.regels.verplichtingen.verplichting import Antwoord, Kalendergeval, Verplichtingregel

IB_3_2 = Wetsartikel("Wet inkomstenbelasting 2001", "3.2", "BWBR0011353")
VPB_2 = Wetsartikel("Wet op de vennootschapsbelasting 1969", "2", "BWBR0002672")

_VPB_MAANDEN = 5
_PERSONEN = frozenset({Rechtsvorm.EENMANSZAAK, Rechtsvorm.VOF, Rechtsvorm.CV, Rechtsvorm.MAATSCHAP})
_ALTIJD_VPB = frozenset({Rechtsvorm.BV, Rechtsvorm.NV, Rechtsvorm.COOPERATIE})
_AANSLAG = _(
    "De Belastingdienst kan een boete geven en uw winst schatten. Doe alsnog aangifte of vraag vooraf uitstel."
)


def bepaal_ib(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The income tax return of who has the company: before 1 May, from 1 March."""
    if feiten.rechtsvorm is not None and feiten.rechtsvorm not in _PERSONEN:
        return Antwoord()
    if mist := feiten.unknown("rechtsvorm", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    zin_reden = zin(_("Bij deze rechtsvorm geeft u de winst zelf aan in uw aangifte inkomstenbelasting."))
    reden = Reden(zin_reden, "rechtsvorm", IB_3_2)
    return Antwoord(
        tuple(
            make_return(
                "inkomstenbelasting",
                _("Aangifte inkomstenbelasting doen"),
                periode,
                date(periode.eind.year + 1, 4, 30),
                vanaf=date(periode.eind.year + 1, 3, 1),
                reden=reden,
                artikel=AWR_9,
                te_laat=_AANSLAG,
                product="inkomstenbelasting-ondernemer",
            )
            for periode in ended(feiten, JAAR, van, tot)
        )
    )


def bepaal_vpb(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The corporate tax return: within five months after the financial year."""
    if feiten.rechtsvorm is None:
        return Antwoord(ontbreekt=("rechtsvorm",))
    if feiten.rechtsvorm in _PERSONEN:
        return Antwoord()
    naam = "rechtsvorm"
    if feiten.rechtsvorm not in _ALTIJD_VPB:
        naam = "vpb_plichtig"
        if feiten.vpb_plichtig is False:
            return Antwoord()
    if mist := feiten.unknown(naam, "boekjaar_eindmaand", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    reden = Reden(zin(_("Uw organisatie betaalt vennootschapsbelasting over haar winst.")), naam, VPB_2)
    return Antwoord(
        tuple(
            make_return(
                "vennootschapsbelasting",
                _("Aangifte vennootschapsbelasting doen"),
                periode,
                month_end(periode.eind, _VPB_MAANDEN),
                reden=reden,
                artikel=AWR_9,
                te_laat=_AANSLAG,
                product="vennootschapsbelasting",
            )
            for periode in ended(feiten, JAAR, van, tot, eindmaand=feiten.boekjaar_eindmaand or JAAR)
        )
    )


_IB_BRON = bron("aangifte inkomstenbelasting")
_VPB_BRON = bron("aangifte vennootschapsbelasting")

IB = Verplichtingregel(
    sleutel="inkomstenbelasting",
    titel=_("Aangifte inkomstenbelasting voor ondernemers"),
    vraag=_("Wanneer moet u aangifte doen over uw winst?"),
    wie=DIENST,
    artikelen=(IB_3_2, AWR_9),
    geldig_vanaf=date(2020, 1, 1),
    namen=("rechtsvorm", "gestart_op"),
    bepaal=bepaal_ib,
    bronnen=(_IB_BRON,),
    te_laat=_AANSLAG,
    producten=("inkomstenbelasting-ondernemer",),
    grenzen=(_("Met uitstel mag u later aangifte doen. Uw boekhouder kan uitstel voor u hebben."),),
    gevallen=(
        geval(
            "eenmanszaak: voor 1 mei",
            {"rechtsvorm": Rechtsvorm.EENMANSZAAK, **GESTART},
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2026, 4, 30),),
            _IB_BRON,
        ),
        geval("bv", {"rechtsvorm": Rechtsvorm.BV, **GESTART}, (date(2026, 1, 1), date(2026, 12, 31)), (), _IB_BRON),
    ),
)
VPB = Verplichtingregel(
    sleutel="vennootschapsbelasting",
    titel=_("Aangifte vennootschapsbelasting"),
    vraag=_("Wanneer moet uw organisatie aangifte doen over haar winst?"),
    wie=DIENST,
    artikelen=(VPB_2, AWR_9),
    geldig_vanaf=date(2020, 1, 1),
    namen=("rechtsvorm", "vpb_plichtig", "boekjaar_eindmaand", "gestart_op"),
    bepaal=bepaal_vpb,
    bronnen=(_VPB_BRON,),
    te_laat=_AANSLAG,
    producten=("vennootschapsbelasting",),
    grenzen=(
        _("Met uitstel mag u later aangifte doen. Uw boekhouder kan uitstel voor u hebben."),
        _("Is het eerste boekjaar langer dan een jaar, dan klopt onze datum voor dat jaar niet."),
    ),
    gevallen=(
        geval(
            "bv, boekjaar is kalenderjaar: voor 1 juni",
            {"rechtsvorm": Rechtsvorm.BV, "boekjaar_eindmaand": 12, **GESTART},
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2026, 5, 31),),
            _VPB_BRON,
        ),
        geval(
            "boekjaar tot en met september, schrikkeljaar",
            {"rechtsvorm": Rechtsvorm.BV, "boekjaar_eindmaand": 9, **GESTART},
            (date(2028, 1, 1), date(2028, 12, 31)),
            (date(2028, 2, 29),),
            _VPB_BRON,
        ),
        Kalendergeval(
            "stichting: onbekend of zij belasting betaalt",
            {"rechtsvorm": Rechtsvorm.STICHTING, "boekjaar_eindmaand": 12, **GESTART},
            date(2026, 1, 1),
            date(2026, 12, 31),
            (),
            _VPB_BRON,
            ontbreekt=("vpb_plichtig",),
        ),
    ),
)
