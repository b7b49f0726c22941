"""Questions in a language that we do not speak: said kindly in English and in that language, with a person to call.

A language is told by its script, or by its small words when there are clearly more of them than of our own languages:
many who live on the islands mix Spanish words into Papiamentu, and much German looks like Dutch.
"""

import json
import re
from pathlib import Path

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.deuren import mens, vanuit_het_buitenland, zoeken
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Zin
from wegwijzer_ai.retrieval.tokens import words

_CONTENT = json.loads(Path(__file__).with_name("andere_talen.json").read_text(encoding="utf-8"))
SENTENCES: dict[str, str] = {taal: own["zin"] for taal, own in _CONTENT.items()}
_SMALL_WORDS = {taal: frozenset(own["woorden"].split()) for taal, own in _CONTENT.items() if own["woorden"]}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
# Greek, Hebrew, Armenian, the scripts of South and East Asia, Ethiopic, Georgian: we know none of these.
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0530-\u05ff\u0900-\u0eff\u10a0-\u10ff\u1200-\u137f\u3040-\u9fff\uac00-\ud7af]"
)
UNKNOWN = "und"
MINIMUM = 3
# How many more small words of another language than of ours it takes.
LEAD = 2
_LETTERS = 3


def other_language(tekst: str, own_count: int) -> str | None:
    """The code of the language when it is none of ours; `own_count` is how many small words of ours the text has."""
    by_script = _by_script(tekst)
    if by_script is not None:
        return by_script
    found = words(tekst)
    counts = {taal: sum(word in small for word in found) for taal, small in _SMALL_WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= max(MINIMUM, own_count + LEAD) else None


def _by_script(tekst: str) -> str | None:
    if len(_ARABIC.findall(tekst)) >= _LETTERS:
        return "ar"
    if len(_CYRILLIC.findall(tekst)) >= _LETTERS:
        return "uk" if _UKRAINIAN.search(tekst) else "ru"
    return UNKNOWN if _OTHER_SCRIPT.search(tekst) else None


def answer_other_language(beurt: Beurt) -> None:
    """Step: who writes in another language hears so, and where a person helps."""
    if beurt.andere_taal is None:
        return
    beurt.uitkomst = Uitkomst.GEEN_ANTWOORD
    own = SENTENCES.get(beurt.andere_taal)
    beurt.zinnen = [Zin(own, taal=beurt.andere_taal)] if own else []
    beurt.zinnen.append(
        Zin(_("Wij verstaan Nederlands, Engels en Papiamentu. Stel uw vraag in het Engels, of bel 1400."), taal="en")
    )
    beurt.deuren = [mens(), vanuit_het_buitenland(), zoeken()]
