"""The register: what the stories tell, what people gave since, and what was withdrawn."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from mijnomgeving.federatie.machtigen.machtiging import (
    GELDIG,
    HANDELSREGISTER,
    KETEN,
    MEDEWERKER,
    WETTELIJK,
    Machtiging,
    Partij,
    Partijsoort,
)
from mijnomgeving.federatie.machtigen.verhalen import bounded_by_law, check_verhalen, list_verhalen
from mijnomgeving.federatie.wereld import Wereld

CODE_DAGEN = 60
# The level at which the portal lets a colleague in; a company may ask its supplier for more.
_NIVEAU = "eh3"
# No letters and digits that look alike, because people copy the code by hand.
_TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class OnbekendeMachtiging(LookupError):
    """There is no machtiging with this key, or not with this code."""


class NietToegestaan(ValueError):
    """The machtiging cannot be activated or withdrawn; the code says why, the text says it to people."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Activering:
    machtiging_id: str
    tot: date


@dataclass(frozen=True, slots=True)
class _Wijziging:
    diensten: tuple[str, ...]
    vestigingen: tuple[str, ...]
    tot: date | None


class Register:
    """Who may act for whom, at the demo's moment."""

    def __init__(self, wereld: Wereld, *, geheim: str) -> None:
        """Read the stories.

        Raises:
            OnjuisteGegevens: a story cannot be read.
        """
        check_verhalen(wereld)
        self._wereld, self._geheim = wereld, geheim
        self._given: dict[str, Machtiging] = {}
        self._codes: dict[str, _Activering] = {}
        self._withdrawn: set[str] = set()
        self._changed: dict[str, _Wijziging] = {}
        self._rebuild()
        wereld.bij_wijziging(self._rebuild)

    def _rebuild(self) -> None:
        """Read the stories as they stand now."""
        self._verhalen = list(list_verhalen(self._wereld, geheim=self._geheim))

    def reset(self) -> None:
        """Forget what was given and withdrawn since the start."""
        self._given, self._codes, self._withdrawn, self._changed = {}, {}, set(), {}

    def today(self) -> date:
        """The day on which everything is judged."""
        return self._wereld.nu().date()

    def list_all(self) -> list[Machtiging]:
        """Every machtiging, also those that ended."""
        given = (bounded_by_law(machtiging, self._wereld) for machtiging in self._given.values())
        return [self._as_now(machtiging) for machtiging in (*self._verhalen, *given)]

    def _as_now(self, machtiging: Machtiging) -> Machtiging:
        nu = self._changed.get(machtiging.machtiging_id)
        if nu is not None:
            machtiging = replace(machtiging, diensten=nu.diensten, vestigingen=nu.vestigingen, tot=nu.tot)
        return replace(machtiging, ingetrokken=True) if machtiging.machtiging_id in self._withdrawn else machtiging

    def of_gemachtigde(self, partij: Partij) -> list[Machtiging]:
        """What this person or company may do for others, or might until it ended."""
        return [machtiging for machtiging in self.list_all() if partij.is_same(machtiging.gemachtigde)]

    def of_vertegenwoordigde(self, partij: Partij) -> list[Machtiging]:
        """What others may do, or might, for this person or company."""
        return [machtiging for machtiging in self.list_all() if partij.is_same(machtiging.vertegenwoordigde)]

    def find_partij(self, soort: Literal["bsn", "kvk"], nummer: str) -> Partij | None:
        """The person or company with this number."""
        if soort == "bsn":
            persona = self._wereld.personas.with_bsn(nummer)
            return Partij("bsn", nummer, persona.naam) if persona else None
        bedrijf = self._wereld.bedrijven.with_kvk(nummer)
        return Partij("kvk", nummer, bedrijf.naam) if bedrijf else None

    def give(
        self,
        *,
        vertegenwoordigde: Partij,
        gemachtigde: Partij | None,
        diensten: tuple[str, ...],
        vestigingen: tuple[str, ...],
        van: date,
        tot: date | None,
        uitgenodigde: str = "",
    ) -> tuple[Machtiging, str]:
        """A machtiging that begins to work when somebody activates it, and the code to do so.

        With the name of an `uitgenodigde` it is for a colleague; a company without gives it to another company.
        """
        machtiging = Machtiging(
            machtiging_id=str(uuid.uuid4()),
            soort=_soort(vertegenwoordigde, uitgenodigde),
            vertegenwoordigde=vertegenwoordigde,
            gemachtigde=gemachtigde,
            diensten=diensten,
            vestigingen=vestigingen,
            van=van,
            tot=tot,
            niveau=_NIVEAU if uitgenodigde else "",
            uitgenodigde=uitgenodigde,
            actief=False,
        )
        code = "-".join("".join(secrets.choice(_TEKENS) for _ in range(4)) for _ in range(3))
        self._given[machtiging.machtiging_id] = machtiging
        self._codes[code] = _Activering(machtiging.machtiging_id, self.today() + timedelta(days=CODE_DAGEN))
        return machtiging, code

    def activate(self, code: str, gemachtigde: Partij | None) -> Machtiging:
        """Let the machtiging work, for who was named when it was given or else for `gemachtigde`.

        Raises:
            OnbekendeMachtiging: no machtiging has this code.
            NietToegestaan: it is used or too old, withdrawn, for somebody else, or nobody says for whom.
        """
        activering = self._codes.get(code.strip().upper())
        if activering is None:
            raise OnbekendeMachtiging(code)
        machtiging = self._given[activering.machtiging_id]
        wie = gemachtigde or machtiging.gemachtigde
        refusals: tuple[tuple[Callable[[], bool], str, str], ...] = (
            (lambda: machtiging.actief, "codeGebruikt", "Deze code is al gebruikt."),
            (lambda: machtiging.machtiging_id in self._withdrawn, "ingetrokken", "Deze machtiging is ingetrokken."),
            (lambda: activering.tot < self.today(), "codeVerlopen", "Deze code is verlopen."),
            (lambda: wie is None, "gemachtigdeOntbreekt", "Zeg wie de machtiging krijgt."),
            (
                lambda: machtiging.gemachtigde is not None and not machtiging.gemachtigde.is_same(wie),
                "andereGemachtigde",
                "Deze machtiging is voor iemand anders.",
            ),
            (
                lambda: wie is not None and wie.soort != _ontvanger(machtiging),
                "andereSoort",
                "Mensen machtigen mensen, bedrijven machtigen bedrijven of wie er werkt.",
            ),
            (lambda: self._acts_already(machtiging, wie), "alBevoegd", "U mag al voor dit bedrijf handelen."),
            (lambda: machtiging.vertegenwoordigde.is_same(wie), "zichzelf", "U kunt uzelf niet machtigen."),
        )
        for refused, reason, text in refusals:
            if refused():
                raise NietToegestaan(reason, text)
        self._given[machtiging.machtiging_id] = active = replace(machtiging, actief=True, gemachtigde=wie)
        return active

    def find_code(self, code: str) -> Machtiging | None:
        """What this code activates, whether or not it still can."""
        activering = self._codes.get(code.strip().upper())
        return self._given[activering.machtiging_id] if activering else None

    def change(
        self,
        machtiging_id: str,
        door: Partij,
        *,
        diensten: tuple[str, ...],
        vestigingen: tuple[str, ...],
        tot: date | None,
    ) -> Machtiging:
        """Give other services, vestigingen or another last day; it holds from the next question on.

        Raises:
            OnbekendeMachtiging: `door` is represented by none with this key.
            NietToegestaan: it has ended, or is not of the kind that a company can change.
        """
        machtiging = next((m for m in self.list_all() if m.machtiging_id == machtiging_id), None)
        if machtiging is None or not door.is_same(machtiging.vertegenwoordigde):
            raise OnbekendeMachtiging(machtiging_id)
        if machtiging.soort not in (MEDEWERKER, KETEN):
            raise NietToegestaan("nietWijzigbaar", "Deze bevoegdheid staat vast.")
        if machtiging.ingetrokken:
            raise NietToegestaan("ingetrokken", "Deze machtiging is ingetrokken.")
        if machtiging.tot is not None and machtiging.tot < self.today():
            raise NietToegestaan("verlopen", "Deze machtiging is al afgelopen.")
        self._changed[machtiging_id] = _Wijziging(diensten, vestigingen, tot)
        return self._as_now(machtiging)

    def _acts_already(self, nieuw: Machtiging, wie: Partij | None) -> bool:
        """Whether this colleague has a right at the company already: that one is changed, there are never two."""
        if wie is None or wie.soort != "pseudoniem":
            return False
        return any(
            machtiging.status(self.today()) == GELDIG
            for machtiging in self.of_gemachtigde(wie)
            if machtiging.vertegenwoordigde.is_same(nieuw.vertegenwoordigde)
        )

    def withdraw(self, machtiging_id: str, door: Partij | None) -> Machtiging:
        """End it now; either side may, but nobody takes back what the law or a court gave.

        Raises:
            OnbekendeMachtiging: there is none with this key, or `door` is neither side of it.
            NietToegestaan: it was withdrawn or has ended, or it is not of the kind that can be withdrawn.
        """
        machtiging = next((m for m in self.list_all() if m.machtiging_id == machtiging_id), None)
        sides = (machtiging.vertegenwoordigde, machtiging.gemachtigde) if machtiging else ()
        if machtiging is None or (door is not None and not any(door.is_same(side) for side in sides)):
            raise OnbekendeMachtiging(machtiging_id)
        if machtiging.soort in WETTELIJK | HANDELSREGISTER:
            raise NietToegestaan(
                "nietIntrekbaar", "Deze bevoegdheid volgt uit de wet, een uitspraak of het Handelsregister."
            )
        if machtiging.ingetrokken:
            raise NietToegestaan("ingetrokken", "Deze machtiging is al ingetrokken.")
        if machtiging.tot is not None and machtiging.tot < self.today():
            raise NietToegestaan("verlopen", "Deze machtiging is al afgelopen.")
        self._withdrawn.add(machtiging_id)
        return replace(machtiging, ingetrokken=True)


def _soort(vertegenwoordigde: Partij, uitgenodigde: str) -> str:
    if vertegenwoordigde.soort == "bsn":
        return "digid_machtigen"
    return MEDEWERKER if uitgenodigde else KETEN


def _ontvanger(machtiging: Machtiging) -> Partijsoort:
    """What kind of party may activate it."""
    return "pseudoniem" if machtiging.soort == MEDEWERKER else machtiging.vertegenwoordigde.soort
