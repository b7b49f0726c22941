"""What each component promises, as data: the gallery shows it, and the tests hold templates to it.

One file per family in `contracten/`, each text in Dutch and in English. A component's classes belong to that
component alone: `tests/architectuur/test_componenten.py` refuses them in the templates of pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

_FOLDER = Path(__file__).parent / "contracten"
# The order in which the gallery shows the families.
_FAMILIES = ("acties", "tekst", "gegevens", "stappen", "formulieren", "mededelingen", "navigatie")


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text in both languages of the gallery; `str()` gives the one of this page."""

    nl: str
    en: str

    def __str__(self) -> str:
        return self.nl if (get_language() or "nl") == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One state of a component, as the template code that makes it.

    `gegevens` names the entry of `voorbeelddata` that the code needs, if any. `apart` shows it in a frame of `hoogte`
    pixels, for what can stand on a page only once: a landmark, a heading that takes the focus, a dialog.
    """

    sleutel: str
    titel: Tekst
    uitleg: Tekst | None
    sjabloon: str
    gegevens: str = ""
    apart: bool = False
    hoogte: int = 320


@dataclass(frozen=True, slots=True)
class Contract:
    """What a component is for and what it promises: HTML, names, states, keyboard, success criteria of WCAG 2.2.

    `klassen` are the classes that only this component writes. `los` marks a component of text: its class stands on
    the page's own element, one of `elementen`, for there is no structure to hide.
    """

    naam: str
    titel: Tekst
    wat: Tekst
    niet: Tekst | None
    html: Tekst
    namen: Tekst
    toestanden: Tekst
    toetsenbord: Tekst
    eisen: tuple[str, ...]
    klassen: tuple[str, ...]
    los: bool
    elementen: tuple[str, ...]
    voorbeelden: tuple[Voorbeeld, ...]


@dataclass(frozen=True, slots=True)
class Familie:
    """Components that belong together: one page of the gallery."""

    sleutel: str
    titel: Tekst
    wat: Tekst
    icoon: str
    componenten: tuple[Contract, ...]


@cache
def families() -> tuple[Familie, ...]:
    """All families in the order of the gallery.

    Raises:
        KeyError: a contract leaves out a part that each component must have.
    """
    return tuple(_family(sleutel) for sleutel in _FAMILIES)


def familie(*, sleutel: str) -> Familie | None:
    """The family with this key; None when there is none."""
    return next((gevonden for gevonden in families() if gevonden.sleutel == sleutel), None)


def voorbeeld(*, familie: str, component: str, sleutel: str) -> tuple[Contract, Voorbeeld] | None:
    """One example with its contract; None when there is none."""
    alle = (
        (contract, een)
        for groep in families()
        if groep.sleutel == familie
        for contract in groep.componenten
        if contract.naam == component
        for een in contract.voorbeelden
        if een.sleutel == sleutel
    )
    return next(alle, None)


def owner_of(klasse: str) -> Contract | None:
    """The component that alone may write this class, or a part of it such as `x__part` and `x--state`; else None."""
    for groep in families():
        for contract in groep.componenten:
            if any(klasse == eigen or klasse.startswith((f"{eigen}__", f"{eigen}--")) for eigen in contract.klassen):
                return contract
    return None


def _family(sleutel: str) -> Familie:
    with (_FOLDER / f"{sleutel}.yaml").open(encoding="utf-8") as file:
        bron = yaml.safe_load(file)
    return Familie(
        sleutel=sleutel,
        titel=Tekst(**bron["titel"]),
        wat=Tekst(**bron["wat"]),
        icoon=bron["icoon"],
        componenten=tuple(_contract(deel) for deel in bron["componenten"]),
    )


def _contract(bron: Mapping[str, Any]) -> Contract:
    return Contract(
        naam=bron["naam"],
        titel=Tekst(**bron["titel"]),
        wat=Tekst(**bron["wat"]),
        niet=_optional(bron.get("niet")),
        html=Tekst(**bron["html"]),
        namen=Tekst(**bron["namen"]),
        toestanden=Tekst(**bron["toestanden"]),
        toetsenbord=Tekst(**bron["toetsenbord"]),
        eisen=tuple(bron["eisen"]),
        klassen=tuple(bron.get("klassen", ())),
        los=bron.get("los", False),
        elementen=tuple(bron.get("elementen", ())),
        voorbeelden=_examples(bron["voorbeelden"]),
    )


def _examples(bronnen: Sequence[Mapping[str, Any]]) -> tuple[Voorbeeld, ...]:
    return tuple(
        Voorbeeld(
            sleutel=bron["sleutel"],
            titel=Tekst(**bron["titel"]),
            uitleg=_optional(bron.get("uitleg")),
            sjabloon=bron["sjabloon"].strip(),
            gegevens=bron.get("gegevens", ""),
            apart=bron.get("apart", False),
            hoogte=bron.get("hoogte", 320),
        )
        for bron in bronnen
    )


def _optional(bron: Mapping[str, str] | None) -> Tekst | None:
    return Tekst(**bron) if bron else None
