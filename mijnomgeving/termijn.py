"""What an organisation asks and by when, found in its own plain sentences.

The standards for zaken and messages have no field for it yet (VNG Mijn Taken will); a sentence as 'Stuur uw contract
vóór 5 december 2026' does say it. Nothing is guessed: without such a sentence there is no action.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_TERMIJN = re.compile(
    r"\b(?P<woord>vóór|voor|uiterlijk(?: op)?|tot en met)\s+"
    rf"(?P<dag>\d{{1,2}})\s+(?P<maand>{'|'.join(_MAANDEN)})\s+(?P<jaar>\d{{4}})",
    re.IGNORECASE,
)
_VOOR = frozenset({"vóór", "voor"})
_ZIN = re.compile(r"[^.!?\n]+(?:[.!?](?!\d)|$)", re.MULTILINE)
# Only a sentence that tells the person to do something is an action; 'geldig tot en met' is not.
_DOEN = re.compile(
    r"^\W*(?:stuur|reageer|betaal|geef|maak|vul|lever|kies|onderteken|meld|bel|haal|breng|vraag|upload)\b|\bmoet u\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing to do: the organisation's own sentence, and the last day on which it may be done."""

    zin: str
    uiterlijk: date

    @property
    def mag(self) -> bool:
        """Whether it is a right and no duty: objecting to a decision (Awb art. 7:1)."""
        return "bezwaar" in self.zin.lower()

    def dagen(self, vandaag: date) -> int:
        """Days left; 0 on the last day, negative when it has passed."""
        return (self.uiterlijk - vandaag).days


def find_actie(tekst: str) -> Actie | None:
    """The first sentence that asks something before a date; None when there is none.

    `uiterlijk` is the last day on which it can be done: 'vóór 5 december' is until the end of the 4th.
    """
    for zin in _ZIN.findall(tekst):
        termijn = _TERMIJN.search(zin)
        if termijn and _DOEN.search(zin) and (dag := _date(termijn)):
            return Actie(zin=zin.strip(), uiterlijk=dag)
    return None


def _date(termijn: re.Match[str]) -> date | None:
    try:
        genoemd = date(int(termijn["jaar"]), _MAANDEN.index(termijn["maand"].lower()) + 1, int(termijn["dag"]))
    except ValueError:
        return None
    return genoemd - timedelta(days=1) if termijn["woord"].lower() in _VOOR else genoemd
