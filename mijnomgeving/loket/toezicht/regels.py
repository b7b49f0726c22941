"""The log of one organisation as an officer reads it: what was read for one page is one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from mijnomgeving.loket.sporen import contact_of
from mijnomgeving.loket.toezicht.tijden import is_closed
from portal.verantwoording.services import GELEZEN
from portal.verantwoording.toezicht import Loketregel

# What is about no person of a contact: opening one, the officer's own work, leading a team.
_ZONDER = frozenset({"loket-contact", "loket-toezicht", "loket-beheer"})


@dataclass(frozen=True, slots=True)
class Blik:
    """One look, or one thing done.

    Args:
        wanneer: when.
        wie: the pseudonym of the audit log.
        actie: "gelezen", or what was done.
        activiteit: key of the purpose; empty when there is none.
        objecten: what was read or done, each once.
        resultaat: how it ended; of many reads whether one of them gave something.
        contact: at which contact; None outside one.
        betrokkene: about whom, as the pseudonym of the logbook; empty for nobody.
        volgnummer: of the newest row, in the chain.
        herkomst: as it stands in the log.
    """

    wanneer: datetime
    wie: str
    actie: str
    activiteit: str
    objecten: tuple[str, ...]
    resultaat: str
    contact: UUID | None
    betrokkene: str
    volgnummer: int
    herkomst: str

    @property
    def buiten_tijd(self) -> bool:
        """Whether the counter was closed."""
        return is_closed(self.wanneer)

    @property
    def over_iemand(self) -> bool:
        """Whether it is about a person who should have been at a contact."""
        return bool(self.betrokkene) and self.activiteit not in _ZONDER

    @property
    def zonder_contact(self) -> bool:
        """Whether it should have been done at a contact and was not."""
        return self.over_iemand and self.contact is None


def list_blikken(regels: Iterable[Loketregel]) -> list[Blik]:
    """Rows of the log, newest first, as looks."""
    return [_together(list(samen)) for _, samen in groupby(regels, key=_same_look)]


def _same_look(regel: Loketregel) -> tuple[object, ...]:
    if regel.actie != GELEZEN or not regel.trace_id:
        return (regel.volgnummer,)
    return regel.trace_id, regel.wie, regel.activiteit, regel.herkomst, regel.betrokkene


def _together(regels: list[Loketregel]) -> Blik:
    nieuwste = regels[0]
    gelukt = any(regel.resultaat == "gelukt" for regel in regels)
    return Blik(
        wanneer=nieuwste.wanneer,
        wie=nieuwste.wie,
        actie=nieuwste.actie,
        activiteit=nieuwste.activiteit,
        objecten=tuple(dict.fromkeys(regel.object for regel in reversed(regels) if regel.object)),
        resultaat="gelukt" if gelukt else nieuwste.resultaat,
        contact=contact_of(nieuwste.herkomst),
        betrokkene=nieuwste.betrokkene,
        volgnummer=nieuwste.volgnummer,
        herkomst=nieuwste.herkomst,
    )
