"""Questions with known answers, one JSON object a line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Beside the checkout; the figure that counts is taken on questions that nobody here has seen.
ONTWIKKELSET = Path(__file__).resolve().parents[3] / "shared" / "evaluatie" / "ontwikkel.jsonl"
_DOELGROEPEN = {"burger": "particulier", "ondernemer": "ondernemer"}


@dataclass(frozen=True, slots=True)
class Toetsvraag:
    """A question, and what should come of it. `upls` holds every product name that is right."""

    tekst: str
    taal: str
    doelgroep: str | None
    upls: frozenset[str]
    organisatie: str | None
    categorie: str
    gedrag: str


def read_toetsvragen(path: Path) -> Sequence[Toetsvraag]:
    """All questions of a set.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is no question; the message has its number.
    """
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            questions.append(_parse(json.loads(line)))
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path}, line {number}: {error!r}") from error
    return questions


def _parse(item: dict[str, Any]) -> Toetsvraag:
    return Toetsvraag(
        tekst=item["question"],
        taal=item["lang"],
        doelgroep=_DOELGROEPEN.get(item["audience"]),
        upls=frozenset(expected["upl"].casefold() for expected in item["expected_upl_or_topic"] if expected.get("upl")),
        organisatie=item["expected_organisation_type"],
        categorie=item["category"],
        gedrag=item["expected_behaviour"],
    )
