"""Measuring counts honestly, and calibration gives probabilities."""

import json
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from cms.producten.models import ProductPagina
from tests.architectuur.bronbestanden import ROOT
from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.zekerheid import FEATURES, FEATURES_WITH_CLASSES, kalibratie_for
from wegwijzer_ai.evaluatie.kalibreren import Voorbeeld, calibrate, fit
from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, ONTWIKKELSET, TOETSSET, read_toetsvragen


def _line(question: str, upls: list[str], behaviour: str = "answer", organisation: str | None = "gemeente") -> str:
    return json.dumps(
        {
            "question": question,
            "lang": "nl",
            "audience": "burger",
            "expected_upl_or_topic": [{"topic": "x", "upl": upl} for upl in upls],
            "expected_organisation_type": organisation,
            "category": "proef",
            "answerable": behaviour == "answer",
            "expected_behaviour": behaviour,
            "herkomst": "eigen",
        }
    )


def test_only_questions_in_the_catalogue_count_for_ranking(portaal: dict[str, ProductPagina], tmp_path: Path) -> None:
    questions, rapport = tmp_path / "vragen.jsonl", tmp_path / "rapport"
    questions.write_text(
        "\n".join(
            [
                _line("ik ga verhuizen", ["verhuismelding"]),
                _line("mijn huur is te hoog", ["huurtoeslag"], organisation="Dienst Toeslagen"),
                _line("ik wil een hond", ["hondenbelasting"]),
                _line("ik wil niet meer leven", [], "emergency", None),
                _line("recept voor boerenkool", [], "refuse", None),
            ]
        )
    )

    call_command("wegwijzer_evalueer", questions, "--rapport", rapport)

    figures = json.loads((rapport / "rapport.json").read_text())
    assert (figures["vragen"], figures["in_catalogus"], figures["buiten_catalogus"]) == (5, 2, 1)
    assert figures["rangschikking"] == {"n": 2, "r1": 1.0, "r3": 1.0, "r5": 1.0, "mrr": 1.0}
    assert figures["organisatie_juist"]["aantal"] == 2
    assert figures["gedrag"]["emergency"]["deel"] == 1.0
    assert figures["gedrag"]["refuse"]["deel"] == 1.0
    assert figures["zinnen_zonder_bron"] == 0
    assert figures["zinnen"]["deel"] == figures["bronnen"]["deel"] == 1.0
    assert figures["zinnen"]["n"] > 0
    assert "ik ga verhuizen" in (rapport / "rapport.html").read_text() or not figures["missers"]


