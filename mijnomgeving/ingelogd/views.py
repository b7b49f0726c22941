"""/mijn/ingelogd/."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.logins import end_logins, list_logins
from portal.toegang.middelen import UITLEG

ALLE = "alle"


@require_safe
@requires("mijn-inlog")
def ingelogd(request: PersoonRequest) -> HttpResponse:
    """Every place where this person is logged in now."""
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-inlog",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("waar u bent ingelogd"),
    )
    logins = [
        (inlog, UITLEG[inlog.middel].naam)
        for inlog in list_logins(request=request, handelende=request.persoon.handelende)
    ]
    context = {"logins": logins, "alle": ALLE, "kruimels": kruimels((_("Waar u bent ingelogd"), None))}
    return render_pagina(request, "ingelogd", context)


@require_POST
@requires("mijn-inlog")
def sluiten(request: PersoonRequest) -> HttpResponse:
    """End one other session, or all others; this one goes on."""
    gekozen = request.POST.get("inlog", "")
    if gekozen:
        ended = end_logins(
            request=request,
            handelende=request.persoon.handelende,
            inlog_id=None if gekozen == ALLE else gekozen,
        )
        zin = ngettext("Uitgelogd op %(n)s andere plek.", "Uitgelogd op %(n)s andere plekken.", ended) % {"n": ended}
        tell(request, zin)
    return HttpResponseRedirect(reverse("mijn:ingelogd"), status=HTTPStatus.SEE_OTHER)
