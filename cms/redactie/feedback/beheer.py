"""Reactions in the admin: the list, one reaction, the counts per page, and searches without a result."""

from datetime import timedelta
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from cms.redactie.bereik import is_redacteur, own_only
from cms.redactie.feedback.forms import AfhandelForm
from cms.redactie.feedback.services import handle_reactie
from cms.redactie.models import Paginasoort, Reactie, Reactiestatus, Reactietelling, Reden, Zoekterm
from cms.redactie.rapport import EigenRapport, eigen_organisaties
from cms.redactie.rollen import is_landelijk

MAX_DAGEN = 365


class ReactieFilter(WagtailFilterSet):
    """By organisation, state, reason and kind of page; mine."""

    organisatie = django_filters.ModelChoiceFilter(queryset=eigen_organisaties, label=gettext_lazy("Organisatie"))
    status = django_filters.MultipleChoiceFilter(choices=Reactiestatus, label=gettext_lazy("Stand"))
    reden = django_filters.ChoiceFilter(choices=Reden, label=gettext_lazy("Reden"))
    soort = django_filters.ChoiceFilter(choices=Paginasoort, label=gettext_lazy("Soort pagina"))
    van_mij = django_filters.BooleanFilter(method="filter_van_mij", label=gettext_lazy("Ik behandel dit"))

    class Meta:
        model = Reactie
        fields: list[str] = []

    def filter_van_mij(self, reacties: QuerySet[Reactie], _naam: str, waarde: bool) -> QuerySet[Reactie]:  # noqa: FBT001 - django-filter's signature
        """Those that this editor handles, or all others."""
        mijn = {"behandelaar": self.request.user}
        return reacties.filter(**mijn) if waarde else reacties.exclude(**mijn)


class ReactiesRapport(EigenRapport):
    """What readers said, the latest first."""

    model = Reactie
    page_title = gettext_lazy("Reacties van lezers")
    header_icon = "comment"
    index_url_name = "redactie_reacties:reacties"
    index_results_url_name = "redactie_reacties:reacties_results"
    filterset_class = ReactieFilter
    default_ordering = "-gemaakt_op"
    columns = [
        TitleColumn(
            "titel",
            label=gettext_lazy("Pagina"),
            get_url=lambda reactie: reverse("redactie_reacties:reactie", args=[reactie.pk]),
        ),
        Column("get_reden_display", label=gettext_lazy("Reden")),
        Column("tekst", label=gettext_lazy("Reactie")),
        Column("organisatie", label=gettext_lazy("Organisatie")),
        Column("get_status_display", label=gettext_lazy("Stand")),
        Column("behandelaar", label=gettext_lazy("Behandelaar")),
        DateColumn("gemaakt_op", label=gettext_lazy("Ontvangen")),
    ]
    list_export = [
        "titel",
        "pad",
        "organisatie",
        "get_reden_display",
        "tekst",
        "get_status_display",
        "antwoord",
        "gemaakt_op",
    ]
    export_headings = {
        "get_reden_display": gettext_lazy("Reden"),
        "get_status_display": gettext_lazy("Stand"),
    }
    export_filename = "reacties"

    def get_base_queryset(self) -> QuerySet[Any]:
        """With whose they are."""
        return super().get_base_queryset().select_related("organisatie", "behandelaar")


