"""What comes with what a company has: vehicles, permits, buildings, energy and its books; and questions of CBS."""

from collections.abc import Iterator
from datetime import date

from levensgebeurtenissen.regels import awb
from levensgebeurtenissen.regels.awb import Duur
from levensgebeurtenissen.regels.basis import Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.documenten import WVW_72
from levensgebeurtenissen.regels.procedures import AWR_22J, WOZ_30
from levensgebeurtenissen.regels.termijnenwet import ATW_1
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten, Vestiging, WozBeschikking
from levensgebeurtenissen.regels.verplichtingen.verplichting import Antwoord, DoorlopendePlicht, Verplichting

AWR_52 = Wetsartikel("Algemene wet inzake rijksbelastingen", "52", "BWBR0002320")
OB_34A = Wetsartikel("Wet op de omzetbelasting 1968", "34a", "BWBR0002629")
BAL_5_15 = Wetsartikel("Besluit activiteiten leefomgeving", "5.15", "BWBR0041330")
BBL_3_84 = Wetsartikel("Besluit bouwwerken leefomgeving", "3.84", "BWBR0041297")
CBS_33, CBS_43 = (
    Wetsartikel("Wet op het Centraal bureau voor de statistiek", artikel, "BWBR0015926") for artikel in ("33", "43")
)

RDW, GEMEENTE, RVO, CBS = _("RDW"), _("Gemeente"), _("RVO"), _("CBS")
DIENST = _("Belastingdienst")
# The days until which use of energy is reported, once in four years; a next one is added when it is published.
RAPPORTAGEDAGEN = (date(2027, 12, 1),)
KWH_GRENS, M3_GRENS = 50_000, 25_000
_APK_VROEG = Duur(maanden=-2)
_BESLISTIJD = Duur(weken=-8)

APK_TE_LAAT = _("Met een verlopen APK mag u niet de weg op. De RDW controleert dit en u kunt een boete krijgen.")
VERGUNNING_TE_LAAT = _("Verloopt de vergunning voordat u een nieuwe hebt, dan moet u stoppen met wat u ermee doet.")
WOZ_TE_LAAT = _("Na deze dag kijkt de gemeente niet meer naar uw bezwaar. De waarde blijft dan zoals zij is.")
ENERGIE_TE_LAAT = _("De omgevingsdienst kan een dwangsom opleggen.")
CBS_TE_LAAT = _("CBS kan een boete van hoogstens € 5.000 of een dwangsom opleggen.")
BEWAREN_TE_LAAT = _(
    "Kunt u stukken niet laten zien, dan mag de Belastingdienst schatten. U moet dan bewijzen dat het anders is."
)


def bepaal_apk(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """The APK of each vehicle; two months earlier keeps the date."""
    if feiten.voertuigen is None:
        return Antwoord(ontbreekt=("voertuigen",))
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"apk-onderneming:{voertuig.kenteken}:{dag.isoformat()}",
                regel="apk-onderneming",
                titel=zin(_("APK laten doen voor %(kenteken)s"), kenteken=voertuig.kenteken),
                dag=dag,
                vanaf=_APK_VROEG.after(dag),
                wie=RDW,
                artikelen=(WVW_72,),
                waarom=(Reden(zin(_("De APK is geldig tot %(dag)s."), dag=dag), "voertuigen", WVW_72),),
                te_laat=zin(APK_TE_LAAT),
                producten=("apk-keuring",),
                periode=zin(_("kenteken %(kenteken)s"), kenteken=voertuig.kenteken),
            )
            for voertuig in feiten.voertuigen
            if (dag := voertuig.apk_tot) is not None
        )
    )


def bepaal_vergunning(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """A permit that expires is asked for again as long before as deciding may take: eight weeks (Awb 4:13).

    Counting back from a day, the Algemene termijnenwet moves nothing (its article 1, second paragraph).
    """
    if feiten.vergunningen is None:
        return Antwoord(ontbreekt=("vergunningen",))
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"vergunning-verloopt:{vergunning.organisatie}:{vergunning.naam}:{einde.isoformat()}",
                regel="vergunning-verloopt",
                titel=zin(_("Nieuwe vergunning aanvragen: %(naam)s"), naam=vergunning.naam),
                dag=_BESLISTIJD.after(einde),
                vanaf=None,
                wie=vergunning.organisatie,
                artikelen=(awb.AWB_4_13,),
                waarom=(
                    Reden(
                        zin(_("Uw vergunning is geldig tot en met %(dag)s."), dag=einde), "vergunningen", awb.AWB_4_13
                    ),
                ),
                te_laat=zin(VERGUNNING_TE_LAAT),
                producten=(vergunning.product,) if vergunning.product else (),
                periode=zin(_("geldig tot en met %(dag)s"), dag=einde),
            )
            for vergunning in feiten.vergunningen
            if (einde := vergunning.geldig_tot) is not None
        )
    )


