"""A large index: read in portions, followed a change at a time, and compared by signs before it is compared exactly."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from cms.producten.documenten import make_document
from cms.zoeken.codec import document_to_json
from cms.zoeken.port import Zoekvraag
from cms.zoeken.selectors import Versie
from wegwijzer_ai.index import volger
from wegwijzer_ai.index.volger import IndexVolger
from wegwijzer_ai.retrieval import dense
from wegwijzer_ai.retrieval.dense import Vectoren
from wegwijzer_ai.retrieval.selectie import select


class Tabel:
    """The index rows as a reader sees them, and how many it asked for."""

    def __init__(self, aantal: int) -> None:
        self.rijen: dict[str, Any] = {}
        self.nummer = 0
        self.gelezen = 0
        for nummer in range(aantal):
            self.schrijf(f"p{nummer}", f"Vergunning nummer {nummer}", versie=1)
        self.nummer = 1

    def schrijf(self, slug: str, titel: str | None, *, versie: int | None = None) -> None:
        self.nummer = versie or self.nummer + 1
        document = make_document(
            soort="product", slug=slug, titel=titel or "", url=f"/{slug}/", samenvatting="", themas=("wonen",)
        )
        self.rijen[slug] = SimpleNamespace(
            sleutel=document.sleutel,
            inhoud=document_to_json(document) if titel else None,
            vectoren=None,
            versie=self.nummer,
        )

    def current_versie(self) -> Versie:
        return Versie(nummer=self.nummer)

    def iter_rijen(self, *, na: int) -> Iterator[Any]:
        for rij in list(self.rijen.values()):
            if rij.versie > na:
                self.gelezen += 1
                yield rij

    def list_synoniemen(self) -> tuple[()]:
        return ()


@pytest.fixture
def tabel(monkeypatch: pytest.MonkeyPatch) -> Tabel:
    """Fifty documents, read in portions of twenty; after four changes a segment closes."""
    tabel = Tabel(50)
    monkeypatch.setattr(volger, "selectors", tabel)
    monkeypatch.setattr(volger, "CHECK_EVERY", 0.0)
    monkeypatch.setattr(volger, "SEGMENT_SIZE", 20)
    monkeypatch.setattr(volger, "OPEN_SIZE", 4)
    return tabel


def _titles(lezer: IndexVolger, tekst: str = "", **filters: str) -> list[str]:
    vraag = Zoekvraag(tekst, per_pagina=100).narrowed(filters)
    return [treffer.document.titel for treffer in select(lezer.current(), vraag).treffers]


def test_one_change_reads_one_row_and_leaves_the_rest_as_it_is(tabel: Tabel) -> None:
    lezer = IndexVolger(embedder=None)
    before = lezer.current()
    assert tabel.gelezen == 50
    assert [len(segment) for segment in before.segmenten] == [20, 20, 10]

    tabel.schrijf("p7", "Boomkap melden")

    after = lezer.current()
    assert tabel.gelezen == 51
    assert after.segmenten[:3] == before.segmenten
    assert _titles(lezer, "boomkap") == ["Boomkap melden"]
    assert len(_titles(lezer)) == 50
    assert "Vergunning nummer 7" not in _titles(lezer)


def test_snapshot_before_a_change_does_not_notice_it(tabel: Tabel) -> None:
    lezer = IndexVolger(embedder=None)
    before = lezer.current()
    tabel.schrijf("p7", None)
    lezer.current()

    assert before.levend.all()
    assert select(before, Zoekvraag("", per_pagina=1)).totaal == 50


def test_withdrawn_and_changed_again_and_again_stays_right(tabel: Tabel) -> None:
    lezer = IndexVolger(embedder=None)
    lezer.current()
    for ronde in range(12):
        tabel.schrijf(f"p{ronde % 5}", None if ronde % 3 == 0 else f"Ronde {ronde}")
        lezer.current()

    expected = sorted(rij.inhoud["titel"] for rij in tabel.rijen.values() if rij.inhoud)
    assert sorted(_titles(lezer)) == expected
    uitkomst = select(lezer.current(), Zoekvraag("", per_pagina=1))
    assert dict(uitkomst.facetten["thema"]) == {"wonen": len(expected)}


def test_worn_index_is_read_again_whole(tabel: Tabel) -> None:
    lezer = IndexVolger(embedder=None)
    lezer.current()
    for ronde in range(3):
        for nummer in range(50):
            tabel.schrijf(f"p{nummer}", f"Ronde {ronde} nummer {nummer}")
        lezer.current()

    assert len(lezer.current().levend) < 150
    assert len(_titles(lezer)) == 50


def test_reader_that_breaks_off_halfway_reads_on_later(tabel: Tabel, monkeypatch: pytest.MonkeyPatch) -> None:
    lezer = IndexVolger(embedder=None)
    lezer.current()
    for nummer in range(6):
        tabel.schrijf(f"p{nummer}", f"Nieuw {nummer}")
    whole = tabel.iter_rijen

    def halfway(*, na: int) -> Iterator[Any]:
        for teller, rij in enumerate(whole(na=na)):
            if teller == 3:
                raise volger.OperationalError
            yield rij

    monkeypatch.setattr(tabel, "iter_rijen", halfway)
    assert "Vergunning nummer 1" in _titles(lezer)

    monkeypatch.setattr(tabel, "iter_rijen", whole)
    assert sum(titel.startswith("Nieuw") for titel in _titles(lezer)) == 6
    assert len(_titles(lezer)) == 50


def test_nearest_by_signs_are_nearly_always_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    centres = rng.standard_normal((400, 384)) + 4 * rng.standard_normal(384)
    rows = centres[rng.integers(400, size=30_000)] + 0.6 * rng.standard_normal((30_000, 384))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    starts = np.arange(0, 30_000, 10)
    quick = Vectoren(rows, starts)
    monkeypatch.setattr(dense, "EXACT_UP_TO", 10**9)
    exact = Vectoren(rows, starts)
    assert not quick.exact

    found, lost = [], []
    for row in rng.integers(30_000, size=20):
        question = rows[row].astype(np.float32)[None, :]
        right, near = exact.best(question), quick.best(question)
        best, also = np.argsort(-right)[:10], np.argsort(-near)[:10]
        found.append(best[0] in also[:3])
        lost.append(right[best].mean() - right[also].mean())
        assert np.abs(right[best[0]] - near[best[0]]) < 0.002
    assert np.mean(found) >= 0.95
    assert np.mean(lost) < 0.005
