"""The demo's moment and all stories, as they are at that moment: moving the clock makes zaken go on."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Self

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Bedrijven, load_bedrijven
from mijnomgeving.federatie.opslag.organisaties import Organisatie, load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, Personas, load_personas
from mijnomgeving.federatie.opslag.verhalen import Berichtverhaal, Gebeurtenis, Zaakverhaal
from mijnomgeving.federatie.verloop import bedrijf_op, persona_op
from mijnomgeving.federatie.voorvallen import Voorval, find_voorvallen

_TIEN_JAAR = 3653


@dataclass(frozen=True, slots=True)
class Verhalen:
    """All stories from beginning to end, also what is still to come."""

    personas: Mapping[str, Persona]
    bedrijven: Mapping[str, Bedrijf]

    def __iter__(self) -> Iterator[Persona | Bedrijf]:
        yield from self.personas.values()
        yield from self.bedrijven.values()


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
        self._rebuild: list[Callable[[], None]] = []
        self._tell: list[Callable[[tuple[Voorval, ...]], None]] = []
        self._done: list[Callable[[str, str, str], None]] = []
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
        self._rebuild.append(callback)

    def bij_voorvallen(self, callback: Callable[[tuple[Voorval, ...]], None]) -> None:
        """Call this with what has happened, after the services have been rebuilt; never after a reset."""
        self._tell.append(callback)

    def bij_gedaan(self, callback: Callable[[str, str, str], None]) -> None:
        """Call this with organisation, zaak and what the organisation says when a person did what it asked."""
        self._done.append(callback)

    def tell_done(self, organisatie: str, zaak: str, toelichting: str) -> None:
        """A person did what this organisation asked for this zaak: whatever it keeps of it may go on."""
        for done in self._done:
            done(organisatie, zaak, toelichting)

    def verder(self, dagen: int) -> tuple[Voorval, ...]:
        """Let days pass, and say what happened in them.

        Raises:
            ValueError: fewer than one day or more than ten years; time goes back only by `reset`.
        """
        if not 0 < dagen <= _TIEN_JAAR:
            raise ValueError("de tijd gaat 1 tot 3653 dagen vooruit")
        before = self._nu
        self._change(before + timedelta(days=dagen), self._verhalen)
        return self._told(find_voorvallen(self._verhalen, self.organisaties, na=before, tot=self._nu))

    def add(
        self,
        sleutel: str,
        *,
        gebeurtenis: Gebeurtenis,
        zaken: tuple[Zaakverhaal, ...] = (),
        berichten: tuple[Berichtverhaal, ...] = (),
        naasten: Mapping[str, Gebeurtenis] = MappingProxyType({}),
    ) -> tuple[Voorval, ...]:
        """Let something happen to a persona now, and say what happened; what is dated later comes with the clock.

        Args:
            sleutel: the persona.
            gebeurtenis: what happens.
            zaken: those that organisations begin because of it.
            berichten: what they write about it.
            naasten: what it means for others, by persona.

        Raises:
            KeyError: there is no such persona.
        """
        persona = self._verhalen.personas[sleutel]
        longer = {
            ander: _with(self._verhalen.personas[ander], gevolg)
            for ander, gevolg in naasten.items()
            if ander != sleutel
        }
        longer[sleutel] = replace(
            _with(persona, gebeurtenis), zaken=persona.zaken + zaken, berichten=persona.berichten + berichten
        )
        before = self._verhalen.personas
        self._change(self._nu, replace(self._verhalen, personas={**before, **longer}))
        new = [replace(persona, zaken=zaken, berichten=berichten, gebeurtenissen=(gebeurtenis,), bronnen={})]
        for ander, gevolg in naasten.items():
            new.append(replace(before[ander], zaken=(), berichten=(), gebeurtenissen=(gevolg,), bronnen={}))
        return self._told(find_voorvallen(new, self.organisaties, na=self._nu - timedelta(days=1), tot=self._nu))

    def reset(self) -> None:
        """The moment and the stories as they were at the start."""
        if self._nu != self._begin or self._verhalen is not self._eerste:
            self._change(self._begin, self._eerste)

    def _told(self, voorvallen: tuple[Voorval, ...]) -> tuple[Voorval, ...]:
        for tell in self._tell:
            tell(voorvallen)
        return voorvallen

    def _at(self, moment: datetime) -> tuple[Personas, Bedrijven]:
        personas = {key: persona_op(persona, moment) for key, persona in self._verhalen.personas.items()}
        bedrijven = {key: bedrijf_op(bedrijf, moment) for key, bedrijf in self._verhalen.bedrijven.items()}
        return Personas(personas), Bedrijven(bedrijven)

    def _change(self, moment: datetime, verhalen: Verhalen) -> None:
        self._nu, self._verhalen = moment, verhalen
        self.personas, self.bedrijven = self._at(moment)
        for rebuild in self._rebuild:
            rebuild()


def _with(persona: Persona, gebeurtenis: Gebeurtenis) -> Persona:
    return replace(persona, gebeurtenissen=(*persona.gebeurtenissen, gebeurtenis))
