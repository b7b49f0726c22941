"""Searching the portal, and how soon a change shows."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from cms.producten.models import ProductPagina
from cms.zoeken import services
from cms.zoeken.port import Zoekvraag
from cms.zoeken.selectors import current_versie, iter_rijen
from cms.zoeken.service import handle_bijwerken, zoekmachine
from wegwijzer_ai.index import volger
from wegwijzer_ai.index.machine import WegwijzerZoekmachine


def _titles(tekst: str, **filters: str) -> list[str]:
    return [treffer.document.titel for treffer in zoekmachine().zoek(Zoekvraag(tekst, **filters)).treffers]  # type: ignore[arg-type]


def test_own_words_find_the_product_that_is_called_otherwise(portaal: dict[str, ProductPagina]) -> None:
    assert _titles("ik krijg een ander adres")[0] in {"Verhuizing doorgeven", "Verhuizen"}
    assert _titles("de kantine wil pils schenken")[0] == "Alcoholvergunning aanvragen"


def test_compound_is_found_by_its_part_and_accent_makes_no_difference(portaal: dict[str, ProductPagina]) -> None:
    assert _titles("paspoortaanvraag")[0] == "Paspoort aanvragen"
    assert _titles("pàspoort")[0] == "Paspoort aanvragen"


def test_spelling_is_mended_and_said_so_but_right_words_stay(portaal: dict[str, ProductPagina]) -> None:
    assert zoekmachine().zoek(Zoekvraag("huurtoslag")).bedoelde == "huurtoeslag"
    assert zoekmachine().zoek(Zoekvraag("paspoort schilder vervoer")).bedoelde is None
    assert zoekmachine().zoek(Zoekvraag("huurtoslag", taal="en")).bedoelde is None


def test_no_text_shows_everything_by_title_with_counts(portaal: dict[str, ProductPagina]) -> None:
    uitkomst = zoekmachine().zoek(Zoekvraag("", soort="product", per_pagina=2))

    assert [treffer.document.titel for treffer in uitkomst.treffers] == ["Alcoholvergunning aanvragen", "Huurtoeslag"]
    assert uitkomst.totaal == 4
    assert dict(uitkomst.facetten["soort"]) == {"product": 4, "organisatie": 3, "levensgebeurtenis": 1}
    assert dict(uitkomst.facetten["doelgroep"]) == {"particulier": 3, "ondernemer": 1}


def test_second_page_goes_on_where_the_first_ended(portaal: dict[str, ProductPagina]) -> None:
    alles = [t.document.sleutel for t in zoekmachine().zoek(Zoekvraag("", per_pagina=100)).treffers]
    tweede = [t.document.sleutel for t in zoekmachine().zoek(Zoekvraag("", pagina=2, per_pagina=3)).treffers]

    assert tweede == alles[3:6]
    assert zoekmachine().zoek(Zoekvraag("", pagina=999)).treffers == ()


def test_filters_narrow_and_unknown_values_give_nothing(portaal: dict[str, ProductPagina]) -> None:
    assert set(_titles("aanvragen", doelgroep="ondernemer")) == {"Alcoholvergunning aanvragen"}
    assert _titles("", thema="bestaat-niet") == []


@pytest.mark.parametrize("tekst", ["", " ", "'; DROP TABLE", "\x00\ud800", "a" * 5_000, "😀", "((((", "%%%", "(.*)+"])
def test_odd_text_is_no_error(portaal: dict[str, ProductPagina], tekst: str) -> None:
    assert zoekmachine().zoek(Zoekvraag(tekst.encode("utf-8", "ignore").decode())) is not None


def test_published_change_shows_within_a_second_in_another_process(
    portaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WegwijzerZoekmachine()
    assert other.zoek(Zoekvraag("rijbewijs")).totaal == 0
    page = portaal["paspoort"]
    page.title = "Rijbewijs aanvragen"
    page.save_revision().publish()

    handle_bijwerken({"sleutels": [page.sleutel]})

    clock = volger.monotonic()
    monkeypatch.setattr(volger, "monotonic", lambda: clock + 1.01)
    assert other.zoek(Zoekvraag("rijbewijs")).treffers[0].document.titel == "Rijbewijs aanvragen"


def test_withdrawn_page_leaves_every_process(
    portaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WegwijzerZoekmachine()
    assert other.zoek(Zoekvraag("huurtoeslag", soort="product")).totaal
    portaal["huurtoeslag"].unpublish()

    handle_bijwerken({"sleutels": ["product:huurtoeslag"]})
    handle_bijwerken({"sleutels": ["product:huurtoeslag"]})

    clock = volger.monotonic()
    monkeypatch.setattr(volger, "monotonic", lambda: clock + 1.01)
    assert "Huurtoeslag" not in {t.document.titel for t in other.zoek(Zoekvraag("huurtoeslag")).treffers}


def test_version_is_looked_at_once_a_second_and_costs_one_query(
    portaal: dict[str, ProductPagina], django_assert_num_queries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoekmachine().zoek(Zoekvraag("paspoort"))
    clock = volger.monotonic()
    monkeypatch.setattr(volger, "monotonic", lambda: clock)

    with django_assert_num_queries(0):  # type: ignore[operator]
        zoekmachine().zoek(Zoekvraag("paspoort"))
    monkeypatch.setattr(volger, "monotonic", lambda: clock + 1.5)
    with django_assert_num_queries(1):  # type: ignore[operator]
        zoekmachine().zoek(Zoekvraag("paspoort"))


def test_rebuild_is_whole_and_does_not_embed_again_what_did_not_change(
    portaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    embedded: list[str] = []
    machine = zoekmachine()
    assert isinstance(machine, WegwijzerZoekmachine)
    writer = machine._writer
    assert writer is not None
    real = type(writer).embed_texts
    monkeypatch.setattr(type(writer), "embed_texts", lambda self, texts: embedded.extend(texts) or real(self, texts))

    call_command("herbouw_index")

    assert not embedded
    assert "8 documenten" in capsys.readouterr().out


def test_language_model_works_before_the_lock_so_that_other_writers_need_not_wait(
    portaal: dict[str, ProductPagina], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = zoekmachine()
    assert isinstance(machine, WegwijzerZoekmachine)
    events: list[str] = []
    lock, embed = services.index_lock, type(machine._writer).embed_texts

    @contextmanager
    def watched() -> Iterator[None]:
        with lock():
            events.append("lock")
            yield

    monkeypatch.setattr(services, "index_lock", watched)
    monkeypatch.setattr(
        type(machine._writer), "embed_texts", lambda self, texts: events.append("embed") or embed(self, texts)
    )
    page = portaal["paspoort"]
    page.title = "Reisdocument aanvragen"
    page.save_revision().publish()

    machine.werk_bij([page.sleutel])

    assert events[0] == "embed"
    assert "embed" not in events[1:]


def test_rebuild_writes_only_what_differs_and_withdraws_what_is_gone(portaal: dict[str, ProductPagina]) -> None:
    before = current_versie().nummer
    page = portaal["paspoort"]
    page.title = "Reisdocument aanvragen"
    page.save_revision().publish()
    portaal["huurtoeslag"].unpublish()

    zoekmachine().herbouw()

    changed = {rij.sleutel: rij.is_ingetrokken for rij in iter_rijen(na=before)}
    assert changed == {"product:paspoort-aanvragen": False, "product:huurtoeslag": True}


def test_without_the_model_words_still_find(
    catalogus: dict[str, ProductPagina], settings: Settings, tmp_path: Path
) -> None:
    settings.TAALMODEL_DIR = tmp_path / "niet-gemaakt"
    machine = WegwijzerZoekmachine()
    machine.herbouw()

    uitkomst = machine.zoek(Zoekvraag("huurtoeslag"))

    assert uitkomst.treffers[0].document.titel == "Huurtoeslag"
    assert not uitkomst.met_betekenis
    assert uitkomst.treffers[0].cosinus is None


@pytest.mark.norm("P13")
def test_torch_stays_out_of_a_process_that_only_answers(taalmodel: Path) -> None:
    code = """
import sys, wegwijzer_ai
from pathlib import Path
from wegwijzer_ai.index.embedder import query_embedder
from wegwijzer_ai.index.momentopname import Momentopname
snapshot = Momentopname(versie=1, segmenten=[], embedder=query_embedder(Path(sys.argv[1])))
snapshot.pijplijn.run("ik ga verhuizen")
assert query_embedder(Path(sys.argv[1])).embed_query("ik ga verhuizen").shape == (384,)
assert "haystack" in sys.modules
sys.exit("torch" in sys.modules or "transformers" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code, str(taalmodel)], check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
