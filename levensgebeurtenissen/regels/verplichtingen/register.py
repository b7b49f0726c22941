"""What KVK keeps: the annual accounts, changes in the Handelsregister and the UBO register."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from levensgebeurtenissen.regels.awb import Duur
from levensgebeurtenissen.regels.basis import Bron, Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.ondernemen import HRW_15A, HRW_20
from levensgebeurtenissen.regels.verplichtingen.aangifte import GESTART, JAAR, ended
from levensgebeurtenissen.regels.verplichtingen.feiten import (
    Bedrijfsfeiten,
    Rechtsvorm,
    Vaststelling,
    Wijziging,
    Wijzigingsoort,
)
from levensgebeurtenissen.regels.verplichtingen.tijdvakken import Periode, month_end
from levensgebeurtenissen.regels.verplichtingen.verplichting import (
    Antwoord,
    DoorlopendePlicht,
    Kalendergeval,
    Verplichting,
    Verplichtingregel,
)


def _bw2(artikel: str) -> Wetsartikel:
    return Wetsartikel("Burgerlijk Wetboek Boek 2", artikel, "BWBR0003045")


BW2_58, BW2_101, BW2_210, BW2_394 = _bw2("58"), _bw2("101"), _bw2("210"), _bw2("394")

_KVK = _("KVK")
_BESTUUR = _("Het bestuur van uw organisatie")
_DAG, _ACHT_DAGEN, _EEN_WEEK = timedelta(days=1), timedelta(days=8), Duur(weken=1)
# Within how many months after the financial year the board makes the accounts, without more time from the meeting.
_OPMAKEN: Mapping[Rechtsvorm, tuple[int, Wetsartikel]] = MappingProxyType(
    {Rechtsvorm.BV: (5, BW2_210), Rechtsvorm.NV: (5, BW2_101), Rechtsvorm.COOPERATIE: (6, BW2_58)}
)
_DEPONEREN_MAANDEN = 12

_OPMAKEN_TE_LAAT = _("Daardoor kunt u ook te laat deponeren. De algemene vergadering kan vooraf meer tijd geven.")
_DEPONEREN_TE_LAAT = _(
    "Te laat deponeren is strafbaar. Gaat de organisatie failliet, dan kan een bestuurder zelf moeten betalen."
)
_KVK_TE_LAAT = _(
    "Te laat doorgeven is strafbaar. Tot die tijd mogen anderen afgaan op wat er nu in het register staat."
)
_UBO_TE_LAAT = _("U kunt een boete of een dwangsom krijgen. Ook kan uw bank vragen stellen.")


def bepaal_opmaken(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The board makes the annual accounts within five or six months after the financial year."""
    if feiten.rechtsvorm is not None and feiten.rechtsvorm not in _OPMAKEN:
        return Antwoord()
    if mist := feiten.unknown("rechtsvorm", "boekjaar_eindmaand", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    maanden, artikel = _OPMAKEN[feiten.rechtsvorm or Rechtsvorm.BV]
    reden = Reden(zin(_("Deze rechtsvorm moet elk boekjaar een jaarrekening maken.")), "rechtsvorm", artikel)
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"jaarrekening-opmaken:{boekjaar.sleutel}",
                regel="jaarrekening-opmaken",
                titel=zin(_("Jaarrekening opmaken")),
                dag=month_end(boekjaar.eind, maanden),
                vanaf=boekjaar.eind + _DAG,
                wie=_BESTUUR,
                artikelen=(artikel,),
                waarom=(reden,),
                te_laat=zin(_OPMAKEN_TE_LAAT),
                producten=("jaarrekening-deponeren",),
                periode=boekjaar.zin,
            )
            for boekjaar in _boekjaren(feiten, van, tot)
        )
    )


