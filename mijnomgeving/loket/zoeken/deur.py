"""The door for searching: a search has no betrokkene yet, so it cannot go through `LoketLezing`.

Each question goes out under the purpose of the contact and the pseudonym of the caseworker; both logs are written
before anything is given: one record for each person or company that was found, and a row for the search itself, also
when nobody was found. What was searched for is logged nowhere.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction

from mijnomgeving.bronnen.brp.aansluiting import asking_for_balie
from mijnomgeving.bronnen.oproep import Gelezen, ask_all
from mijnomgeving.bronnen.vraag import Vraag
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.core.resultaat import SourceResult
from portal.core.trace import operation
from portal.verantwoording.services import GelezenBron, record_event, record_reads_velen

T = TypeVar("T")
Betrokkene = Persoon | Onderneming
ZOEKEN = "zoeken"


class Zoekslagboek:
    """Asks the registers for one search or choice, and logs all of it at once.

    Args:
        lopend: the contact; its purpose is the purpose of each question.
    """

    def __init__(self, lopend: Lopend) -> None:
        self.lopend = lopend
        self.deadline = Deadline.after(settings.PAGINA_DEADLINE)
        self._gelezen: list[GelezenBron] = []

    def ask(self, *vragen: Vraag[T]) -> list[SourceResult[T]]:
        """The answers, in the order of the questions; nothing of them may be shown before `log`."""
        contact, medewerker = self.lopend.contact, self.lopend.medewerker
        with operation(), asking_for_balie(verwerking=contact.doel, gebruiker=medewerker.kenmerk):
            antwoorden: dict[Vraag[Any], Gelezen] = ask_all(vragen, deadline=self.deadline, voorraad=None)
        self._gelezen += [regel for regel, _ in antwoorden.values()]
        return [antwoorden[vraag][1] for vraag in vragen]

    def ask_one(self, bron: str, gegevens: str, stel: Callable[..., Any]) -> SourceResult[Any]:
        """The answer to one question."""
        return self.ask(Vraag(bron, gegevens, stel))[0]

    def keep_only(self, bronnen: Collection[str]) -> None:
        """Of what was asked until now only these sources had something of who is found: the others hold nothing."""
        self._gelezen = [regel for regel in self._gelezen if regel.bron in bronnen]

    def log(self, *, over: Sequence[Betrokkene], actie: str, resultaat: str, wat: str) -> None:
        """Write both logs: about each of these persons and companies what was read, and that there was a search.

        Args:
            over: who was found; each gets records of its own (KWALITEIT B22).
            actie: what kind of event it is.
            resultaat: how it ended, without a word of what was asked.
            wat: by which kind of key.

        Raises:
            LogboekFout: a log could not be written; nothing may be shown then (KWALITEIT B21).
        """
        medewerker, contact = self.lopend.medewerker, self.lopend.contact
        herkomst = herkomst_of(contact.contact_id)
        with transaction.atomic():
            record_event(
                actie=actie, resultaat=resultaat, handelende=medewerker.handelende, over=wat, herkomst=herkomst
            )
            if over and self._gelezen:
                record_reads_velen(
                    activiteit=self.lopend.doel,
                    gelezen=[(medewerker.handelende, wie, self._lines(nummer)) for nummer, wie in enumerate(over)],
                    herkomst=herkomst,
                )
        self._gelezen = []

    def _lines(self, nummer: int) -> list[GelezenBron]:
        """The reads as one person's records: the operation is the first one's, each other has one of its own."""
        return list(_own_operations(self._gelezen) if nummer else self._gelezen)


def _own_operations(gelezen: Iterable[GelezenBron]) -> Iterable[GelezenBron]:
    for regel in gelezen:
        yield GelezenBron(
            bron=regel.bron,
            gegevens=regel.gegevens,
            gelukt=regel.gelukt,
            begonnen=regel.begonnen,
            geeindigd=regel.geeindigd,
            trace=regel.trace.child(),
        )
