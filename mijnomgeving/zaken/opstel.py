"""What somebody is writing about a zaak: kept as a draft from the form to the check page, and sent from there.

The draft knows which zaak it is about. So it can be sent when the register does not answer at that moment: it was asked
when the form was opened, and the outbox brings it when it can.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.concepten.selectors import find_concept
from mijnomgeving.concepten.services import drop_concept, save_concept
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.zaken.acties import ACTIES, Actie
from mijnomgeving.zaken.forms import Zaakformulier
from mijnomgeving.zaken.rechten import Handeling
from portal.toegang.invoer import eigenaar_of
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.versleuteling import Onleesbaar, seal, unseal

_DOEL = "zaak in formulier"
_OMSCHRIJVING = 80


@dataclass(frozen=True, slots=True)
class Zaakwijzer:
    """Which zaak it is about, and what of it the page and the letter name; `soort` and `toelichting` to ask again."""

    url: str
    bron: str
    nummer: str
    omschrijving: str
    soort: str = ""
    toelichting: str = ""

    @classmethod
    def of(cls, zaak: Zaak) -> "Zaakwijzer":
        """Of a zaak that was just read."""
        return cls(zaak.url, zaak.bron, zaak.identificatie, zaak.omschrijving, zaak.soort, zaak.toelichting)


@dataclass(frozen=True, slots=True)
class Opstel:
    """What was written so far.

    Args:
        sleutel: changes with every change of the text, so that nothing is sent that was not seen.
        teksten: by name of the field.
    """

    zaak: Zaakwijzer
    sleutel: UUID
    teksten: dict[str, Any]
    bestanden: tuple[Bestandsinhoud, ...]


def seal_zaak(persoon: Sessiepersoon, zaak: Zaakwijzer, *, over: str) -> str:
    """For a hidden field: which zaak this person may write about; of no use to anybody else, nor for another zaak."""
    sealed = seal(
        json.dumps(asdict(zaak)).encode(),
        session_key=f"{eigenaar_of(persoon)}{over}",
        doel=_DOEL,
    )
    return urlsafe_b64encode(sealed).decode()


def unseal_zaak(persoon: Sessiepersoon, sealed: str, *, over: str) -> Zaakwijzer | None:
    """What `seal_zaak` wrote; None for what it did not."""
    try:
        plain = unseal(
            urlsafe_b64decode(sealed.encode()),
            session_key=f"{eigenaar_of(persoon)}{over}",
            doel=_DOEL,
        )
    except (Onleesbaar, ValueError):
        return None
    return Zaakwijzer(**json.loads(plain))


def find_opstel(persoon: Sessiepersoon, handeling: Handeling, *, over: str) -> Opstel | None:
    """What this person was writing; None when there is nothing."""
    concept = find_concept(persoon=persoon, soort=_soort(handeling), over=over)
    if concept is None:
        return None
    velden = dict(concept.velden)
    zaak, sleutel = Zaakwijzer(**velden.pop("_zaak")), UUID(velden.pop("_sleutel"))
    return Opstel(zaak, sleutel, velden, tuple(concept.bestanden))


def save_opstel(
    persoon: Sessiepersoon,
    handeling: Handeling,
    *,
    over: str,
    zaak: Zaakwijzer,
    teksten: dict[str, Any],
    bestanden: Sequence[Bestandsinhoud] | None,
) -> None:
    """Keep what was written; `bestanden` None keeps the files of before."""
    velden = {**teksten, "_zaak": asdict(zaak), "_sleutel": str(uuid4())}
    save_concept(
        persoon=persoon,
        soort=_soort(handeling),
        over=over,
        titel=_onderwerp(ACTIES[handeling], zaak),
        naar=reverse("mijn:zaak_schrijven", args=[over, handeling]),
        velden=velden,
        bestanden=bestanden,
    )


def drop_opstel(persoon: Sessiepersoon, handeling: Handeling, *, over: str) -> None:
    """Throw away what was written."""
    drop_concept(persoon=persoon, soort=_soort(handeling), over=over)


def list_kopie(actie: Actie, opstel: Opstel) -> list[tuple[str, str]]:
    """Label and value of each answer, as the check page, the receipt and the letter show them."""
    formulier = actie.formulier(initial=opstel.teksten)
    return [
        (_("Zaaknummer"), opstel.zaak.nummer),
        *(
            (str(veld.label), _("Ja") if opstel.teksten[veld.name] is True else str(opstel.teksten[veld.name]))
            for veld in formulier
            if opstel.teksten.get(veld.name)
        ),
    ]


def send(
    persoon: Sessiepersoon,
    handeling: Handeling,
    opstel: Opstel,
    *,
    over: str,
    erbij: Sequence[tuple[str, str]] = (),
) -> Inzending:
    """Send it, and throw the draft away.

    Args:
        persoon: who sends, and for whom.
        handeling: what is done in the zaak.
        opstel: what was written.
        over: key of the zaak.
        erbij: label and value of what the organisation must know besides, such as that a caseworker helped.

    Raises:
        LogboekFout: it could not be logged; nothing was sent.
    """
    actie = ACTIES[handeling]
    kopie = [*list_kopie(actie, opstel), *erbij]
    onderwerp = _onderwerp(actie, opstel.zaak)
    inzending = submit(
        persoon=persoon,
        soort=actie.soort,
        bezorger=actie.bezorger,
        bestemming=opstel.zaak.bron,
        onderwerp=onderwerp,
        kopie=kopie,
        opdracht={
            "bron": opstel.zaak.bron,
            "zaak": opstel.zaak.url,
            "zaaktype": opstel.zaak.soort if actie.zelfde else actie.zaaktype,
            "omschrijving": onderwerp[:_OMSCHRIJVING],
            "kop": str(actie.soort.label),
            "regels": kopie,
        },
        bestanden=opstel.bestanden,
        sleutel=opstel.sleutel,
        over=over,
        terug=reverse("mijn:zaak", args=[over]),
        dienst="zaken",
    )
    drop_opstel(persoon, handeling, over=over)
    return inzending


def empty_formulier(actie: Actie, opstel: Opstel | None, zaak: Zaakwijzer) -> Zaakformulier:
    """The form, with what was written before; to ask the same again, with what was asked."""
    if opstel is None:
        eerder = "\n\n".join(tekst for tekst in (zaak.omschrijving, zaak.toelichting) if tekst)
        return actie.formulier(initial={"aanvraag": eerder} if actie.zelfde else {})
    return actie.formulier(initial=opstel.teksten, heeft_bestanden=bool(opstel.bestanden))


def _onderwerp(actie: Actie, zaak: Zaakwijzer) -> str:
    return f"{actie.soort.label}: {zaak.omschrijving}"


def _soort(handeling: Handeling) -> str:
    return f"zaak {handeling}"
