"""Lists for the API that turn only the asked page into answers."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

from django.conf import settings
from django.db.models import QuerySet

UitT = TypeVar("UitT")


class Reeks(Sequence[UitT]):
    """A list of models as answers. `maak` gets one page at a time, so that it can look up related things at once."""

    def __init__(self, bron: QuerySet[Any] | list[Any], maak: Callable[[Sequence[Any]], list[UitT]]) -> None:
        self._bron = bron
        self._maak = maak

    def __len__(self) -> int:
        return self._bron.count() if isinstance(self._bron, QuerySet) else len(self._bron)

    @overload
    def __getitem__(self, plek: int) -> UitT: ...

    @overload
    def __getitem__(self, plek: slice) -> list[UitT]: ...

    def __getitem__(self, plek: int | slice) -> UitT | list[UitT]:
        if isinstance(plek, slice):
            return self._maak(list(self._bron[plek]))
        return self._maak([self._bron[plek]])[0]


def absolute_url(pad: str | None) -> str:
    """A path of this site as a whole URL."""
    return f"{settings.SITE_URL}{pad or '/'}"
