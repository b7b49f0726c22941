"""A regelhulp in the editor as the graph that is walked and checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from levensgebeurtenissen.regelhulpen.graaf.basis import (
    Berekening,
    Deel,
    Graaf,
    Knoop,
    Overgang,
    Uitkomst,
    Uitkomstsoort,
    Voorbeeld,
)
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regels.basis import Wetsartikel
from levensgebeurtenissen.vragen.basis import Vraagsoort
from levensgebeurtenissen.vragen.blocks import read_teksten, read_vraag

DeelT = TypeVar("DeelT")
Blokken = Iterable[Any]
"""A stream of Wagtail, which has no types."""


def make_graaf(
    *, begin: str, vragen: Blokken, berekeningen: Blokken, uitkomsten: Blokken, voorbeelden: Blokken
) -> tuple[Graaf, tuple[Gebrek, ...]]:
    """The graph, and the parts of a draft that are too unfinished to be in it."""
    lezer = _Lezer()
    graaf = Graaf(
        begin=begin or "",
        knopen=tuple(lezer.read(Plaats.VRAGEN, "vraag", vragen, _knoop)),
        berekeningen=tuple(lezer.read(Plaats.BEREKENINGEN, "berekening", berekeningen, _berekening)),
        uitkomsten=tuple(lezer.read(Plaats.UITKOMSTEN, "uitkomst", uitkomsten, _uitkomst)),
        voorbeelden=tuple(lezer.read(Plaats.VOORBEELDEN, "voorbeeld", voorbeelden, _voorbeeld)),
    )
    return graaf, tuple(lezer.gebreken)


class _Lezer:
    def __init__(self) -> None:
        self.gebreken: list[Gebrek] = []

    def read(self, plaats: Plaats, naam: str, blokken: Blokken, lees: Callable[[str, Any], DeelT]) -> Iterator[DeelT]:
        """What can be read of a stream."""
        for nr, blok in enumerate(blokken):
            waar = f"{naam} {nr + 1}"
            if not blok.value.get("sleutel", blok.value.get("naam")):
                self.gebreken.append(Gebrek(plaats, nr, waar, "Vul eerst alles in: de sleutel of naam is nog leeg."))
                continue
            try:
                yield lees(blok.block_type, blok.value)
            except ValueError as fout:
                # What our own readers say is Dutch; a kind that was not chosen yet says nothing that an editor knows.
                eigen = str(fout) if type(fout) is not ValueError else "Er is nog iets niet gekozen of ingevuld."
                self.gebreken.append(Gebrek(plaats, nr, waar, eigen))


def _knoop(_soort: str, value: Mapping[str, Any]) -> Knoop:
    naar = tuple(Overgang(read_teksten(overgang["als"]), overgang["ga"] or "") for overgang in value["naar"])
    return Knoop(read_vraag(value), naar)


def _berekening(soort: str, value: Mapping[str, Any]) -> Berekening:
    titel = value["titel"] or ""
    if soort == "formule":
        uit = Vraagsoort(value["soort"])
        return Berekening(sleutel=value["sleutel"], titel=titel, soort=uit, formule=value["formule"] or "")
    gegevens = {invoer["naam"] or "": invoer["formule"] or "" for invoer in value["gegevens"]}
    return Berekening(sleutel=value["sleutel"], titel=titel, regel=value["regel"] or "", gegevens=gegevens)


def _uitkomst(_soort: str, value: Mapping[str, Any]) -> Uitkomst:
    gebeurtenis = value["gebeurtenis"]
    return Uitkomst(
        sleutel=value["sleutel"],
        soort=Uitkomstsoort(value["soort"]),
        titel=value["titel"] or "",
        tekst=_texts(value["tekst"]),
        doen=_texts(value["doen"]),
        producten=_slugs(value["producten"]),
        wetten=read_wetten(value["wetten"]),
        gebeurtenis="" if gebeurtenis is None else gebeurtenis.slug,
        delen=tuple(
            Deel(read_teksten(deel["als"]), deel["titel"] or "", _texts(deel["tekst"]), _slugs(deel["producten"]))
            for deel in value["delen"]
        ),
    )


def _voorbeeld(_soort: str, value: Mapping[str, Any]) -> Voorbeeld:
    if value["op"] is None:
        raise ValueError("day")
    return Voorbeeld(
        naam=value["naam"],
        antwoorden={rij["sleutel"] or "": rij["waarde"] or "" for rij in value["antwoorden"]},
        op=value["op"],
        uitkomst=value["uitkomst"] or "",
        waarden={rij["sleutel"] or "": rij["waarde"] or "" for rij in value["waarden"]},
    )


def read_wetten(value: Iterable[Mapping[str, Any]]) -> tuple[Wetsartikel, ...]:
    """The articles of a list of blocks."""
    return tuple(Wetsartikel(wet["wet"] or "", wet["artikel"] or "", wet["bwb"] or "") for wet in value)


def _texts(value: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(tekst for tekst in value if tekst)


def _slugs(value: Iterable[Any]) -> tuple[str, ...]:
    """A product that was deleted is None."""
    return tuple(pagina.slug for pagina in value if pagina is not None)
