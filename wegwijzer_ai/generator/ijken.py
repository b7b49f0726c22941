"""Measuring the floors of the checks on sentences that people wrote.

The summary of a page is an editor's rewording of the rest of it: what a model ought to make. The same sentence held
against another page is what ought not to pass.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.generator.controles import LEAST_KNOWN, MOST_WORDS, Bekeken
from wegwijzer_ai.generator.gelijkenis import similarity
from wegwijzer_ai.generator.model import Concept, ConceptZin, Record
from wegwijzer_ai.generator.records import make_record
from wegwijzer_ai.generator.verdraaien import make_draaien, neighbour_sentence
from wegwijzer_ai.generator.verifieren import FLOOR, Toetser
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.retrieval.embedding import VectorCache

Delen = tuple[float, float, float]

_GELIJKENIS = (0.82, 0.84, 0.85, 0.86, 0.87, 0.88, 0.89, 0.90, 0.92)
_WOORDEN = (0.3, 0.4, 0.5, 0.6, 0.7)
_SEED = 4
# Of each page so many sentences of at least so many words.
_SENTENCES = 6
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class IJking:
    """What the floors and the checks let through.

    `gelijkenis`, `woorden` and `samen`: the share of sentences of summaries that pass against their own page, another
    one, and the one that resembles it most. `verdraaid`: of sentences taken over as they stand (`eerlijk`) and of the
    same twisted in each way, how many pass all checks, and of how many.
    """

    producten: int
    zinnen: int
    gelijkenis: tuple[tuple[float, Delen], ...]
    woorden: tuple[tuple[float, Delen], ...]
    samen: Delen
    verdraaid: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Paar:
    gelijkenis: float
    woorden: float


def calibrate(producten: Sequence[Document], *, toetser: Toetser, count: int) -> IJking:
    """Measure on so many products, the same ones each time.

    Args:
        producten: the documents of all products; the nearest one is looked for among these.
        toetser: the checks as they are in use.
        count: how many products are taken.
    """
    embedder = VectorCache(toetser.embedder)
    toetser = replace(toetser, embedder=embedder)
    telling: dict[str, list[bool]] = {}
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    titles = np.stack([embedder.embed_query(product.titel) for product in producten])
    rows: tuple[list[_Paar], list[_Paar], list[_Paar]] = ([], [], [])
    for number in sorted(chance.sample(range(len(producten)), min(count, len(producten)))):
        resemblance = titles @ titles[number]
        resemblance[number] = -1.0
        ander = producten[(number + chance.randrange(1, len(producten))) % len(producten)]
        buur = producten[int(resemblance.argmax())]
        tegenover = (producten[number], ander, buur)
        _twist(_record(producten[number]), _record(buur), toetser, chance, telling)
        for zin in split_sentences(producten[number].samenvatting):
            if not zin.endswith("?"):
                for row, document in zip(rows, tegenover, strict=True):
                    row.append(_compare(zin, document, embedder))
    return IJking(
        producten=min(count, len(producten)),
        zinnen=len(rows[0]),
        gelijkenis=tuple((floor, _shares(rows, _over("gelijkenis", floor))) for floor in _GELIJKENIS),
        woorden=tuple((floor, _shares(rows, _over("woorden", floor))) for floor in _WOORDEN),
        samen=_shares(rows, lambda paar: paar.gelijkenis >= FLOOR and paar.woorden >= LEAST_KNOWN),
        verdraaid={naam: (sum(gehouden), len(gehouden)) for naam, gehouden in telling.items()},
    )


def _twist(
    record: Record, buur: Record, toetser: Toetser, chance: random.Random, telling: dict[str, list[bool]]
) -> None:
    """Judge some sentences of a page as they stand, twisted, and put in the place of each other."""
    eerlijk = [eenheid.tekst for eenheid in record.eenheden if _SHORTEST <= len(eenheid.tekst.split()) <= MOST_WORDS]
    for zin in chance.sample(eerlijk, min(_SENTENCES, len(eerlijk))):
        versies = {"eerlijk": zin, "zin van de buurpagina": neighbour_sentence(buur, chance)}
        versies |= {naam: draai(zin, record) for naam, draai in make_draaien(toetser.namen).items()}
        for naam, versie in versies.items():
            if versie and (naam == "eerlijk" or versie not in record.tekst):
                concept = Concept(zinnen=(ConceptZin(tekst=versie, bronnen=(record.id,)),))
                telling.setdefault(naam, []).append(toetser.judge(concept, [record])[0].houdt)


def _record(document: Document) -> Record:
    velden = [("samenvatting", document.samenvatting), *((deel.kop, deel.tekst) for deel in document.passages)]
    return make_record(1, document.titel, velden)


def _compare(zin: str, document: Document, embedder: QueryEmbedder) -> _Paar:
    """Without the sentence itself, should the page repeat it."""
    velden = tuple((passage.kop, passage.tekst.replace(zin, "")) for passage in document.passages)
    bekeken = Bekeken(zin, ("S1",), (Record(1, document.titel, velden),))
    own = bekeken.eenheid.geheel.stammen
    known = len(own & set(bekeken.records[0].stammen)) / max(len(own), 1)
    return _Paar(similarity(bekeken.eenheid, bekeken.uitlijning, embedder=embedder), known)


def _over(meting: Literal["gelijkenis", "woorden"], floor: float) -> Callable[[_Paar], bool]:
    return lambda paar: bool(getattr(paar, meting) >= floor)


def _shares(rows: tuple[list[_Paar], ...], passes: Callable[[_Paar], bool]) -> Delen:
    own, ander, buur = (sum(map(passes, row)) / max(len(row), 1) for row in rows)
    return own, ander, buur
