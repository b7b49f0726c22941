"""The stores that the contract is held to: how each is made here, and why one may be left out."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

import numpy as np
import pytest

from cms.producten.documenten import make_document
from cms.zoeken import services
from cms.zoeken.models import IndexDocument
from wegwijzer_ai.index.opslag.pgvector import PgvectorOpslag
from wegwijzer_ai.index.opslag.port import Buur, Opslag, OpslagStoring
from wegwijzer_ai.index.opslag.tekstvectoren import text_vectors_of
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import document_languages, pack, texts_to_embed
from wegwijzer_ai.index.volger import IndexVolger
from wegwijzer_ai.index.weights import Floats

KENMERK = "e5-small-1-0123456789ab"
DIMENSION = 384


def towards(*parts: float) -> Floats:
    """A vector of length 1 in the plane of the first numbers."""
    vector = np.zeros(DIMENSION, dtype=np.float32)
    vector[: len(parts)] = parts
    return vector / np.linalg.norm(vector)


def page(slug: str, *vectors: Floats, **velden: object) -> Ingelezen:
    """A page with these vectors: its own first, then in English if it has that, then of people's words."""
    velden = {"titel": slug, "url": f"/{slug}/", "samenvatting": f"Over {slug}.", "soort": "product"} | velden
    own = 2 if velden.get("titel_en") else 1
    velden.setdefault("mensentaal", tuple(f"{slug} {number}" for number in range(len(vectors) - own)))
    document = make_document(slug=slug, **velden)  # type: ignore[arg-type]
    assert len(vectors) == len(texts_to_embed(document))
    return Ingelezen(document, np.stack(vectors).astype(np.float16))


@dataclass
class _Model:
    """An engine by name only: the contract brings its own vectors."""

    kenmerk: str = KENMERK
    maat: None = None


class Contract(Protocol):
    """A store as the contract sees it: pages go in, pages come out."""

    def write(self, *paginas: Ingelezen) -> None: ...
    def delete(self, *sleutels: str) -> None: ...
    def nearest(self, vector: Floats, aantal: int = 10, **filters: str) -> list[Buur]: ...
    def replace(self, *paginas: Ingelezen, meanwhile: Callable[[], None] = lambda: None) -> None: ...
    def count(self) -> int: ...
    def check(self) -> None: ...


@dataclass(frozen=True)
class InOpslag:
    """A store outside the processes."""

    opslag: Opslag

    def write(self, *paginas: Ingelezen) -> None:
        self.opslag.write([vector for item in paginas for vector in text_vectors_of(item)])

    def delete(self, *sleutels: str) -> None:
        self.opslag.delete(sleutels)

    def nearest(self, vector: Floats, aantal: int = 10, **filters: str) -> list[Buur]:
        return self.opslag.nearest(vector, aantal=aantal, filters=filters)

    def replace(self, *paginas: Ingelezen, meanwhile: Callable[[], None] = lambda: None) -> None:
        lichting = self.opslag.begin(dimensie=len(paginas[0].vectoren[0]) if paginas else DIMENSION)
        try:
            lichting.write([vector for item in paginas for vector in text_vectors_of(item)])
            lichting.prepare()
            meanwhile()
            lichting.activate()
        except BaseException:
            lichting.discard()
            raise

    def count(self) -> int:
        return self.opslag.count()

    def check(self) -> None:
        self.opslag.check()


class Ingebouwd:
    """The default, driven as the search engine drives it: index rows, and vectors in the memory of a reader."""

    def write(self, *paginas: Ingelezen) -> None:
        services.write_rijen(rijen=[_rij(item) for item in paginas], ingetrokken=(), model=KENMERK)

    def delete(self, *sleutels: str) -> None:
        services.write_rijen(rijen=[], ingetrokken=sleutels, model=KENMERK)

    def nearest(self, vector: Floats, aantal: int = 10, **filters: str) -> list[Buur]:
        snapshot = IndexVolger(embedder=_Model()).current()  # type: ignore[arg-type]
        dense = snapshot.pijplijn.pipeline.get_component("dense")
        parts = dense.mensentaal if filters.get("deel") == "mensentaal" else dense.document
        cosines = np.concatenate([np.zeros(0), *(part.best(vector[None, :]) for part in parts)])
        mask = snapshot.levend.copy()
        for naam, waarde in filters.items():
            if naam == "taal":
                mask &= np.asarray([waarde in document_languages(item) for item in snapshot.documenten], dtype=bool)
            elif naam != "deel":
                mask &= snapshot.kolommen[naam].mask(waarde)
        order = [row for row in np.argsort(-cosines, kind="stable") if mask[row]][:aantal]
        return [Buur(snapshot.documenten[row].sleutel, float(cosines[row])) for row in order]

    def replace(self, *paginas: Ingelezen, meanwhile: Callable[[], None] = lambda: None) -> None:
        def portions() -> Iterator[list[services.Rij]]:
            yield [_rij(item) for item in paginas]
            meanwhile()

        services.replace_rijen(porties=portions(), model=KENMERK)

    def count(self) -> int:
        return IndexDocument.objects.filter(inhoud__isnull=False).count()

    def check(self) -> None:
        IndexVolger(embedder=None).current()


def _rij(item: Ingelezen) -> services.Rij:
    return services.Rij(document=item.document, vectoren=pack(item.vectoren.astype(np.float32)), vingerafdruk="v")


def make_qdrant(kenmerk: str = KENMERK) -> Opslag:
    """Qdrant: the server that QDRANT_URL names, else the engine inside its own client."""
    if find_spec("qdrant_client") is None:
        pytest.skip("qdrant-client is not installed (pip install overheidsportaal[qdrant])")
    from qdrant_client import QdrantClient  # noqa: PLC0415 - an optional package

    from wegwijzer_ai.index.opslag.qdrant import QdrantOpslag  # noqa: PLC0415 - imports it too

    url = os.environ.get("QDRANT_URL")
    client = QdrantClient(url=url, check_compatibility=False) if url else QdrantClient(":memory:")
    return QdrantOpslag(client, kenmerk=kenmerk)


def make_pgvector(kenmerk: str = KENMERK) -> Opslag:
    """pgvector in the PostgreSQL of this run."""
    opslag = PgvectorOpslag(kenmerk=kenmerk)
    try:
        opslag.check()
    except OpslagStoring as storing:
        pytest.skip(str(storing))
    return opslag


# What can be found outside the processes.
ELDERS: dict[str, Callable[[str], Opslag]] = {"pgvector": make_pgvector, "qdrant": make_qdrant}
