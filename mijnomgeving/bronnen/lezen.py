"""Reading a source's JSON strictly: what is missing or of another type is not guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any
from uuid import UUID

from portal.outbound.service import Onbegrijpelijk


@dataclass(frozen=True, slots=True)
class Lezer:
    """A JSON object of one source, read field by field.

    Every method raises `Onbegrijpelijk`, naming the field and never its value, when it is not what the standard says.
    """

    bron: str
    data: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, bron: str, data: Any) -> "Lezer":  # noqa: ANN401 - JSON may be anything
        """The reader of an object."""
        if not isinstance(data, Mapping):
            raise Onbegrijpelijk(bron, "geen object")
        return cls(bron, data)

    def fout(self, veld: str) -> Onbegrijpelijk:
        """The error that this field gives."""
        return Onbegrijpelijk(self.bron, f"veld {veld}")

    def tekst(self, veld: str) -> str:
        """A required text."""
        waarde = self.data.get(veld)
        if not isinstance(waarde, str):
            raise self.fout(veld)
        return waarde

    def tekst_of_leeg(self, veld: str) -> str:
        """A text that may be missing or null; empty then."""
        return "" if self.data.get(veld) is None else self.tekst(veld)

    def getal(self, veld: str) -> int:
        """A required whole number."""
        waarde = self.data.get(veld)
        if not isinstance(waarde, int) or isinstance(waarde, bool):
            raise self.fout(veld)
        return waarde

    def getal_of_geen(self, veld: str) -> int | None:
        """A whole number that may be missing or null."""
        return None if self.data.get(veld) is None else self.getal(veld)

    def teksten_of_geen(self, veld: str) -> tuple[str, ...]:
        """The texts of a list that may be missing or null; nothing then."""
        waarden = self.data.get(veld)
        if waarden is None:
            return ()
        if not isinstance(waarden, list) or not all(isinstance(waarde, str) for waarde in waarden):
            raise self.fout(veld)
        return tuple(waarden)

    def uuid(self, veld: str) -> str:
        """A required UUID, as the portal writes it in its own addresses."""
        try:
            return str(UUID(self.tekst(veld)))
        except ValueError:
            raise self.fout(veld) from None

    def vlag(self, veld: str) -> bool:
        """A required flag."""
        waarde = self.data.get(veld)
        if not isinstance(waarde, bool):
            raise self.fout(veld)
        return waarde

    def vlag_of_nee(self, veld: str) -> bool:
        """A flag that may be missing or null, which means no."""
        return self.data.get(veld) is not None and self.vlag(veld)

    def datum(self, veld: str) -> date:
        """A required date (ISO 8601)."""
        try:
            return date.fromisoformat(self.tekst(veld))
        except ValueError:
            raise self.fout(veld) from None

    def datum_of_geen(self, veld: str) -> date | None:
        """A date that may be missing or null."""
        return None if self.data.get(veld) is None else self.datum(veld)

    def datums_of_geen(self, veld: str) -> tuple[date, ...]:
        """The dates of a list that may be missing or null, in order; nothing then."""
        try:
            return tuple(sorted(date.fromisoformat(tekst) for tekst in self.teksten_of_geen(veld)))
        except ValueError:
            raise self.fout(veld) from None

    def moment(self, veld: str) -> datetime:
        """A required moment with its time zone (ISO 8601)."""
        try:
            moment = datetime.fromisoformat(self.tekst(veld))
        except ValueError:
            raise self.fout(veld) from None
        # At the ends of the calendar a moment exists in some time zones only.
        if moment.tzinfo is None or moment.year in {MINYEAR, MAXYEAR}:
            raise self.fout(veld)
        return moment

    def deel(self, veld: str) -> "Lezer | None":
        """An object inside this one; None when it is missing or null."""
        waarde = self.data.get(veld)
        return None if waarde is None else Lezer.of(self.bron, waarde)

    def delen(self, veld: str) -> Iterator["Lezer"]:
        """The objects of a required list: an answer without it is no empty list."""
        waarde = self.data.get(veld)
        if not isinstance(waarde, list):
            raise self.fout(veld)
        return (Lezer.of(self.bron, item) for item in waarde)

    def delen_of_geen(self, veld: str) -> Iterator["Lezer"]:
        """The objects of a list that may be missing or null; nothing then."""
        return iter(()) if self.data.get(veld) is None else self.delen(veld)
