"""Vectors in our own PostgreSQL, with the extension pgvector, over the connection that Django has already.

Each copy is a table. The one in force has the name of the language model; a new one gets that name in the transaction
that drops the one before it, so every question sees one of the two, whole.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import uuid4

from django.db import Error, connection, transaction

from wegwijzer_ai.index.opslag.port import Buur, OpslagStoring, Tekstvector
from wegwijzer_ai.index.weights import Floats

PREFIX = "wegwijzer_vectoren_"
# PostgreSQL cuts names off at 63; a copy that is being made has nine characters more.
LONGEST_KENMERK = 32
# Up to here every vector is compared, exactly. Above it a graph (HNSW) leads to the nearest.
EXACT_UP_TO = 50_000
# The longest vectors that pgvector makes a graph of; longer ones are always compared exactly.
LONGEST_IN_GRAPH = 2_000
# pgvector's largest: so many the graph looks at before it is asked to go on.
EF_SEARCH = 1_000
# From this one on a graph goes on until there are enough that pass a filter.
OLDEST = (0, 8)

# Everything of a row stays together: fetching vectors from beside the table takes most of a question's time.
_MAKE = """
CREATE TABLE {tabel} (
    sleutel text NOT NULL, nummer integer NOT NULL, tekst text NOT NULL, kenmerken jsonb NOT NULL,
    vector vector({dimension}) NOT NULL, PRIMARY KEY (sleutel, nummer)
) WITH (toast_tuple_target = 8160)"""
_COPY = "COPY {tabel} (sleutel, nummer, tekst, kenmerken, vector) FROM STDIN"
_DELETE = "DELETE FROM {tabel} WHERE sleutel = ANY(%s)"
_COUNT = "SELECT count(*) FILTER (WHERE nummer = 0), count(*) FROM {tabel}"
_GRAPH = "CREATE INDEX ON {tabel} USING hnsw (vector vector_cosine_ops)"
_NEAREST = """
SELECT sleutel, 1 - min(afstand) FROM (
    SELECT sleutel, vector <=> %s::vector AS afstand FROM {tabel}
    WHERE kenmerken @> %s::jsonb ORDER BY afstand LIMIT %s
) AS dichtbij GROUP BY sleutel ORDER BY 2 DESC, 1"""


class _Tabel:
    """One table of vectors."""

    def __init__(self, naam: str) -> None:
        self._tabel = naam

    def write(self, vectoren: Sequence[Tekstvector]) -> None:
        """Replace the vectors of these pages in one transaction."""
        rows = [
            (item.sleutel, item.nummer, item.tekst, _json(item.kenmerken), _literal(item.vector)) for item in vectoren
        ]
        with _storing(), transaction.atomic():
            self.delete({item.sleutel for item in vectoren})
            with connection.cursor() as cursor, cursor.copy(_COPY.format(tabel=self._tabel)) as copy:
                for row in rows:
                    copy.write_row(row)

    def delete(self, sleutels: Collection[str]) -> None:
        """Drop the vectors of these pages."""
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_DELETE.format(tabel=self._tabel), [list(sleutels)])

    def _sizes(self) -> tuple[int, int]:
        """How many pages and vectors."""
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COUNT.format(tabel=self._tabel))
            pages, vectors = cursor.fetchone() or (0, 0)
        return pages, vectors


class PgvectorLichting(_Tabel):
    """A table that is being filled."""

    def __init__(self, *, tabel: str, definitief: str, dimensie: int) -> None:
        super().__init__(tabel)
        self._definitief = definitief
        self._dimensie = dimensie
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
            cursor.execute(_MAKE.format(tabel=tabel, dimension=dimensie))

    def prepare(self) -> None:
        """Build the graph of a large table, and let PostgreSQL know how large it is."""
        _, vectors = self._sizes()
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            if vectors > EXACT_UP_TO and self._dimensie <= LONGEST_IN_GRAPH:
                cursor.execute(_GRAPH.format(tabel=self._tabel))
            cursor.execute(f"ANALYZE {self._tabel}")

    def activate(self) -> None:
        """Take the name of the table in force; every other table of vectors goes, also of another model."""
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            for tabel in _tables():
                if tabel != self._tabel:
                    cursor.execute(f"DROP TABLE {tabel}")
            cursor.execute(f"ALTER TABLE {self._tabel} RENAME TO {self._definitief}")

    def discard(self) -> None:
        """Drop the table."""
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self._tabel}")


class PgvectorOpslag(_Tabel):
    """The table in force for one language model."""

    naam = "pgvector"

    def __init__(self, *, kenmerk: str) -> None:
        # In SQL text a name cannot be a parameter: nothing but these characters gets into it.
        super().__init__(PREFIX + re.sub(r"[^a-z0-9]", "_", kenmerk.lower())[-LONGEST_KENMERK:])

    def begin(self, *, dimensie: int) -> PgvectorLichting:
        """Make an empty table beside the one in force."""
        return PgvectorLichting(tabel=f"{self._tabel}_{uuid4().hex[:8]}", definitief=self._tabel, dimensie=dimensie)

    def write(self, vectoren: Sequence[Tekstvector]) -> None:
        """Replace the vectors of these pages."""
        if self._is_there():
            super().write(vectoren)

    def delete(self, sleutels: Collection[str]) -> None:
        """Drop the vectors of these pages."""
        if self._is_there():
            super().delete(sleutels)

    def nearest(self, vector: Floats, *, aantal: int, filters: Mapping[str, str]) -> list[Buur]:
        """The pages of the nearest vectors, by cosine."""
        if not self._is_there():
            return []
        wanted = _json({naam: [waarde] for naam, waarde in filters.items()})
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL hnsw.ef_search = {EF_SEARCH}; SET LOCAL hnsw.iterative_scan = strict_order")
            cursor.execute(_NEAREST.format(tabel=self._tabel), [_literal(vector), wanted, aantal])
            return [Buur(sleutel, float(cosinus)) for sleutel, cosinus in cursor.fetchall()]

    def count(self) -> int:
        """How many pages it holds."""
        return self._sizes()[0] if self._is_there() else 0

    def check(self) -> None:
        """See whether the extension is there and new enough."""
        with _storing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT default_version FROM pg_available_extensions WHERE name = 'vector'")
            row = cursor.fetchone()
        if row is None:
            raise OpslagStoring("PostgreSQL has no extension pgvector; install it on the database server.")
        if tuple(int(deel) for deel in row[0].split(".")[:2]) < OLDEST:
            raise OpslagStoring(f"pgvector {row[0]} is too old; version 0.8 or newer is needed.")

    def _is_there(self) -> bool:
        with _storing():
            return self._tabel in _tables()


def _tables() -> list[str]:
    """The tables with vectors, in force or being made."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema AND starts_with(tablename, %s)", [PREFIX]
        )
        return [tabel for (tabel,) in cursor.fetchall()]


def _literal(vector: Floats) -> str:
    return f"[{','.join(map(str, vector.tolist()))}]"


def _json(kenmerken: Mapping[str, Sequence[str]]) -> str:
    return json.dumps({naam: list(waarden) for naam, waarden in kenmerken.items()})


@contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except Error as error:
        raise OpslagStoring(f"PostgreSQL: {str(error).partition(chr(10))[0]}") from error
