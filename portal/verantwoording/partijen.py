"""Who acted and what was read: the input of the logs."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime

from portal.core.betrokkene import Partij
from portal.core.nummers import Oin
from portal.core.trace import Trace


@dataclass(frozen=True, slots=True)
class HandelendeOrganisatie:
    """An organisation that looks, by one of its employees.

    The betrokkene reads the organisation's name; the employee stands, as a pseudonym, in the audit log only.
    """

    naam: str
    oin: Oin
    medewerker: str = field(repr=False)

    def pseudoniem(self, sleutel: bytes) -> str:
        """The employee's pseudonym for the audit log: keyed, and bound to the organisation."""
        return hmac.digest(sleutel, f"medewerker\x00{self.oin}\x00{self.medewerker}".encode(), hashlib.sha256).hex()


@dataclass(frozen=True, slots=True)
class Vertegenwoordiger:
    """Somebody who acts for another under a machtiging.

    The betrokkene reads the kind of machtiging and, of an intermediary, the company's name; the person stands, as a
    pseudonym, in the audit log only.

    Args:
        handelende: who acts.
        soort: the kind of machtiging.
        organisatie: the name of the intermediary; empty when there is none.
    """

    handelende: Partij
    soort: str
    organisatie: str = ""


Handelende = Partij | Vertegenwoordiger | HandelendeOrganisatie


@dataclass(frozen=True, slots=True)
class GelezenBron:
    """One read of one source.

    Args:
        bron: the source organisation's name, as the person knows it.
        gegevens: what was read, in plain Dutch ("uw zaken").
        gelukt: whether the source gave the data.
        begonnen: when the call started.
        geeindigd: when it ended.
        trace: the operation whose ids the source received (`portal.core.trace.operation`).
    """

    bron: str
    gegevens: str
    gelukt: bool
    begonnen: datetime
    geeindigd: datetime
    trace: Trace
