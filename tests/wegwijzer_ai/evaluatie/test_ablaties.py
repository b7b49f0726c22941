"""The table of what each part of search contributes, over the catalogue and over every uniform product name."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.producten.models import ProductPagina
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.ablaties import STEPS, as_markdown, run_ablations
from wegwijzer_ai.evaluatie.kaal import embed_bare, list_bare_documents
from wegwijzer_ai.evaluatie.toetsvragen import Toetsvraag


def vraag(tekst: str, doel: str) -> Toetsvraag:
    return Toetsvraag(tekst, "nl", "particulier", frozenset({doel}), None, "gewoon", "answer")


def test_people_words_are_what_finds_who_talks_otherwise(portaal: dict[str, ProductPagina]) -> None:
    vragen = [vraag("wij willen bier tappen in de kantine", f"product:{portaal['alcohol'].slug}")]
    vragen.append(vraag("huurtoeslag", f"product:{portaal['huurtoeslag'].slug}"))
    vragen.append(vraag("hondenpoep", "product:bestaat-niet"))

    found = run_ablations(vragen, momentopname())

    assert found["alleen woorden"].r1 == 1.0
    assert found["alleen vectoren van mensentaal en vragen"].r1 == 1.0
    assert {uitslag.n for uitslag in found.values()} == {2}, "what is not in the catalogue is no question for search"
    assert "alleen de geleerde klassen" not in found or found["alleen de geleerde klassen"].n == 2


def test_every_other_product_name_joins_without_losing_what_is_described(portaal: dict[str, ProductPagina]) -> None:
    snapshot = momentopname()
    bare = list_bare_documents(snapshot.documenten)[:40]

    larger = snapshot.with_document(*embed_bare(bare, None))

    assert len(larger.documenten) == len(snapshot.documenten) + 40
    assert not {document.upn for document in bare} & {document.upn for document in snapshot.documenten}
    assert run_ablations([vraag("huurtoeslag", "huurtoeslag")], larger)["alleen woorden"].r3 == 1.0


def test_bare_names_are_more_than_seven_hundred() -> None:
    bare = list_bare_documents([])

    assert len(bare) > 1_000
    assert all(document.titel and document.upn_uri for document in bare)
    assert len({document.sleutel for document in bare}) == len(bare)


def test_the_table_has_a_row_for_each_step(
    portaal: dict[str, ProductPagina], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, figures = tmp_path / "vragen.jsonl", tmp_path / "cijfers.json"
    questions.write_text(
        json.dumps(
            {"vraag": "ik ga verhuizen", "taal": "nl", "doelgroep": "particulier", "organisatiesoort": "gemeente",
             "producten": [portaal["verhuizing"].slug], "register": "gewoon", "gedrag": "antwoord"}
        )
    )  # fmt: skip

    call_command("wegwijzer_ablaties", questions, "--zonder-upl", "--json", figures)

    table = capsys.readouterr().out
    written = json.loads(figures.read_text())["beschreven"]
    assert written["en families (in gebruik)"] == {"n": 1, "r1": 1.0, "r3": 1.0, "r5": 1.0, "mrr": 1.0}
    assert all(f"| {naam} |" in table for naam in written)
    assert len(written) >= len(STEPS), "with what was learnt or without it"


def test_questions_about_nothing_that_we_have_make_no_table(portaal: dict[str, ProductPagina], tmp_path: Path) -> None:
    questions = tmp_path / "vragen.jsonl"
    questions.write_text("")

    with pytest.raises(CommandError, match="geen enkele vraag"):
        call_command("wegwijzer_ablaties", questions, "--zonder-upl")


def test_an_empty_table_is_a_table() -> None:
    assert "| Stap |" in as_markdown({"beschreven": {}})