def bepaal_woz(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Until when one may object to the WOZ value: six weeks from the date on the letter, moved past free days."""
    if feiten.woz_beschikkingen is None:
        return Antwoord(ontbreekt=("woz_beschikkingen",))
    return Antwoord(tuple(_object(beschikking) for beschikking in feiten.woz_beschikkingen))


def _object(beschikking: WozBeschikking) -> Verplichting:
    termijn = awb.bezwaartermijn(beschikking.dagtekening)
    tekst = zin(_("De WOZ-beschikking is van %(dag)s."), dag=beschikking.dagtekening)
    waarom = [Reden(tekst, "woz_beschikkingen", AWR_22J)]
    if termijn.verlengd_wegens:
        vrij = termijn.verlengd_wegens[0].dag
        langer = zin(_("De termijn zou eindigen op %(dag)s, een vrije dag. Daarom loopt zij door."), dag=vrij)
        waarom.append(Reden(langer, "woz_beschikkingen", ATW_1))
    return Verplichting(
        sleutel=f"woz-onderneming:{beschikking.adres}:{beschikking.dagtekening.isoformat()}",
        regel="woz-onderneming",
        titel=zin(_("Bezwaar maken als u het niet eens bent met de WOZ-waarde")),
        dag=termijn.eind,
        vanaf=beschikking.dagtekening,
        wie=beschikking.gemeente,
        artikelen=(WOZ_30, AWR_22J, awb.AWB_6_7),
        waarom=tuple(waarom),
        te_laat=zin(WOZ_TE_LAAT),
        producten=("woz-bezwaar",),
        periode=zin(_("WOZ-waarde van %(adres)s"), adres=beschikking.adres),
        keuze=True,
    )


def bepaal_energie(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Vestigingen that use much energy take measures that pay back in five years and report about them."""
    if feiten.vestigingen is None:
        return Antwoord(ontbreekt=("vestigingen",))
    boven = [vestiging for vestiging in feiten.vestigingen if _over(vestiging)]
    open_ = any(_over(vestiging) is None for vestiging in feiten.vestigingen)
    return Antwoord(
        tuple(verplichting for vestiging in boven for verplichting in _reports(vestiging)),
        tuple(_save(vestiging) for vestiging in boven),
        ("vestigingen",) if open_ else (),
    )


def _over(vestiging: Vestiging) -> bool | None:
    if (vestiging.kwh or 0) >= KWH_GRENS or (vestiging.m3_gas or 0) >= M3_GRENS:
        return True
    return None if vestiging.kwh is None or vestiging.m3_gas is None else False


def _use(vestiging: Vestiging) -> tuple[Reden, ...]:
    redenen = []
    if (vestiging.kwh or 0) >= KWH_GRENS:
        tekst = zin(_("%(naam)s gebruikt 50.000 kWh stroom of meer per jaar."), naam=vestiging.naam)
        redenen.append(Reden(tekst, "vestigingen", BAL_5_15))
    if (vestiging.m3_gas or 0) >= M3_GRENS:
        tekst = zin(_("%(naam)s gebruikt 25.000 m³ gas of meer per jaar."), naam=vestiging.naam)
        redenen.append(Reden(tekst, "vestigingen", BAL_5_15))
    return tuple(redenen)


def _reports(vestiging: Vestiging) -> Iterator[Verplichting]:
    for dag in RAPPORTAGEDAGEN:
        yield Verplichting(
            sleutel=f"energie:{vestiging.naam}:{dag.isoformat()}",
            regel="energie",
            titel=zin(_("Rapporteren over energie besparen: %(naam)s"), naam=vestiging.naam),
            dag=dag,
            vanaf=None,
            wie=RVO,
            artikelen=(BAL_5_15, BBL_3_84),
            waarom=_use(vestiging),
            te_laat=zin(ENERGIE_TE_LAAT),
            producten=("energiebesparingsplicht",),
            periode=zin(_("rapportage van %(jaar)s"), jaar=str(dag.year)),
        )


def _save(vestiging: Vestiging) -> DoorlopendePlicht:
    return DoorlopendePlicht(
        sleutel=f"energie:{vestiging.naam}",
        regel="energie",
        titel=zin(_("Energie besparen met wat u in vijf jaar terugverdient: %(naam)s"), naam=vestiging.naam),
        wie=GEMEENTE,
        artikelen=(BAL_5_15, BBL_3_84),
        waarom=_use(vestiging),
        te_laat=zin(ENERGIE_TE_LAAT),
        producten=("energiebesparingsplicht",),
    )


def bepaal_cbs(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """A survey of CBS, only for who was asked."""
    if feiten.cbs_vragen is None:
        return Antwoord(ontbreekt=("cbs_vragen",))
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"cbs-vragenlijst:{vraag.naam}:{vraag.uiterlijk.isoformat()}",
                regel="cbs-vragenlijst",
                titel=zin(_("Vragenlijst van CBS invullen: %(naam)s"), naam=vraag.naam),
                dag=vraag.uiterlijk,
                vanaf=None,
                wie=CBS,
                artikelen=(CBS_33, CBS_43),
                waarom=(Reden(zin(_("CBS vroeg uw onderneming om deze gegevens.")), "cbs_vragen", CBS_33),),
                te_laat=zin(CBS_TE_LAAT),
                producten=(),
                periode=zin(_("vragenlijst %(naam)s"), naam=vraag.naam),
            )
            for vraag in feiten.cbs_vragen
        )
    )


def bepaal_bewaren(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Books are kept for seven years, and what is about immovable property for ten."""
    if feiten.gestart_op is None:
        return Antwoord(ontbreekt=("gestart_op",))
    reden = Reden(zin(_("U hebt een onderneming sinds %(dag)s."), dag=feiten.gestart_op), "gestart_op", AWR_52)
    plicht = DoorlopendePlicht(
        sleutel="administratie-bewaren",
        regel="administratie-bewaren",
        titel=zin(_("Administratie zeven jaar bewaren, en tien jaar voor onroerend goed")),
        wie=DIENST,
        artikelen=(AWR_52, OB_34A),
        waarom=(reden,),
        te_laat=zin(BEWAREN_TE_LAAT),
        producten=("btw-aangifte",),
    )
    return Antwoord(doorlopend=(plicht,))
