"""The folders beside the list of messages, and those to which one message may go."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mijnomgeving.berichten.filter import ARCHIEF, POSTVAK, PRULLENBAK, Filter, find_plaats
from mijnomgeving.berichten.merken import list_mappen
from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.selectors import BerichtenLijst, GetoondBericht
from mijnomgeving.berichten.sleutelbos import Sleutelbos
from portal.core.betrokkene import Betrokkene


@dataclass(frozen=True, slots=True)
class Mapregel:
    """A folder in the row of folders; `nieuw` counts what was not read."""

    sleutel: str
    naam: str
    url: str
    nieuw: int = 0
    actief: bool = False
    eigen: bool = False


def list_mapregels(lijst: BerichtenLijst, actief: str) -> list[Mapregel]:
    """The folders that everybody has, and the person's own in between; one of them is on show."""
    return _regels(lijst.merken.bos, lijst.mappen, actief, nieuw=lijst.ongelezen)


def list_doelen(*, betrokkene: Betrokkene, getoond: GetoondBericht) -> tuple[list[Mapregel], Filter]:
    """The folders for one message, and the folder in which it lies now."""
    bos = Sleutelbos.of(betrokkene)
    eigen = getoond.plaats is Plaats.MAP
    nu = bos.map_sleutel(getoond.map) if eigen else getoond.plaats.value
    namen = {naam.casefold(): naam for naam in [getoond.map if eigen else "", *(n for _rij, n in list_mappen(bos))]}
    return _regels(bos, [naam for naam in namen.values() if naam], nu), Filter(map=nu)


def map_titel(lijst: BerichtenLijst, sleutel: str) -> str:
    """What the page of this folder is called."""
    plaats, naam = find_plaats(lijst.merken.bos, lijst.mappen, sleutel)
    titels = {Plaats.POSTVAK: _("Berichten"), Plaats.ARCHIEF: _("Archief"), Plaats.PRULLENBAK: _("Prullenbak")}
    return titels.get(plaats) or naam


def _regels(bos: Sleutelbos, eigen: Sequence[str], actief: str, *, nieuw: int = 0) -> list[Mapregel]:
    namen = {
        POSTVAK: _("Postvak"),
        ARCHIEF: _("Archief"),
        **{bos.map_sleutel(naam): naam for naam in eigen},
        PRULLENBAK: _("Prullenbak"),
    }
    return [
        Mapregel(
            sleutel=sleutel,
            naam=naam,
            url=reverse("mijn:berichten") + Filter(map=sleutel).query,
            nieuw=nieuw if sleutel == POSTVAK else 0,
            actief=sleutel == actief,
            eigen=sleutel not in {POSTVAK, ARCHIEF, PRULLENBAK},
        )
        for sleutel, naam in namen.items()
    ]
