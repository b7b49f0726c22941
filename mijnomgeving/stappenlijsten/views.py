"""/mijn/stappenlijsten/: the lists, one list, its ticks, its days, and throwing it away."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.reizen.agenda import list_dagen, make_bestand
from levensgebeurtenissen.reizen.forms import CodeForm
from levensgebeurtenissen.reizen.pagina import read_vink
from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.stappenlijsten.rijen import Bewaard
from mijnomgeving.stappenlijsten.selectors import ACTIVITEIT, GetoondeLijst, Lijsten, list_bewaard, read_lijsten
from mijnomgeving.stappenlijsten.services import GeenLijst, open_lijst, tick_stap, wipe_lijst
from mijnomgeving.suggesties.selectors import index_url
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires(ACTIVITEIT)
def stappenlijsten(request: PersoonRequest) -> HttpResponse:
    """Every list, how far it is and what comes next."""
    gelezen = read_lijsten(Lezing(request, ACTIVITEIT), list_bewaard(betrokkene=request.persoon.betrokkene))
    context = {
        "lijsten": gelezen.lijsten,
        "ontbreekt": gelezen.ontbreekt,
        "formulier": CodeForm(),
        "levensgebeurtenissen_url": index_url(),
        "kruimels": kruimels((_("Stappenlijsten"), None)),
    }
    return render_pagina(request, "stappenlijsten", context)


@require_safe
@requires(ACTIVITEIT)
def stappenlijst(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """One list: its steps in order, with the zaken that belong to them.

    Raises:
        Http404: this person has no such list.
    """
    gelezen = _read(request, kenmerk)
    [getoond] = gelezen.lijsten
    context = {
        "getoond": getoond,
        "heeft_dagen": bool(getoond.lijst and list_dagen(getoond.lijst)),
        "ontbreekt": gelezen.ontbreekt,
        "kruimels": spoor((titel_of(getoond), None)),
    }
    return render_pagina(request, "stappenlijst", context)


@require_POST
@requires(ACTIVITEIT)
def vink(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """Tick a step, or take the tick away: also one that a source gave.

    Raises:
        Http404: this person has no such list, or the list no such step.
    """
    bewaard = find(request, kenmerk)
    stap, gedaan = read_vink(request.POST)
    if bewaard.pagina is None or stap not in {blok.id for blok in bewaard.pagina.stappen}:
        raise Http404
    tick_stap(persoon=request.persoon, kenmerk=kenmerk, stap=stap, gedaan=gedaan)
    return HttpResponseRedirect(
        f"{reverse('mijn:stappenlijst', args=[kenmerk])}#stap-{stap}", status=HTTPStatus.SEE_OTHER
    )


@require_safe
@requires(ACTIVITEIT)
def agenda(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """The last days of what is still to do, for one's own calendar.

    Raises:
        Http404: this person has no such list, or no day of it is to come.
    """
    [getoond] = _read(request, kenmerk).lijsten
    if getoond.lijst is None or not list_dagen(getoond.lijst):
        raise Http404
    inhoud = make_bestand(getoond.lijst, nu=timezone.now())
    response = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    naam = content_disposition_header(as_attachment=True, filename="stappenlijst.ics")
    response.headers["Content-Disposition"] = str(naam)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def weggooien(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """First the question, then the list is gone.

    Raises:
        Http404: this person has no such list.
    """
    bewaard = find(request, kenmerk)
    if request.method == "POST":
        wipe_lijst(persoon=request.persoon, kenmerk=kenmerk)
        tell(request, _("Uw stappenlijst is weggegooid."))
        return HttpResponseRedirect(reverse("mijn:stappenlijsten"), status=HTTPStatus.SEE_OTHER)
    getoond = GetoondeLijst(bewaard, None)
    context = {"titel": titel_of(getoond), "kenmerk": kenmerk, "kruimels": spoor((_("Weggooien"), None))}
    return render_pagina(request, "stappenlijst_weggooien", context)


def find(request: PersoonRequest, kenmerk: UUID) -> Bewaard:
    """The list of this person; that it was read stands in the logs.

    Raises:
        Http404: there is none.
    """
    log_read(request)
    try:
        return open_lijst(persoon=request.persoon, kenmerk=kenmerk)
    except GeenLijst:
        raise Http404 from None


def log_read(request: PersoonRequest) -> None:
    """Write down that what the portal itself keeps of this person's lists was read."""
    read_eigen(
        persoon=request.persoon,
        activiteit=ACTIVITEIT,
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw stappenlijsten"),
    )


def titel_of(getoond: GetoondeLijst) -> str:
    """What the list is called; without its page the last part of the address is all we know."""
    pagina = getoond.bewaard.pagina
    return str(translated_text(pagina, "titel")) if pagina else getoond.bewaard.invulling.slug.replace("-", " ")


def spoor(*verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The crumbs to a page about a list."""
    return kruimels((_("Stappenlijsten"), reverse("mijn:stappenlijsten")), *verder)


def _read(request: PersoonRequest, kenmerk: UUID) -> Lijsten:
    return read_lijsten(Lezing(request, ACTIVITEIT), [find(request, kenmerk)])
