"""The zaken of a person over all organisations."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Samen, Vraag, list_ontbreekt
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.registry import producten_bronnen, zaken_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.onderneming.vestigingen import read_namen, vragen_vestigingen
from mijnomgeving.pagina import Leest
from mijnomgeving.termijn import Actie
from mijnomgeving.zaken.models import Stapreactie
from mijnomgeving.zaken.services import list_pseudoniemen
from mijnomgeving.zaken.sleutel import zaak_sleutel
from mijnomgeving.zaken.uitval import Verschuiving, find_verschuiving
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming
from portal.core.resultaat import SourceResult

GEGEVENS = gettext_noop("uw zaken")


@dataclass(frozen=True, slots=True)
class Getoond:
    """A zaak with what the page adds.

    Args:
        sleutel: its key in URLs.
        actie: what is asked of the person and by when, with the outages reckoned in.
        verschoven: the outage that moved that day.
        vestigingen: what the vestigingen that it is of are called.
    """

    zaak: Zaak
    sleutel: str
    actie: Actie | None
    verschoven: Verschuiving | None = None
    vestigingen: tuple[str, ...] = ()

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
    """All zaken, newest first, with the sources that did not answer; never silently incomplete.

    `namen` holds the name of each vestiging of a company by its number.
    """

    lopend: tuple[Getoond, ...]
    afgerond: tuple[Getoond, ...]
    ontbreekt: tuple[SourceResult[object], ...]
    gevraagd: tuple[str, ...]
    namen: Mapping[str, str] = field(default_factory=dict)

    @property
    def stil(self) -> bool:
        """No source answered, so nothing can be said of the zaken of this person."""
        stil = {resultaat.source for resultaat in self.ontbreekt}
        return stil >= set(self.gevraagd) and not (self.lopend or self.afgerond)


def vragen_zaken(betrokkene: Betrokkene) -> list[Vraag[tuple[Zaak, ...]]]:
    """The question to each organisation for the zaken of this betrokkene."""
    if isinstance(betrokkene, EuPersoon):
        return []
    bewaar = Bewaren("zaken", tuple[Zaak, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_zaken, betrokkene), "zaken", bewaar, "zaken")
        for bron in zaken_bronnen()
    ]


def vragen_controles(betrokkene: Betrokkene) -> list[Vraag[tuple[Zaak, ...]]]:
    """The question for the zaken in which an organisation looks whether this company keeps the rules.

    Only an organisation that gives permits looks whether somebody keeps to them, so that no other is asked.
    """
    if not isinstance(betrokkene, Onderneming):
        return []
    namen = {bron.naam for bron in producten_bronnen()}
    bewaar = Bewaren("controles", tuple[Zaak, ...])
    return [
        Vraag(
            bron.naam,
            gettext_noop("de controles bij uw onderneming"),
            partial(bron.list_controles, betrokkene),
            "zaken",
            bewaar,
            "zaken",
        )
        for bron in zaken_bronnen()
        if bron.naam in namen
    ]


def vragen_alle_zaken(betrokkene: Betrokkene) -> list[Vraag[tuple[Zaak, ...]]]:
    """The questions for what a betrokkene began and for what was begun to look at them."""
    return [*vragen_zaken(betrokkene), *vragen_controles(betrokkene)]


def list_stil(zaken: Samen[Zaak]) -> list[ZakenBron]:
    """The registers that did not answer."""
    namen = {resultaat.source for resultaat in zaken.ontbreekt}
    return [bron for bron in zaken_bronnen() if bron.naam in namen]


def show_zaak(zaak: Zaak, betrokkene: Betrokkene, *, namen: Mapping[str, str] = MappingProxyType({})) -> Getoond:
    """A zaak with its key, what is asked of the person, and the names of its vestigingen among these."""
    sleutel = zaak_sleutel(zaak, betrokkene)
    actie = zaak.actie if zaak.stand is Stand.WACHT_OP_U else None
    verschoven = find_verschuiving(actie.uiterlijk, bron=zaak.bron) if actie else None
    if actie and verschoven:
        actie = replace(actie, uiterlijk=verschoven.dag)
    vestigingen = tuple(namen.get(nummer, nummer) for nummer in zaak.vestigingen) if namen else ()
    return Getoond(zaak=zaak, sleutel=sleutel, actie=actie, verschoven=verschoven, vestigingen=vestigingen)


def list_zaken(lezing: Leest) -> ZakenLijst:
    """Read the zaken at every organisation."""
    vragen = vragen_alle_zaken(lezing.betrokkene)
    vestigingen = vragen_vestigingen(lezing.betrokkene, dienst="zaken")
    antwoorden = lezing.read(*vragen, *vestigingen)
    samen, namen = antwoorden.samen(vragen), read_namen(vestigingen, antwoorden)
    # Who asked to be looked at is in both lists.
    zaken = sorted({zaak.url: zaak for zaak in samen.data}.values(), key=lambda zaak: zaak.ingediend_op, reverse=True)
    getoond = [show_zaak(zaak, lezing.betrokkene, namen=namen) for zaak in zaken]
    return ZakenLijst(
        lopend=tuple(regel for regel in getoond if regel.zaak.loopt),
        afgerond=tuple(regel for regel in getoond if not regel.zaak.loopt),
        ontbreekt=list_ontbreekt(*samen.ontbreekt, *(antwoorden[vraag] for vraag in vestigingen)),
        gevraagd=tuple(dict.fromkeys(vraag.bron for vraag in vragen)),
        namen=namen,
    )


def find_kort(lezing: Leest, sleutel: str) -> Getoond | ZakenLijst:
    """One zaak as it stands in the list; else which sources did not answer, as with `beeld.find_zaak`."""
    lijst = list_zaken(lezing)
    gevonden = next((regel for regel in (*lijst.lopend, *lijst.afgerond) if regel.sleutel == sleutel), None)
    return gevonden or ZakenLijst((), (), lijst.ontbreekt, lijst.gevraagd)


def find_zaak_van(lezing: Leest, bericht: Bericht) -> Getoond | None:
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
