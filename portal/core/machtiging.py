"""The right to act for another person or company, for named services and a period."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from portal.core.betrokkene import Onderneming, Persoon

Dienst = Literal["zaken", "berichten", "gegevens", "taken"]
"""What a machtiging can reach: the purposes of the portal."""

DIENSTEN: tuple[Dienst, ...] = get_args(Dienst)
ALLES = "*"
"""In a machtiging: every service, those that come later as well."""

BESTUUR = frozenset({"eigenaar", "bestuurder"})
"""The kinds of machtiging of who may decide for the company itself."""


@dataclass(frozen=True, slots=True)
class Machtiging:
    """One machtiging, as the register or the login means gave it.

    Args:
        machtiging_id: the key in the register; empty for what a login itself proves and no register knows.
        soort: "digid_machtigen", "ouderlijk_gezag", "bewindvoerder", "eigenaar", "ketenmachtiging", ...
        voor: the betrokkene in whose name the representative acts.
        naam: what that person or company is called.
        diensten: service ids, or `*` for all.
        tot: the last day; None when it has no end.
        via: the company that acts as intermediary in a ketenmachtiging; empty otherwise.
    """

    machtiging_id: str
    soort: str
    voor: Persoon | Onderneming
    naam: str
    diensten: frozenset[str]
    tot: date | None = None
    via: str = ""

    @property
    def van_bestuur(self) -> bool:
        """Whether it is of who owns or leads the company, with everything that the company has."""
        return self.soort in BESTUUR and ALLES in self.diensten

    def covers(self, diensten: frozenset[Dienst]) -> bool:
        """Whether it reaches at least one of these services; of none it reaches none."""
        return bool(diensten) and (ALLES in self.diensten or not self.diensten.isdisjoint(diensten))
