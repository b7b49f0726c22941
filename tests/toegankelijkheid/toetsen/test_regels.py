"""The index of our own rules agrees with their files, their texts and the norm."""

import pytest

from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.normen.regelteksten import regeltekst
from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.regels.index import MAP, REGELS, Regel, bevindingen, list_regels, script

FALLBACK = regeltekst("eigen", "regel-van-morgen")


def test_every_file_is_in_the_index_and_the_other_way_round() -> None:
    assert {file.stem for file in MAP.glob("*.js")} == set(REGELS)


@pytest.mark.parametrize("regel", REGELS.values(), ids=lambda regel: regel.naam)
def test_a_rule_has_a_text_and_names_criteria_of_the_norm(regel: Regel) -> None:
    tekst = regeltekst("eigen", regel.naam)

    assert tekst != FALLBACK
    assert set(regel.eisen) <= set(EISEN)
    assert set(regel.eisen) <= set(tekst.eisen)


def test_the_rules_are_about_most_of_the_norm() -> None:
    assert len({eis for regel in REGELS.values() for eis in regel.eisen}) >= 40


def test_a_view_runs_the_rules_that_can_differ_there() -> None:
    assert "overloop" in list_regels(weergave="320")
    assert "overloop" not in list_regels(weergave="1280")
    assert "veldrand-contrast" in list_regels(weergave="donker")
    assert "titel-vaag" not in list_regels(weergave="donker")
    assert "klik-zonder-toetsenbord" in list_regels(weergave="zonder-javascript")
    assert list_regels(weergave="1999") == []


def test_the_script_holds_every_rule_and_no_way_around_a_strict_policy() -> None:
    code = script()

    assert all(f'"{naam}": (' in code for naam in REGELS)
    assert "eval(" not in code
    assert ".style." not in code.replace("regel.style.", "")


def test_what_a_rule_gave_becomes_a_finding_with_its_criteria() -> None:
    rij = {
        "regel": "aanwijzing-kleur",
        "plek": "p",
        "uitleg": "Een kleur.",
        "zekerheid": "te-beoordelen",
        "fragment": "",
    }

    (bevinding,) = bevindingen([rij])

    assert bevinding == Bevinding(
        motor="eigen",
        regel="aanwijzing-kleur",
        plek="p",
        uitleg="Een kleur.",
        eisen=("1.4.1", "1.3.3"),
        zekerheid=Zekerheid.TE_BEOORDELEN,
    )


def test_a_row_may_name_its_own_criteria() -> None:
    rij = {"regel": "media-zonder-alternatief", "plek": "audio", "uitleg": "Geen tekst.", "zekerheid": "te-beoordelen"}

    (bevinding,) = bevindingen([rij | {"fragment": "<audio>", "eisen": ["1.2.1"]}])

    assert bevinding.eisen == ("1.2.1",)