def bepaal_deponeren(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:
    """The accounts go to KVK within eight days of their adoption, and never later than twelve months (BW 2:394).

    As long as it is not known when they were adopted, the day is the latest one and the fact stays open.
    """
    if feiten.rechtsvorm is not None and feiten.rechtsvorm not in _OPMAKEN:
        return Antwoord()
    if mist := feiten.unknown("rechtsvorm", "boekjaar_eindmaand", "gestart_op"):
        return Antwoord(ontbreekt=mist)
    return Antwoord(
        tuple(_deponeer(boekjaar, feiten.vaststellingen or ()) for boekjaar in _boekjaren(feiten, van, tot)),
        ontbreekt=feiten.unknown("vaststellingen"),
    )


def _boekjaren(feiten: Bedrijfsfeiten, van: date, tot: date) -> Iterator[Periode]:
    return iter(ended(feiten, JAAR, van, tot, eindmaand=feiten.boekjaar_eindmaand or JAAR))


def _deponeer(boekjaar: Periode, vaststellingen: tuple[Vaststelling, ...]) -> Verplichting:
    dag = month_end(boekjaar.eind, _DEPONEREN_MAANDEN)
    waarom = [Reden(zin(_("Deze rechtsvorm maakt haar jaarrekening openbaar.")), "rechtsvorm", BW2_394)]
    vastgesteld = [item.op for item in vaststellingen if item.boekjaar_einde == boekjaar.eind]
    if vastgesteld:
        eerste = min(vastgesteld)
        dag = min(dag, eerste + _ACHT_DAGEN)
        tekst = zin(_("De jaarrekening is op %(dag)s vastgesteld. Daarna hebt u acht dagen."), dag=eerste)
        waarom.append(Reden(tekst, "vaststellingen", BW2_394))
    return Verplichting(
        sleutel=f"jaarrekening-deponeren:{boekjaar.sleutel}",
        regel="jaarrekening-deponeren",
        titel=zin(_("Jaarrekening deponeren")),
        dag=dag,
        vanaf=boekjaar.eind + _DAG,
        wie=_KVK,
        artikelen=(BW2_394,),
        waarom=tuple(waarom),
        te_laat=zin(_DEPONEREN_TE_LAAT),
        producten=("jaarrekening-deponeren",),
        periode=boekjaar.zin,
    )


def bepaal_wijziging(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """A change in what the Handelsregister holds is reported within a week."""
    if feiten.wijzigingen is None:
        return Antwoord(ontbreekt=("wijzigingen",))
    return Antwoord(_report(feiten.wijzigingen, Wijzigingsoort.HANDELSREGISTER))


def bepaal_ubo(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """UBOs are registered, and a change of UBO is reported within a week; an eenmanszaak has none."""
    if feiten.rechtsvorm is None:
        return Antwoord(ontbreekt=("rechtsvorm",))
    if feiten.rechtsvorm is Rechtsvorm.EENMANSZAAK:
        return Antwoord()
    plichten: tuple[DoorlopendePlicht, ...] = ()
    if feiten.ubo_geregistreerd is False:
        reden = Reden(
            zin(_("Er staan nog geen UBO's van uw organisatie in het register.")), "ubo_geregistreerd", HRW_15A
        )
        vorm = Reden(zin(_("Voor deze rechtsvorm schrijft u uw UBO's in.")), "rechtsvorm", HRW_15A)
        plicht = DoorlopendePlicht(
            sleutel="ubo-register",
            regel="ubo-register",
            titel=zin(_("UBO's inschrijven: doe dit nu")),
            wie=_KVK,
            artikelen=(HRW_15A,),
            waarom=(vorm, reden),
            te_laat=zin(_UBO_TE_LAAT),
            producten=("ubo-inschrijven",),
        )
        plichten = (plicht,)
    return Antwoord(
        _report(feiten.wijzigingen or (), Wijzigingsoort.UBO),
        plichten,
        feiten.unknown("ubo_geregistreerd", "wijzigingen"),
    )


def _report(wijzigingen: tuple[Wijziging, ...], soort: Wijzigingsoort) -> tuple[Verplichting, ...]:
    ubo = soort is Wijzigingsoort.UBO
    regel, artikel = ("ubo-register", HRW_15A) if ubo else ("handelsregister", HRW_20)
    return tuple(
        Verplichting(
            sleutel=f"{regel}:{wijziging.op.isoformat()}",
            regel=regel,
            titel=zin(_("Wijziging van UBO's doorgeven")) if ubo else zin(_("Wijziging doorgeven aan KVK")),
            dag=_EEN_WEEK.after(wijziging.op),
            vanaf=wijziging.op,
            wie=_KVK,
            artikelen=tuple(dict.fromkeys((HRW_20, artikel))),
            waarom=(Reden(zin(_("Op %(dag)s veranderde er iets."), dag=wijziging.op), "wijzigingen", HRW_20),),
            te_laat=zin(_UBO_TE_LAAT) if ubo else zin(_KVK_TE_LAAT),
            producten=("ubo-inschrijven",) if ubo else ("wijziging-doorgeven-kvk",),
            periode=zin(_("de wijziging van %(dag)s"), dag=wijziging.op),
        )
        for wijziging in wijzigingen
        if wijziging.soort is soort
    )


_BW_BRON = Bron("Burgerlijk Wetboek Boek 2, artikelen 58, 101, 210 en 394", BW2_394.url)
_KVK_BRON = Bron("Handelsregisterwet 2007, artikel 20", HRW_20.url)
_UBO_BRON = Bron("KVK: UBO-register", "https://www.kvk.nl/ubo/")
_JAAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))
_BV = {"rechtsvorm": Rechtsvorm.BV, "boekjaar_eindmaand": 12, **GESTART}
_EERSTE_JAAR = _("Is het eerste boekjaar langer dan een jaar, dan klopt onze datum voor dat jaar niet.")
_GROTE_STICHTING = _(
    "Een stichting of vereniging met een grote onderneming moet dit soms ook. Dat weegt deze regel niet."
)

OPMAKEN = Verplichtingregel(
    sleutel="jaarrekening-opmaken",
    titel=_("Jaarrekening opmaken"),
    vraag=_("Wanneer moet het bestuur de jaarrekening klaar hebben?"),
    wie=_BESTUUR,
    artikelen=(BW2_101, BW2_210, BW2_58),
    geldig_vanaf=date(2016, 11, 1),
    namen=("rechtsvorm", "boekjaar_eindmaand", "gestart_op"),
    bepaal=bepaal_opmaken,
    bronnen=(_BW_BRON,),
    te_laat=_OPMAKEN_TE_LAAT,
    producten=("jaarrekening-deponeren",),
    grenzen=(_EERSTE_JAAR, _GROTE_STICHTING),
    gevallen=(
        Kalendergeval("bv: vijf maanden", _BV, *_JAAR_2026, (date(2026, 5, 31),), _BW_BRON),
        Kalendergeval(
            "coöperatie: zes maanden",
            {**_BV, "rechtsvorm": Rechtsvorm.COOPERATIE},
            *_JAAR_2026,
            (date(2026, 6, 30),),
            _BW_BRON,
        ),
        Kalendergeval("eenmanszaak", {"rechtsvorm": Rechtsvorm.EENMANSZAAK}, *_JAAR_2026, (), _BW_BRON),
    ),
)
DEPONEREN = Verplichtingregel(
    sleutel="jaarrekening-deponeren",
    titel=_("Jaarrekening deponeren"),
    vraag=_("Wanneer moet de jaarrekening bij KVK liggen?"),
    wie=_KVK,
    artikelen=(BW2_394,),
    geldig_vanaf=date(2016, 11, 1),
    namen=("rechtsvorm", "boekjaar_eindmaand", "vaststellingen", "gestart_op"),
    bepaal=bepaal_deponeren,
    bronnen=(_BW_BRON,),
    te_laat=_DEPONEREN_TE_LAAT,
    producten=("jaarrekening-deponeren",),
    grenzen=(
        _EERSTE_JAAR,
        _GROTE_STICHTING,
        _("Zijn alle aandeelhouders bestuurder, dan is ondertekenen vaak ook vaststellen. Dan lopen de acht dagen."),
    ),
    gevallen=(
        Kalendergeval(
            "nog niet vastgesteld: uiterlijk na twaalf maanden",
            {**_BV, "vaststellingen": ()},
            *_JAAR_2026,
            (date(2026, 12, 31),),
            _BW_BRON,
        ),
        Kalendergeval(
            "vastgesteld op 15 juni: acht dagen",
            {**_BV, "vaststellingen": (Vaststelling(date(2025, 12, 31), date(2026, 6, 15)),)},
            date(2026, 1, 1),
            date(2026, 11, 30),
            (date(2026, 6, 23),),
            _BW_BRON,
        ),
        Kalendergeval(
            "onbekend of er is vastgesteld",
            _BV,
            *_JAAR_2026,
            (date(2026, 12, 31),),
            _BW_BRON,
            ontbreekt=("vaststellingen",),
        ),
    ),
)
WIJZIGING = Verplichtingregel(
    sleutel="handelsregister",
    titel=_("Wijziging in het Handelsregister"),
    vraag=_("Tot wanneer kunt u een wijziging op tijd doorgeven?"),
    wie=_KVK,
    artikelen=(HRW_20,),
    geldig_vanaf=date(2008, 7, 1),
    namen=("wijzigingen",),
    bepaal=bepaal_wijziging,
    bronnen=(_KVK_BRON,),
    te_laat=_KVK_TE_LAAT,
    producten=("wijziging-doorgeven-kvk",),
    gevallen=(
        Kalendergeval(
            "een week later",
            {"wijzigingen": (Wijziging(Wijzigingsoort.HANDELSREGISTER, date(2026, 11, 16)),)},
            *_JAAR_2026,
            (date(2026, 11, 23),),
            _KVK_BRON,
        ),
        Kalendergeval("niets veranderd", {"wijzigingen": ()}, *_JAAR_2026, (), _KVK_BRON),
    ),
)
UBO = Verplichtingregel(
    sleutel="ubo-register",
    titel=_("UBO-register"),
    vraag=_("Moet u UBO's inschrijven, en tot wanneer geeft u een wijziging door?"),
    wie=_KVK,
    artikelen=(HRW_15A, HRW_20),
    geldig_vanaf=date(2020, 9, 27),
    namen=("rechtsvorm", "ubo_geregistreerd", "wijzigingen"),
    bepaal=bepaal_ubo,
    bronnen=(_UBO_BRON,),
    te_laat=_UBO_TE_LAAT,
    producten=("ubo-inschrijven",),
    grenzen=(_("Een nv op de beurs hoeft geen UBO's in te schrijven. Dat weegt deze regel niet."),),
    gevallen=(
        Kalendergeval(
            "nieuwe UBO",
            {
                "rechtsvorm": Rechtsvorm.BV,
                "ubo_geregistreerd": True,
                "wijzigingen": (Wijziging(Wijzigingsoort.UBO, date(2026, 11, 16)),),
            },
            *_JAAR_2026,
            (date(2026, 11, 23),),
            _UBO_BRON,
        ),
        Kalendergeval(
            "stichting zonder UBO in het register",
            {"rechtsvorm": Rechtsvorm.STICHTING, "ubo_geregistreerd": False, "wijzigingen": ()},
            *_JAAR_2026,
            (),
            _UBO_BRON,
            doorlopend=True,
        ),
        Kalendergeval("eenmanszaak", {"rechtsvorm": Rechtsvorm.EENMANSZAAK}, *_JAAR_2026, (), _UBO_BRON),
    ),
)
