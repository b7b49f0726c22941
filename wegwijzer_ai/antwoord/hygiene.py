"""First of all: text as it looks to an eye, without hidden characters and not longer than the form allows."""

import re
import unicodedata

from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt

# As much as the API accepts.
MAX_READ = 2_000
# Cf: invisible format characters, among them the Unicode tags in which instructions can be hidden; Cc: control
# characters; Co, Cn, Cs: private, unassigned and broken ones.
HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
# These join letters or emoji visibly and are dropped with the others; ordinary space is all that stays of white space.
WHITE = frozenset({"Zs", "Zl", "Zp"})
# Unicode's other characters without a form of their own: fillers, and the selectors in which bytes can be hidden.
INVISIBLE = frozenset({"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"})
_SELECTORS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# No alphabet puts more marks on one letter than people can read.
MOST_MARKS = 2
# Letters that differ in width or dress only: full-width, mathematical, circled. Raised figures (`m²`) mean something.
_DRESSED = ("<wide>", "<narrow>", "<font>", "<circle>", "<square>")
# Cyrillic and Greek letters that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁԛԝѵҽһӏгкмптвАВЕКМНОРСТУХІЈЅԌԚԜοανρτυικηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdqwvehlrkmntbABEKMHOPCTYXIJSGQWoavptuiknABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_OTHER_ALPHABET = re.compile(r"[\u0370-\u052f]")


def clean(tekst: str, *, at_most: int = MAX_LENGTH) -> str:
    """Compose letters, drop what cannot be seen, undo look-alikes, make white space plain, cut off at the limit."""
    visible = _visible(unicodedata.normalize("NFC", tekst[: 4 * at_most]))
    return _without_lookalikes(" ".join(visible.split()))[:at_most].rstrip()


def clean_whole(tekst: str) -> str:
    """The visible text beyond what we search with: danger and limits are looked for in all of it."""
    return clean(tekst, at_most=MAX_READ)


def clean_input(beurt: Beurt) -> None:
    """Step: keep only the visible text; the next step masks it and cuts it off."""
    beurt.tekst = clean_whole(beurt.vraag.tekst)


def _visible(tekst: str) -> str:
    if tekst.isascii() and tekst.isprintable():
        return tekst
    characters: list[str] = []
    marks = 0
    for character in _SELECTORS.sub("", tekst):
        category = unicodedata.category(character)
        if character in "\n\r\t" or category in WHITE:
            characters.append(" ")
        elif category in HIDDEN or character in INVISIBLE:
            continue
        elif category in {"Mn", "Me"}:
            marks += 1
            if marks <= MOST_MARKS:
                characters.append(character)
        else:
            marks = 0
            characters.append(_undressed(character, category))
    return "".join(characters)


def _undressed(character: str, category: str) -> str:
    if category == "Nd":
        return str(unicodedata.digit(character))
    if unicodedata.decomposition(character).startswith(_DRESSED):
        return unicodedata.normalize("NFKC", character)
    return character


def _without_lookalikes(tekst: str) -> str:
    """Latin letters where others only look like them; a word of another alphabet stays, for people write in it."""
    if not _OTHER_ALPHABET.search(tekst):
        return tekst
    others = [word for word in _WORD.findall(tekst) if not _LATIN.search(word) and _OTHER_ALPHABET.search(word)]
    in_disguise = not any(_OTHER_ALPHABET.search(word.translate(_LOOKALIKES)) for word in others)

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(_LOOKALIKES) if _LATIN.search(word) or in_disguise else word

    return _WORD.sub(plain, tekst)
