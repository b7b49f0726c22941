"""Cutting text into sentences, without cutting at `bijv.`, `€ 1.200` or `14 030`."""

import re
from collections.abc import Sequence

# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:bijv|bv|o\.a|d\.w\.z|m\.b\.t|i\.p\.v|t/m|nr|art|evt|incl|excl|ca|mr|dr|drs|ir|mw|dhr|st|min|max)|(?<!['’])\b[a-z])$",
    re.I,
)
_END = re.compile(r"[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Ý0-9€])")


def split_sentences(tekst: str) -> list[str]:
    """The sentences of a text, each exactly as it stands there."""
    sentences, start = [], 0
    for match in _END.finditer(tekst):
        if match.group()[0] == "." and _ABBREVIATION.search(tekst[start : match.start()]):
            continue
        sentences.append(tekst[start : match.end()].strip())
        start = match.end()
    rest = tekst[start:].strip()
    return [*sentences, rest] if rest else sentences


def join_questions(sentences: Sequence[str]) -> list[str]:
    """The same with a question of the text's own and what it answers as one: `Bent u 17? Dan ...`.

    A question at the end, without an answer, is left out.
    """
    joined: list[str] = []
    question = ""
    for zin in sentences:
        if zin.endswith("?"):
            question = f"{question} {zin}".strip()
            continue
        joined.append(f"{question} {zin}".strip())
        question = ""
    return joined or ([question] if question else [])
