"""The part of one source in all stories, read strictly, and again after each change of the stories."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.verloop import bedrijf_op, persona_op
from mijnomgeving.federatie.wereld import Wereld

T = TypeVar("T")
Houder = Persona | Bedrijf

# Beyond the last date of any story.
_EIND = datetime(2200, 1, 1, tzinfo=UTC)


class Bronregister(Generic[T]):
    """What `bronnen.<sleutel>` says of each person and company; who has nothing there has an empty tuple.

    Args:
        wereld: the stories.
        sleutel: the source's key in a story.
        lees: one part of a story into the service's own type.

    Raises:
        OnjuisteGegevens: a part is wrong, also one that an event of the story makes later.
    """

    def __init__(self, wereld: Wereld, sleutel: str, lees: Callable[[Any, str], tuple[T, ...]]) -> None:
        self._wereld, self._sleutel, self._lees = wereld, sleutel, lees
        self._delen: dict[str, tuple[T, ...]] = {}
        for persona in wereld.verhalen.personas.values():
            self._read(persona_op(persona, _EIND))
        for bedrijf in wereld.verhalen.bedrijven.values():
            self._read(bedrijf_op(bedrijf, _EIND))
        self._build()
        wereld.bij_wijziging(self._build)

    def __iter__(self) -> Iterator[tuple[Houder, T]]:
        """Each item with the person or company whose story has it."""
        for houder in self._houders():
            for item in self._delen[houder.sleutel]:
                yield houder, item

    def of_bsn(self, bsn: str) -> tuple[T, ...]:
        """The items of a person."""
        persona = self._wereld.personas.with_bsn(bsn)
        return self._delen[persona.sleutel] if persona else ()

    def of_kvk(self, nummer: str) -> tuple[T, ...]:
        """The items of a company."""
        bedrijf = self._wereld.bedrijven.with_kvk(nummer)
        return self._delen[bedrijf.sleutel] if bedrijf else ()

    def _houders(self) -> Iterator[Houder]:
        yield from self._wereld.personas
        yield from self._wereld.bedrijven

    def _build(self) -> None:
        self._delen = {houder.sleutel: self._read(houder) for houder in self._houders()}

    def _read(self, houder: Houder) -> tuple[T, ...]:
        bronnen: Mapping[str, Any] = houder.bronnen
        try:
            return self._lees(bronnen.get(self._sleutel, []), houder.sleutel)
        except OnjuisteGegevens as fout:
            raise OnjuisteGegevens(f"{houder.sleutel}: {self._sleutel}: {fout}") from None
