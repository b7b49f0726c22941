"""A file that somebody sends, checked and in memory."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bestandsinhoud:
    """One file.

    Args:
        naam: its name, cleaned, with the extension of what it really is.
        soort: its media type, by its content.
        inhoud: its bytes.
    """

    naam: str
    soort: str
    inhoud: bytes = field(repr=False)
