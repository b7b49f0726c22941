"""What the pages of the mailbox show of how a company shares it."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mijnomgeving.berichten.filter import Filter
from mijnomgeving.berichten.merken import Keuze
from mijnomgeving.berichten.selectors import BerichtenLijst, GetoondBericht
from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.postkamer.collegas import find_zelf, is_gedeeld, portaal, remember_collegas
from mijnomgeving.postkamer.services import note_opened
from mijnomgeving.postkamer.verdeling import MIJ, NIEMAND, Postkamer, list_gelezen, list_notities, passes
from portal.toegang.persoon import PersoonRequest

_GELEZEN = gettext_noop("hoe uw bedrijf de post verdeelt")


@dataclass(frozen=True, slots=True)
class Tab:
    """A choice above the list: whose messages to show."""

    naam: str
    query: str
    aantal: int
    actief: bool


def open_postkamer(request: PersoonRequest) -> Postkamer | None:
    """The shared part of the mailbox; None for a person, and for who may not see the mail of the whole company."""
    if not is_gedeeld(request.persoon):
        return None
    collegas = remember_collegas(request)
    zelf = find_zelf(request.persoon, onder=collegas or ())
    read_eigen(persoon=request.persoon, activiteit="mijn-postkamer", bron=portaal(), gegevens=_GELEZEN)
    return Postkamer.of(request.persoon.betrokkene, zelf=zelf, collegas=collegas)


def lay_verdeling(lijst: BerichtenLijst, kamer: Postkamer | None) -> BerichtenLijst:
    """The same list, each message with who takes it."""
    if kamer is None:
        return lijst
    gelegd = (
        replace(regel, bij=kamer.find(regel.bericht.magazijn, regel.bericht.bericht_id)) for regel in lijst.berichten
    )
    return replace(lijst, berichten=tuple(gelegd))


def list_tabs(lijst: BerichtenLijst, filter_: Filter, kamer: Postkamer | None) -> list[Tab]:
    """All, mine and nobody's, with how many of each lie in this folder; none where nobody shares."""
    if kamer is None or not kamer.gedeeld:
        return []
    hier = [regel for regel in lijst.berichten if regel.plaats.value == filter_.map] or lijst.berichten
    namen = {"": _("Alle berichten"), MIJ: _("Voor mij"), NIEMAND: _("Nog van niemand")}
    return [
        Tab(
            naam=naam,
            query=filter_.with_wie(wie).query,
            aantal=sum(passes(regel.bij, wie) for regel in hier) if wie else 0,
            actief=filter_.wie == wie,
        )
        for wie, naam in namen.items()
    ]


def show_bericht_kamer(kamer: Postkamer | None, getoond: GetoondBericht) -> dict[str, object]:
    """For the page of one message: who takes it, who opened it, and the notes."""
    if kamer is None:
        return {}
    bericht = getoond.bericht
    return {
        "kamer": kamer,
        "bij": kamer.find(bericht.magazijn, bericht.bericht_id),
        "gelezen_door": list_gelezen(kamer, bericht.magazijn, bericht.bericht_id),
        "notities": list_notities(kamer, bericht.magazijn, bericht.bericht_id),
    }


def note_reader(request: PersoonRequest, kamer: Postkamer, getoond: GetoondBericht) -> None:
    """Keep who opened it."""
    keuze = Keuze(getoond.bericht.magazijn, getoond.bericht.bericht_id, getoond.sleutel)
    note_opened(betrokkene=request.persoon.betrokkene, zelf=kamer.zelf, keuze=keuze)
