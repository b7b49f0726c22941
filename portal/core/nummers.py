"""Dutch identification numbers as types that cannot hold an invalid value.

Their `repr` never shows the number, so that a stray log line or traceback gives nothing away.
"""

import re
from dataclasses import dataclass, field
from typing import Self


class OngeldigNummer(ValueError):
    """The text is no valid number of this kind."""


def doorstaat_elfproef(cijfers: str) -> bool:
    """The 11-proef of BSN and RSIN: 9a+8b+7c+6d+5e+4f+3g+2h-1i is a multiple of 11."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return (
        len(cijfers) == len(gewichten)
        and cijfers.isascii()
        and cijfers.isdigit()
        and cijfers != "000000000"
        and sum(g * int(c) for g, c in zip(gewichten, cijfers, strict=True)) % 11 == 0
    )


@dataclass(frozen=True, slots=True)
class _Nummer:
    waarde: str = field(repr=False)

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """Read a number as people type it: spaces and dots are fine.

        Raises:
            OngeldigNummer: the digits do not form such a number.
        """
        return cls(tekst.replace(" ", "").replace(".", ""))

    def __str__(self) -> str:
        return self.waarde


@dataclass(frozen=True, slots=True)
class Bsn(_Nummer):
    """Burgerservicenummer (Wet algemene bepalingen burgerservicenummer): 9 digits with 11-proef."""

    def __post_init__(self) -> None:
        if not doorstaat_elfproef(self.waarde):
            raise OngeldigNummer("geen geldig burgerservicenummer")


@dataclass(frozen=True, slots=True)
class Rsin(_Nummer):
    """Rechtspersonen en samenwerkingsverbanden informatienummer: 9 digits with 11-proef."""

    def __post_init__(self) -> None:
        if not doorstaat_elfproef(self.waarde):
            raise OngeldigNummer("geen geldig RSIN")


@dataclass(frozen=True, slots=True)
class KvkNummer(_Nummer):
    """Number in the Handelsregister: 8 digits, no check digit."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{8}", self.waarde):
            raise OngeldigNummer("geen geldig KVK-nummer")


@dataclass(frozen=True, slots=True)
class Vestigingsnummer(_Nummer):
    """Number of a vestiging in the Handelsregister: 12 digits with leading zeros, no check digit."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{12}", self.waarde):
            raise OngeldigNummer("geen geldig vestigingsnummer")


@dataclass(frozen=True, slots=True)
class Oin(_Nummer):
    """Organisatie-identificatienummer (Logius): 20 digits. Not personal data."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{20}", self.waarde):
            raise OngeldigNummer("geen geldig OIN")
