"""What a page is made of, said while it is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Every page depends on this: what is shared by many, such as organisations and themes, has no page of its own.
GEDEELD = "gedeeld"
# A page that does not say what it is made of is old after any publication.
ALLES = "alles"

_verzameld: ContextVar[set[str] | None] = ContextVar("paginacache", default=None)


def depends_on(*sleutels: str) -> None:
    """Say that the page which is being made shows these, by their key in search (`product:paspoort`).

    A page that says so once must name all that it shows, for it is no longer made anew after other publications.
    """
    verzameld = _verzameld.get()
    if verzameld is not None:
        verzameld.update(sleutels)


@contextmanager
def collect() -> Iterator[set[str]]:
    """Gives the set that `depends_on` fills inside the block."""
    verzameld: set[str] = set()
    teken = _verzameld.set(verzameld)
    try:
        yield verzameld
    finally:
        _verzameld.reset(teken)
