"""The graph of a regelhulp: how one walks through it, what it calculates and whether it is sound. No framework."""

from levensgebeurtenissen.regelhulpen.graaf.basis import (
    Berekening,
    Deel,
    Graaf,
    Graaffout,
    Knoop,
    Overgang,
    Uitkomst,
    Uitkomstsoort,
    Voorbeeld,
)
from levensgebeurtenissen.regelhulpen.graaf.controle import validate
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regelhulpen.graaf.lopen import Regelantwoord, Stand, fill, list_delen, longest_from, walk

__all__ = [
    "Berekening",
    "Deel",
    "Gebrek",
    "Graaf",
    "Graaffout",
    "Knoop",
    "Overgang",
    "Plaats",
    "Regelantwoord",
    "Stand",
    "Uitkomst",
    "Uitkomstsoort",
    "Voorbeeld",
    "fill",
    "list_delen",
    "longest_from",
    "validate",
    "walk",
]
