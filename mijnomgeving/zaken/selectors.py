"""The zaken of a person over all organisations, and one of them in full."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.producten.models import Organisatie
from cms.producten.selectors import find_organisatie
from mijnomgeving.berichten.selectors import GetoondBericht, show_bericht, vragen_berichten
from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Samen, Vraag, list_ontbreekt
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Stand, Stap, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.pagina import Lezing
from mijnomgeving.termijn import Actie, find_actie
from mijnomgeving.zaken.reis import Reis, find_reis
from mijnomgeving.zaken.sleutel import zaak_sleutel
from portal.core.betrokkene import Betrokkene, EuPersoon
from portal.core.resultaat import Available, SourceResult

GEGEVENS = gettext_noop("uw zaken")


@dataclass(frozen=True, slots=True)
class Getoond:
    """A zaak with what the page adds: its key in URLs and what is asked of the person."""

    zaak: Zaak
    sleutel: str
    actie: Actie | None

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


@dataclass(frozen=True, slots=True)
class ZaakBeeld:
    """One zaak in full.

    Args:
        dagen: how many days are left for what is asked; None when nothing is asked before a date.
        bezwaar: until when the person may object to the outcome, where the organisation says so.
        te_laat: the legal last day has passed and the zaak still runs.
        contact: the organisation in the catalogue; None when it is not there.
    """

    getoond: Getoond
    dagen: int | None
    bezwaar: Actie | None
    te_laat: bool
    contact: Organisatie | None
    stappen: tuple[Stap, ...]
    reis: Reis | None
    reis_stappen: tuple[Getoond, ...]
    berichten: tuple[GetoondBericht, ...]
    documenten: tuple[Document, ...]
    besluiten: tuple[Besluit, ...]
    ontbreekt: tuple[SourceResult[object], ...]


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
    actie = zaak.actie if zaak.stand is Stand.WACHT_OP_U else None
    return Getoond(zaak=zaak, sleutel=zaak_sleutel(zaak, betrokkene), actie=actie)


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


def find_zaak(lezing: Lezing, sleutel: str) -> ZaakBeeld | ZakenLijst:
    """One zaak in full: its steps, the course of events it is part of, and the messages about it.

    Returns:
        The zaak; or, when no zaak of this person has this key, which sources did not answer (`ZakenLijst.ontbreekt`):
        without any missing source the zaak does not exist for this person.
    """
    zaak_vragen, bericht_vragen = vragen_zaken(lezing.betrokkene), vragen_berichten(lezing.betrokkene)
    antwoorden = lezing.read(*zaak_vragen, *bericht_vragen)
    zaken, berichten = antwoorden.samen(zaak_vragen), antwoorden.samen(bericht_vragen)
    getoond = {regel.sleutel: regel for regel in (show_zaak(zaak, lezing.betrokkene) for zaak in zaken.data)}
    if sleutel not in getoond:
        return ZakenLijst((), (), zaken.ontbreekt, tuple(vraag.bron for vraag in zaak_vragen))
    zaak = getoond[sleutel].zaak
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    stappen_vraag = Vraag(zaak.bron, gettext_noop("de stappen van uw zaak"), partial(bron.list_stappen, zaak), "zaken")
    document_vraag, besluit_vraag = _vraag_documenten(bron, zaak), _vraag_besluiten(bron, zaak)
    verder = lezing.read(stappen_vraag, document_vraag, besluit_vraag)
    stappen, documenten, besluiten = verder[stappen_vraag], verder[document_vraag], verder[besluit_vraag]
    reis = find_reis(zaak, zaken.data, stil=list_stil(zaken))
    op_url = {regel.zaak.url: regel for regel in getoond.values()}
    vandaag, actie = timezone.localdate(), getoond[sleutel].actie
    return ZaakBeeld(
        getoond=getoond[sleutel],
        dagen=actie.dagen(vandaag) if actie else None,
        bezwaar=_bezwaar(zaak, vandaag),
        te_laat=zaak.loopt and zaak.uiterlijk_op is not None and zaak.uiterlijk_op < vandaag,
        contact=find_organisatie(naam=zaak.bron),
        stappen=stappen.data if isinstance(stappen, Available) else (),
        reis=reis,
        reis_stappen=tuple(op_url[deel.url] for deel in reis.zaken) if reis else (),
        berichten=tuple(show_bericht(bericht) for bericht in berichten.data if zaak.identificatie in bericht.inhoud),
        documenten=documenten.data if isinstance(documenten, Available) else (),
        besluiten=besluiten.data if isinstance(besluiten, Available) else (),
        ontbreekt=list_ontbreekt(*zaken.ontbreekt, *berichten.ontbreekt, stappen, documenten, besluiten),
    )


def fetch_document(lezing: Lezing, sleutel: str, document_id: str) -> SourceResult[tuple[Document, Bestand] | None]:
    """Read a document of a zaak; Available(None) when this person or company has no such zaak, or it no such document.

    Nothing of the document is asked before the zaak and its list of documents have shown that it may be given.
    """
    zaak_vragen = vragen_zaken(lezing.betrokkene)
    zaken = lezing.read(*zaak_vragen).samen(zaak_vragen)
    zaak = next((zaak for zaak in zaken.data if zaak_sleutel(zaak, lezing.betrokkene) == sleutel), None)
    if zaak is None:
        ontbreekt = list_ontbreekt(*zaken.ontbreekt)
        return ontbreekt[0] if ontbreekt else Available(None, "", lezing.begonnen)
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    lijst_vraag = _vraag_documenten(bron, zaak)
    lijst = lezing.read(lijst_vraag)[lijst_vraag]
    if not isinstance(lijst, Available):
        return list_ontbreekt(lijst)[0]
    document = next((document for document in lijst.data if document.document_id == document_id), None)
    if document is None:
        return Available(None, bron.naam, lijst.as_of)
    vraag = Vraag(bron.naam, gettext_noop("een document bij uw zaak"), partial(bron.fetch_document, document), "zaken")
    bestand = lezing.read(vraag)[vraag]
    if not isinstance(bestand, Available):
        return list_ontbreekt(bestand)[0]
    return Available((document, bestand.data) if bestand.data else None, bron.naam, bestand.as_of)


def _vraag_documenten(bron: ZakenBron, zaak: Zaak) -> Vraag[tuple[Document, ...]]:
    stel = partial(bron.list_documenten, zaak)
    return Vraag(bron.naam, gettext_noop("de documenten bij uw zaak"), stel, "zaken")


def _vraag_besluiten(bron: ZakenBron, zaak: Zaak) -> Vraag[tuple[Besluit, ...]]:
    stel = partial(bron.list_besluiten, zaak)
    return Vraag(bron.naam, gettext_noop("de besluiten in uw zaak"), stel, "zaken")


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


def _bezwaar(zaak: Zaak, vandaag: date) -> Actie | None:
    """The objection that is still possible against the outcome of a finished zaak."""
    actie = find_actie(zaak.status.uitleg) if zaak.status and not zaak.loopt else None
    return actie if actie and actie.mag and actie.uiterlijk >= vandaag else None
