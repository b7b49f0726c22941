"""The criteria and the texts that editors, developers and researchers read."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toegankelijkheid.normen.normen import EISEN, Eis, volgorde
from toegankelijkheid.normen.nu import nu_eisen, nu_familie
from toegankelijkheid.normen.regelteksten import list_sleutels, regeltekst

ROOT = Path(__file__).resolve().parents[3]
NODE_MODULES = ROOT / "node_modules"
ENGLISH = re.compile(r"\b(the|must|should|element|elements|have|attribute)\b", re.IGNORECASE)
FALLBACK = regeltekst("axe", "rule-of-tomorrow")

needs_axe = pytest.mark.skipif(
    shutil.which("node") is None or not (NODE_MODULES / "axe-core").is_dir(), reason="run `npm ci` first"
)


def test_every_criterion_of_wcag_22_at_a_and_aa_is_there() -> None:
    levels = [eis.niveau for eis in EISEN.values()]

    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert "4.1.1" not in EISEN
    assert list(EISEN) == sorted(EISEN, key=volgorde)


def test_the_law_asks_what_wcag_21_had_and_not_yet_what_22_added() -> None:
    added = [eis.nummer for eis in EISEN.values() if not eis.verplicht]

    assert added == ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"]
    assert EISEN["1.4.3"].en301549 == "9.1.4.3"


def test_criteria_sort_as_the_norm_counts() -> None:
    assert sorted(["1.4.10", "", "1.4.2", "2.1.1"], key=volgorde) == ["1.4.2", "1.4.10", "2.1.1", ""]


@pytest.mark.parametrize("eis", EISEN.values(), ids=lambda eis: eis.nummer)
def test_a_researcher_reads_short_plain_sentences(eis: Eis) -> None:
    sentences = re.split(r"[.?!:]\s+", eis.mensenwerk)

    assert len(sentences) <= 4
    assert max(len(sentence.split()) for sentence in sentences) <= 22


@needs_axe
def test_every_rule_of_axe_has_a_text_that_names_its_criteria() -> None:
    script = """const axe = require('axe-core');
        const tags = ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice','experimental'];
        const rules = axe.getRules().filter(r => r.tags.some(t => tags.includes(t)));
        console.log(JSON.stringify(rules.map(r => r.ruleId)))"""
    done = subprocess.run(["node", "-e", script], cwd=ROOT, capture_output=True, text=True, check=True)

    without = [rule for rule in json.loads(done.stdout) if regeltekst("axe", rule) == FALLBACK]

    assert without == []


def test_every_rule_of_ibm_has_a_text() -> None:
    pages = NODE_MODULES / "accessibility-checker-engine" / "help" / "en-US"
    if not pages.is_dir():
        pytest.skip("run `npm ci` first")

    without = [page.stem for page in pages.glob("*.html") if regeltekst("ibm", page.stem) == FALLBACK]

    assert without == []


@pytest.mark.parametrize("key", sorted(list_sleutels()))
def test_a_text_is_dutch_short_and_says_how_to_mend(key: str) -> None:
    motor, _, regel = key.partition(":")
    tekst = regeltekst(motor, regel)

    assert tekst.titel
    assert not tekst.titel.endswith(".")
    assert tekst.waarom.endswith(".")
    assert tekst.herstel.endswith(".")
    assert set(tekst.eisen) <= set(EISEN)
    assert not ENGLISH.search(f"{tekst.titel} {tekst.waarom}")
    assert max(len(zin.split()) for zin in re.split(r"[.?!:]\s+", f"{tekst.waarom} {tekst.herstel}")) <= 22


def test_a_rule_nobody_knows_gets_the_words_of_its_criterion() -> None:
    tekst = regeltekst("axe", "rule-of-tomorrow", eisen=["1.4.3"])

    assert tekst.titel == EISEN["1.4.3"].naam
    assert tekst.eisen == ("1.4.3",)


def test_a_rule_of_a_family_gets_the_text_of_its_family() -> None:
    assert regeltekst("axe", "aria-rule-of-tomorrow").titel == "Rol of kenmerk in de code klopt niet"
    assert regeltekst("nu", "html").voor == "ontwikkelaar"


@pytest.mark.parametrize(
    ("bericht", "familie", "eisen"),
    [
        ("Duplicate ID “a”.", "dubbele-id", ("4.1.2",)),
        ("An “img” element must have an “alt” attribute, except under certain conditions.", "alt", ("1.1.1",)),
        ("Bad value “knop” for attribute “role” on element “div”.", "aria", ("4.1.2",)),
        ("Attribute “href” not allowed on element “div” at this point.", "kenmerk", ()),
        ("Element “div” not allowed as child of element “ul” in this context.", "opbouw", ()),
        ("Element “head” is missing a required instance of child element “title”.", "titel", ("2.4.2",)),
        ("Bad value “xyzzy” for attribute “lang” on element “html”: no such language.", "taal", ("3.1.1",)),
        ("Bad value “xyzzy” for attribute “lang” on element “p”: no such language.", "taal-deel", ("3.1.2",)),
        ("Something that nobody foresaw.", "html", ()),
    ],
)
def test_what_the_nu_checker_says_falls_in_a_family(bericht: str, familie: str, eisen: tuple[str, ...]) -> None:
    assert nu_familie(bericht) == familie
    assert nu_eisen(familie) == eisen
