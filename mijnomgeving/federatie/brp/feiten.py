"""What a story may say about a person: only what the BRP has a place for, so that a slip of the pen stops the start."""

from collections.abc import Iterator, Mapping
from typing import Any

from mijnomgeving.federatie.brp.velden import TOEGESTAAN
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.personas import Persona

# What has a place in the answer but cannot be asked, with all below it.
_ONGEVRAAGD = frozenset(
    {
        *("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie", "inOnderzoek", "type"),
        *("indicatieVastgesteldVerblijftNietOpAdres", "indicatieGezagMinderjarige", "gezag"),
    }
)


def check_feiten(persona: Persona) -> None:
    """Go on only when the story and what happens in it fit the BRP.

    Raises:
        OnjuisteGegevens: it names a field that the BRP does not have.
    """
    changes = [gebeurtenis.wijziging for gebeurtenis in persona.gebeurtenissen if gebeurtenis.register == "brp"]
    if wrong := sorted({pad for feiten in (persona.brp, *changes) for pad in _unknown(feiten, "")}):
        raise OnjuisteGegevens(f"{persona.sleutel}: de BRP kent niet: {', '.join(wrong)}")


def _unknown(node: Mapping[str, Any], begin: str) -> Iterator[str]:
    for name, value in node.items():
        pad = f"{begin}{name}"
        if name in _ONGEVRAAGD:
            continue
        if pad not in TOEGESTAAN:
            yield pad
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Mapping):
                yield from _unknown(part, f"{pad}.")
