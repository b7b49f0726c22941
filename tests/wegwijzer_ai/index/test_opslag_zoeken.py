"""Searching and publishing with the vectors in a store: the same answers, changes as soon, and when it fails."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings
from structlog.testing import capture_logs

from cms.producten.models import ProductPagina
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import handle_bijwerken, zoekmachine
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from tests.wegwijzer_ai.index.opslagen import DIMENSION, ELDERS, make_qdrant
from wegwijzer_ai.index import machine, volger
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.opslag import gelijkloop, kandidaten
from wegwijzer_ai.index.opslag.port import Buur, Opslag, OpslagStoring
from wegwijzer_ai.index.opslag.service import make_opslag
from wegwijzer_ai.index.opslag.tekstvectoren import text_vectors_of
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import texts_to_embed

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")

VRAGEN = (
    "ik krijg een ander adres",
    "mijn huur is te hoog",
    "de kantine wil pils schenken",
    "I am moving house, who do I tell",
    "ik ga op vakantie en mijn paspoort is verlopen",
    "recept voor appeltaart",
)
Winkel = Callable[[str], Opslag]


@pytest.fixture(params=[*ELDERS])
def winkel(request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Winkel:
    """Chooses a store by configuration; all processes of a test share it."""
    if request.param == "pgvector":
        settings.WEGWIJZER_OPSLAG = "pgvector"
        return ELDERS["pgvector"]
    made: dict[str, Opslag] = {}

    def make(*, kenmerk: str) -> Opslag:
        return made.setdefault(kenmerk, make_qdrant(kenmerk))

    monkeypatch.setattr(machine, "make_opslag", make)
    monkeypatch.setattr(gelijkloop, "make_opslag", make)
    return lambda kenmerk: make(kenmerk=kenmerk)


@pytest.fixture
def winkelportaal(winkel: Winkel, portaal: dict[str, ProductPagina]) -> dict[str, ProductPagina]:
    """The catalogue, with its vectors in a store."""
    return portaal


def _snapshot() -> Momentopname:
    engine = zoekmachine()
    assert isinstance(engine, WegwijzerZoekmachine)
    return engine.momentopname()


def _scores(snapshot: Momentopname, vraag: str) -> dict[str, tuple[float, float]]:
    found = snapshot.pijplijn.run(vraag)
    return {
        document.sleutel: (float(found.scores.values[row]), float(found.cosinus.values[row]))
        for row, document in enumerate(snapshot.documenten)
        if snapshot.levend[row]
    }


def _order(scores: dict[str, tuple[float, float]]) -> list[str]:
    return sorted(scores, key=lambda sleutel: (-round(scores[sleutel][0], 3), sleutel))


def _titles(vraag: str, engine: WegwijzerZoekmachine | None = None) -> list[str]:
    return [treffer.document.titel for treffer in (engine or zoekmachine()).zoek(Zoekvraag(vraag)).treffers]


def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second and a bit goes by: processes look at the version again."""
    clock = volger.monotonic()
    monkeypatch.setattr(volger, "monotonic", lambda: clock + 1.01)


def test_order_and_scores_are_those_of_vectors_in_memory(winkelportaal: object, settings: Settings) -> None:
    elders = _snapshot()
    assert elders.met_betekenis
    assert not any(segment.document.filled for segment in elders.segmenten), "no vectors are kept in the process"
    hier = volger.IndexVolger(embedder=elders.embedder, klassen=lambda: elders._klassen).current()
    assert all(segment.document.filled for segment in hier.segmenten)

    for vraag in VRAGEN:
        found, expected = _scores(elders, vraag), _scores(hier, vraag)
        assert _order(found) == _order(expected), vraag
        for sleutel, values in expected.items():
            assert found[sleutel] == pytest.approx(values, abs=2e-3), (vraag, sleutel)


