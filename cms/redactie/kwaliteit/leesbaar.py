"""How easy a text is to read, as one number."""

from collections.abc import Sequence

from cms.redactie.kwaliteit.tekst import Zin, count_lettergrepen

# Formula of Douma (1960), Flesch for Dutch. Around 60 and up is what B1 texts get.
_BASIS, _PER_WOORD, _PER_LETTERGREEP = 206.84, 0.93, 77.0
GOED, MATIG = 60, 45


def reading_score(zinnen: Sequence[Zin]) -> int | None:
    """From 0 (hard) to 100 (easy); None for less than three sentences, which say too little."""
    woorden = [woord for zin in zinnen for woord in zin.klein]
    if len(zinnen) < 3 or not woorden:  # noqa: PLR2004 - see above
        return None
    per_zin = len(woorden) / len(zinnen)
    per_woord = sum(map(count_lettergrepen, woorden)) / len(woorden)
    return round(min(100.0, max(0.0, _BASIS - _PER_WOORD * per_zin - _PER_LETTERGREEP * per_woord)))


def in_words(score: int) -> str:
    """What the number means to an editor."""
    if score >= GOED:
        return "makkelijk te lezen (B1)"
    return "redelijk te lezen" if score >= MATIG else "moeilijk te lezen"
