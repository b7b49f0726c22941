"""A question to a source."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Dienst

T = TypeVar("T")

Onderdeel = Literal[
    "zaken", "taken", "berichten", "berichtinhoud", "contacten", "gegevens", "machtigingen", "regelingen"
]
"""A part of what a caseworker may see of somebody; a message's content is a part of its own."""


@dataclass(frozen=True, slots=True)
class Bewaren:
    """That an answer may be kept for the session (`mijnomgeving.bronnen.voorraad`).

    Args:
        sleutel: tells the question from the others to the same source; it says all that the answer depends on besides
            the betrokkene and the machtiging.
        vorm: the type of the answer, as pydantic reads it back.
    """

    sleutel: str
    vorm: Any


@dataclass(frozen=True, slots=True, eq=False)
class Vraag(Generic[T]):
    """One question to one source.

    Args:
        bron: the source's name as people know it.
        gegevens: what is read, as the person sees it in the log ("uw zaken").
        stel: asks it; called with `deadline=`.
        dienst: the service that a machtiging must cover for this question. It may stay out where the purpose itself is
            of one service; where it is of several, a question without one is not asked for another.
        bewaar: how the answer is kept for the session; None: it is asked each time.
        onderdeel: of which part of the picture at the counter it is; without one a caseworker never gets an answer.
    """

    bron: str
    gegevens: str
    stel: Callable[..., Awaitable[T]]
    dienst: Dienst | None = None
    bewaar: Bewaren | None = None
    onderdeel: Onderdeel | None = None


@dataclass(frozen=True, slots=True, eq=False)
class VraagVelen(Generic[T]):
    """One question to one source about many companies at once, such as the clients of a bookkeeper.

    Args:
        bron: the source's name as people know it.
        gegevens: what is read, as each of the companies sees it in its log.
        stel: asks it; called with the companies and `deadline=`, and answers for every one of them.
        diensten: a company is in the question only when its machtiging covers one of these services.
        bewaar: how what the source says of one company is kept for the session; None: it is asked each time.
    """

    bron: str
    gegevens: str
    stel: Callable[..., Awaitable[Mapping[Onderneming, T]]]
    diensten: frozenset[Dienst]
    bewaar: Bewaren | None = None

    def about(self, ondernemingen: tuple[Onderneming, ...]) -> Vraag[tuple[tuple[Onderneming, T], ...]]:
        """The question about these companies."""

        async def stel(**kwargs: Any) -> tuple[tuple[Onderneming, T], ...]:  # noqa: ANN401 - the deadline
            return tuple((await self.stel(ondernemingen, **kwargs)).items())

        # Another company, or other numbers of one, makes it another question.
        bewaar = None
        if self.bewaar:
            paar = tuple.__class_getitem__((Onderneming, self.bewaar.vorm))
            vorm = tuple.__class_getitem__((paar, ...))
            bewaar = Bewaren(f"{self.bewaar.sleutel} van {sorted(map(_wie, ondernemingen))}", vorm)
        return Vraag(self.bron, self.gegevens, stel, bewaar=bewaar)


def _wie(onderneming: Onderneming) -> tuple[str, ...]:
    vestigingen = sorted(map(str, onderneming.vestigingen))
    return (str(onderneming.kvk_nummer), str(onderneming.rsin), str(onderneming.beperkt), *vestigingen)
