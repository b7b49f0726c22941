"""Making sure who somebody is: a document that was seen, or questions that only the person can answer.

The code and DigiD come from the person's side (`mijnomgeving.loket.toestemming`). Kept is how it was done and how it
ended; of answers only how many were right, of a document only its kind.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.brp.controle import Controlefeiten
from mijnomgeving.bronnen.registry import brp, reisdocumenten
from mijnomgeving.bronnen.reisdocumenten.models import Houder
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.contact.services import set_identiteit
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toezicht.services import raise_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from mijnomgeving.loket.zoeken.controlevragen import NODIG, Vraag, count_right, list_vragen
from mijnomgeving.loket.zoeken.deur import Zoekslagboek
from mijnomgeving.loket.zoeken.models import Identiteitscontrole
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, SourceResult
from portal.verantwoording.services import record_action

__all__ = ["Documentsoort", "Gezien", "Nagekeken", "Vragenlijst", "answer_vragen", "read_vragen", "see_document"]

HOOGSTENS = 2
"""How often questions may be tried in one contact: trying on is guessing."""
_VRAGEN = gettext_noop("gegevens voor vragen waarmee u laat zien wie u bent")
_NUMMER = gettext_noop("of uw reisdocument bij u hoort en geldig is")
_VASTGESTELD = gettext_noop("vastgesteld wie u bent")
_NIET_VASTGESTELD = gettext_noop("niet kunnen vaststellen wie u bent")


class Documentsoort(StrEnum):
    """With which documents somebody can show who it is (Wet op de identificatieplicht, art. 1)."""

    PASPOORT = "paspoort"
    ID_KAART = "id-kaart"
    RIJBEWIJS = "rijbewijs"
    VERBLIJF = "verblijfsdocument"
    BUITENLANDS = "buitenlands"


class Nagekeken(StrEnum):
    """What the register said of the number of a document."""

    NIET = ""
    GOED = "goed"
    ANDER = "ander"
    WEG = "weg"
    VERLOPEN = "verlopen"
    STIL = "stil"


@dataclass(frozen=True, slots=True)
class Gezien:
    """What a caseworker saw: the kind of document, that it is valid and that the photo is of the person."""

    soort: Documentsoort
    geldig: bool
    foto: bool
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """The questions of this contact, how often they may be tried, and the register that is silent."""

    vragen: tuple[Vraag, ...] = ()
    over: int = HOOGSTENS
    ontbreekt: tuple[SourceResult[Any], ...] = ()


def see_document(*, lopend: Lopend, gezien: Gezien) -> Nagekeken:
    """Write down that a document was seen; with its number the register is asked whether it is the person's and good.

    Returns:
        What the register said; `contact.identiteit` is 'document' when the document is good in every way.

    Raises:
        LogboekFout: it could not be logged; nothing changes then.
    """
    nagekeken = _check_number(lopend, gezien.nummer) if gezien.nummer else Nagekeken.NIET
    gelukt = gezien.geldig and gezien.foto and nagekeken in {Nagekeken.NIET, Nagekeken.GOED, Nagekeken.STIL}
    _keep(lopend, Identiteit.DOCUMENT, gelukt=gelukt, document=gezien.soort)
    return nagekeken


def read_vragen(*, lopend: Lopend) -> Vragenlijst:
    """The questions of this contact; reads the BRP, and that is logged.

    Raises:
        LogboekFout: it could not be logged.
    """
    over = _left(lopend)
    if not isinstance(lopend.betrokkene, Persoon) or over <= 0:
        return Vragenlijst(over=over)
    boek = Zoekslagboek(lopend)
    resultaat = boek.ask_one(brp().naam, _VRAGEN, partial(brp().fetch_controlefeiten, lopend.betrokkene))
    boek.log(over=[lopend.betrokkene], actie="identiteit", resultaat="vragen gemaakt", wat="controlevragen")
    if not isinstance(resultaat, Available):
        return Vragenlijst(over=over, ontbreekt=(resultaat,))
    feiten: Controlefeiten | None = resultaat.data
    vragen = list_vragen(feiten, zaad=str(lopend.contact.contact_id)) if feiten else ()
    return Vragenlijst(vragen, over)


def answer_vragen(*, lopend: Lopend, lijst: Vragenlijst, antwoorden: dict[str, str]) -> bool:
    """Compare the answers; whether enough of them are right. Answers are not kept, only how many were right.

    Raises:
        LogboekFout: it could not be logged; nothing changes then.
    """
    goed = count_right(lijst.vragen, antwoorden)
    gelukt = goed >= NODIG
    _keep(lopend, Identiteit.VRAGEN, gelukt=gelukt, gevraagd=len(lijst.vragen), goed=goed)
    if not gelukt and lijst.over <= 1:
        raise_alarm(
            soort=Alarmsoort.OVERIG,
            medewerker=lopend.medewerker,
            over=f"Controlevragen {HOOGSTENS} keer fout in een contact.",
            ernst=Ernst.LAAG,
        )
    return gelukt


def _left(lopend: Lopend) -> int:
    gedaan = Identiteitscontrole.objects.filter(
        contact_id=lopend.contact.contact_id, hoe=Identiteit.VRAGEN, gelukt=False
    )
    return max(0, HOOGSTENS - gedaan.count())


def _check_number(lopend: Lopend, nummer: str) -> Nagekeken:
    boek, bron = Zoekslagboek(lopend), reisdocumenten()
    resultaat = boek.ask_one(bron.naam, _NUMMER, partial(bron.fetch_houder, nummer))
    houder: Houder | None = resultaat.data if isinstance(resultaat, Available) else None
    # Whose document it is when it is another's, is not told; that one reads that it was looked up.
    over = [houder.persoon] if houder else []
    boek.log(over=over, actie="identiteit", resultaat="gevraagd", wat="reisdocument")
    if not isinstance(resultaat, Available):
        return Nagekeken.STIL
    if houder is None or houder.persoon != lopend.betrokkene:
        return Nagekeken.ANDER
    if houder.document.ingenomen_op is not None:
        return Nagekeken.WEG
    return Nagekeken.VERLOPEN if houder.document.is_verlopen(timezone.localdate()) else Nagekeken.GOED


def _keep(
    lopend: Lopend, hoe: Identiteit, *, gelukt: bool, document: str = "", gevraagd: int = 0, goed: int = 0
) -> None:
    medewerker, contact = lopend.medewerker, lopend.contact
    if lopend.betrokkene is not None:
        record_action(
            handelende=medewerker.handelende,
            betrokkene=lopend.betrokkene,
            activiteit=lopend.doel,
            actie="identiteit",
            bron=medewerker.organisatie.naam,
            wat=_VASTGESTELD if gelukt else _NIET_VASTGESTELD,
            gelukt=gelukt,
            herkomst=herkomst_of(contact.contact_id),
        )
    Identiteitscontrole.objects.create(
        contact_id=contact.contact_id,
        organisatie=str(medewerker.organisatie.oin),
        medewerker=medewerker.kenmerk,
        hoe=hoe,
        gelukt=gelukt,
        document=document,
        gevraagd=gevraagd,
        goed=goed,
        tijdstip=timezone.now(),
    )
    if gelukt:
        set_identiteit(contact=contact, medewerker=medewerker, hoe=hoe)
