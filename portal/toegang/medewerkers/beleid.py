"""The policy of each page of the counter: `requires_medewerker` (OWASP ASVS 8.1.1, 8.3.1).

The purpose and the roles come from the same table as those of persons, the verwerkingenregister. No person who logs in
for the own affairs comes in here, and no caseworker in MijnOmgeving: a session is of the one or of the other.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from portal.core.beleid import KENMERK
from portal.toegang.medewerkers.medewerker import Loketmedewerker, LoketRequest, Rol
from portal.toegang.medewerkers.services import Uitgezet, find_medewerker
from portal.toegang.medewerkers.volgende import THUIS, safe_loket, thuis_of
from portal.verantwoording.services import record_event
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = ["LoketRequest", "may_open", "requires_medewerker"]

P = ParamSpec("P")
LoketView = Callable[Concatenate[LoketRequest, P], HttpResponse]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponse]
ROLLEN = "loketrollen"
"""The attribute that holds which roles a view is for."""


def requires_medewerker(
    activiteit: str, *, rollen: frozenset[Rol] = frozenset({Rol.BALIE}), verlengt: bool = True
) -> Callable[[LoketView[P]], AnyView[P]]:
    """Let only a logged-in caseworker with one of these roles pass; the view finds `request.medewerker`.

    Who is not logged in goes to the login page of the counter and comes back after it. Who was, but whose account was
    switched off or who was logged out from the organisation, is told so with status 401 (KWALITEIT B9). Another role
    gives 403, which is logged. The answer is never stored by a browser or a cache.

    Args:
        activiteit: key in the verwerkingenregister; one of the counter.
        rollen: who has one of these may come in.
        verlengt: whether a request counts as activity; False for what a page asks by itself.

    Raises:
        KeyError: the register does not know the activity; at import, so before anybody can come in.
        ValueError: the register does not give the activity to these roles; at import as well.
    """
    needed = REGISTER[activiteit]
    if not rollen or not rollen <= needed.loketrollen:
        raise ValueError(f"{activiteit} is not for {', '.join(sorted(rollen))}")

    def decorate(view: LoketView[P]) -> AnyView[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            response = _refuse(request, needed, rollen, verlengt=verlengt)
            response = response or view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie"])
            return response

        setattr(checked, KENMERK, needed)
        setattr(checked, ROLLEN, rollen)
        return checked

    return decorate


def may_open(medewerker: Loketmedewerker, rollen: frozenset[Rol]) -> bool:
    """Whether a page for these roles opens for this caseworker; for menus."""
    return not medewerker.rollen.isdisjoint(rollen)


def _refuse(
    request: HttpRequest, needed: Verwerkingsactiviteit, rollen: frozenset[Rol], *, verlengt: bool
) -> HttpResponse | None:
    """What keeps this request out; None when it may go on, and then it has its caseworker."""
    if getattr(request, "taal_prefix", ""):
        # The counter speaks Dutch only.
        return HttpResponseRedirect(request.path_info if request.method in {"GET", "HEAD"} else THUIS)
    request.session.verlengt = verlengt  # type: ignore[attr-defined]
    try:
        medewerker = find_medewerker(request=request)
    except Uitgezet as fout:
        uitgezet = {"geblokkeerd": fout.geblokkeerd}
        return render(request, "medewerkers/uitgezet.html", uitgezet, status=HTTPStatus.UNAUTHORIZED)
    if medewerker is None:
        return _to_login(request)
    request.medewerker = medewerker  # type: ignore[attr-defined]
    if may_open(medewerker, rollen):
        return None
    record_event(actie="loket", resultaat="geweigerd", handelende=medewerker.handelende, over=f"rol voor {needed.id}")
    context = {"rollen": sorted(rollen), "eigen": sorted(medewerker.rollen), "thuis": thuis_of(medewerker)}
    return render(request, "medewerkers/andere_rol.html", context, status=HTTPStatus.FORBIDDEN)


def _to_login(request: HttpRequest) -> HttpResponse:
    pad = request.get_full_path() if request.method in {"GET", "HEAD"} else None
    return HttpResponseRedirect(f"{reverse('medewerkers:inloggen')}?{urlencode({'next': safe_loket(pad)})}")
