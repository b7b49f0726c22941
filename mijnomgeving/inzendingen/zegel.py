"""How an inzending is encrypted: each part for its own purpose, under the number of the row.

`kop` is read for a list, `kopie` for one receipt, `opdracht` and the files by the worker until they have arrived.
"""

import base64
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.inzendingen.models import Inzending
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import seal_json, unseal_json

_KOP, _KOPIE, _OPDRACHT, _BESTAND = (f"inzending {deel}" for deel in ("kop", "kopie", "opdracht", "bestand"))


@dataclass(frozen=True, slots=True)
class Kop:
    """What a list of inzendingen shows of one, and what came back.

    Args:
        onderwerp: what it is about.
        terug: the path of the page that it was sent from.
        kenmerk: what the source calls it; empty until it has arrived.
        reden: why the source did not take it.
    """

    onderwerp: str
    terug: str = ""
    kenmerk: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Kopie:
    """What was sent, as the receipt shows it: labels with values, and the files with their sizes."""

    regels: tuple[tuple[str, str], ...]
    bestanden: tuple[tuple[str, int], ...] = ()


def seal_kop(kop: Kop, *, nummer: str) -> bytes:
    """Encrypt for the list."""
    return seal_json(asdict(kop), geheim=nummer, doel=_KOP)


def unseal_kop(inzending: Inzending) -> Kop:
    """What the list shows."""
    return Kop(**unseal_json(inzending.kop, geheim=inzending.nummer, doel=_KOP))


def make_kopie(regels: Sequence[tuple[str, str]], bestanden: Sequence[Bestandsinhoud]) -> Kopie:
    """The copy of what is sent."""
    return Kopie(
        tuple((str(label), str(waarde)) for label, waarde in regels),
        tuple((bestand.naam, len(bestand.inhoud)) for bestand in bestanden),
    )


def seal_kopie(kopie: Kopie, *, nummer: str) -> bytes:
    """Encrypt for the receipt."""
    return seal_json(asdict(kopie), geheim=nummer, doel=_KOPIE)


def unseal_kopie(inzending: Inzending) -> Kopie:
    """What the receipt shows."""
    data = unseal_json(inzending.kopie, geheim=inzending.nummer, doel=_KOPIE)
    return Kopie(
        tuple((label, waarde) for label, waarde in data["regels"]),
        tuple((naam, grootte) for naam, grootte in data["bestanden"]),
    )


def seal_opdracht(persoon: Sessiepersoon, opdracht: Any, *, nummer: str) -> bytes:  # noqa: ANN401 - JSON
    """Encrypt what the worker needs, with who it is for: the number of a person stands nowhere else."""
    return seal_json({"persoon": persoon.to_session(), "opdracht": opdracht}, geheim=nummer, doel=_OPDRACHT)


def unseal_opdracht(inzending: Inzending) -> tuple[Sessiepersoon, dict[str, Any]]:
    """Who sent it for whom, and what the bezorger gets."""
    data = unseal_json(inzending.opdracht or b"", geheim=inzending.nummer, doel=_OPDRACHT)
    return Sessiepersoon.from_session(data["persoon"]), data["opdracht"]


def seal_bestand(bestand: Bestandsinhoud, *, nummer: str) -> bytes:
    """Encrypt one file with its name."""
    data = {"naam": bestand.naam, "soort": bestand.soort, "inhoud": base64.b64encode(bestand.inhoud).decode()}
    return seal_json(data, geheim=nummer, doel=_BESTAND)


def unseal_bestand(sealed: bytes | memoryview, *, nummer: str) -> Bestandsinhoud:
    """One file."""
    data = unseal_json(sealed, geheim=nummer, doel=_BESTAND)
    return Bestandsinhoud(data["naam"], data["soort"], base64.b64decode(data["inhoud"]))
