"""Searching in stories as people type."""

import unicodedata


def plain(text: str) -> str:
    """Without capitals and accents: who looks for 'zoe' also finds 'Zoë'."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
