"""The owners of all stories as they stand now, for the services that give what is theirs."""

from collections.abc import Iterator

from mijnomgeving.federatie.opslag.eigenaren import Eigenaar, check_eigenaren, list_eigenaren
from mijnomgeving.federatie.wereld import Wereld


class Eigenaren:
    """Every persona and company, read anew after each change; make it before the services that build from it.

    Raises:
        OnjuisteGegevens: a story is wrong, now or later on.
    """

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld
        check_eigenaren(wereld.verhalen.personas.values(), wereld.verhalen.bedrijven.values(), wereld.organisaties)
        self.rebuild()
        wereld.bij_wijziging(self.rebuild)

    def rebuild(self) -> None:
        """The stories as they stand now."""
        self._nu = list_eigenaren(self._wereld.personas, self._wereld.bedrijven)

    def __iter__(self) -> Iterator[Eigenaar]:
        return iter(self._nu)
