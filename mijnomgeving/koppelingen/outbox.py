"""The page Wachtrij in the admin: what must still reach another party, and what was given up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.koppelingen.views import check_beheerder
from portal.outbox.models import OutboxBericht
from portal.outbox.selectors import find_stand, list_dode
from portal.outbox.services import retry_dode

PER_PAGINA = 50


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """How many wait and since when, and which were given up; never what they say."""
    check_beheerder(request)
    context = {
        "stand": find_stand(),
        "pagina": Paginator(list_dode(), PER_PAGINA).get_page(request.GET.get("pagina")),
        "header_title": _("Wachtrij"),
        "page_title": _("Wachtrij"),
        "header_icon": "upload",
    }
    return render(request, "koppelingen/outbox.html", context)


@require_POST
def opnieuw(request: HttpRequest, bericht_id: int) -> HttpResponse:
    """Let one that was given up begin again.

    Raises:
        Http404: no such message was given up.
    """
    check_beheerder(request)
    try:
        retry_dode(bericht_id=bericht_id)
    except OutboxBericht.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Wij proberen het opnieuw."))
    return redirect("koppelingen:outbox")
