"""The zaken of a person over all organisations."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Samen, Vraag
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.pagina import Lezing
from mijnomgeving.termijn import Actie
from mijnomgeving.zaken.models import Stapreactie
from mijnomgeving.zaken.services import list_pseudoniemen
from mijnomgeving.zaken.sleutel import zaak_sleutel
from mijnomgeving.zaken.uitval import Verschuiving, find_verschuiving
from portal.core.betrokkene import Betrokkene, EuPersoon
from portal.core.resultaat import SourceResult

GEGEVENS = gettext_noop("uw zaken")


@dataclass(frozen=True, slots=True)
class Getoond:
    """A zaak with what the page adds.

    Args:
        sleutel: its key in URLs.
        actie: what is asked of the person and by when, with the outages reckoned in.
        verschoven: the outage that moved that day.
    """

    zaak: Zaak
    sleutel: str
    actie: Actie | None
    verschoven: Verschuiving | None = None

    @property
    def wacht_op_u(self) -> bool:
        """Whether the person has something to do."""
        return self.zaak.stand is Stand.WACHT_OP_U

    @property
    def gevraagd(self) -> str:
        """What the person must do, in a few words of the organisation; empty when it did not say."""
        return ", ".join(self.zaak.status.gevraagd) if self.zaak.status else ""

    @property
    def uitleg(self) -> tuple[str, ...]:
        """What the organisation says of it now: of its status, and of its suspension where that asks no second time."""
        status, opgeschort = self.zaak.status.uitleg if self.zaak.status else "", self.zaak.opgeschort
        al_gevraagd = self.actie is not None and self.actie.zin in status
        return tuple(tekst for tekst in (status, "" if al_gevraagd else opgeschort) if tekst)


@dataclass(frozen=True, slots=True)
class ZakenLijst:
    """All zaken, newest first, with the sources that did not answer; never silently incomplete."""

    lopend: tuple[Getoond, ...]
    afgerond: tuple[Getoond, ...]
    ontbreekt: tuple[SourceResult[object], ...]
    gevraagd: tuple[str, ...]

    @property
    def stil(self) -> bool:
        """No source answered, so nothing can be said of the zaken of this person."""
        return len(self.ontbreekt) == len(self.gevraagd) and not (self.lopend or self.afgerond)


def vragen_zaken(betrokkene: Betrokkene) -> list[Vraag[tuple[Zaak, ...]]]:
    """The question to each organisation for the zaken of this betrokkene."""
    if isinstance(betrokkene, EuPersoon):
        return []
    bewaar = Bewaren("zaken", tuple[Zaak, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_zaken, betrokkene), "zaken", bewaar) for bron in zaken_bronnen()
    ]


def list_stil(zaken: Samen[Zaak]) -> list[ZakenBron]:
    """The registers that did not answer."""
    namen = {resultaat.source for resultaat in zaken.ontbreekt}
    return [bron for bron in zaken_bronnen() if bron.naam in namen]


def show_zaak(zaak: Zaak, betrokkene: Betrokkene) -> Getoond:
    """A zaak with its key and what is asked of the person."""
    sleutel = zaak_sleutel(zaak, betrokkene)
    actie = zaak.actie if zaak.stand is Stand.WACHT_OP_U else None
    verschoven = find_verschuiving(actie.uiterlijk, bron=zaak.bron) if actie else None
    if actie and verschoven:
        actie = replace(actie, uiterlijk=verschoven.dag)
    return Getoond(zaak=zaak, sleutel=sleutel, actie=actie, verschoven=verschoven)


def list_zaken(lezing: Lezing) -> ZakenLijst:
    """Read the zaken at every organisation."""
    vragen = vragen_zaken(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    zaken = sorted(samen.data, key=lambda zaak: zaak.ingediend_op, reverse=True)
    getoond = [show_zaak(zaak, lezing.betrokkene) for zaak in zaken]
    return ZakenLijst(
        lopend=tuple(regel for regel in getoond if regel.zaak.loopt),
        afgerond=tuple(regel for regel in getoond if not regel.zaak.loopt),
        ontbreekt=samen.ontbreekt,
        gevraagd=tuple(vraag.bron for vraag in vragen),
    )


def find_kort(lezing: Lezing, sleutel: str) -> Getoond | ZakenLijst:
    """One zaak as it stands in the list; else which sources did not answer, as with `beeld.find_zaak`."""
    lijst = list_zaken(lezing)
    gevonden = next((regel for regel in (*lijst.lopend, *lijst.afgerond) if regel.sleutel == sleutel), None)
    return gevonden or ZakenLijst((), (), lijst.ontbreekt, lijst.gevraagd)


def find_zaak_van(lezing: Lezing, bericht: Bericht) -> Getoond | None:
    """The zaak that a message names by its number, at the organisation that sent it.

    None when the message names none of this person, and when the organisation's zaken cannot be read now: the message
    is complete without it. Who writes no case number in a message has no zaken read for it.
    """
    if "zaaknummer" not in bericht.inhoud.lower():
        return None
    vragen = [vraag for vraag in vragen_zaken(lezing.betrokkene) if vraag.bron == bericht.bron]
    zaken = lezing.read(*vragen).samen(vragen).data
    return next(
        (show_zaak(zaak, lezing.betrokkene) for zaak in zaken if zaak.identificatie in bericht.inhoud),
        None,
    )


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal itself keeps here: what this betrokkene said of steps (AVG art. 15 and 20)."""
    return [
        {
            "organisatie": rij.organisatie,
            "stap": rij.stap,
            "duidelijk": rij.duidelijk,
            "reden": rij.get_reden_display(),
            "op": rij.op.isoformat(),
        }
        for rij in Stapreactie.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    ]
