"""The one door for personal reads (ARCHITECTUUR §4): policy, the call with its trace, both logs, or nothing.

A source takes the betrokkene of the session: oneself, or the person or company for whom one acts. What a machtiging
does not reach is not asked; that a machtiging still holds is for `requires`, at each request. What a source gave a
moment ago in the same session is not asked again, and logged all the same: the person's data was shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from mijnomgeving.bronnen.oproep import Gelezen, ask_all, ask_as_they_come
from mijnomgeving.bronnen.voorraad import Voorraad
from mijnomgeving.bronnen.vraag import Vraag, VraagVelen
from portal.core.betrokkene import Betrokkene, EuPersoon, Medewerker, Onderneming
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.resultaat import Available, NotPermitted, Reden, SourceResult, Stale, Unavailable
from portal.core.trace import operation
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import KETEN
from portal.verantwoording.partijen import Handelende, HandelendeOrganisatie
from portal.verantwoording.services import GelezenBron, Vertegenwoordiger, record_reads, record_reads_velen
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = [
    "BUITEN_MACHTIGING",
    "Antwoorden",
    "AntwoordenVelen",
    "BuitenBereik",
    "NietBevoegd",
    "Samen",
    "Vraag",
    "VraagVelen",
    "list_ontbreekt",
    "read",
    "read_eigen",
    "read_eigen_loket",
    "read_loket",
    "read_velen_as_they_come",
]

T = TypeVar("T")

BUITEN_MACHTIGING = "buiten de machtiging"
"""The reason of what was not asked because the machtiging does not reach it."""


class NietBevoegd(PermissionError):
    """The level, machtiging or role does not allow this purpose; a view with `requires...` never gets here."""


class BuitenBereik(NotPermitted):
    """What a caseworker may not ask of a source about this person; `reason` says why, for the page to explain."""


@dataclass(frozen=True, slots=True)
class Samen(Generic[T]):
    """What several sources gave to the same question, put together.

    `ontbreekt` holds every result that is not fresh and complete, for the page to name; a stale answer is in both.
    """

    data: tuple[T, ...]
    ontbreekt: tuple[SourceResult[Sequence[T]], ...]


def list_ontbreekt(*resultaten: SourceResult[Any]) -> tuple[SourceResult[Any], ...]:
    """What a page must name: every result that is not fresh and complete, each source once.

    What lies outside the machtiging is not missing: the banner says what the machtiging reaches. Nor is what a
    caseworker may not ask: that has a place of its own on the page.
    """
    per_bron: dict[str, SourceResult[Any]] = {}
    for resultaat in resultaten:
        if not isinstance(resultaat, Available) and not _is_outside(resultaat):
            per_bron.setdefault(resultaat.source, resultaat)
    return tuple(per_bron.values())


class Antwoorden:
    """What the sources said, by question; keeps the type of each."""

    def __init__(self, resultaten: dict[Vraag[Any], SourceResult[Any]]) -> None:
        self._resultaten = resultaten

    def __getitem__(self, vraag: Vraag[T]) -> SourceResult[T]:
        """The answer to one question."""
        return self._resultaten[vraag]

    def samen(self, vragen: Iterable[Vraag[tuple[T, ...]]]) -> Samen[T]:
        """The answers to these questions as one list, in the order of the questions."""
        return _put_together([self[vraag] for vraag in vragen])


class AntwoordenVelen:
    """What the sources said of many companies until now, by question and machtiging; keeps the type of each."""

    def __init__(self, wie: Mapping[VraagVelen[Any], tuple[Machtiging, ...]]) -> None:
        self._wie = {vraag: frozenset(klanten) for vraag, klanten in wie.items()}
        self._resultaten: dict[VraagVelen[Any], SourceResult[Any]] = {}
        # Put together once: each client asks it of each question.
        self._per_onderneming: dict[VraagVelen[Any], dict[Onderneming, Any]] = {}

    def add(self, resultaten: Mapping[VraagVelen[Any], SourceResult[Any]]) -> None:
        """What was logged and may be given from now on."""
        self._resultaten |= resultaten
        self._per_onderneming |= {
            vraag: dict(resultaat.data)
            for vraag, resultaat in resultaten.items()
            if isinstance(resultaat, Available | Stale)
        }

    def has(self, *vragen: VraagVelen[Any]) -> bool:
        """Whether all that will ever come of these is here."""
        return all(vraag in self._resultaten or not self._wie.get(vraag) for vraag in vragen)

    def find(self, vraag: VraagVelen[T], klant: Machtiging) -> SourceResult[T]:
        """What the source said of this client; of whom it was not asked about it is not permitted."""
        if klant not in self._wie.get(vraag, ()):
            return NotPermitted(vraag.bron, BUITEN_MACHTIGING)
        resultaat = self._resultaten[vraag]
        if not isinstance(resultaat, Available | Stale):
            return resultaat
        per_onderneming = self._per_onderneming[vraag]
        if klant.voor not in per_onderneming:
            return Unavailable(vraag.bron, Reden.ONBEGRIJPELIJK)
        return replace(resultaat, data=per_onderneming[klant.voor])

    def samen(self, vragen: Iterable[VraagVelen[tuple[T, ...]]], klant: Machtiging) -> Samen[T]:
        """The answers to these questions about one client as one list, in the order of the questions."""
        return _put_together([self.find(vraag, klant) for vraag in vragen])


def read(
    *vragen: Vraag[Any], persoon: Sessiepersoon, activiteit: str, deadline: Deadline, voorraad: Voorraad | None = None
) -> Antwoorden:
    """Ask all sources at once on behalf of this person, and log each read before anything is given.

    Args:
        vragen: the questions; one that the machtiging does not reach gives `NotPermitted` without being asked.
        persoon: who is logged in, and in whose name.
        activiteit: the purpose; key in the verwerkingenregister.
        deadline: of the page.
        voorraad: what the sources gave in this session before; None: everything is asked.

    Raises:
        NietBevoegd: the level or the machtiging does not allow the purpose; nothing was asked.
        LogboekFout: the reads could not be logged; nothing is given.
    """
    doel = _permitted(persoon, activiteit)
    buiten: dict[Vraag[Any], SourceResult[Any]] = {
        vraag: NotPermitted(vraag.bron, BUITEN_MACHTIGING)
        for vraag in vragen
        if not _reaches(persoon.machtiging, vraag, doel)
    }
    wie = (persoon.partij, persoon.betrokkene)
    return _answer(vragen, buiten, wie=wie, doel=doel, deadline=deadline, voorraad=voorraad)


def read_loket(
    *vragen: Vraag[Any],
    handelende: HandelendeOrganisatie,
    rollen: frozenset[str],
    betrokkene: Betrokkene,
    activiteit: str,
    herkomst: str,
    weiger: Callable[[Vraag[Any]], str],
    deadline: Deadline,
    voorraad: Voorraad | None = None,
) -> Antwoorden:
    """As `read`, by a caseworker about a person or company at the counter.

    Args:
        vragen: the questions; one that is refused gives `BuitenBereik` without being asked.
        handelende: the organisation of the caseworker; the betrokkene reads its name.
        rollen: what the caseworker may do there.
        betrokkene: about whom.
        activiteit: the purpose; key in the verwerkingenregister.
        herkomst: the contact in which it happens, for the audit log (`mijnomgeving.loket.sporen`).
        weiger: why a question may not be asked; empty when there is a ground for it.
        deadline: of the page.
        voorraad: what the sources gave in this contact before; None: everything is asked.

    Raises:
        NietBevoegd: the role does not allow the purpose; nothing was asked.
        LogboekFout: the reads could not be logged; nothing is given.
    """
    doel = _permitted_loket(rollen, activiteit)
    redenen = {vraag: weiger(vraag) for vraag in vragen}
    buiten: dict[Vraag[Any], SourceResult[Any]] = {
        vraag: BuitenBereik(vraag.bron, reden) for vraag, reden in redenen.items() if reden
    }
    wie = (handelende, betrokkene)
    return _answer(vragen, buiten, wie=wie, doel=doel, deadline=deadline, voorraad=voorraad, herkomst=herkomst)


def read_velen_as_they_come(
    *vragen: VraagVelen[Any],
    machtigingen: Sequence[Machtiging],
    persoon: Sessiepersoon,
    activiteit: str,
    deadline: Deadline,
    voorraad: Voorraad | None = None,
) -> Iterator[AntwoordenVelen]:
    """Ask each source once about all clients of an office, and log each read of each client before anything is given.

    Gives the same answers each time that some were added, at least once: whoever has work to do does it while the
    slower sources are waited for.

    Args:
        vragen: the questions; each is about the clients whose machtiging covers one of its services, and no other.
        machtigingen: the clients, as the register gave them at this request; what is no ketenmachtiging is left out.
        persoon: who is logged in, acting for the own office.
        activiteit: the purpose; key in the verwerkingenregister.
        deadline: of the page.
        voorraad: what the sources gave in this session before; None: everything is asked.

    Raises:
        NietBevoegd: the level or the own machtiging does not allow the purpose, or the person acts for another than
            the own office; nothing was asked.
        LogboekFout: the reads could not be logged; nothing is given.
    """
    doel = _permitted(persoon, activiteit)
    if persoon.namens_ander:
        raise NietBevoegd(activiteit)
    klanten = [klant for klant in machtigingen if klant.soort == KETEN and isinstance(klant.voor, Onderneming)]
    wie = {vraag: tuple(klant for klant in klanten if klant.covers(vraag.diensten)) for vraag in vragen}
    gesteld = {vraag.about(_ondernemingen(over)): vraag for vraag, over in wie.items() if over}
    antwoorden = AntwoordenVelen(wie)
    with operation():
        for deel in ask_as_they_come(list(gesteld), deadline=deadline, voorraad=voorraad):
            gelezen = {gesteld[een]: antwoord for een, antwoord in deel.items()}
            record_reads_velen(activiteit=doel, gelezen=[_log_lines(klant, persoon, wie, gelezen) for klant in klanten])
            antwoorden.add({vraag: resultaat for vraag, (_, resultaat) in gelezen.items()})
            yield antwoorden
    if not gesteld:
        yield antwoorden


def read_eigen(*, persoon: Sessiepersoon, activiteit: str, bron: str, gegevens: str) -> None:
    """Log that the portal is about to show the person what it holds itself; call this before reading it.

    Args:
        persoon: who is logged in, and in whose name.
        activiteit: the purpose; key in the verwerkingenregister.
        bron: the portal's own name.
        gegevens: what is read, as the person sees it in the log.

    Raises:
        NietBevoegd: the level or the machtiging does not allow the purpose; nothing was logged.
        LogboekFout: the read could not be logged; do not give the data.
    """
    doel = _permitted(persoon, activiteit)
    nu = datetime.now(UTC)
    with operation() as trace:
        gelezen = GelezenBron(bron=bron, gegevens=gegevens, gelukt=True, begonnen=nu, geeindigd=nu, trace=trace)
        handelende, betrokkene = persoon.partij, persoon.betrokkene
        if doel.over_handelende and not isinstance(persoon.handelende, Medewerker):
            handelende = betrokkene = persoon.handelende
        record_reads(handelende=handelende, betrokkene=betrokkene, activiteit=doel, gelezen=[gelezen])


def read_eigen_loket(
    *,
    handelende: HandelendeOrganisatie,
    rollen: frozenset[str],
    betrokkene: Betrokkene,
    activiteit: str,
    herkomst: str,
    bron: str,
    gegevens: str,
) -> None:
    """As `read_eigen`, for what a caseworker is about to see; of a register that is asked outside this door as well.

    Raises:
        NietBevoegd: the role does not allow the purpose; nothing was logged.
        LogboekFout: the read could not be logged; do not give the data.
    """
    doel = _permitted_loket(rollen, activiteit)
    nu = datetime.now(UTC)
    with operation() as trace:
        gelezen = GelezenBron(bron=bron, gegevens=gegevens, gelukt=True, begonnen=nu, geeindigd=nu, trace=trace)
        record_reads(
            handelende=handelende, betrokkene=betrokkene, activiteit=doel, gelezen=[gelezen], herkomst=herkomst
        )


def _answer(
    vragen: Sequence[Vraag[Any]],
    buiten: Mapping[Vraag[Any], SourceResult[Any]],
    *,
    wie: tuple[Handelende, Betrokkene],
    doel: Verwerkingsactiviteit,
    deadline: Deadline,
    voorraad: Voorraad | None,
    herkomst: str = "portaal",
) -> Antwoorden:
    """What the sources say to the questions that may be asked, after it was logged; the others get what they have."""
    mag = [vraag for vraag in vragen if vraag not in buiten]
    # One trace for the page, so that the records of all sources can be laid side by side.
    with operation():
        gelezen = ask_all(mag, deadline=deadline, voorraad=voorraad)
    if gelezen:
        record_reads(
            handelende=wie[0],
            betrokkene=wie[1],
            activiteit=doel,
            gelezen=[bron for bron, _ in gelezen.values()],
            herkomst=herkomst,
        )
    return Antwoorden({**buiten, **{vraag: resultaat for vraag, (_, resultaat) in gelezen.items()}})


def _put_together(resultaten: Sequence[SourceResult[tuple[T, ...]]]) -> Samen[T]:
    data = [item for resultaat in resultaten if isinstance(resultaat, Available | Stale) for item in resultaat.data]
    ontbreekt = [r for r in resultaten if not isinstance(r, Available) and not _is_outside(r)]
    return Samen(tuple(data), tuple(ontbreekt))


def _ondernemingen(klanten: Sequence[Machtiging]) -> tuple[Onderneming, ...]:
    return tuple(dict.fromkeys(klant.voor for klant in klanten if isinstance(klant.voor, Onderneming)))


def _log_lines(
    klant: Machtiging,
    persoon: Sessiepersoon,
    wie: Mapping[VraagVelen[Any], tuple[Machtiging, ...]],
    gelezen: Mapping[VraagVelen[Any], Gelezen],
) -> tuple[Vertegenwoordiger, Betrokkene, list[GelezenBron]]:
    """What was read of one client, in the trace of the page.

    The call itself is the operation of the first client; no two records can be the same operation, so that each of the
    others has one of its own.
    """
    lijnen = [
        lijn if wie[vraag][0] == klant else replace(lijn, trace=lijn.trace.child())
        for vraag, (lijn, _) in gelezen.items()
        if klant in wie[vraag]
    ]
    kantoor = klant.via or (persoon.machtiging.naam if persoon.machtiging else "")
    return Vertegenwoordiger(persoon.handelende, soort=klant.soort, organisatie=kantoor), klant.voor, lijnen


def _permitted(persoon: Sessiepersoon, activiteit: str) -> Verwerkingsactiviteit:
    """The purpose, when the level of this login and the machtiging allow it."""
    doel = REGISTER[activiteit]
    if persoon.niveau < doel.niveau or doel.loketrollen:
        raise NietBevoegd(activiteit)
    if doel.over_handelende:
        return doel
    machtiging = persoon.machtiging
    if machtiging and not (machtiging.covers(doel.diensten) or (doel.door_bestuur and machtiging.van_bestuur)):
        raise NietBevoegd(activiteit)
    if isinstance(persoon.betrokkene, EuPersoon) and not doel.zonder_bsn:
        raise NietBevoegd(activiteit)
    return doel


def _permitted_loket(rollen: frozenset[str], activiteit: str) -> Verwerkingsactiviteit:
    """The purpose, when one of these roles of a caseworker allows it."""
    doel = REGISTER[activiteit]
    if doel.loketrollen.isdisjoint(rollen):
        raise NietBevoegd(activiteit)
    return doel


def _reaches(machtiging: Machtiging | None, vraag: Vraag[Any], doel: Verwerkingsactiviteit) -> bool:
    """Whether this question may be asked: for oneself always, for another when the machtiging covers its service."""
    if machtiging is None:
        return True
    if vraag.dienst is not None:
        return machtiging.covers(frozenset({vraag.dienst}))
    return len(doel.diensten) == 1 and machtiging.covers(doel.diensten)


def _is_outside(resultaat: SourceResult[Any]) -> bool:
    return isinstance(resultaat, BuitenBereik) or (
        isinstance(resultaat, NotPermitted) and resultaat.reason == BUITEN_MACHTIGING
    )
