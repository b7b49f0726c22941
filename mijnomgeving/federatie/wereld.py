"""The demo's moment and all stories, as they are at that moment: moving the clock makes zaken go on."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Bedrijven, load_bedrijven
from mijnomgeving.federatie.opslag.organisaties import Organisatie, load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, Personas, load_personas
from mijnomgeving.federatie.verloop import bedrijf_op, persona_op


@dataclass(frozen=True, slots=True)
class Verhalen:
    """All stories from beginning to end, also what is still to come."""

    personas: Mapping[str, Persona]
    bedrijven: Mapping[str, Bedrijf]


class Wereld:
    """One clock and one set of stories that all services share.

    `personas` and `bedrijven` are as they are at `nu()`: zaken, statuses and messages that are dated later are not
    there yet, and events that have passed have changed the registers. `klok` is the monotonic clock by which codes
    and tokens end.
    """

    def __init__(
        self,
        *,
        begin: datetime,
        organisaties: Mapping[str, Organisatie],
        personas: Personas,
        bedrijven: Bedrijven,
        klok: Callable[[], float] = time.monotonic,
    ) -> None:
        self.organisaties, self.klok = organisaties, klok
        self._begin = self._nu = begin
        self._eerste = self._verhalen = Verhalen(
            {persona.sleutel: persona for persona in personas}, {bedrijf.sleutel: bedrijf for bedrijf in bedrijven}
        )
        self._callbacks: list[Callable[[], None]] = []
        self.personas, self.bedrijven = self._at(self._nu)

    @classmethod
    def load(cls, *, begin: datetime, klok: Callable[[], float] = time.monotonic) -> Self:
        """The stories of the data files, at the moment `begin`.

        Raises:
            OnjuisteGegevens: a file is wrong.
        """
        organisaties = load_organisaties()
        personas = load_personas(organisaties)
        bedrijven = load_bedrijven(organisaties, personas)
        return cls(begin=begin, organisaties=organisaties, personas=personas, bedrijven=bedrijven, klok=klok)

    def nu(self) -> datetime:
        """The demo's moment."""
        return self._nu

    @property
    def verhalen(self) -> Verhalen:
        """All stories from beginning to end."""
        return self._verhalen

    def bij_wijziging(self, callback: Callable[[], None]) -> None:
        """Call this after each change of the moment or the stories; a service rebuilds its answers there."""
        self._callbacks.append(callback)

    def verder(self, dagen: int) -> None:
        """Let days pass.

        Raises:
            ValueError: fewer than one day; time goes back only by `reset`.
        """
        if dagen < 1:
            raise ValueError("de tijd gaat vooruit")
        self._change(self._nu + timedelta(days=dagen), self._verhalen)

    def reset(self) -> None:
        """The moment and the stories as they were at the start."""
        self._change(self._begin, self._eerste)

    def _at(self, moment: datetime) -> tuple[Personas, Bedrijven]:
        personas = {key: persona_op(persona, moment) for key, persona in self._verhalen.personas.items()}
        bedrijven = {key: bedrijf_op(bedrijf, moment) for key, bedrijf in self._verhalen.bedrijven.items()}
        return Personas(personas), Bedrijven(bedrijven)

    def _change(self, moment: datetime, verhalen: Verhalen) -> None:
        self._nu, self._verhalen = moment, verhalen
        self.personas, self.bedrijven = self._at(moment)
        for callback in self._callbacks:
            callback()
