"""A regelhulp as its editor looks at it."""

from dataclasses import dataclass
from typing import Any

from levensgebeurtenissen.regelhulpen.graaf import Gebrek, Graaf
from levensgebeurtenissen.regelhulpen.graaf.tekening import Tak, Tekening, draw, list_takken
from levensgebeurtenissen.regelhulpen.graaf.voorbeelden import Verslag, run


@dataclass(frozen=True, slots=True)
class Keuring:
    """Everything that can be said of a regelhulp before it is published.

    Args:
        stopt: what stops publication.
        let_op: what is worth a look.
        verslagen: how the cases went; empty as long as the graph cannot be walked.
    """

    graaf: Graaf
    stopt: tuple[Gebrek, ...]
    let_op: tuple[Gebrek, ...]
    verslagen: tuple[Verslag, ...]
    tekening: Tekening
    takken: tuple[Tak, ...]

    @property
    def goed(self) -> int:
        """How many cases went well."""
        return sum(verslag.goed for verslag in self.verslagen)


def read_keuring(pagina: Any) -> Keuring:  # noqa: ANN401 - a RegelhulpPagina, whose editor needs this module
    """The drawing of this version, what is wrong with it and how its cases went."""
    graaf: Graaf = pagina.graaf
    gebreken: tuple[Gebrek, ...] = pagina.gebreken
    return Keuring(
        graaf=graaf,
        stopt=tuple(gebrek for gebrek in gebreken if gebrek.stopt),
        let_op=tuple(gebrek for gebrek in gebreken if not gebrek.stopt),
        verslagen=tuple(run(graaf, voorbeeld) for voorbeeld in graaf.voorbeelden),
        tekening=draw(graaf),
        takken=list_takken(graaf),
    )
