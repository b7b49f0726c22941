"""A form that was filled in for one is never sent for another (KWALITEIT B15).

Somebody with two tabs switches in one of them; what still stands in the other belongs to the one before. Switching
makes a new token for forms (`services.act_for`), so that every form of before is refused; a form that says whose it is
(`invoer`) is refused as well after a login by another. Nothing is sent, and what was typed is kept for when the person
is back at the one it was for.
"""

from hmac import compare_digest
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.toegang import invoer
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.services import find_persoon


def refuse_other(request: HttpRequest, persoon: Sessiepersoon) -> HttpResponse | None:
    """The page that says for whom one acts now; None for a form of who acts, and for one that does not say whose."""
    eigenaar = request.POST.get(invoer.EIGENAAR, "") if request.method == "POST" else ""
    if not eigenaar or compare_digest(eigenaar.encode(), invoer.eigenaar_of(persoon).encode()):
        return None
    return _page(request, andere=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """The page for a form with an old token: of before a switch, or of a page that lay open for too long."""
    persoon = find_persoon(request=request)
    if persoon is None:
        return _page(request, andere=False)
    # For the shell, which says for whom one acts; no view is reached.
    request.persoon = persoon  # type: ignore[attr-defined]
    return refuse_other(request, persoon) or _page(request, andere=False)


def _page(request: HttpRequest, *, andere: bool) -> HttpResponse:
    bewaard = andere and invoer.keep(request=request)
    context = {"andere": andere, "bewaard": bewaard}
    status = HTTPStatus.CONFLICT if andere else HTTPStatus.FORBIDDEN
    response = render(request, "toegang/andere_partij.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
