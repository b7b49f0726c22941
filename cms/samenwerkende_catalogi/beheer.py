"""The page Bronnen in the admin: where products come from, how the last import went, and what an editor decides."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from cms.samenwerkende_catalogi.models import ONAF, Bron, Bronsoort, Importrun, Runstatus
from cms.samenwerkende_catalogi.services import approve_run, reject_run, request_run

# What the web server in front lets through; a larger feed comes gzipped, or from a web address.
MAX_INGELEVERD = 100 * 1024 * 1024
PER_PAGINA = 50
MAX_RUNS = 20
MAX_VOORBEELDEN = 20
_RECHT = "samenwerkende_catalogi.change_bron"
P = ParamSpec("P")


class BestandForm(forms.Form):
    """A feed as a file."""

    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een XML-bestand volgens Samenwerkende Catalogi 4.0. Ingepakt met gzip mag ook."),
        error_messages={"required": gettext_lazy("Kies eerst een bestand.")},
    )

    def clean_bestand(self) -> "UploadedFile[bytes]":
        """Not larger than what may be handed in."""
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        if bestand.size is None or bestand.size > MAX_INGELEVERD:
            raise ValidationError(
                _("Dit bestand is te groot. Het mag hoogstens %d MB zijn. Pak het in met gzip.")
                % (MAX_INGELEVERD // 2**20)
            )
        return bestand


def _last_status(bron: Any) -> str:  # noqa: ANN401 - a Bron with what the list adds to it
    return str(Runstatus(bron.laatste_status).label) if bron.laatste_status else ""


class BronIndexView(generic.IndexView):
    """The sources, with their last import."""

    def get_base_queryset(self) -> QuerySet[Bron]:
        """With the last import and the number of records in quarantine."""
        laatste = Importrun.objects.filter(bron=OuterRef("pk")).order_by("-pk")
        bronnen: QuerySet[Bron] = super().get_base_queryset()
        return bronnen.annotate(
            laatste_status=Subquery(laatste.values("status")[:1]),
            laatste_op=Subquery(laatste.values("gevraagd_op")[:1]),
            aantal_fouten=Count("fouten"),
        )


class BronInspectView(generic.InspectView):
    """One source: what waits for a decision, its last imports, its quarantine."""

    def get_page_title(self) -> str:
        """The name says it."""
        return str(self.object)

    def get_page_subtitle(self) -> str:
        """None: see the title."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list of sources, and this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Bronnen")},
            {"url": "", "label": str(self.object)},
        ]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """What the template shows."""
        bron: Bron = self.object
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wacht = bron.runs.filter(status=Runstatus.WACHT).first()
        pagina = Paginator(bron.fouten.all(), PER_PAGINA).get_page(self.request.GET.get("p"))
        return context | {
            "bron": bron,
            "mag_wijzigen": self.request.user.has_perm(_RECHT),
            "formulier": BestandForm() if bron.soort == Bronsoort.BESTAND else None,
            "bezig": bron.runs.filter(status__in=ONAF).exists(),
            "wacht": wacht,
            "ontbreekt": wacht.ontbrekend.select_related("aanbod")[:MAX_VOORBEELDEN] if wacht else [],
            "ontbreekt_aantal": wacht.ontbrekend.count() if wacht else 0,
            "runs": bron.runs.select_related("gestart_door", "besloten_door")[:MAX_RUNS],
            "fouten": pagina,
        }


def _decides(
    view: Callable[Concatenate[HttpRequest, Bron, P], HttpResponse | None],
) -> Callable[..., HttpResponse]:
    """A button on the page of a source: for who may change sources, and then back to that page."""

    def wrapped(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm(_RECHT):
            raise PermissionDenied
        bron = get_object_or_404(Bron, pk=pk)
        return view(request, bron, *args, **kwargs) or HttpResponseRedirect(bron.get_absolute_url())

    return require_POST(wrapped)


@_decides
def run_now(request: HttpRequest, bron: Bron) -> None:
    """Ask for an import."""
    request_run(bron=bron, door=request.user)  # type: ignore[arg-type] # logged in: see _decides
    messages.success(request, _("De import staat klaar. Ververs deze pagina om te zien hoe het gaat."))


@_decides
def upload(request: HttpRequest, bron: Bron) -> None:
    """Take a file and ask for its import."""
    formulier = BestandForm(request.POST, request.FILES)
    if bron.soort == Bronsoort.BESTAND and formulier.is_valid():
        request_run(bron=bron, door=request.user, bestand=formulier.cleaned_data["bestand"])  # type: ignore[arg-type] # logged in
        messages.success(request, _("Het bestand is binnen. De import staat klaar. Ververs deze pagina zo dadelijk."))
    else:
        redenen = formulier.errors.get("bestand") or [_("Bij deze bron hoort geen bestand.")]
        messages.error(request, " ".join(str(reden) for reden in redenen))


@_decides
def decide(request: HttpRequest, bron: Bron, run_pk: int) -> None:
    """Go through with an import that waits, or reject it."""
    run = get_object_or_404(Importrun, pk=run_pk, bron=bron)
    if "doorvoeren" in request.POST:
        approve_run(run=run, door=request.user)  # type: ignore[arg-type] # logged in: see _decides
        messages.success(request, _("De producten die niet meer in de bron staan, zijn beëindigd."))
    else:
        reject_run(run=run, door=request.user)  # type: ignore[arg-type] # idem
        messages.success(request, _("U hebt de import afgewezen. Er is niets beëindigd."))


class BronViewSet(ModelViewSet):
    """Sources of products."""

    model = Bron
    name = "bronnen"
    icon = "download"
    menu_label = gettext_lazy("Bronnen")
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = BronIndexView
    inspect_view_enabled = True
    inspect_view_class = BronInspectView
    inspect_template_name = "samenwerkende_catalogi/bron.html"
    list_display = [
        TitleColumn("naam", label=gettext_lazy("Naam"), sort_key="naam", get_url=Bron.get_absolute_url),
        Column("get_soort_display", label=gettext_lazy("Soort")),
        Column("get_planning_display", label=gettext_lazy("Planning")),
        BooleanColumn("actief", label=gettext_lazy("In gebruik")),
        Column("laatste_import", label=gettext_lazy("Laatste import"), accessor=_last_status),
        DateColumn("laatste_op", label=gettext_lazy("Wanneer")),
        Column("aantal_fouten", label=gettext_lazy("In quarantaine")),
    ]  # fmt: skip
    list_filter = ["soort", "planning", "actief"]
    search_fields = ["naam", "url"]
    ordering = ["naam"]
    panels = [
        MultiFieldPanel(
            [FieldPanel("naam"), FieldPanel("soort"), FieldPanel("url"), FieldPanel("zoekvraag")],
            heading=gettext_lazy("Waar de producten vandaan komen"),
        ),
        FieldPanel("organisatie"),
        FieldRowPanel([FieldPanel("planning"), FieldPanel("actief")], heading=gettext_lazy("Wanneer")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """The usual ones, and one for each button."""
        return [
            *super().get_urlpatterns(),
            path("nu/<int:pk>/", run_now, name="nu"),
            path("bestand/<int:pk>/", upload, name="bestand"),
            path("besluit/<int:pk>/<int:run_pk>/", decide, name="besluit"),
        ]
