"""The policy of every view that the URLconf reaches, for who wants to check that none is forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import unwrap
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from portal.core.beleid import KENMERK
from portal.toegang.medewerkers.beleid import ROLLEN
from portal.verantwoording.verwerkingenregister import Verwerkingsactiviteit


@dataclass(frozen=True, slots=True)
class Beleidsregel:
    """The policy of one URL pattern.

    Args:
        patroon: the whole pattern, from the root.
        view: dotted name of the view.
        heeft_beleid: whether the view says what it needs.
        activiteit: what `requires` names; None for an open view.
        rollen: of a view of the counter, who may open it.
    """

    patroon: str
    view: str
    heeft_beleid: bool
    activiteit: Verwerkingsactiviteit | None
    rollen: frozenset[str] = frozenset()


def list_beleid(urlconf: str | None = None) -> list[Beleidsregel]:
    """The policy of every view that the URLconf reaches, in order; by default the site's."""
    return [_regel(patroon, view) for patroon, view in _views(get_resolver(urlconf).url_patterns, "/")]


def _regel(patroon: str, view: Callable[..., Any]) -> Beleidsregel:
    """Class-based and API views carry their policy on the class or on the functions behind them."""
    own = getattr(view, "view_class", view)
    functions = _operations(view) or [own]
    known = all(hasattr(function, KENMERK) for function in functions)
    activiteiten = [getattr(function, KENMERK, None) for function in functions]
    return Beleidsregel(
        patroon=patroon,
        view=f"{own.__module__}.{getattr(own, '__qualname__', type(own).__name__)}",
        heeft_beleid=known,
        activiteit=next(filter(None, activiteiten), None),
        rollen=next(filter(None, (getattr(function, ROLLEN, None) for function in functions)), frozenset()),
    )


def _operations(view: Callable[..., Any]) -> list[Callable[..., Any]]:
    """The functions of a django-ninja path, whose view is a closure over all its methods."""
    for cell in getattr(unwrap(view), "__closure__", None) or ():
        operations = getattr(cell.cell_contents, "operations", None)
        if isinstance(operations, list):
            return [operation.view_func for operation in operations]
    return []


def _views(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, path)
        else:
            yield path, pattern.callback
