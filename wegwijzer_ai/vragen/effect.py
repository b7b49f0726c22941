"""What a change to one product would do to search, before anybody publishes it: on the development questions."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from statistics import fmean

import numpy as np
from django.utils import timezone
from django.utils.text import slugify
from numpy.typing import NDArray

from cms.zoeken import selectors
from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.stappen import SEARCH, STAPPEN, VOORAF
from wegwijzer_ai.antwoord.zoeken import momentopname, rank
from wegwijzer_ai.evaluatie.meten import keys_in
from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, ONTWIKKELSET, Toetsvraag, read_toetsvragen
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import unpack

Rows = NDArray[np.float16]

TOP = 3
# What is shown of the questions that change; more says no more.
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Voorstel:
    """People's words for a product that is there (`sleutel`), or a new product with this title."""

    woorden: tuple[str, ...]
    sleutel: str = ""
    titel: str = ""

    @property
    def document_sleutel(self) -> str:
        """The key of the product, also of one that is not there yet."""
        return self.sleutel or f"product:{slugify(self.titel)}"


@dataclass(frozen=True, slots=True)
class Verschil:
    """A question of which the first three change; places count from 1, None is not among the first eight."""

    vraag: str
    voor: int | None
    na: int | None
    eerste_voor: str
    eerste_na: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Shares of development questions with the right product first and among the first three, before and after."""

    aantal: int
    eerste: tuple[float, float]
    eerste_drie: tuple[float, float]
    beter: int
    slechter: int
    veranderd: tuple[Verschil, ...]
    eigen: tuple[Verschil, ...]


@dataclass(slots=True)
class Meting:
    """How far a measurement is: what was measured, and from which development question it goes on."""

    gemeten: list[Verschil] = field(default_factory=list)
    eigen: list[Verschil] = field(default_factory=list)
    volgende: int = 0
    totaal: int = 0


def measure_effect(
    voorstel: Voorstel,
    meting: Meting,
    *,
    teksten: Sequence[str] = (),
    stop: Callable[[], bool] = lambda: False,
) -> Effect | None:
    """Ask the development questions, and `teksten` that people really asked, before and after.

    It takes half a minute, so it can be done in parts: when it is time to stop it returns None, and goes on from the
    same `meting` later.

    Raises:
        ValueError: the product is not in the index.
    """
    before = momentopname()
    after = _changed(before, voorstel)
    known = keys_in(before.documenten)
    vragen = _development()
    meting.totaal = len(vragen)
    while meting.volgende < len(vragen):
        if stop():
            return None
        vraag = vragen[meting.volgende]
        meting.volgende += 1
        if vraag.gedrag == "answer" and vraag.doelen & known:
            beurt = _prepare(Vraag(vraag.tekst, taal="en" if vraag.taal == "en" else "nl", doelgroep=vraag.doelgroep))
            meting.gemeten.append(_compare(beurt, before, after, vraag.doelen))
    wanted = frozenset({voorstel.document_sleutel})
    for tekst in teksten[len(meting.eigen) :]:
        if stop():
            return None
        meting.eigen.append(_compare(_prepare(Vraag(tekst)), before, after, wanted))
    return _sum_up(meting)


def _sum_up(meting: Meting) -> Effect:
    gemeten = meting.gemeten
    return Effect(
        aantal=len(gemeten),
        eerste=(_share([v.voor for v in gemeten], 1), _share([v.na for v in gemeten], 1)),
        eerste_drie=(_share([v.voor for v in gemeten], TOP), _share([v.na for v in gemeten], TOP)),
        beter=sum(_worth(v.na) > _worth(v.voor) for v in gemeten),
        slechter=sum(_worth(v.na) < _worth(v.voor) for v in gemeten),
        veranderd=tuple(v for v in gemeten if v.voor != v.na or v.eerste_voor != v.eerste_na)[:MOST_SHOWN],
        eigen=tuple(meting.eigen),
    )


def _development() -> Sequence[Toetsvraag]:
    """Our own development questions and, where it is, the shared set; never the questions kept for the test."""
    return [vraag for path in (EIGEN_ONTWIKKELSET, ONTWIKKELSET) if path.exists() for vraag in read_toetsvragen(path)]


def _changed(before: Momentopname, voorstel: Voorstel) -> Momentopname:
    """The index as it would be; nothing is written."""
    document, vectors = _present(before, voorstel) if voorstel.sleutel else _new(before, voorstel)
    new = [woord for woord in voorstel.woorden if woord not in document.mensentaal]
    document = replace(document, mensentaal=(*document.mensentaal, *new))
    added = _embed(before, new)
    return before.with_document(Ingelezen(document, np.concatenate([vectors, added]) if len(vectors) else vectors))


def _present(before: Momentopname, voorstel: Voorstel) -> tuple[Document, Rows]:
    document = before.documenten[before.row(voorstel.sleutel)]
    stored = selectors.vingerafdrukken(sleutels=[voorstel.sleutel]) if before.met_betekenis else {}
    return document, unpack(stored[voorstel.sleutel][1] if voorstel.sleutel in stored else None)


def _new(before: Momentopname, voorstel: Voorstel) -> tuple[Document, Rows]:
    document = Document(
        sleutel=voorstel.document_sleutel,
        soort="product",
        titel=voorstel.titel,
        url="",
        samenvatting="",
        passages=(),
        mensentaal=(),
        trefwoorden=(),
        doelgroepen=(),
        themas=(),
        levensgebeurtenissen=(),
        organisatiesoort=None,
        organisatie=None,
        upn=None,
        upn_uri=None,
        titel_en="",
        samenvatting_en="",
        bijgewerkt=timezone.localdate(),
    )
    return document, _embed(before, [voorstel.titel])


def _embed(snapshot: Momentopname, teksten: Sequence[str]) -> Rows:
    """With the light engine: it agrees with the worker's to the second decimal, and is there already."""
    if snapshot.embedder is None or not snapshot.met_betekenis or not teksten:
        return unpack(None)
    return np.stack([snapshot.embedder.embed_query(tekst) for tekst in teksten]).astype(np.float16)


def _prepare(vraag: Vraag) -> Beurt:
    """A turn up to the search."""
    beurt = Beurt(vraag=vraag)
    for _name, step in (*VOORAF, *STAPPEN[:SEARCH]):
        step(beurt)
    return beurt


def _compare(beurt: Beurt, before: Momentopname, after: Momentopname, doelen: frozenset[str]) -> Verschil:
    (voor, eerste_voor), (na, eerste_na) = (_search(beurt, snapshot, doelen) for snapshot in (before, after))
    return Verschil(beurt.tekst, voor, na, eerste_voor, eerste_na)


def _search(beurt: Beurt, snapshot: Momentopname, doelen: frozenset[str]) -> tuple[int | None, str]:
    """The place of the first right product, and the title of the first one."""
    gebied = "nederland" if beurt.gemeente else None
    beurt = copy(beurt)
    rank(beurt, snapshot, snapshot.pijplijn.run(beurt.zoektekst, taal=beurt.taal, gebied=gebied))
    found = [kandidaat.document for kandidaat in beurt.producten]
    places = [place for place, document in enumerate(found, 1) if keys_in([document]) & doelen]
    return (places[0] if places else None), found[0].titel if found else ""


def _share(places: Sequence[int | None], within: int) -> float:
    return round(fmean(place is not None and place <= within for place in places), 4) if places else 0.0


def _worth(place: int | None) -> float:
    return 1 / place if place else 0.0
