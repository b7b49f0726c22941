"""Reading a text as an eye does, so that no spelling hides a number: `０６`, `٠٦` and `0\u200b6` are all `06`.

Each letter of what is read knows where it stands in the text, so that what is found can be taken out of the original.
"""

import unicodedata
from dataclasses import dataclass

# Stands for what is masked already: no rule reads on through it.
DONE = "\x00"
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63", "-")
_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u02bc\u00b4`", "'")
# A small figure above the line is no digit of a number: `m²`.
_RAISED = ("<super>", "<sub>", "<fraction>")


@dataclass(slots=True)
class Leestekst:
    """What is read, and for each letter of it the place in the text."""

    tekst: str
    plaatsen: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where this part stands in the original."""
        return self.plaatsen[start], self.plaatsen[end - 1] + 1

    def strike(self, start: int, end: int) -> None:
        """Make this part unreadable for the rules that follow."""
        self.tekst = self.tekst[:start] + DONE * (end - start) + self.tekst[end:]


def read(tekst: str) -> Leestekst:
    """The text with plain letters, digits, dashes and single spaces, and without what cannot be seen."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(tekst):
        for letter in _plain(character):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return Leestekst("".join(letters), places)


def _plain(character: str) -> str:
    if " " <= character < "`" or "`" < character <= "~":
        return character
    known = _DASHES.get(character) or _QUOTES.get(character)
    category = unicodedata.category(character)
    if known or category[0] == "Z" or character in "\t\n\r":
        return known or " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category[0] in {"C", "M"}:
        return ""
    if unicodedata.decomposition(character).startswith(_RAISED):
        return character
    return "".join(letter for letter in unicodedata.normalize("NFKC", character) if not unicodedata.combining(letter))
