"""What somebody filled in, as JSON to seal and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, takes
from levensgebeurtenissen.vragen.sessie import pack as pack_antwoord
from levensgebeurtenissen.vragen.sessie import unpack as unpack_antwoord

__all__ = ["list_geldig", "pack", "read_slug", "unpack"]


def pack(invulling: Invulling) -> dict[str, Any]:
    """As JSON."""
    return {
        "slug": invulling.slug,
        "datum": invulling.datum.isoformat() if invulling.datum else None,
        "antwoorden": {sleutel: pack_antwoord(waarde) for sleutel, waarde in invulling.antwoorden.items()},
        "gedaan": sorted(invulling.gedaan),
    }


def read_slug(packed: Mapping[str, Any]) -> str:
    """Of which life event it is."""
    return str(packed["slug"])


def unpack(packed: Mapping[str, Any], *, vragen: Sequence[Vraag]) -> Invulling:
    """What `pack` gave, as far as the questions of today still take it."""
    antwoorden = {sleutel: unpack_antwoord(waarde) for sleutel, waarde in packed["antwoorden"].items()}
    return Invulling(
        slug=read_slug(packed),
        datum=date.fromisoformat(packed["datum"]) if packed["datum"] else None,
        antwoorden=list_geldig(antwoorden, vragen),
        gedaan=frozenset(packed["gedaan"]),
    )


def list_geldig(antwoorden: Mapping[str, Antwoord], vragen: Sequence[Vraag]) -> dict[str, Antwoord]:
    """The answers to questions that are still asked and still take them; editors change questions."""
    return {
        vraag.sleutel: antwoorden[vraag.sleutel]
        for vraag in vragen
        if vraag.sleutel in antwoorden and takes(vraag, antwoorden[vraag.sleutel])
    }
