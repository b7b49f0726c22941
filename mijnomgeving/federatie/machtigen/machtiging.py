"""One machtiging as the register knows it, and what it says on a day."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Partijsoort = Literal["bsn", "kvk", "pseudoniem"]
# What the portal reads and does in somebody's name; `*` is all of it.
DIENSTEN = ("zaken", "berichten", "gegevens", "taken")
ALLES = "*"
# By law or by a court: whoever is represented cannot take these back.
WETTELIJK = frozenset({"ouderlijk_gezag", "bewindvoerder", "curator", "mentor", "executeur"})
PERSOONLIJK = WETTELIJK | {"digid_machtigen", "zorgvolmacht"}
KETEN, MEDEWERKER = "ketenmachtiging", "medewerker"
# Who owns or leads a company is so by the Handelsregister: the company cannot take that back here.
HANDELSREGISTER = frozenset({"eigenaar", "bestuurder"})
# The page where somebody at a company begins to use a right.
ACTIVEREN = "/machtigen/activeren"
GELDIG, INGETROKKEN, VERLOPEN = "geldig", "ingetrokken", "verlopen"
WACHT, KOMT = "wacht_op_activering", "nog_niet_ingegaan"


@dataclass(frozen=True, slots=True)
class Partij:
    """A person or company by number; who works at a company is known by a pseudoniem."""

    soort: Partijsoort
    nummer: str
    naam: str = ""

    def as_json(self) -> dict[str, str]:
        """As the API gives it."""
        return {"soort": self.soort, "nummer": self.nummer, "naam": self.naam}

    def is_same(self, other: "Partij | None") -> bool:
        """Whether it is the same one, whatever name was given."""
        return other is not None and (self.soort, self.nummer) == (other.soort, other.nummer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Machtiging:
    """Who may act for whom: for which services and vestigingen, from and to and including which day."""

    machtiging_id: str
    soort: str
    vertegenwoordigde: Partij
    # None as long as nobody has activated it.
    gemachtigde: Partij | None
    diensten: tuple[str, ...]
    van: date
    tot: date | None
    vestigingen: tuple[str, ...] = (ALLES,)
    # The level of eHerkenning that the company gave this person; empty elsewhere.
    niveau: str = ""
    # What the company calls the colleague who has not activated it yet.
    uitgenodigde: str = ""
    actief: bool = True
    ingetrokken: bool = False

    def status(self, dag: date) -> str:
        """How it stands on this day."""
        if self.ingetrokken:
            return INGETROKKEN
        if self.tot is not None and self.tot < dag:
            return VERLOPEN
        if not self.actief:
            return WACHT
        return GELDIG if self.van <= dag else KOMT

    def as_json(self, dag: date) -> dict[str, Any]:
        """As the API gives it."""
        return {
            "id": self.machtiging_id,
            "soort": self.soort,
            "vertegenwoordigde": self.vertegenwoordigde.as_json(),
            "gemachtigde": self.gemachtigde.as_json() if self.gemachtigde else None,
            "uitgenodigde": self.uitgenodigde or None,
            "diensten": list(self.diensten),
            "vestigingen": list(self.vestigingen),
            "van": self.van.isoformat(),
            "tot": self.tot.isoformat() if self.tot else None,
            "niveau": self.niveau or None,
            "status": self.status(dag),
            "intrekbaar": self.soort not in WETTELIJK | HANDELSREGISTER,
        }


def medewerker_pseudoniem(persona: str, bedrijf: str, geheim: str) -> str:
    """The pseudonym of a person at a company (ActingSubjectID): another one at each company."""
    digest = hmac.new(geheim.encode(), f"eherkenning|{bedrijf}|{persona}".encode(), hashlib.sha256)
    return digest.hexdigest()[:32].upper()
