"""What was just done with messages, said once on the next page, with the way back as long as nothing else was done."""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from mijnomgeving.berichten.merken import Keuze
from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.services import Vorige

_GEZEGD, _TERUG = "berichten_gezegd", "berichten_terug"


@dataclass(frozen=True, slots=True)
class Gezegd:
    """A sentence; `ongedaan` says whether it can be undone, `fout` that nothing was done."""

    zin: str
    fout: bool = False
    ongedaan: bool = False


def say(session: MutableMapping[str, Any], zin: str, *, fout: bool = False, vorige: Sequence[Vorige] = ()) -> None:
    """Say this on the next page; `vorige` is where the messages lay before."""
    session[_GEZEGD] = [zin, fout]
    session[_TERUG] = [
        [rij.keuze.magazijn, rij.keuze.bericht_id, rij.keuze.sleutel, rij.plaats.value, rij.map] for rij in vorige
    ]


def take_gezegd(session: MutableMapping[str, Any]) -> Gezegd | None:
    """What is to be said now."""
    gezegd = session.pop(_GEZEGD, None)
    return Gezegd(gezegd[0], fout=gezegd[1], ongedaan=bool(session.get(_TERUG))) if gezegd else None


def take_vorige(session: MutableMapping[str, Any]) -> list[Vorige]:
    """Where the messages lay before what was done last; once."""
    rijen = session.pop(_TERUG, [])
    return [
        Vorige(Keuze(magazijn, bericht_id, sleutel), Plaats(plaats), naam)
        for magazijn, bericht_id, sleutel, plaats, naam in rijen
    ]
