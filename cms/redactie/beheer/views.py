"""Mijn werk, 'Ik heb dit gecontroleerd', the teams of an organisation and the handbook."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as Bladzijde
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.utils import get_latest_str, get_valid_next_url_from_request
from wagtail.admin.widgets import AdminDateInput

from cms.producten.models import Organisatie
from cms.redactie.adressen import edit_url
from cms.redactie.beheer.handleiding import read_handleiding
from cms.redactie.controle import find_ding, mark_gecontroleerd, may_check, propose_controle
from cms.redactie.dashboard import Werklijst, find_leverancier, list_leveranciers
from cms.redactie.rollen import ensure_teams

KORT = 5
PER_PAGINA = 50


def _render(request: HttpRequest, sjabloon: str, kop: str, icoon: str, **context: object) -> TemplateResponse:
    kruimels = [
        {"url": reverse("wagtailadmin_home"), "label": _("Start")},
        {"url": "", "label": kop},
    ]
    context |= {"header_title": kop, "header_icon": icoon, "breadcrumbs_items": kruimels}
    return TemplateResponse(request, f"redactie/{sjabloon}.html", context)


def read_werk(user: Any) -> Sequence[tuple[str, Werklijst]]:  # noqa: ANN401 - request.user
    """The first rows of each list that is for this person."""
    lijsten = ((sleutel, leverancier(user=user, vanaf=0, aantal=KORT)) for sleutel, leverancier in list_leveranciers())
    return [(sleutel, lijst) for sleutel, lijst in lijsten if lijst is not None]


@require_GET
def mijn_werk(request: HttpRequest) -> HttpResponse:
    """All that waits for this person."""
    return _render(request, "mijn_werk", _("Mijn werk"), "tasks", lijsten=read_werk(request.user))


@require_GET
def werklijst(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One list, page by page."""
    leverancier = find_leverancier(sleutel)
    nummer = request.GET.get("p", "1")
    pagina = int(nummer) if nummer.isdecimal() and len(nummer) < 6 else 1  # noqa: PLR2004 - no list is so long
    vanaf = max(pagina - 1, 0) * PER_PAGINA
    lijst = leverancier(user=request.user, vanaf=vanaf, aantal=PER_PAGINA) if leverancier else None  # type: ignore[arg-type] # logged in
    if lijst is None:
        raise Http404
    bladzijde: Bladzijde[int] = Paginator(range(lijst.aantal), PER_PAGINA).get_page(pagina)
    return _render(request, "werklijst", lijst.titel, "tasks", lijst=lijst, bladzijde=bladzijde)


class ControleForm(forms.Form):
    """When to check again."""

    opnieuw = forms.DateField(
        label=gettext_lazy("Opnieuw controleren op"),
        help_text=gettext_lazy("Verandert er eerder iets, bijvoorbeeld een bedrag op 1 januari? Kies dan die datum."),
        widget=AdminDateInput,
    )

    def clean_opnieuw(self) -> date:
        """Later than today."""
        opnieuw: date = self.cleaned_data["opnieuw"]
        if opnieuw <= timezone.localdate():
            raise forms.ValidationError(_("Kies een datum na vandaag."))
        return opnieuw


@require_http_methods(["GET", "POST"])
def gecontroleerd(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """'Ik heb dit gecontroleerd': asks for the next date and sets both."""
    ding = find_ding(soort=soort, pk=pk)
    if ding is None:
        raise Http404
    if not may_check(ding=ding, user=request.user):
        raise PermissionDenied
    begin = {"opnieuw": propose_controle(vanaf=timezone.localdate())}
    formulier = ControleForm(request.POST or None, initial=begin)
    terug = get_valid_next_url_from_request(request) or edit_url(ding)
    if request.method == "POST" and formulier.is_valid():
        mark_gecontroleerd(ding=ding, user=request.user, opnieuw=formulier.cleaned_data["opnieuw"])
        messages.success(request, _("Genoteerd: u hebt dit vandaag gecontroleerd."))
        return HttpResponseRedirect(terug)
    return _render(
        request,
        "gecontroleerd",
        _("Gecontroleerd"),
        "check",
        formulier=formulier,
        titel=get_latest_str(ding),
        terug=terug,
    )


@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """The teams of an organisation: who is in them, and a button to make them."""
    if not request.user.has_perm("auth.add_user"):
        raise PermissionDenied
    organisatie = get_object_or_404(Organisatie, pk=pk)
    if request.method == "POST":
        ensure_teams(organisatie=organisatie)
        messages.success(request, _("De teams staan klaar. Zet er nu mensen in bij Instellingen, Gebruikers."))
        return HttpResponseRedirect(request.path)
    teams = organisatie.teams.select_related("groep").prefetch_related("groep__user_set").order_by("pk")
    return _render(request, "team", _("Team van %s") % organisatie, "group", organisatie=organisatie, teams=teams)


@require_GET
def handleiding(request: HttpRequest) -> HttpResponse:
    """The handbook for editors."""
    return _render(request, "handleiding", _("Handleiding"), "help", delen=read_handleiding())