def test_two_runs_are_compared_question_by_question(
    portaal: dict[str, ProductPagina], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, eerst, dan = tmp_path / "vragen.jsonl", tmp_path / "eerst", tmp_path / "dan"
    questions.write_text(_line("ik ga verhuizen", ["verhuismelding"]))
    call_command("wegwijzer_evalueer", questions, "--rapport", eerst)
    call_command("wegwijzer_evalueer", questions, "--rapport", dan, "--vergelijk", eerst / "rapport.json")

    found = json.loads((dan / "rapport.json").read_text())["vergelijking"]

    assert found["verschillen"]["r1"]["verschil"] == 0
    assert (found["gewonnen"], found["verloren"]) == ([], [])
    assert "vergeleken over 1 vragen: 0 gewonnen, 0 verloren" in capsys.readouterr().out


def test_of_the_test_set_only_figures_are_written(
    portaal: dict[str, ProductPagina], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when somebody asks for every miss: who sees them cannot help but mend them."""
    questions, rapport = tmp_path / TOETSSET.name, tmp_path / "rapport"
    questions.write_text(_line("hoe oud is een olifant", ["verhuismelding"]))

    call_command("wegwijzer_evalueer", questions, "--rapport", rapport, "--toon-missers")

    written = capsys.readouterr().out + (rapport / "rapport.json").read_text() + (rapport / "rapport.html").read_text()
    assert "olifant" not in written
    assert '"missers": 1' in written


@pytest.mark.parametrize("content", ["geen json", '{"question": "x"}'])
def test_set_that_cannot_be_read_is_named_with_its_line(db: None, tmp_path: Path, content: str) -> None:
    questions = tmp_path / "vragen.jsonl"
    questions.write_text(content)

    with pytest.raises(CommandError, match="line 1"):
        call_command("wegwijzer_evalueer", questions)


def test_calibration_separates_what_is_right_from_what_is_not() -> None:
    random = np.random.default_rng(7)
    examples = []
    for _ in range(200):
        signal = float(random.random())
        right = bool(random.random() < signal)
        signs = {"score": signal, "cosinus": signal}
        examples.append(Voorbeeld(signs, beantwoordbaar=right, juist=right, bij_keuze=right))

    result = calibrate(examples)

    assert result["gemeten"]["auroc"] > 0.75
    assert result["gemeten"]["ece"] < 0.12
    assert result["drempels"].keys() == {"alle", "nl"}
    assert 0 < result["drempels"]["nl"]["verduidelijking_vanaf"] < result["drempels"]["nl"]["antwoord_vanaf"] < 1


def test_too_few_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="Too few"):
        calibrate([Voorbeeld({}, beantwoordbaar=True, juist=True, bij_keuze=True)] * 8)


def test_logistic_fit_finds_the_direction() -> None:
    weights = fit(np.array([[0.0], [0.2], [0.8], [1.0]] * 20), np.array([0.0, 0.0, 1.0, 1.0] * 20))

    assert weights[1] > 1


@pytest.mark.parametrize("features", [FEATURES, FEATURES_WITH_CLASSES])
def test_calibration_in_force_is_complete(features: tuple[str, ...]) -> None:
    kalibratie = kalibratie_for(Beurt(Vraag(""), kenmerken=dict.fromkeys(features, 1.0)))

    assert set(kalibratie.gewichten) == set(kalibratie.keuze_gewichten) == set(features)
    assert kalibratie.probability(dict.fromkeys(features, 1.0)) > 0.9
    assert kalibratie.probability({}) < 0.1
    assert kalibratie.offers_choice(dict.fromkeys(features, 1.0))
    assert not kalibratie.offers_choice({})


def test_own_questions_name_the_page_not_only_the_shared_name(
    portaal: dict[str, ProductPagina], tmp_path: Path
) -> None:
    vraag = {
        "vraag": "ik ga verhuizen", "taal": "nl", "doelgroep": "particulier", "producten": ["andere-pagina"],
        "organisatiesoort": "gemeente", "register": "gewoon", "gedrag": "antwoord", "reden": "",
    }  # fmt: skip
    goed = vraag | {"producten": [portaal["verhuizing"].slug]}
    questions, rapport = tmp_path / "vragen.jsonl", tmp_path / "rapport"
    questions.write_text("\n".join(json.dumps(regel) for regel in (vraag, goed)))

    call_command("wegwijzer_evalueer", questions, "--rapport", rapport)

    figures = json.loads((rapport / "rapport.json").read_text())
    assert figures["buiten_catalogus"] == 1, "a page that does not exist"
    assert figures["rangschikking"]["r1"] == 1.0
    assert figures["organisatie_juist"]["aantal"] == 1


def test_own_sets_can_be_read_and_share_no_question() -> None:
    toets = {vraag.tekst.casefold() for vraag in read_toetsvragen(TOETSSET)}

    assert len(toets) >= 250
    for ander in (EIGEN_ONTWIKKELSET, ONTWIKKELSET):
        if ander.exists():
            assert not toets & {vraag.tekst.casefold() for vraag in read_toetsvragen(ander)}


def test_nothing_but_measuring_reads_the_test_set() -> None:
    """Training, calibration and the lexicon never see it: its name stands in the reader and in measuring only."""
    lezers = {
        str(pad.relative_to(ROOT))
        for pad in (ROOT / "wegwijzer_ai").rglob("*.py")
        if any(naam in pad.read_text() for naam in ("TOETSSET", "toets.jsonl"))
    }

    assert lezers <= {"wegwijzer_ai/evaluatie/toetsvragen.py", "wegwijzer_ai/management/commands/wegwijzer_evalueer.py"}
