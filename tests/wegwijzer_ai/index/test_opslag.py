"""One contract for every place where vectors may live; each store that can be had here is held to it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from django.db import connection

from tests.wegwijzer_ai.index.opslagen import DIMENSION, ELDERS, KENMERK, Contract, Ingebouwd, InOpslag, page, towards
from wegwijzer_ai.index.opslag import pgvector
from wegwijzer_ai.index.opslag.port import Buur

pytestmark = [
    pytest.mark.django_db,
    # The engine inside qdrant-client says that it takes no notice of indexes.
    pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning"),
]

OOST, NOORD = towards(1, 0), towards(0, 1)


@pytest.fixture(params=["ingebouwd", *ELDERS])
def opslag(request: pytest.FixtureRequest) -> Iterator[Contract]:
    """Each store, with an empty copy in force."""
    winkel: Contract = Ingebouwd() if request.param == "ingebouwd" else InOpslag(ELDERS[request.param](KENMERK))
    winkel.replace()
    yield winkel
    winkel.replace()


def _keys(found: list[Buur]) -> list[str]:
    return [buur.sleutel.partition(":")[2] for buur in found]


def test_what_is_written_is_found_nearest_first_with_its_cosine(opslag: Contract) -> None:
    opslag.write(page("ver", NOORD), page("dichtbij", towards(4, 1)), page("precies", OOST))

    found = opslag.nearest(OOST)

    assert _keys(found)[:2] == ["precies", "dichtbij"]
    assert [buur.cosinus for buur in found[:2]] == pytest.approx([1.0, 4 / 17**0.5], abs=1e-3)


def test_page_is_named_once_with_its_nearest_vector(opslag: Contract) -> None:
    opslag.write(page("twee", NOORD, towards(2, 1), titel_en="Two"), page("een", towards(3, 2)))

    found = opslag.nearest(OOST)

    assert _keys(found) == ["twee", "een"]
    assert found[0].cosinus == pytest.approx(2 / 5**0.5, abs=1e-3)


def test_no_more_than_asked_come_back(opslag: Contract) -> None:
    opslag.write(*(page(f"p{nummer}", towards(1, nummer)) for nummer in range(1, 9)))

    assert _keys(opslag.nearest(OOST, aantal=3)) == ["p1", "p2", "p3"]


def test_writing_again_replaces_the_page_whole(opslag: Contract) -> None:
    opslag.write(page("a", NOORD, OOST, OOST, titel_en="A"), page("b", towards(1, 1)))

    opslag.write(page("a", NOORD))

    assert _keys(opslag.nearest(OOST, aantal=1)) == ["b"]
    assert opslag.count() == 2


def test_deleted_page_is_not_found_and_deleting_again_is_no_error(opslag: Contract) -> None:
    opslag.write(page("a", OOST), page("b", NOORD))

    opslag.delete("product:a", "product:bestaat-niet")
    opslag.delete("product:a")

    assert _keys(opslag.nearest(OOST)) == ["b"]
    assert opslag.count() == 1


def test_filters_choose_by_kind_audience_and_language(opslag: Contract) -> None:
    opslag.write(
        page("gids", OOST, soort="levensgebeurtenis", doelgroepen=("particulier",)),
        page("vergunning", OOST, doelgroepen=("ondernemer", "particulier")),
        page("permit", NOORD, OOST, doelgroepen=("ondernemer",), titel_en="Permit"),
    )

    assert _keys(opslag.nearest(OOST, soort="levensgebeurtenis")) == ["gids"]
    assert set(_keys(opslag.nearest(OOST, doelgroep="particulier"))) == {"gids", "vergunning"}
    assert set(_keys(opslag.nearest(OOST, doelgroep="ondernemer", soort="product"))) == {"vergunning", "permit"}
    assert _keys(opslag.nearest(OOST, taal="en")) == ["permit"]
    assert _keys(opslag.nearest(OOST, soort="thema")) == []


def test_own_text_and_peoples_words_are_compared_apart(opslag: Contract) -> None:
    opslag.write(page("gezegd", NOORD, OOST), page("zonder", towards(1, 1)))

    document = {buur.sleutel: buur.cosinus for buur in opslag.nearest(OOST, deel="document")}
    gezegd = {buur.sleutel: buur.cosinus for buur in opslag.nearest(OOST, deel="mensentaal")}

    assert document.get("product:gezegd", 0) == pytest.approx(0, abs=1e-3)
    assert gezegd["product:gezegd"] == pytest.approx(1, abs=1e-3)
    # A page for which nobody wrote such words: its own text stands in for them.
    assert document["product:zonder"] == pytest.approx(gezegd["product:zonder"]) == pytest.approx(0.5**0.5, abs=1e-3)


@pytest.mark.django_db(transaction=True)
def test_rebuild_is_seen_whole_or_not_at_all(opslag: Contract) -> None:
    opslag.write(page("oud", OOST), page("blijft", towards(2, 1)))
    during: list[list[str]] = []

    def look() -> None:
        with ThreadPoolExecutor(1) as elsewhere:
            during.append(elsewhere.submit(_from_another_connection, opslag).result())

    opslag.replace(page("blijft", towards(2, 1)), page("nieuw", OOST), meanwhile=look)

    look()
    assert during == [["oud", "blijft"], ["nieuw", "blijft"]]
    assert opslag.count() == 2


def _from_another_connection(opslag: Contract) -> list[str]:
    try:
        return _keys(opslag.nearest(OOST))
    finally:
        connection.close()


def test_rebuild_that_breaks_off_leaves_the_copy_in_force(opslag: Contract) -> None:
    opslag.write(page("oud", OOST))

    def fail() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opslag.replace(page("half", OOST), meanwhile=fail)

    assert _keys(opslag.nearest(OOST)) == ["oud"]
    assert opslag.count() == 1


def test_empty_store_answers_and_is_in_order(opslag: Contract) -> None:
    opslag.check()

    assert opslag.nearest(OOST) == []
    assert opslag.count() == 0


@pytest.mark.parametrize("naam", ELDERS)
def test_before_the_first_rebuild_there_is_nothing_to_keep_up(naam: str) -> None:
    opslag = InOpslag(ELDERS[naam]("een-model-zonder-lichting"))

    opslag.write(page("a", OOST))
    opslag.delete("product:a")

    assert opslag.nearest(OOST) == []
    assert opslag.count() == 0


@pytest.mark.parametrize("dimensie", [60, 768, 2_560])
def test_vectors_of_another_model_may_have_another_size(opslag: Contract, dimensie: int) -> None:
    oost, schuin = (np.pad(towards(*parts)[:2], (0, dimensie - 2)) for parts in ((1, 0), (1, 1)))

    opslag.replace(page("schuin", schuin), page("oost", oost))

    assert _keys(opslag.nearest(oost)) == ["oost", "schuin"]


@pytest.mark.parametrize("naam", ELDERS)
def test_vectors_of_two_models_are_never_compared(naam: str) -> None:
    InOpslag(ELDERS[naam]("model-1")).replace(page("a", OOST))

    assert InOpslag(ELDERS[naam]("model-2")).nearest(OOST) == []


def test_large_table_is_asked_through_its_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    pages = [
        page(f"p{nummer}", towards(*rng.standard_normal(DIMENSION)), doelgroepen=(["ondernemer"][: nummer % 10 == 0]))
        for nummer in range(600)
    ]
    exact, graph = (InOpslag(ELDERS["pgvector"](kenmerk)) for kenmerk in ("exact", "graph"))
    exact.replace(*pages)
    questions = [towards(*rng.standard_normal(DIMENSION)) for _ in range(5)]
    right = [exact.nearest(question, 10) for question in questions]
    chosen = [exact.nearest(question, 10, doelgroep="ondernemer") for question in questions]
    monkeypatch.setattr(pgvector, "EXACT_UP_TO", 100)

    graph.replace(*pages)

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        assert [graph.nearest(question, 10) for question in questions] == right
        assert [graph.nearest(question, 10, doelgroep="ondernemer") for question in questions] == chosen
        cursor.execute(
            "SELECT pg_stat_get_xact_numscans(indexrelid) FROM pg_index"
            " WHERE indrelid = 'wegwijzer_vectoren_graph'::regclass AND NOT indisprimary"
        )
        assert cursor.fetchone() == (10,)
