"""Orders in disguise: in base64 or hexadecimal, turned about, spelled out letter by letter, in figures for letters.

Nothing that is decoded is used for anything but this question: would we refuse it if it stood there plainly? It is read
once and no deeper, and not longer than a question may be.
"""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from wegwijzer_ai.antwoord.hygiene import MAX_READ, clean_whole

MOST_READINGS = 10
_MOST_TOKENS = 3
_READABLE = 0.85
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{14,}={0,2}")
_HEX = re.compile(r"(?i)(?<![0-9a-f])(?:(?:0x|\\x)?[0-9a-f]{2}[ :,]?){7,}(?![0-9a-f])")
_BINARY = re.compile(r"(?<![01])(?:[01]{8} ?){5,}")
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|U\+([0-9a-fA-F]{4})\b ?")
_SPELLED = re.compile(r"(?:(?<![^\W_])[^\W\d_](?:[ .\-_*/|,]{1,3}|$)){6,}")
_FIGURES = str.maketrans("013457@$!|", "oieastasil")
_FIGURED_WORD = re.compile(r"\b[a-z]*[013457@$!|][a-z013457@$!|]*[a-z][a-z013457@$!|]*")
_BETWEEN = re.compile(r"[_*~|/\\+=<>\-.]+")
# Small words of our languages and the verbs of an order: a text that gains them when turned was hidden.
_SMALL_WORDS = (
    "the all you your and are now ignore previous instructions rules forget show me system prompt from every reveal de "
    "het een alle je jouw regels en negeer vergeet vorige instructies bent nu toon mij zonder wat is alles laat zien"
)
_TELLING = frozenset(_SMALL_WORDS.split())
_MOST_TELLING = 2
_RUN_TOGETHER = re.compile(
    "(ignore|disregard|forget|reveal|repeat|print|show|all|your|you|are|now|previous|above|instructions?|rules|system"
    "|prompt|negeer|vergeet|herhaal|toon|alle|jouw|je|vorige|eerdere|instructies|regels|bent|nu|geef|wachtwoord|password)"
)


def readings(tekst: str) -> tuple[str, ...]:
    """What the text says under its disguise; nothing for an ordinary text."""
    raw = tekst[:MAX_READ]
    plain = clean_whole(raw)
    found: dict[str, None] = {}
    for reading in _readings(raw, plain):
        visible = clean_whole(reading)
        if visible and visible != plain:
            found.setdefault(visible)
        if len(found) == MOST_READINGS:
            break
    return tuple(found)


def _readings(raw: str, plain: str) -> Iterator[str]:
    yield from _decoded(plain)
    yield from _unescaped(plain)
    yield from _turned(plain)
    yield from _spelled(raw)
    lowered = plain.lower()
    if len(_FIGURED_WORD.findall(lowered)) > 1:
        yield lowered.translate(_FIGURES)
    if len(_BETWEEN.findall(plain)) > 1:
        yield _BETWEEN.sub(" ", plain)


def _decoded(plain: str) -> Iterator[str]:
    for token in _BASE64.findall(plain)[:_MOST_TOKENS]:
        padded = token.rstrip("=").replace("-", "+").replace("_", "/")
        # Cut to a whole number of bytes: letters of an ordinary word behind it do no harm.
        yield from _as_text(_bytes(padded[: len(padded) - (len(padded) % 4 == 1)] + "=" * (-len(padded) % 4)))
    for token in _HEX.findall(plain)[:_MOST_TOKENS]:
        digits = re.sub(r"(?i)0x|\\x|[^0-9a-f]", "", token)
        yield from _as_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))
    for token in _BINARY.findall(plain)[:_MOST_TOKENS]:
        bits = token.replace(" ", "")
        yield from _as_text(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8)))


def _bytes(token: str) -> bytes:
    try:
        return base64.b64decode(token)
    except (binascii.Error, ValueError):
        return b""


def _as_text(decoded: bytes) -> Iterator[str]:
    text = decoded.decode("utf-8", errors="ignore")
    readable = sum(letter.isalpha() or letter == " " for letter in text)
    if len(decoded) and readable >= _READABLE * len(decoded):
        yield text


def _unescaped(plain: str) -> Iterator[str]:
    if plain.count("%") > 1:
        yield unquote(plain.replace("+", " "))
    if "&" in plain:
        yield html.unescape(plain)
    if _ESCAPES.search(plain):
        yield _ESCAPES.sub(lambda match: chr(int(next(filter(None, match.groups())), 16)), plain)


def _turned(plain: str) -> Iterator[str]:
    """rot13 and back to front, when that makes more words of it."""
    now = _telling(plain)
    for turned in (codecs.encode(plain, "rot13"), plain[::-1], " ".join(word[::-1] for word in plain.split())):
        if _telling(turned) >= max(_MOST_TELLING, 2 * now):
            yield turned


def _telling(tekst: str) -> int:
    return len(_TELLING.intersection(re.findall(r"[a-z]+", tekst.lower())))


def _spelled(raw: str) -> Iterator[str]:
    """`n e g e e r` as one word; more than one space between letters parts the words."""
    if not _SPELLED.search(raw):
        return

    def joined(match: re.Match[str]) -> str:
        words = re.split(r"\s{2,}", match.group().strip())
        letters = (re.sub(r"[\W_]", "", word) for word in words)
        return " ".join(_RUN_TOGETHER.sub(r" \1 ", word.lower()) for word in letters) + " "

    yield _SPELLED.sub(joined, raw)
