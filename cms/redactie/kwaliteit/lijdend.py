"""The passive: a form of `worden` with a past participle, in which nobody does anything.

Few false alarms are worth more here than finding each one. `U wordt 18`, `het wordt duurder` and `zij wordt geboren`
are no passive that an editor can turn round; `is verhuisd` and `is getrouwd` are no passive at all, so a form of
`zijn` counts only with somebody who does it (`is door de gemeente afgewezen`).
"""

import re
from collections.abc import Sequence

from cms.redactie.kwaliteit.tekst import Zin

_WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden"})
_ZIJN = frozenset({"is", "zijn", "was", "waren"})
_VOORVOEGSEL = (
    "(?:aan|achter|af|bij|binnen|door|heen|in|klaar|los|mee|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|vol|"
    "voor|vrij|weg|weer)"
)
# A t only after the sounds of 't kofschip: `gewerkt`, and not `betaalt`, which is the present tense.
_ZWAK = re.compile(rf"(?:{_VOORVOEGSEL})?(?:ge[a-zë]+|(?:be|ver|ont|her)[a-zë]{{2,}})(?:d|(?<=[kfshpxc])t)")
_STERK = re.compile(
    rf"(?:{_VOORVOEGSEL})?(?:ge(?:geven|nomen|schreven|kregen|holpen|keken|lezen|daan|sproken|vonden|bracht|sloten|zonden|"
    r"trokken|roepen|wezen|sneden|broken|houden|laten|kozen|legen|vangen|worpen|stolen|schonken|schoven|streken|meten|"
    r"beden|gaan|hangen|zien|bonden|wogen|dwongen|goten|slagen|dragen)|"
    r"verboden|vergeven|verstaan|bevonden|besloten|betrokken|beschreven|bekeken|begrepen|beslopen|ontslagen|onderzocht|"
    r"onthouden|verkregen|verzonden|verzocht|verbonden|verloren|vergeten|verbroken|vernomen|verwezen|herschreven|ingeschreven|uitgeschreven|overschreven|voorgeschreven)"
)
_GEEN_DEELWOORD = frozenset(
    {
        "gebied", "geld", "geduld", "gezond", "ongezond", "bekend", "onbekend",
        "getrouwd", "geboren", "gescheiden", "bestand", "beleid", "bericht", "besluit", "bewust", "verband",
        "verstand", "verdacht", "verschillend", "verplicht", "verwant", "gerust", "gezicht",
        "gerecht", "geluid", "gedicht", "gewicht", "geldt", "hert", "herfst", "beeld",
        "geschikt", "gelet", "geleid", "bevoegd", "verkeerd", "vermoeid", "gehandicapt",
        "gegrond", "geweld", "verzet", "bezit", "vereist", "ontstaat", "gewend", "verliefd", "benieuwd", "geeft",
        "behoeft", "betreft", "bent", "begint", "bestaat", "betekent", "verschilt", "verandert",
    }
)  # fmt: skip
# What comes after these is a noun or an infinitive: `de aanvraag`, `om te betalen`.
_GRENS = re.compile(r"[,;:()–]|\b(?:omdat|zodat|totdat|wanneer|voordat|nadat)\b")
_DAARVOOR = frozenset({"te", "een", "het", "de", "uw", "zijn", "haar", "hun", "geen", "elk", "elke", "dit", "deze"})


def find_lijdend(zin: Zin) -> str:
    """The words that make a sentence passive, such as `wordt … behandeld`; empty if it is not."""
    for deel in _GRENS.split(zin.tekst):
        if gevonden := _find_in(Zin(deel).klein):
            return gevonden
    return ""


def _find_in(woorden: Sequence[str]) -> str:
    for plaats, woord in enumerate(woorden):
        if woord in _WORDEN and (deelwoord := _near(woorden, plaats)):
            return f"{woord} … {deelwoord}"
        if woord in _ZIJN and "door" in woorden[plaats:-1] and (deelwoord := _near(woorden, plaats)):
            return f"{woord} … door … {deelwoord}"
    return ""


def _near(woorden: Sequence[str], plaats: int) -> str:
    """A participle in reach of the auxiliary: after it, or right before it (`als het afgewezen wordt`)."""
    voor = [i for i in (plaats - 1,) if i >= 0]
    for i in (*range(plaats + 1, min(len(woorden), plaats + 14)), *voor):
        woord: str = woorden[i]
        if is_deelwoord(woord) and not (i and woorden[i - 1] in _DAARVOOR):
            return woord
    return ""


def is_deelwoord(woord: str) -> bool:
    """Does this look like a past participle?"""
    if woord in _GEEN_DEELWOORD or woord.endswith(("heid", "teit")):
        return False
    return bool(_ZWAK.fullmatch(woord) or _STERK.fullmatch(woord))
