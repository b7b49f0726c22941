"""Vectors in Qdrant. Each copy is a collection; an alias named after the language model points at the one in force.

Needs the optional packages of `overheidsportaal[qdrant]`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from uuid import NAMESPACE_URL, uuid4, uuid5

from qdrant_client import QdrantClient, models
from qdrant_client.common.client_exceptions import QdrantException
from qdrant_client.http.exceptions import ApiException, UnexpectedResponse

from wegwijzer_ai.index.opslag.port import Buur, OpslagStoring, Tekstvector
from wegwijzer_ai.index.weights import Floats

PREFIX = "wegwijzer-"
# What questions choose by; without an index of its own Qdrant reads every point for it.
CHOSEN_BY = ("sleutel", "deel", "soort", "doelgroep", "taal")
# Points that are sent together.
TOGETHER = 500


class _Collectie:
    """One collection of vectors."""

    def __init__(self, client: QdrantClient, naam: str) -> None:
        self._client = client
        self._naam = naam

    def write(self, vectoren: Sequence[Tekstvector]) -> None:
        """Write the new points first, then drop what their pages had besides: a page is never without."""
        points = [_point(item) for item in vectoren]
        with _storing():
            for start in range(0, len(points), TOGETHER):
                self._client.upsert(self._naam, points[start : start + TOGETHER], wait=True)
            rest = models.Filter(
                must=[_one_of({item.sleutel for item in vectoren})],
                must_not=[models.HasIdCondition(has_id=[point.id for point in points])],
            )
            self._client.delete(self._naam, models.FilterSelector(filter=rest), wait=True)

    def delete(self, sleutels: Collection[str]) -> None:
        """Drop the points of these pages."""
        chosen = models.FilterSelector(filter=models.Filter(must=[_one_of(sleutels)]))
        with _storing():
            self._client.delete(self._naam, chosen, wait=True)


class QdrantLichting(_Collectie):
    """A collection that is being filled."""

    def __init__(self, client: QdrantClient, *, naam: str, alias: str, dimensie: int) -> None:
        super().__init__(client, naam)
        self._alias = alias
        with _storing():
            client.create_collection(
                naam, vectors_config=models.VectorParams(size=dimensie, distance=models.Distance.COSINE)
            )

    def prepare(self) -> None:
        """Make the indexes that questions choose by."""
        with _storing():
            for veld in CHOSEN_BY:
                self._client.create_payload_index(
                    self._naam, veld, field_schema=models.PayloadSchemaType.KEYWORD, wait=True
                )

    def activate(self) -> None:
        """Point the alias here, in one operation; every other collection of ours goes, also of another model."""
        with _storing():
            old = [
                models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=item.alias_name))
                for item in self._client.get_aliases().aliases
                if item.alias_name.startswith(PREFIX)
            ]
            new = models.CreateAlias(collection_name=self._naam, alias_name=self._alias)
            self._client.update_collection_aliases([*old, models.CreateAliasOperation(create_alias=new)])
            for collectie in self._client.get_collections().collections:
                if collectie.name.startswith(PREFIX) and collectie.name != self._naam:
                    self._client.delete_collection(collectie.name)

    def discard(self) -> None:
        """Drop the collection."""
        with _storing():
            self._client.delete_collection(self._naam)


class QdrantOpslag:
    """The collection in force for one language model."""

    naam = "Qdrant"

    def __init__(self, client: QdrantClient, *, kenmerk: str) -> None:
        self._client = client
        self._alias = PREFIX + kenmerk

    def begin(self, *, dimensie: int) -> QdrantLichting:
        """Make an empty collection beside the one in force."""
        naam = f"{self._alias}-{uuid4().hex[:8]}"
        return QdrantLichting(self._client, naam=naam, alias=self._alias, dimensie=dimensie)

    def write(self, vectoren: Sequence[Tekstvector]) -> None:
        """Replace the vectors of these pages."""
        if collectie := self._current():
            collectie.write(vectoren)

    def delete(self, sleutels: Collection[str]) -> None:
        """Drop the vectors of these pages."""
        if collectie := self._current():
            collectie.delete(sleutels)

    def nearest(self, vector: Floats, *, aantal: int, filters: Mapping[str, str]) -> list[Buur]:
        """The pages of the nearest vectors, by cosine."""
        wanted = [
            models.FieldCondition(key=naam, match=models.MatchValue(value=waarde)) for naam, waarde in filters.items()
        ]
        with _storing():
            try:
                found = self._client.query_points(
                    self._alias,
                    query=vector.tolist(),
                    limit=aantal,
                    query_filter=models.Filter(must=wanted),
                    with_payload=["sleutel"],
                )
            except (UnexpectedResponse, ValueError) as error:
                # A server says it with a status, the engine inside the client with a ValueError.
                if getattr(error, "status_code", HTTPStatus.NOT_FOUND) != HTTPStatus.NOT_FOUND:
                    raise
                return []
        nearest: dict[str, float] = {}
        for point in found.points:
            nearest.setdefault((point.payload or {})["sleutel"], point.score)
        return [Buur(sleutel, cosinus) for sleutel, cosinus in nearest.items()]

    def count(self) -> int:
        """How many pages it holds: each has a vector with number 0."""
        if self._current() is None:
            return 0
        first = models.FieldCondition(key="nummer", match=models.MatchValue(value=0))
        with _storing():
            return int(self._client.count(self._alias, count_filter=models.Filter(must=[first]), exact=True).count)

    def check(self) -> None:
        """See whether it answers."""
        with _storing():
            self._client.get_collections()

    def _current(self) -> _Collectie | None:
        with _storing():
            names = {item.alias_name: item.collection_name for item in self._client.get_aliases().aliases}
        return _Collectie(self._client, names[self._alias]) if self._alias in names else None


def _point(item: Tekstvector) -> models.PointStruct:
    payload: dict[str, object] = {naam: list(waarden) for naam, waarden in item.kenmerken.items()}
    payload |= {"sleutel": item.sleutel, "nummer": item.nummer, "tekst": item.tekst}
    # Qdrant takes numbers and UUIDs only; the same text of a page always gets the same one.
    number = str(uuid5(NAMESPACE_URL, f"{item.sleutel}#{item.nummer}"))
    return models.PointStruct(id=number, vector=item.vector.tolist(), payload=payload)


def _one_of(sleutels: Collection[str]) -> models.FieldCondition:
    return models.FieldCondition(key="sleutel", match=models.MatchAny(any=sorted(sleutels)))


@contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except (ApiException, QdrantException, ValueError) as error:
        raise OpslagStoring(f"Qdrant: {str(error).strip().partition(chr(10))[0]}") from error
