"""What an engine says of one spot, before what several engines say is put together."""

from dataclasses import dataclass
from enum import StrEnum

MAX_FRAGMENT = 300


class Zekerheid(StrEnum):
    """Whether an engine is sure, or a person has to look."""

    ZEKER = "zeker"
    TE_BEOORDELEN = "te-beoordelen"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What one engine says about one spot.

    Attributes:
        motor: axe, ibm, nu, alfa or eigen.
        regel: the engine's own id of the rule.
        plek: a CSS selector; of nu a line.
        uitleg: the engine's own sentence.
        eisen: the success criteria of WCAG 2.2 by number, such as "1.4.3"; none where it is good practice.
        zekerheid: whether the engine is sure.
        fragment: the outer HTML, at most 300 characters.
    """

    motor: str
    regel: str
    plek: str
    uitleg: str
    eisen: tuple[str, ...] = ()
    zekerheid: Zekerheid = Zekerheid.ZEKER
    fragment: str = ""

    @property
    def sleutel(self) -> str:
        """The rule as texts and history know it: "axe:color-contrast"."""
        return f"{self.motor}:{self.regel}"

    def __str__(self) -> str:
        return f"{self.motor} {self.regel}: {self.uitleg} [{self.plek}]"
