"""What accessibility adds to the admin: a stop before publishing, advice that follows the writing, and pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.utils import get_latest_str
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from cms.redactie.toegankelijkheid import views
from cms.redactie.toegankelijkheid.paginalijst import make_viewsets
from cms.redactie.toegankelijkheid.publiceren import ACTIE, describe_fouten, list_fouten, list_fouten_of_draft
from cms.redactie.toegankelijkheid.rapporten import DocumentenRapport, RedenenRapport, TekstenRapport
from cms.redactie.toegankelijkheid.voorbeeld import Voorbeeldtoets
from toegankelijkheid.overzicht.hooks import MENU

BULK = {"publish", "publiceren"}
MAX_GENOEMD = 5


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("advies/<slug:soort>/<int:pk>/", views.advies, name="advies"),
        path("regels.js", views.regels, name="regels"),
        path("teksten/", TekstenRapport.as_view(), name="teksten"),
        path("teksten/results/", TekstenRapport.as_view(results_only=True), name="teksten_results"),
        path("met-een-fout/", RedenenRapport.as_view(), name="redenen"),
        path("met-een-fout/results/", RedenenRapport.as_view(results_only=True), name="redenen_results"),
        path("documenten/", DocumentenRapport.as_view(), name="documenten"),
        path("documenten/results/", DocumentenRapport.as_view(results_only=True), name="documenten_results"),
        path("publiceren/<slug:soort>/<int:pk>/", views.publiceren, name="publiceren"),
    ]
    return [path("redactie/toegankelijkheid/", include((eigen, "redactie_toegankelijk"), "redactie_toegankelijk"))]


@hooks.register("register_admin_viewset")
def register_paginalijsten() -> list[PageViewSet]:
    """The lists of pages with how each stands."""
    return make_viewsets()


def _item(label: Any, naam: str, icoon: str, order: int) -> MenuItem:  # noqa: ANN401 - a lazy text
    url = reverse_lazy(f"redactie_toegankelijk:{naam}")
    return MenuItem(label, url, name=f"toegankelijkheid-{naam}", icon_name=icoon, order=order)


@hooks.register(MENU)
def register_teksten() -> MenuItem:
    """In the menu Toegankelijkheid."""
    return _item(gettext_lazy("Teksten"), "teksten", "edit", 90)


@hooks.register(MENU)
def register_redenen() -> MenuItem:
    """Idem."""
    return _item(gettext_lazy("Gepubliceerd met een fout"), "redenen", "warning", 92)


@hooks.register(MENU)
def register_documenten() -> MenuItem:
    """Idem."""
    return _item(gettext_lazy("Documenten"), "documenten", "doc-full-inverse", 94)


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def ask_reden(request: HttpRequest, ding: Any) -> HttpResponse | None:  # noqa: ANN401 - what is published
    """With a certain error first to the page that asks why; the draft is saved by then."""
    fouten = list_fouten(ding)
    if not fouten:
        return None
    match = request.resolver_match
    if isinstance(ding, Page) and match is not None and match.url_name == "add":
        # Wagtail counts a new page as live before it is published.
        type(ding).objects.filter(pk=ding.pk).update(live=False, has_unpublished_changes=True)
    messages.warning(request, _("Nog niet op de site: %s.") % describe_fouten(len(fouten)))
    soort = "pagina" if isinstance(ding, Page) else "aanbod"
    return HttpResponseRedirect(reverse("redactie_toegankelijk:publiceren", args=[soort, ding.pk]))


@hooks.register("before_bulk_action")
def keep_fouten(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:  # noqa: ANN401 - Wagtail's signature
    """Many at once only if none has a certain error."""
    if request.method != "POST" or action_type not in BULK:
        return None
    fout = [ding for ding in _with_children(objects, action) if list_fouten_of_draft(ding)]
    if not fout:
        return None
    namen = ", ".join(get_latest_str(ding) for ding in fout[:MAX_GENOEMD])
    messages.error(request, _("Niets gepubliceerd. Eerst verbeteren of apart publiceren met een reden: %s.") % namen)
    return HttpResponseRedirect(action.next_url)


def _with_children(objects: list[Any], action: Any) -> list[Any]:  # noqa: ANN401 - idem
    """What the action publishes: also the drafts under a page, if the editor asks for those."""
    if not action.cleaned_form.cleaned_data.get("include_descendants"):
        return list(objects)
    onder = [kind for pagina in objects for kind in pagina.get_descendants().filter(has_unpublished_changes=True)]
    return [*objects, *onder]


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the history of an object calls it."""

    @actions.register_action(ACTIE)
    class MetFout(LogFormatter):
        """With the reason."""

        label = gettext_lazy("Publiceren met een fout")

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            """What somebody said."""
            return _("Gepubliceerd met een fout in toegankelijkheid. Reden: %s") % str(log_entry.data["reden"])


@hooks.register("construct_wagtail_userbar")
def check_in_dutch(request: HttpRequest, items: list[Any], page: Any) -> None:  # noqa: ANN401, ARG001 - idem
    """The checks in the preview are ours."""
    items[:] = [
        Voorbeeldtoets(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]


@hooks.register("insert_editor_js")
def add_script() -> str:
    """Renews the advice each time the draft was saved."""
    return format_html('<script src="{}" defer></script>', static("redactie/advies.js"))
