"""The text of a product in the language of the page, part by part, with Dutch where a part has no translation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cms.producten.models import ProductPagina, ProductVertaling
from cms.producten.vertaling import BRONTAAL

DELEN = (
    "kort_antwoord", "wat", "voor_wie", "voorwaarden", "stappen", "nodig", "termijn", "geen_reactie", "bezwaar",
    "vragen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deel:
    """One part: what to show, and `nl` where that is Dutch on a page in another language (WCAG 3.1.2)."""

    waarde: Any
    taal: str

    def __bool__(self) -> bool:
        return bool(self.waarde)


@dataclass(frozen=True, slots=True)
class Taalversie:
    """A product in one language. `kosten` and `kanalen` are the Dutch facts with translated words."""

    delen: Mapping[str, Deel]
    kosten: Deel
    kanalen: Deel
    is_volledig: bool


def read_taalversie(*, product: ProductPagina, taal: str) -> Taalversie:
    """The product in this language; asks for a translation only when the language is not Dutch."""
    if taal == BRONTAAL:
        return _make(product, None, "")
    # Not a filter: that would ask again for what a list of products has fetched ahead.
    vertaling = next((vertaling for vertaling in product.vertalingen.all() if vertaling.taal == taal), None)
    return _make(product, vertaling, BRONTAAL)


def _make(product: ProductPagina, vertaling: ProductVertaling | None, merk: str) -> Taalversie:
    bedragen = [dict(blok.value) for blok in product.kosten]
    kanalen = [dict(blok.value) for blok in product.kanalen]
    if vertaling is None:
        delen = {naam: Deel(getattr(product, naam), merk) for naam in DELEN}
        return Taalversie(delen, Deel(bedragen, merk), Deel(kanalen, merk), is_volledig=not merk)
    woorden = [dict(blok.value) for blok in vertaling.kosten]
    teksten = [{"tekst": blok.value} for blok in vertaling.kanalen]
    return Taalversie(
        {naam: _choose(getattr(vertaling, naam), getattr(product, naam), merk) for naam in DELEN},
        _with_words(bedragen, woorden, merk),
        _with_words(kanalen, teksten, merk),
        is_volledig=True,
    )


def _choose(vertaald: object, nederlands: object, merk: str) -> Deel:
    return Deel(vertaald, "") if vertaald else Deel(nederlands, merk)


def _with_words(feiten: Sequence[Mapping[str, Any]], woorden: Iterable[Mapping[str, str]], merk: str) -> Deel:
    """Facts with translated words; in Dutch if they are not as many, since then some belong to another fact."""
    vertaald = list(woorden)
    if len(vertaald) != len(feiten):
        return Deel(list(feiten), merk)
    return Deel([{**feit, **woord} for feit, woord in zip(feiten, vertaald, strict=True)], "")