class TellingenRapport(EigenRapport):
    """How many readers found what they came for, per page, over the last year."""

    model = Reactietelling
    page_title = gettext_lazy("Gevonden of niet, per pagina")
    header_icon = "view"
    index_url_name = "redactie_reacties:tellingen"
    index_results_url_name = "redactie_reacties:tellingen_results"
    default_ordering = ["-niet_gevonden", "pad"]
    columns = [
        Column("titel", label=gettext_lazy("Pagina"), accessor=lambda rij: rij["titel"]),
        Column("pad", label=gettext_lazy("Webadres"), accessor=lambda rij: rij["pad"]),
        Column("gevonden", label=gettext_lazy("Gevonden"), accessor=lambda rij: rij["gevonden"]),
        Column("niet_gevonden", label=gettext_lazy("Niet gevonden"), accessor=lambda rij: rij["niet_gevonden"]),
    ]
    list_export = ["titel", "pad", "gevonden", "niet_gevonden"]
    export_headings = {"gevonden": gettext_lazy("Gevonden"), "niet_gevonden": gettext_lazy("Niet gevonden")}
    export_filename = "gevonden"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Added up."""
        sinds = timezone.localdate() - timedelta(days=MAX_DAGEN)
        rijen = super().get_base_queryset().filter(dag__gte=sinds).values("pad", "titel")
        opgeteld: QuerySet[Any] = rijen.annotate(gevonden=Sum("ja"), niet_gevonden=Sum("nee"))
        return opgeteld

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        """The row is a dict already."""
        return {naam: item[naam] for naam in self.list_export}


class ZoektermenRapport(EigenRapport):
    """What people searched for in vain; for the national editors."""

    model = Zoekterm
    page_title = gettext_lazy("Vragen zonder resultaat")
    header_icon = "search"
    index_url_name = "redactie_reacties:zoektermen"
    index_results_url_name = "redactie_reacties:zoektermen_results"
    default_ordering = ["-dag", "-zoekers"]
    template_name = "redactie/zoektermen.html"
    columns = [
        Column("term", label=gettext_lazy("Zoekvraag")),
        Column("zoekers", label=gettext_lazy("Aantal mensen")),
        Column("taal", label=gettext_lazy("Taal")),
        DateColumn("dag", label=gettext_lazy("Dag")),
        DateColumn("afgehandeld_op", label=gettext_lazy("Opgelost op")),
    ]
    list_export = ["term", "zoekers", "taal", "dag", "afgehandeld_op"]
    export_filename = "zonder-resultaat"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """No page and so no organisation belongs to these."""
        if not is_landelijk(user=request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Any]:
        """All, or the one that is asked for."""
        termen: QuerySet[Any] = Zoekterm.objects.all()
        gevraagd = self.request.GET.get("q", "")
        return termen.filter(term=gevraagd) if gevraagd else termen

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With the term that a button can tick off."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"gevraagd": self.request.GET.get("q", "")}


@require_POST
def zoekterm_opgelost(request: HttpRequest) -> HttpResponse:
    """An editor wrote a page or added the words: this question has an answer now."""
    if not is_landelijk(user=request.user):
        raise PermissionDenied
    termen = Zoekterm.objects.filter(term=request.POST.get("term", ""), afgehandeld_op=None)
    termen.update(afgehandeld_op=timezone.localdate())
    messages.success(request, _("Genoteerd. Komt de vraag terug, dan ziet u die weer."))
    return HttpResponseRedirect(reverse("redactie_reacties:zoektermen"))


@require_http_methods(["GET", "POST"])
def reactie(request: HttpRequest, pk: int) -> HttpResponse:
    """One reaction: read it, take it, answer it."""
    if not is_redacteur(user=request.user):
        raise PermissionDenied
    eigen = own_only(Reactie.objects.select_related("organisatie"), user=request.user)
    gevonden = get_object_or_404(eigen, pk=pk)
    formulier = AfhandelForm(request.POST or None, instance=gevonden)
    if request.method == "POST" and formulier.is_valid():
        handle_reactie(reactie=gevonden, **_read(formulier))
        messages.success(request, _("De reactie is bijgewerkt."))
        return HttpResponseRedirect(reverse("redactie_reacties:reacties"))
    context = {
        "reactie": gevonden,
        "formulier": formulier,
        "tellingen": Reactietelling.objects.filter(pad=gevonden.pad).aggregate(ja=Sum(F("ja")), nee=Sum(F("nee"))),
        "header_title": gevonden.titel,
        "header_icon": "comment",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("redactie_reacties:reacties"), "label": _("Reacties van lezers")},
            {"url": "", "label": gevonden.titel},
        ],
    }
    return TemplateResponse(request, "redactie/reactie_afhandelen.html", context)


def _read(formulier: AfhandelForm) -> dict[str, Any]:
    waarden = formulier.cleaned_data
    return {naam: waarden[naam] for naam in ("behandelaar", "antwoord", "op_de_site")} | {
        "status": Reactiestatus(waarden["status"])
    }
