"""A message as the portal shows it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An attachment, known by its id within its message."""

    bijlage_id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message of one organisation to a person.

    Args:
        bron: the sender's name as people know it.
        magazijn: key of the magazijn that holds it.
        bericht_id: uuid within that magazijn.
        inhoud: the text.
    """

    bron: str
    magazijn: str
    bericht_id: str
    onderwerp: str
    verstuurd_op: datetime
    gelezen: bool
    bijlagen: tuple[Bijlage, ...]
    inhoud: str = field(default="", repr=False)
