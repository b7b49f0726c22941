"""What every rule means, why it matters and how to mend it, in plain Dutch: the engines have no such words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

from toegankelijkheid.normen.normen import EISEN

TEKSTEN_BESTAND = Path(__file__).with_name("regelteksten.yaml")


@dataclass(frozen=True, slots=True)
class Regeltekst:
    """What a person reads about one rule. `eisen` are criteria of WCAG; none means good practice."""

    titel: str
    waarom: str
    herstel: str
    eisen: tuple[str, ...]
    voor: Literal["redacteur", "ontwikkelaar"]


def regeltekst(motor: str, regel: str, *, eisen: Sequence[str] = ()) -> Regeltekst:
    """The text of a rule of an engine.

    A rule without a text of its own takes that of its family, and else the words of the first of `eisen`, the criteria
    that the engine named: there is always a sentence, and never an English one.
    """
    sleutel = f"{motor}:{regel.lower()}"
    return _TEKSTEN.get(sleutel) or _family(sleutel) or _fallback(eisen)


def list_sleutels() -> frozenset[str]:
    """All keys that have a text of their own or of their family, such as "axe:image-alt" and "nu:*"."""
    return frozenset(_TEKSTEN)


def _family(sleutel: str) -> Regeltekst | None:
    families = (naam for naam in _TEKSTEN if naam.endswith("*") and sleutel.startswith(naam[:-1]))
    naam = max(families, key=len, default=None)
    return _TEKSTEN[naam] if naam else None


def _fallback(eisen: Sequence[str]) -> Regeltekst:
    eis = next((EISEN[nummer] for nummer in eisen if nummer in EISEN), None)
    if eis is None:
        return Regeltekst(
            titel="Dit kan toegankelijker",
            waarom="Een toets vond hier iets dat de pagina voor sommige mensen moeilijker maakt.",
            herstel="Bekijk dit onderdeel met het toetsenbord en een schermlezer, en vraag zo nodig een ontwikkelaar.",
            eisen=(),
            voor="ontwikkelaar",
        )
    return Regeltekst(
        titel=eis.naam,
        waarom=f"Een toets vond hier iets dat niet past bij eis {eis.nummer} van de norm.",
        herstel=eis.mensenwerk,
        eisen=(eis.nummer,),
        voor="ontwikkelaar",
    )


def _lees() -> MappingProxyType[str, Regeltekst]:
    rijen: list[dict[str, Any]] = yaml.safe_load(TEKSTEN_BESTAND.read_text(encoding="utf-8"))
    teksten: dict[str, Regeltekst] = {}
    for rij in rijen:
        regels = rij.pop("regels")
        tekst = Regeltekst(**rij | {"eisen": tuple(rij["eisen"])})
        teksten |= {regel.lower(): tekst for regel in regels}
    return MappingProxyType(teksten)


_TEKSTEN = _lees()
