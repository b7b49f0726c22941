"""A survey as CBS asked it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Uitvraag:
    """A survey that one company was asked to fill in.

    Args:
        gevraagd_op: the day of the letter.
        uiterlijk: the last day on which it is in time.
        ontvangen_op: None as long as CBS has no answer.
        url: where it is filled in; empty where CBS gives none.
    """

    kvk_nummer: str
    naam: str
    periode: str
    gevraagd_op: date
    uiterlijk: date
    ontvangen_op: date | None
    url: str
