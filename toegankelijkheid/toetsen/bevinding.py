"""What an engine found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One certain finding: which engine and rule, where, and what the engine says about it."""

    motor: str
    regel: str
    plek: str
    uitleg: str

    def __str__(self) -> str:
        return f"{self.motor} {self.regel}: {self.uitleg} [{self.plek}]"
