"""What ships about how good the assistant is comes from a report, and people read all of it in their language."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.architectuur.bronbestanden import PAKKETTEN, ROOT
from tests.architectuur.test_vertalingen import forms, messages_in, texts_in
from tests.wegwijzer_ai.evaluatie.verzonnen import CATALOGUS, turn
from wegwijzer_ai.evaluatie.verslag import Vragenset, write_up
from wegwijzer_ai.rapport import laatste
from wegwijzer_ai.rapport.doelen import DOELEN, list_regels
from wegwijzer_ai.service import Uitkomst


def report(*, naam: str = "toets", datum: date = date(2026, 11, 20), goed: int = 9) -> dict[str, Any]:
    metingen = [turn(f"vraag {n}", "paspoort" if n < goed else "rijbewijs", doel="paspoort") for n in range(10)]
    metingen.append(turn("help", gedrag="emergency", uitkomst=Uitkomst.NOODGEVAL))
    sets = [Vragenset(naam, 11, "abc")]
    return write_up(metingen, catalogus=CATALOGUS, sets=sets, datum=datum, met_vragen=False)


def show(tmp_path: Path, rapport: dict[str, Any]) -> tuple[laatste.LaatsteMeting, dict[str, Any]]:
    source, meting, register = (tmp_path / naam for naam in ("rapport.json", "meting.json", "register.json"))
    source.write_text(json.dumps(rapport))
    laatste.read.cache_clear()
    call_command("wegwijzer_verantwoord", source, "--meting", meting, "--register", register)
    laatste.read.cache_clear()
    found = laatste.read(meting)
    assert found is not None
    return found, json.loads(register.read_text())


def test_figures_of_a_report_are_taken_over_and_the_ones_before_are_kept(tmp_path: Path) -> None:
    show(tmp_path, report(goed=6))
    found, register = show(tmp_path, report(datum=date(2026, 11, 22), goed=9))

    assert found.share("r1") == laatste.Cijfer(10, 0.9)
    assert found.share("noodgevallen").deel == 1.0
    assert [(item["datum"], item["r1"]) for item in found.eerder] == [("2026-11-20", 0.6)]
    assert "juist bovenaan 90,0%" in register["methods_and_models"]
    assert "22-11-2026" in register["methods_and_models"]


def test_measuring_twice_on_a_day_replaces_the_first(tmp_path: Path) -> None:
    show(tmp_path, report(goed=6))
    found, _ = show(tmp_path, report(goed=9))

    assert found.eerder == ()


def test_questions_that_chose_the_thresholds_are_no_proof(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="gebruikt om de wegwijzer in te stellen"):
        show(tmp_path, report(naam="ontwikkel"))
    assert not (tmp_path / "register.json").exists()


@pytest.mark.parametrize("content", ["geen json", "{}", "[]"])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    source = tmp_path / "rapport.json"
    source.write_text(content)

    with pytest.raises(CommandError, match="geen rapport"):
        call_command("wegwijzer_verantwoord", source, "--meting", tmp_path / "m", "--register", tmp_path / "r")


def test_a_goal_that_is_missed_is_shown_as_missed(tmp_path: Path) -> None:
    found, _ = show(tmp_path, report(goed=8))

    regels = {doel.naam: regel.gehaald for doel, regel in zip(DOELEN, list_regels(found), strict=False)}
    assert regels["r1"] is False
    assert {regel.gehaald for regel in list_regels(found) if "nood" in str(regel.label)} == {True}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("taal", "titel"),
    [("", "Hoe werkt de wegwijzer?"), ("/en", "How does the guide work?"), ("/pap", "Kon e guia ta traha?")],
)
def test_everybody_can_read_how_it_works_and_how_good_it_is(client: Client, taal: str, titel: str) -> None:
    response = client.get(f"{taal}/wegwijzer/uitleg/")

    text = response.content.decode()
    meting = laatste.read()
    assert response.status_code == 200
    assert f'<h1 class="nl-heading nl-heading--level-1">{titel}</h1>' in text
    assert meting is not None
    assert len(re.findall(r'<th scope="row"', text)) == len(list_regels(meting))
    assert 'href="tel:1400"' in text
    assert "Algoritmeregister" in text
    assert "mailto:" in text
    assert not response.cookies


def test_the_page_says_what_is_not_good_enough_yet(client: Client, db: None) -> None:
    meting = laatste.read()
    assert meting is not None
    missed = sum(not regel.gehaald for regel in list_regels(meting))

    assert client.get("/wegwijzer/uitleg/").content.decode().count("nog niet gehaald</td>") == missed


def test_nothing_of_the_page_stays_in_dutch_for_islanders() -> None:
    catalogi = [pad for pakket in PAKKETTEN for pad in (ROOT / pakket).rglob("locale/pap/LC_MESSAGES/django.po")]
    vertaald = {tekst for catalogus in catalogi for tekst, b in messages_in(catalogus).items() if all(forms(b.string))}
    eigen = [*(ROOT / "wegwijzer_ai/rapport").glob("*.py"), ROOT / "wegwijzer_ai/templates/wegwijzer_ai/uitleg.html"]

    assert not {tekst for pad in eigen for tekst in texts_in(pad)} - vertaald
