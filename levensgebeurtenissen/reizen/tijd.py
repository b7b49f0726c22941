"""Time: a list that is kept nowhere outlives the session in the page itself (WCAG 2.2.1); see `vragen.bewaring`."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from levensgebeurtenissen.reizen import sessie
from levensgebeurtenissen.reizen.pagina import kruimels
from levensgebeurtenissen.selectors import list_gebeurtenissen
from levensgebeurtenissen.vragen.beleid import flow
from levensgebeurtenissen.vragen.bewaring import BEWAARD, time_left


@flow
@require_POST
def blijven(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody is still there: the session lives on. A script gets the time that is left, a form goes on."""
    sessie.restore(request, slug=slug, bewaard=request.POST.get(BEWAARD, ""))
    if request.headers.get("X-Fragment"):
        return JsonResponse({"rest": time_left(request)["rest_ms"]})
    return _to_lijst(slug)


@flow
@require_POST
def pauze(request: HttpRequest, slug: str) -> HttpResponse:
    """The time is over: the list leaves our computer and waits in the page."""
    pagina = get_object_or_404(list_gebeurtenissen(), slug=slug)
    sessie.restore(request, slug=slug, bewaard=request.POST.get(BEWAARD, ""))
    context = {
        "pagina": pagina,
        "bewaard": sessie.seal(request, slug=slug),
        "verder_url": reverse("stappenlijst:verder", args=[slug]),
        "begin_url": reverse("stappenlijst:vragen", args=[slug]),
        "kruimels": kruimels(pagina, _("Pauze")),
    }
    sessie.drop(request, slug=slug)
    return render(request, "levensgebeurtenissen/vragen/pauze.html", context)


@flow
@require_POST
def verder(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on with the list that waited in the page."""
    sessie.restore(request, slug=slug, bewaard=request.POST.get(BEWAARD, ""))
    return _to_lijst(slug)


def time_for(request: HttpRequest, *, slug: str) -> dict[str, Any]:
    """What the warning before the end of the session needs."""
    adressen = {naam: reverse(f"stappenlijst:{naam}", args=[slug]) for naam in ("blijven", "pauze", "wissen")}
    return {**time_left(request), **adressen, "bewaard": sessie.seal(request, slug=slug)}


def _to_lijst(slug: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("stappenlijst:lijst", args=[slug]), status=HTTPStatus.SEE_OTHER)
