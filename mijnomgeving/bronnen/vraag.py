"""A question to a source."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from portal.core.machtiging import Dienst

T = TypeVar("T")


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
    """

    bron: str
    gegevens: str
    stel: Callable[..., Awaitable[T]]
    dienst: Dienst | None = None
    bewaar: Bewaren | None = None
