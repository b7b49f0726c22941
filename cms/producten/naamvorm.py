"""One spelling for names, so that what people type meets what lists say."""

import re
import unicodedata

_NO_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")
_TUSSEN_HAAKJES = re.compile(r"\s*\([^)]*\)")


def normalise_naam(naam: str) -> str:
    """Lower case, without accents or punctuation: `Súdwest-Fryslân` becomes `sudwest fryslan`."""
    ascii_naam = unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
    return _NO_LETTER_OR_DIGIT.sub(" ", ascii_naam.replace("'", "")).strip()


def normalise_label(label: str) -> str:
    """As `normalise_naam` without any space: UPL labels differ in spaces and underscores between versions."""
    return normalise_naam(label).replace(" ", "")


def zoeknamen(*namen: str) -> list[str]:
    """All normalised forms of these names, also without what stands in brackets: `Bergen (NH)` gives `bergen` too."""
    vormen = {normalise_naam(vorm) for naam in namen for vorm in (naam, _TUSSEN_HAAKJES.sub("", naam))}
    return sorted(vormen - {""})
