"""The policy of each view: `requires` for personal data, `public` for the rest (OWASP ASVS 8.1.1, 8.3.1).

The level and the purpose come from one table, `portal.verantwoording.verwerkingenregister.REGISTER`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from inspect import unwrap
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.cache import patch_vary_headers

from portal.core.beleid import KENMERK, public
from portal.toegang.persoon import PersoonRequest
from portal.toegang.services import find_persoon
from portal.toegang.volgende import safe_next
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = ["Beleidsregel", "PersoonRequest", "list_beleid", "public", "requires"]

P = ParamSpec("P")
PersonalView = Callable[Concatenate[PersoonRequest, P], HttpResponse]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def requires(activiteit: str, *, verlengt: bool = True) -> Callable[[PersonalView[P]], AnyView[P]]:
    """Let only a logged-in person at the level of this activity pass; the view finds `request.persoon`.

    Who is not logged in goes to the login page and comes back after it; whose level is too low as well, to log in at
    the right level. The answer is never stored by a browser or a cache.

    Args:
        activiteit: key in the verwerkingenregister.
        verlengt: whether a request counts as activity; False for what a page asks by itself.

    Raises:
        KeyError: the register does not know the activity; at import, so before anybody can come in.
    """
    needed = REGISTER[activiteit]

    def decorate(view: PersonalView[P]) -> AnyView[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.session.verlengt = verlengt  # type: ignore[attr-defined]
            persoon = find_persoon(request=request)
            if persoon is None or persoon.niveau < needed.niveau:
                response: HttpResponse = _to_login(request, needed, step_up=persoon is not None)
            else:
                request.persoon = persoon  # type: ignore[attr-defined]
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie"])
            return response

        setattr(checked, KENMERK, needed)
        return checked

    return decorate


def _to_login(request: HttpRequest, activiteit: Verwerkingsactiviteit, *, step_up: bool) -> HttpResponseRedirect:
    volgende = request.get_full_path() if request.method in {"GET", "HEAD"} else None
    query = {"next": safe_next(volgende)}
    if step_up:
        query["niveau"] = activiteit.niveau.name.lower()
    return HttpResponseRedirect(f"{reverse('toegang:inloggen')}?{urlencode(query)}")


@dataclass(frozen=True, slots=True)
class Beleidsregel:
    """The policy of one URL pattern.

    Args:
        patroon: the whole pattern, from the root.
        view: dotted name of the view.
        heeft_beleid: whether the view says what it needs.
        activiteit: what `requires` names; None for an open view.
    """

    patroon: str
    view: str
    heeft_beleid: bool
    activiteit: Verwerkingsactiviteit | None


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
