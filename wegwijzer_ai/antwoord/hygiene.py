"""First of all: text without hidden characters and not longer than the form allows."""

import unicodedata

from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt

# As much as the API accepts.
MAX_READ = 2_000
# Cf: invisible format characters, among them the Unicode tags in which instructions can be hidden; Cc: control
# characters; Co, Cn, Cs: private, unassigned and broken ones.
HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
# These join letters or emoji visibly and are dropped with the others; ordinary space is all that stays of white space.
WHITE = frozenset({"Zs", "Zl", "Zp"})


def clean(tekst: str, *, at_most: int = MAX_LENGTH) -> str:
    """Compose letters, drop what cannot be seen, make white space plain, cut off at the limit."""
    characters = []
    for character in unicodedata.normalize("NFC", tekst[: 4 * at_most]):
        category = unicodedata.category(character)
        if character in "\n\r\t" or category in WHITE:
            characters.append(" ")
        elif category not in HIDDEN:
            characters.append(character)
    return " ".join("".join(characters).split())[:at_most].rstrip()


def clean_whole(tekst: str) -> str:
    """The visible text beyond what we search with: danger and limits are looked for in all of it."""
    return clean(tekst, at_most=MAX_READ)


def clean_input(beurt: Beurt) -> None:
    """Step: keep only the visible text; the next step masks it and cuts it off."""
    beurt.tekst = clean_whole(beurt.vraag.tekst)
