"""Questions with known answers, one JSON object a line, in the form of the shared set or in our own.

Our own questions name the pages that are right, since several pages can carry one uniform product name. The set `toets`
is for measuring alone: nothing that trains, calibrates or collects words may read it (a test guards that).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Beside the checkout; the figure that counts is taken on questions that nobody here has seen.
ONTWIKKELSET = Path(__file__).resolve().parents[3] / "shared" / "evaluatie" / "ontwikkel.jsonl"
VRAGEN = Path(__file__).resolve().parent / "vragen"
EIGEN_ONTWIKKELSET = VRAGEN / "ontwikkel.jsonl"
TOETSSET = VRAGEN / "toets.jsonl"
_DOELGROEPEN = {"burger": "particulier", "ondernemer": "ondernemer"}
_GEDRAG = {
    "antwoord": "answer",
    "weigeren": "refuse",
    "noodgeval": "emergency",
    "persoonlijk": "handover",
    "verduidelijking": "clarify",
}


@dataclass(frozen=True, slots=True)
class Toetsvraag:
    """A question, and what should come of it.

    `doelen` holds everything that is right: uniform product names in small letters, or keys such as
    `product:paspoort-aanvragen`.
    """

    tekst: str
    taal: str
    doelgroep: str | None
    doelen: frozenset[str]
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


def is_kept_apart(path: Path) -> bool:
    """Whether this is the set of which only figures may be seen, or a copy with its name."""
    return path.name == TOETSSET.name or path.resolve() == TOETSSET


def _parse(item: dict[str, Any]) -> Toetsvraag:
    return _parse_shared(item) if "question" in item else _parse_own(item)


def _parse_own(item: dict[str, Any]) -> Toetsvraag:
    return Toetsvraag(
        tekst=item["vraag"],
        taal=item["taal"],
        doelgroep=item["doelgroep"],
        doelen=frozenset(f"product:{slug}" for slug in item["producten"]),
        organisatie=item["organisatiesoort"],
        categorie=item["register"],
        gedrag=_GEDRAG[item["gedrag"]],
    )


def _parse_shared(item: dict[str, Any]) -> Toetsvraag:
    expected = (target.get("upl") for target in item["expected_upl_or_topic"])
    return Toetsvraag(
        tekst=item["question"],
        taal=item["lang"],
        doelgroep=_DOELGROEPEN.get(item["audience"]),
        doelen=frozenset(upl.casefold() for upl in expected if upl),
        organisatie=item["expected_organisation_type"],
        categorie=item["category"],
        gedrag=item["expected_behaviour"],
    )
