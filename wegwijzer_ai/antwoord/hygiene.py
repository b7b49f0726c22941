"""First of all: text without hidden characters and not longer than the form allows."""

import unicodedata

from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt

# Cf: invisible format characters, among them the Unicode tags in which instructions can be hidden; Cc: control
# characters; Co, Cn, Cs: private, unassigned and broken ones.
HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
# These join letters or emoji visibly and are dropped with the others; ordinary space is all that stays of white space.
WHITE = frozenset({"Zs", "Zl", "Zp"})


def clean(tekst: str) -> str:
    """Compose letters, drop what cannot be seen, make white space plain, cut off at the limit."""
    characters = []
    for character in unicodedata.normalize("NFC", tekst[: 4 * MAX_LENGTH]):
        category = unicodedata.category(character)
        if character in "\n\r\t" or category in WHITE:
            characters.append(" ")
        elif category not in HIDDEN:
            characters.append(character)
    return " ".join("".join(characters).split())[:MAX_LENGTH].rstrip()


def clean_input(beurt: Beurt) -> None:
    """Step: keep only the visible text."""
    beurt.tekst = clean(beurt.vraag.tekst)
