"""The messages of a person over all magazijnen, and one of them in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.pagina import Lezing
from mijnomgeving.termijn import Actie, find_actie
from portal.core.betrokkene import Betrokkene
from portal.core.resultaat import Available, SourceResult
from portal.outbound.service import as_result, run_together

GEGEVENS = gettext_noop("uw berichten")


@dataclass(frozen=True, slots=True)
class GetoondBericht:
    """A message with what is asked of the person."""

    bericht: Bericht
    actie: Actie | None

    @property
    def dagen(self) -> int | None:
        """Days left for what is asked; None when nothing is asked before a date."""
        return self.actie.dagen(timezone.localdate()) if self.actie else None

    @property
    def afkorting(self) -> str:
        """Two letters for the sender, as a picture."""
        woorden = [woord for woord in self.bericht.bron.split() if woord[:1].isalpha()]
        return "".join(woord[0] for woord in woorden[:2]).upper() if len(woorden) > 1 else self.bericht.bron[:2].upper()


@dataclass(frozen=True, slots=True)
class BerichtenLijst:
    """All messages, newest first, with the magazijnen that did not answer."""

    berichten: tuple[GetoondBericht, ...]
    ontbreekt: tuple[SourceResult[Sequence[Bericht]], ...]
    gevraagd: tuple[str, ...]

    @property
    def ongelezen(self) -> int:
        """How many the person has not opened."""
        return sum(not regel.bericht.gelezen for regel in self.berichten)


def vragen_berichten(betrokkene: Betrokkene) -> list[Vraag[tuple[Bericht, ...]]]:
    """The question to each magazijn for the messages to this betrokkene."""
    bewaar = Bewaren("berichten", tuple[Bericht, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_berichten, betrokkene), "berichten", bewaar)
        for bron in berichten_bronnen()
    ]


def show_bericht(bericht: Bericht) -> GetoondBericht:
    """A message with what it asks."""
    return GetoondBericht(bericht=bericht, actie=find_actie(bericht.inhoud))


def sort_berichten(berichten: Sequence[Bericht]) -> tuple[GetoondBericht, ...]:
    """Newest first; the same message from two places counts once."""
    uniek = {(bericht.magazijn, bericht.bericht_id): bericht for bericht in berichten}
    nieuwste_eerst = sorted(uniek.values(), key=lambda bericht: bericht.verstuurd_op, reverse=True)
    return tuple(show_bericht(bericht) for bericht in nieuwste_eerst)


def list_berichten(lezing: Lezing) -> BerichtenLijst:
    """Read the messages in every magazijn."""
    vragen = vragen_berichten(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    return BerichtenLijst(sort_berichten(samen.data), samen.ontbreekt, tuple(vraag.bron for vraag in vragen))


def open_bericht(lezing: Lezing, magazijn: str, bericht_id: str) -> SourceResult[Bericht | None]:
    """Read one message and tell its magazijn that it was opened; Available(None) when the person has no such message.

    That the magazijn may not learn it at once is no reason to withhold the message: it stays unread there.
    """
    bron = _find_bron(magazijn)
    if bron is None:
        return Available(None, magazijn, lezing.begonnen)
    vraag = Vraag(bron.naam, gettext_noop("een bericht"), partial(bron.find_bericht, lezing.betrokkene, bericht_id))
    resultaat = lezing.read(vraag)[vraag]
    if isinstance(resultaat, Available) and resultaat.data and not resultaat.data.gelezen:
        gelezen = bron.mark_gelezen(lezing.betrokkene, bericht_id, deadline=lezing.deadline)
        run_together(as_result(bron.naam, gelezen, deadline=lezing.deadline), deadline=lezing.deadline)
    return resultaat


def fetch_bijlage(
    lezing: Lezing, magazijn: str, bericht_id: str, bijlage_id: str
) -> SourceResult[tuple[str, Bestand] | None]:
    """Read one attachment with its name; Available(None) when the person has no such attachment."""
    bron = _find_bron(magazijn)
    if bron is None:
        return Available(None, magazijn, lezing.begonnen)
    stel = partial(bron.fetch_bijlage, lezing.betrokkene, bericht_id, bijlage_id)
    bestand_vraag = Vraag(bron.naam, gettext_noop("een bijlage bij een bericht"), stel)
    bericht_vraag = Vraag(
        bron.naam, gettext_noop("een bericht"), partial(bron.find_bericht, lezing.betrokkene, bericht_id)
    )
    antwoorden = lezing.read(bestand_vraag, bericht_vraag)
    bestand, bericht = antwoorden[bestand_vraag], antwoorden[bericht_vraag]
    if not isinstance(bestand, Available) or not isinstance(bericht, Available):
        return list_ontbreekt(bestand, bericht)[0]
    namen = {bijlage.bijlage_id: bijlage.naam for bijlage in bericht.data.bijlagen} if bericht.data else {}
    gevonden = (namen[bijlage_id], bestand.data) if bestand.data and bijlage_id in namen else None
    return Available(gevonden, bron.naam, bestand.as_of)


def _find_bron(magazijn: str) -> BerichtenBron | None:
    return next((bron for bron in berichten_bronnen() if bron.sleutel == magazijn), None)
