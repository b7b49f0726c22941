"""Duties of who employs people."""

from datetime import date

from levensgebeurtenissen.regels.basis import Bron, Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from levensgebeurtenissen.regels.verplichtingen.verplichting import (
    Antwoord,
    DoorlopendePlicht,
    Kalendergeval,
    Verplichting,
    Verplichtingregel,
)

LB_26B, LB_28 = (Wetsartikel("Wet op de loonbelasting 1964", artikel, "BWBR0002471") for artikel in ("26b", "28"))
ARBO_5 = Wetsartikel("Arbeidsomstandighedenwet", "5", "BWBR0010346")

_DIENST, _INSPECTIE = _("Belastingdienst"), _("Nederlandse Arbeidsinspectie")
_ANONIEM = _("Zonder deze gegevens houdt u 52 procent van het loon in: het anoniementarief.")
_RIE_BOETE = _("De Arbeidsinspectie kan een boete geven. Gebeurt er een ongeluk, dan staat u als werkgever zwakker.")


def bepaal_nieuw(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Who a new employee is, is checked and kept before the work begins."""
    if feiten.begint_op is None:
        return Antwoord(ontbreekt=("begint_op",))
    return Antwoord(
        tuple(
            Verplichting(
                sleutel=f"nieuwe-werknemer:{dag.isoformat()}",
                regel="nieuwe-werknemer",
                titel=zin(_("Identiteit controleren en gegevens voor de loonheffingen bewaren")),
                dag=dag,
                vanaf=None,
                wie=_DIENST,
                artikelen=(LB_28, LB_26B),
                waarom=(Reden(zin(_("Op %(dag)s begint er een werknemer bij u."), dag=dag), "begint_op", LB_28),),
                te_laat=zin(_ANONIEM),
                producten=("aanmelden-als-werkgever", "loonaangifte"),
                periode=zin(_("eerste werkdag %(dag)s"), dag=dag),
            )
            for dag in feiten.begint_op
        )
    )


def bepaal_rie(feiten: Bedrijfsfeiten, van: date, tot: date) -> Antwoord:  # noqa: ARG001 - every rule takes the window
    """Who employs somebody has a risk assessment (RI&E) with a plan, from the first day on."""
    if feiten.werknemers is None:
        return Antwoord(ontbreekt=("werknemers",))
    if not feiten.werknemers:
        return Antwoord()
    reden = Reden(zin(_("Aantal mensen bij u in dienst: %(aantal)s."), aantal=feiten.werknemers), "werknemers", ARBO_5)
    plicht = DoorlopendePlicht(
        sleutel="rie",
        regel="rie",
        titel=zin(_("Risico's op het werk op papier hebben (RI&E), met een plan van aanpak")),
        wie=_INSPECTIE,
        artikelen=(ARBO_5,),
        waarom=(reden,),
        te_laat=zin(_RIE_BOETE),
        producten=("arbeidsomstandigheden-rie",),
    )
    return Antwoord(doorlopend=(plicht,))


_LB_BRON = Bron("Wet op de loonbelasting 1964, artikelen 26b en 28", LB_28.url)
_ARBO_BRON = Bron("Arbeidsomstandighedenwet, artikel 5", ARBO_5.url)
_JAAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))

NIEUW = Verplichtingregel(
    sleutel="nieuwe-werknemer",
    titel=_("Eerste werkdag van een werknemer"),
    vraag=_("Wat moet u hebben geregeld voordat een nieuwe werknemer begint?"),
    wie=_DIENST,
    artikelen=(LB_28, LB_26B),
    geldig_vanaf=date(2020, 1, 1),
    namen=("begint_op",),
    bepaal=bepaal_nieuw,
    bronnen=(_LB_BRON,),
    te_laat=_ANONIEM,
    producten=("aanmelden-als-werkgever", "loonaangifte"),
    grenzen=(
        _("Komt de werknemer van buiten de EU, dan is vaak ook een vergunning nodig. Dat weegt deze regel niet."),
    ),
    gevallen=(
        Kalendergeval(
            "begint op 1 december",
            {"begint_op": (date(2026, 12, 1),)},
            *_JAAR_2026,
            (date(2026, 12, 1),),
            _LB_BRON,
        ),
        Kalendergeval("niemand begint", {"begint_op": ()}, *_JAAR_2026, (), _LB_BRON),
    ),
)
RIE = Verplichtingregel(
    sleutel="rie",
    titel=_("RI&E: risico's op het werk"),
    vraag=_("Moet u een RI&E hebben?"),
    wie=_INSPECTIE,
    artikelen=(ARBO_5,),
    geldig_vanaf=date(2020, 1, 1),
    namen=("werknemers",),
    bepaal=bepaal_rie,
    bronnen=(_ARBO_BRON,),
    te_laat=_RIE_BOETE,
    producten=("arbeidsomstandigheden-rie",),
    grenzen=(_("Werkt u met vrijwilligers of zzp'ers, dan gelden soms ook regels voor veilig werk."),),
    gevallen=(
        Kalendergeval("een werknemer", {"werknemers": 1}, *_JAAR_2026, (), _ARBO_BRON, doorlopend=True),
        Kalendergeval("geen personeel", {"werknemers": 0}, *_JAAR_2026, (), _ARBO_BRON),
    ),
)
