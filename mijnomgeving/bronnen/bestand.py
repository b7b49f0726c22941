"""A file of a source, to hand on as a download."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bestand:
    """The bytes of a file and their media type, as the source says."""

    soort: str
    inhoud: bytes = field(repr=False)
