"""One concept, one word: docs/begrippen.md is the glossary, and its last column may not name anything of ours."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

import pytest

from tests.architectuur.bronbestanden import ROOT, list_python, module_of

BEGRIPPEN = ROOT / "docs" / "begrippen.md"
# Names in which the word has its technical meaning, each with the reason.
TECHNISCH = {
    ("portal.verantwoording.models", "processing_activity_id"): "dpl.core.processing_activity_id of the Logboek",
    ("portal.verantwoording.models", "data_subject_id"): "dpl.core.data_subject_id of the Logboek Dataverwerkingen",
    ("portal.verantwoording.models", "data_subject_id_type"): "dpl.core.data_subject_id_type, idem",
    ("wegwijzer_ai.generator.chat", "messages"): "the argument that Haystack gives to every chat generator",
    ("mijnomgeving.notificaties.postvak", "send_messages"): "the method that Django calls of every way to send mail",
    ("cms.redactie.beheer.bulkacties", "get_success_message"): "what Wagtail calls the line after a bulk action",
    ("cms.redactie.toegankelijkheid.hooks", "format_message"): "what Wagtail calls the line of a history",
    ("cms.redactie.toegankelijkheid.voorbeeld", "get_axe_messages"): "what Wagtail calls the words of a rule of axe",
}
WOORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


@dataclass(frozen=True)
class Begrip:
    term: str
    betekenis: str
    in_code: str
    tweelingen: tuple[str, ...]


def list_begrippen() -> list[Begrip]:
    rijen = [regel.strip("|").split("|") for regel in BEGRIPPEN.read_text().splitlines() if regel.startswith("| ")]
    return [
        Begrip(term.strip(), betekenis.strip(), code.strip(" `"), tuple(t.strip() for t in nooit.split(",")))
        for term, betekenis, _, code, nooit in rijen[1:]
    ]


def names_in(source: str) -> Iterator[tuple[int, str]]:
    """What a file names itself: classes, functions, arguments, variables, fields and import aliases."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ClassDef(name=naam) | ast.FunctionDef(name=naam) | ast.AsyncFunctionDef(name=naam):
                yield node.lineno, naam
            case ast.arg(arg=naam) | ast.Name(id=naam, ctx=ast.Store()):
                yield node.lineno, naam
            case ast.Attribute(attr=naam, ctx=ast.Store()):
                yield node.lineno, naam
            case ast.alias(asname=str(naam)):
                yield 0, naam


def banned_word(naam: str, tweelingen: dict[str, str]) -> str | None:
    woorden = [woord.lower() for woord in WOORD.findall(naam)]
    for tweeling in tweelingen:
        delen = tweeling.split("_")
        if any(woorden[i : i + len(delen)] == delen for i in range(len(woorden))):
            return tweeling
    return None


def violations(source: str, module: str, tweelingen: dict[str, str]) -> list[str]:
    return [
        f"{module}:{regel} '{naam}': zeg '{tweelingen[fout]}' in plaats van '{fout}' (docs/begrippen.md)"
        for regel, naam in names_in(source)
        if (fout := banned_word(naam, tweelingen)) and (module, naam) not in TECHNISCH
    ]


@pytest.fixture(scope="module")
def tweelingen() -> dict[str, str]:
    return {tweeling: begrip.term for begrip in list_begrippen() for tweeling in begrip.tweelingen}


def test_no_name_in_the_code_uses_a_banned_twin(tweelingen: dict[str, str]) -> None:
    fouten = [fout for pad in list_python() for fout in violations(pad.read_text(), module_of(pad), tweelingen)]

    assert not fouten, "\n" + "\n".join(fouten)


@pytest.mark.parametrize(
    ("source", "woord"),
    [
        ("class CaseClient: ...", "case"),
        ("def list_cases(): ...", "cases"),
        ("def read(*, message): ...", "message"),
        ("mandate = 1", "mandate"),
        ("for theme in (): ...", "theme"),
        ("class LifeEventPage: ...", "life_event"),
        ("import portal.outbox as message_queue", "message"),
        ("class A:\n    organisation: str = ''", "organisation"),
    ],
)
def test_the_guard_sees_a_twin_in_every_kind_of_name(source: str, woord: str, tweelingen: dict[str, str]) -> None:
    (fout,) = violations(source, "een.module", tweelingen)

    assert f"'{woord}" in fout
    assert "docs/begrippen.md" in fout


@pytest.mark.parametrize(
    "source", ["lowercase = 1", "# a case\nzaak = 1", "def f():\n    '''A message.'''", "match zaak:\n    case 1: ..."]
)
def test_words_in_comments_texts_and_grammar_are_free(source: str, tweelingen: dict[str, str]) -> None:
    assert violations(source, "een.module", tweelingen) == []


@pytest.mark.parametrize("begrip", list_begrippen(), ids=lambda begrip: begrip.term)
def test_a_term_has_one_sentence_and_a_place_that_exists(begrip: Begrip) -> None:
    assert begrip.betekenis.endswith(".")
    module, _, naam = begrip.in_code.rpartition(".")
    try:
        import_module(begrip.in_code)
    except ModuleNotFoundError:
        assert hasattr(import_module(module), naam), f"{begrip.in_code} bestaat niet"


def test_terms_and_twins_do_not_overlap(tweelingen: dict[str, str]) -> None:
    termen = [begrip.term.lower() for begrip in list_begrippen()]

    assert len(termen) == len(set(termen))
    assert not set(termen) & set(tweelingen)


def test_the_list_of_technical_names_has_nothing_stale() -> None:
    gebruikt = {(module_of(pad), naam) for pad in list_python() for _, naam in names_in(pad.read_text())}

    assert set(TECHNISCH) <= gebruikt
