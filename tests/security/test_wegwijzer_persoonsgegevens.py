"""Personal data that people type by accident, by corpus: what must go, and what must stay readable.

`persoonsgegevens.jsonl` has a line for each text: what must be gone from it (`weg`), or nothing.
"""

import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from portal.core.nummers import doorstaat_elfproef
from portal.core.persoonsgegevens import MASK, Soort, mask, mask_by_kind
from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.persoonsgegevens import NAMEN, mask_personal_data

pytestmark = pytest.mark.norm("B45")

CORPUS: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("persoonsgegevens.jsonl").read_text(encoding="utf-8").splitlines()
]
MET = [item for item in CORPUS if item["weg"]]
ZONDER = [item for item in CORPUS if not item["weg"]]
NOOIT_GEMIST = {"bsn", "rekening", "mail", "telefoon"}


def test_the_corpus_is_large_enough_and_in_three_languages() -> None:
    assert len(MET) >= 150
    assert len(ZONDER) >= 150
    assert {item["taal"] for item in MET} == {item["taal"] for item in ZONDER} == {"nl", "en", "pap"}
    assert {item["soort"] for item in MET} == {soort.value for soort in Soort}


def test_nothing_that_identifies_is_missed() -> None:
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for item in MET:
        if any(part in mask(item["tekst"])[0] for part in item["weg"]):
            missed[item["soort"]].append(item["tekst"])
    counts = Counter(item["soort"] for item in MET)

    assert {soort: missed[soort] for soort in NOOIT_GEMIST if missed[soort]} == {}
    rest = sum(counts[soort] for soort in counts if soort not in NOOIT_GEMIST)
    assert sum(map(len, missed.values())) <= 0.05 * rest, dict(missed)


def test_what_was_found_is_called_what_it_is() -> None:
    wrong = [
        (item["tekst"], found) for item in MET if item["soort"] not in (found := mask_by_kind(item["tekst"]).soorten)
    ]
    assert len(wrong) <= 0.02 * len(MET), wrong


def test_ordinary_questions_stay_as_they_are() -> None:
    touched = [
        (item["tekst"], mask(item["tekst"])[0]) for item in ZONDER if mask(item["tekst"]) != (item["tekst"], False)
    ]

    assert len(touched) <= 0.01 * len(ZONDER), touched


def _bsn(chance: random.Random) -> str:
    while not doorstaat_elfproef(number := f"{chance.randrange(10_000_000, 999_999_999):09}"):
        pass
    return number


def _iban(chance: random.Random) -> str:
    bban = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4)) + f"{chance.randrange(10**10):010}"
    check = 98 - int("".join(str(int(letter, 36)) for letter in bban + "NL00")) % 97
    return f"NL{check:02}{bban}"


@pytest.mark.parametrize("soort", ["bsn", "iban", "mobiel", "vast"])
def test_any_number_however_it_is_spaced(soort: str) -> None:
    chance = random.Random(f"{soort} 1")  # noqa: S311 - no secret
    make = {
        "bsn": lambda: _bsn(chance),
        "iban": lambda: _iban(chance),
        "mobiel": lambda: f"06{chance.randrange(10_000_000, 99_999_999)}",
        "vast": lambda: (
            f"0{chance.choice((10, 20, 24, 30, 40, 50, 55, 70, 71, 73))}{chance.randrange(2_000_000, 9_999_999)}"
        ),
    }[soort]
    groups = {"bsn": (3, 4), "iban": (4,), "mobiel": (2, 4), "vast": (3, 5)}[soort]
    for _ in range(300):
        number = make()
        size, sign = chance.choice((99, *groups)), chance.choice(" .-\u00a0\u2011")
        written = sign.join(number[at : at + size] for at in range(0, len(number), size))
        if chance.random() < 0.2:
            written = "".join(chr(ord(letter) + 0xFEE0) if letter.isdigit() else letter for letter in written)
        tekst = chance.choice(("wat moet ik met {} doen", "{}", "help ({}) alstublieft", "mijn nummer: {}.")).format(
            written
        )

        assert written not in mask(tekst)[0], tekst


def test_masking_twice_changes_nothing_more() -> None:
    for item in MET:
        once = mask(item["tekst"])[0]
        assert mask(once) == (once, False)


def test_the_person_is_told_kindly_what_was_left_out_and_why() -> None:
    beurt = Beurt(vraag=Vraag(""), tekst="bel mij op 06-12345678 of mail jan@voorbeeld.nl, mijn bsn is 123456782")

    mask_personal_data(beurt)

    (melding,) = beurt.meldingen
    assert "een telefoonnummer, een e-mailadres en een burgerservicenummer" in melding
    assert "onleesbaar gemaakt en niet bewaard" in melding
    assert "niet nodig" in melding
    assert beurt.tekst.count(MASK) == 3


@pytest.mark.parametrize(
    ("taal", "melding"),
    [("en", "You typed personal data: a name and"), ("pap", "Bo a tep dato personal: un nòmber i")],
)
def test_the_person_is_told_in_their_own_language(taal: str, melding: str) -> None:
    beurt = Beurt(vraag=Vraag("", taal=taal), tekst="Jan de Vries geb. 12-3-1980")

    with translation.override(taal):
        mask_personal_data(beurt)

    assert beurt.meldingen[0].startswith(melding)


def test_every_kind_has_its_words() -> None:
    assert set(NAMEN) == set(Soort)