def test_publication_and_withdrawal_reach_the_store_and_other_processes(
    winkelportaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WegwijzerZoekmachine()
    assert "Huurtoeslag" in _titles("mijn huur is te hoog", other)
    page = winkelportaal["alcohol"]
    page.mensentaal = "ik wil met mijn hond op het strand lopen"
    page.save_revision().publish()
    winkelportaal["huurtoeslag"].unpublish()

    handle_bijwerken({"sleutels": [page.sleutel, "product:huurtoeslag"]})

    _later(monkeypatch)
    assert _titles("met de hond naar zee", other)[0] == page.title
    assert "Huurtoeslag" not in _titles("mijn huur is te hoog", other)


def test_store_that_is_away_leaves_words_and_is_not_asked_at_each_question(
    winkelportaal: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def away(self: Opslag, vector: object, **_: object) -> list[Buur]:
        asked.append("gevraagd")
        raise OpslagStoring("geen antwoord")

    engine = WegwijzerZoekmachine()
    assert engine._volger._navraag is not None
    monkeypatch.setattr(type(engine._volger._navraag._opslag), "nearest", away)

    assert _titles("huurtoeslag", engine)[0] == "Huurtoeslag"
    assert _titles("paspoort", engine)[0] == "Paspoort aanvragen"
    assert len(asked) == 1

    clock = kandidaten.monotonic()
    monkeypatch.setattr(kandidaten, "monotonic", lambda: clock + kandidaten.PAUSE + 1)
    _titles("huurtoeslag", engine)
    assert len(asked) == 2


def test_store_that_was_chosen_but_never_filled_is_said_once(
    portaal: object, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEGWIJZER_OPSLAG = "pgvector"
    engine = WegwijzerZoekmachine()

    with capture_logs() as logs:
        assert _titles("huurtoeslag", engine)[0] == "Huurtoeslag"
        _titles("paspoort", engine)

    assert [log["raad"] for log in logs if log["event"] == "opslag_empty"] == ["manage.py herbouw_index"]


def test_publication_shows_by_words_while_the_store_is_away_and_by_meaning_when_it_is_back(
    winkelportaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = zoekmachine()
    assert isinstance(engine, WegwijzerZoekmachine)
    store = type(engine._opslag)
    page = winkelportaal["alcohol"]
    page.title, page.mensentaal = "Hondenstrand", "met de hond naar zee"
    page.save_revision().publish()
    OutboxBericht.objects.all().delete()

    def away(self: Opslag, vectoren: Sequence[object]) -> None:
        raise OpslagStoring("geen antwoord")

    with monkeypatch.context() as broken:
        broken.setattr(store, "write", away)
        handle_bijwerken({"sleutels": [page.sleutel]})
    assert _titles("hondenstrand")[0] == "Hondenstrand"
    assert _scores(_snapshot(), "met de hond naar zee")[page.sleutel][1] < 0.95

    deliver_due(at_most=10)

    assert _scores(_snapshot(), "met de hond naar zee")[page.sleutel][1] > 0.95


def test_rebuild_that_the_store_refuses_says_so_and_leaves_the_copy_in_force(
    winkelportaal: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = zoekmachine()
    assert isinstance(engine, WegwijzerZoekmachine)
    assert engine._opslag is not None
    count = engine._opslag.count()

    def full(*_: object) -> None:
        raise OpslagStoring("de schijf is vol")

    with monkeypatch.context() as broken:
        broken.setattr(gelijkloop, "text_vectors_of", full)
        with pytest.raises(CommandError, match="de schijf is vol"):
            call_command("herbouw_index")

    assert engine._opslag.count() == count == 8
    assert _titles("mijn huur is te hoog")[0] == "Huurtoeslag"


def test_change_during_a_rebuild_is_in_the_new_copy(
    winkelportaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = winkelportaal["alcohol"]
    page.mensentaal = "met de hond naar zee"
    engine = zoekmachine()
    assert isinstance(engine, WegwijzerZoekmachine)
    lichting = type(engine._opslag.begin(dimensie=384))  # type: ignore[union-attr]
    prepare = lichting.prepare

    def publish_meanwhile(self: object) -> None:
        page.save_revision().publish()
        winkelportaal["huurtoeslag"].unpublish()
        handle_bijwerken({"sleutels": [page.sleutel, "product:huurtoeslag"]})
        prepare(self)  # type: ignore[arg-type]

    monkeypatch.setattr(lichting, "prepare", publish_meanwhile)
    gelijkloop.refill(engine._opslag, dimensie=384)  # type: ignore[arg-type]

    assert _scores(_snapshot(), "met de hond naar zee")[page.sleutel][1] > 0.95
    assert engine._opslag.count() == 7  # type: ignore[union-attr]


def test_trying_out_a_change_compares_with_the_changed_vectors_only(winkelportaal: object) -> None:
    snapshot = _snapshot()
    document = snapshot.documenten[snapshot.row("product:huurtoeslag")]
    vectors = np.zeros((len(texts_to_embed(document)), DIMENSION), dtype=np.float16)
    vectors[:, 0] = 1

    after = snapshot.with_document(Ingelezen(document, vectors))

    assert _scores(snapshot, "mijn huur is te hoog")["product:huurtoeslag"][1] > 0.9
    assert _scores(after, "mijn huur is te hoog")["product:huurtoeslag"][1] < 0.5


def test_each_vector_carries_what_it_can_be_chosen_by(portaal: dict[str, ProductPagina]) -> None:
    snapshot = _snapshot()
    document = snapshot.documenten[snapshot.row("product:huurtoeslag")]
    vectors = np.ones((len(texts_to_embed(document)), DIMENSION), dtype=np.float16)

    own, english, *said = text_vectors_of(Ingelezen(document, vectors))

    assert own.tekst == "Huurtoeslag. Een bijdrage van de overheid in uw huur."
    assert own.kenmerken["deel"] == ("document",)
    assert (own.kenmerken["taal"], english.kenmerken["taal"]) == (("nl",), ("en",))
    assert [item.tekst for item in said[:2]] == ["mijn huur is te hoog", "krijg ik geld terug voor de huur"]
    for item in (own, english, *said):
        assert item.kenmerken["upn"] == (document.upn_uri,)
        assert item.kenmerken["organisatie"] == (portaal["huurtoeslag"].organisatie.tooi_uri,)
        assert item.kenmerken["organisatiesoort"] == (document.organisatiesoort,)
        assert item.kenmerken["doelgroep"] == ("particulier",)
        assert item.kenmerken["gebied"] == ("nederland",)
        assert item.kenmerken["bijgewerkt"] == (document.bijgewerkt.isoformat(),)


def test_setting_chooses_the_store(settings: Settings) -> None:
    assert settings.WEGWIJZER_OPSLAG == "ingebouwd"
    assert make_opslag(kenmerk="m") is None
    settings.WEGWIJZER_OPSLAG = "qdrant+https://qdrant.example:6333"
    qdrant = make_opslag(kenmerk="m")
    assert qdrant is not None
    assert qdrant.naam == "Qdrant"
    settings.WEGWIJZER_OPSLAG = "iets anders"
    with pytest.raises(ImproperlyConfigured, match="iets anders"):
        make_opslag(kenmerk="m")


def test_missing_package_is_said_in_one_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WEGWIJZER_OPSLAG = "qdrant+https://qdrant.example:6333"
    monkeypatch.setitem(__import__("sys").modules, "qdrant_client", None)

    with pytest.raises(ImproperlyConfigured, match=r"overheidsportaal\[qdrant\]"):
        make_opslag(kenmerk="m")
