"""The messages of a person over all magazijnen, and one of them in full, as the person's own marks and folders say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.berichten.merken import Ligging, Merken
from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.ontvangsten import PORTAAL, find_ontvangst, list_ontvangsten
from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.fbs.models import Bericht, Handeling
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.pagina import Lezing
from mijnomgeving.postkamer.verdeling import Verdeeld
from mijnomgeving.termijn import Actie, find_actie
from portal.core.betrokkene import Betrokkene
from portal.core.resultaat import Available, SourceResult, Stale

GEGEVENS = gettext_noop("uw berichten")


@dataclass(frozen=True, slots=True)
class GetoondBericht:
    """A message with what is asked of the person.

    Args:
        bericht: the message; read or not as the person's own mark says.
        actie: what its text asks before a date.
        plaats: where it lies.
        map: the name of the own folder in which it lies.
        sleutel: proves, in a form, that we showed it to this betrokkene.
        bij: who in the company takes it; see `mijnomgeving.postkamer`.
    """

    bericht: Bericht
    actie: Actie | None
    plaats: Plaats = Plaats.POSTVAK
    map: str = ""
    sleutel: str = ""
    bij: Verdeeld | None = None

    @property
    def keuze(self) -> str:
        """The message as a form names it; see `merken.as_keuzes`."""
        return f"{self.bericht.magazijn}/{self.bericht.bericht_id}/{self.sleutel}"

    @property
    def handeling(self) -> Handeling | None:
        """What kind of thing the organisation asks, where it says so beside its text."""
        return self.bericht.gevraagd.handeling if self.bericht.gevraagd else None

    @property
    def uiterlijk(self) -> date | None:
        """The last day for what is asked, from the text or from beside it."""
        if self.actie:
            return self.actie.uiterlijk
        return self.bericht.gevraagd.uiterlijk if self.bericht.gevraagd else None

    @property
    def vraagt(self) -> bool:
        """Whether the organisation asks something; that one may object is no question."""
        return self.bericht.gevraagd is not None or (self.actie is not None and not self.actie.mag)

    @property
    def dagen(self) -> int | None:
        """Days left for what is asked; None when nothing is asked before a date."""
        return (self.uiterlijk - timezone.localdate()).days if self.uiterlijk else None

    @property
    def afkorting(self) -> str:
        """Two letters for the sender, as a picture."""
        woorden = [woord for woord in self.bericht.bron.split() if woord[:1].isalpha()]
        return "".join(woord[0] for woord in woorden[:2]).upper() if len(woorden) > 1 else self.bericht.bron[:2].upper()


@dataclass(frozen=True, slots=True)
class BerichtenLijst:
    """All messages, newest first, with the magazijnen that did not answer; what is gone for good is not among them."""

    berichten: tuple[GetoondBericht, ...]
    merken: Merken
    ontbreekt: tuple[SourceResult[Sequence[Bericht]], ...]
    gevraagd: tuple[str, ...]

    @property
    def ongelezen(self) -> int:
        """How many in the postvak the person has not opened."""
        return sum(not regel.bericht.gelezen for regel in self.berichten if regel.plaats is Plaats.POSTVAK)

    @property
    def stil(self) -> bool:
        """No magazijn answered."""
        return bool(self.gevraagd) and len(self.ontbreekt) == len(self.gevraagd)

    @property
    def mappen(self) -> tuple[str, ...]:
        """The own folders, also those that only a magazijn knows, in the order of the alphabet."""
        namen = [*self.merken.mappen.values(), *(regel.map for regel in self.berichten if regel.map)]
        return tuple(sorted({naam.casefold(): naam for naam in reversed(namen)}.values(), key=str.casefold))


def vragen_berichten(betrokkene: Betrokkene) -> list[Vraag[tuple[Bericht, ...]]]:
    """The question to each magazijn for the messages to this betrokkene."""
    return [_vraag_lijst(bron, betrokkene) for bron in berichten_bronnen()]


def show_bericht(bericht: Bericht) -> GetoondBericht:
    """A message with what it asks, as its magazijn has it."""
    return GetoondBericht(bericht=bericht, actie=find_actie(bericht.inhoud))


def sort_berichten(berichten: Sequence[Bericht]) -> tuple[GetoondBericht, ...]:
    """Newest first; the same message from two places counts once."""
    uniek = {(bericht.magazijn, bericht.bericht_id): bericht for bericht in berichten}
    nieuwste_eerst = sorted(uniek.values(), key=lambda bericht: bericht.verstuurd_op, reverse=True)
    return tuple(show_bericht(bericht) for bericht in nieuwste_eerst)


def list_post(
    *, betrokkene: Betrokkene, berichten: Sequence[Bericht], plaats: Plaats | None = None
) -> tuple[GetoondBericht, ...]:
    """These messages as the person's own marks and folders say: for pages that show messages among other things.

    Args:
        betrokkene: whose messages they are.
        berichten: as the magazijnen gave them.
        plaats: only what lies there; None: everything that was not thrown away.
    """
    gelegd = lay_out(sort_berichten(berichten), Merken.of(betrokkene))
    if plaats is None:
        return tuple(regel for regel in gelegd if regel.plaats is not Plaats.PRULLENBAK)
    return tuple(regel for regel in gelegd if regel.plaats is plaats)


def lay_out(berichten: Sequence[GetoondBericht], merken: Merken) -> tuple[GetoondBericht, ...]:
    """Each message where it lies, read or not; without those that are gone for good."""
    gelegd = ((regel, merken.find(regel.bericht)) for regel in berichten)
    return tuple(_laid(regel, ligging, merken) for regel, ligging in gelegd if ligging.plaats is not Plaats.WEG)


def list_berichten(lezing: Lezing) -> BerichtenLijst:
    """Read the messages in every magazijn, and the portal's own receipts."""
    vragen = vragen_berichten(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    merken = Merken.of(lezing.betrokkene)
    berichten = lay_out(sort_berichten([*samen.data, *list_ontvangsten(lezing.persoon)]), merken)
    return BerichtenLijst(berichten, merken, samen.ontbreekt, tuple(vraag.bron for vraag in vragen))


def find_bericht(lezing: Lezing, magazijn: str, bericht_id: str) -> SourceResult[GetoondBericht | None]:
    """Read one message; Available(None) when the person has no such message, or threw it away for good."""
    if magazijn == PORTAAL:
        ontvangst = find_ontvangst(lezing.persoon, bericht_id)
        gelegd = lay_out([show_bericht(ontvangst)], Merken.of(lezing.betrokkene)) if ontvangst else ()
        return Available(gelegd[0] if gelegd else None, magazijn, lezing.begonnen)
    bron = _find_bron(magazijn)
    if bron is None:
        return Available(None, magazijn, lezing.begonnen)
    if niet := _not_own(lezing, bron, bericht_id):
        return niet
    vraag = _vraag_bericht(bron, lezing.betrokkene, bericht_id)
    resultaat = lezing.read(vraag)[vraag]
    if not isinstance(resultaat, Available):
        return list_ontbreekt(resultaat)[0]
    gelegd = lay_out([show_bericht(resultaat.data)], Merken.of(lezing.betrokkene)) if resultaat.data else ()
    return Available(gelegd[0] if gelegd else None, resultaat.source, resultaat.as_of)


def fetch_bijlage(
    lezing: Lezing, magazijn: str, bericht_id: str, bijlage_id: str
) -> SourceResult[tuple[str, Bestand] | None]:
    """Read one attachment with its name; Available(None) when the person has no such attachment."""
    bron = _find_bron(magazijn)
    if bron is None:
        return Available(None, magazijn, lezing.begonnen)
    if niet := _not_own(lezing, bron, bericht_id):
        return niet
    stel = partial(bron.fetch_bijlage, lezing.betrokkene, bericht_id, bijlage_id)
    bestand_vraag = Vraag(bron.naam, gettext_noop("een bijlage bij een bericht"), stel, onderdeel="berichtinhoud")
    bericht_vraag = _vraag_bericht(bron, lezing.betrokkene, bericht_id)
    antwoorden = lezing.read(bestand_vraag, bericht_vraag)
    bestand, bericht = antwoorden[bestand_vraag], antwoorden[bericht_vraag]
    if not isinstance(bestand, Available) or not isinstance(bericht, Available):
        return list_ontbreekt(bestand, bericht)[0]
    namen = {bijlage.bijlage_id: bijlage.naam for bijlage in bericht.data.bijlagen} if bericht.data else {}
    gevonden = (namen[bijlage_id], bestand.data) if bestand.data and bijlage_id in namen else None
    return Available(gevonden, bron.naam, bestand.as_of)


def _laid(regel: GetoondBericht, ligging: Ligging, merken: Merken) -> GetoondBericht:
    bericht = regel.bericht
    sleutel = merken.bos.list_sleutels(bericht.magazijn, bericht.bericht_id)[0]
    if bericht.gelezen != ligging.gelezen:
        bericht = replace(bericht, gelezen=ligging.gelezen)
    return replace(regel, bericht=bericht, plaats=ligging.plaats, map=ligging.map, sleutel=sleutel)


def _not_own(lezing: Lezing, bron: BerichtenBron, bericht_id: str) -> SourceResult[None] | None:
    """Why a message is not asked for: the person's own list has no such id (KWALITEIT B13), or cannot be read.

    None when the list has it.
    """
    vraag = _vraag_lijst(bron, lezing.betrokkene)
    lijst = lezing.read(vraag)[vraag]
    if not isinstance(lijst, Available | Stale):
        return list_ontbreekt(lijst)[0]
    eigen = any(bericht.bericht_id == bericht_id for bericht in lijst.data)
    return None if eigen else Available(None, lijst.source, lijst.as_of)


def _vraag_lijst(bron: BerichtenBron, betrokkene: Betrokkene) -> Vraag[tuple[Bericht, ...]]:
    stel = partial(bron.list_berichten, betrokkene)
    return Vraag(bron.naam, GEGEVENS, stel, "berichten", Bewaren("berichten", tuple[Bericht, ...]), "berichtinhoud")


def _vraag_bericht(bron: BerichtenBron, betrokkene: Betrokkene, bericht_id: str) -> Vraag[Bericht | None]:
    return Vraag(
        bron.naam,
        gettext_noop("een bericht"),
        partial(bron.find_bericht, betrokkene, bericht_id),
        onderdeel="berichtinhoud",
    )


def _find_bron(magazijn: str) -> BerichtenBron | None:
    return next((bron for bron in berichten_bronnen() if bron.sleutel == magazijn), None)


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of this betrokkene (AVG art. 15 and 20): own folders, and what was done with berichten.

    A bericht stands there by its key only, for that is all that we keep of it; the rest is at its organisatie.
    """
    merken = Merken.of(betrokkene)
    berichten = [
        {"bericht": sleutel, "gelezen": merk.gelezen, "plaats": merk.plaats, "map": merken.mappen.get(merk.map_id or 0)}
        for sleutel, merk in merken.alle.items()
    ]
    return [{"mappen": list(merken.mappen.values())}, {"berichten": berichten}]
