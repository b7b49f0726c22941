"""Synonyms in the admin: the form, and what a synonym changes before it is saved."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.zoeken.models import Richting, Synoniem
from cms.zoeken.service import zoekmachine
from cms.zoeken.verandering import list_veranderingen


class VeranderingPanel(Panel):
    """What the synonym changes as it was saved, and a button that shows it for what stands in the form now."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one form."""

        template_name = "zoeken/verandering_paneel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """With the change that the saved synonym makes."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            synoniem = self.instance if self.instance.pk else None
            return context | {"synoniem": synoniem, "veranderingen": changes_of(synoniem) if synoniem else []}


def changes_of(synoniem: Synoniem) -> list[Any]:
    """What a synonym changes, saved or not."""
    return list(list_veranderingen(machine=zoekmachine(), regel=synoniem.regel, behalve=synoniem.pk))


class SynoniemViewSet(SnippetViewSet):
    """The list of synonyms, and the form of one."""

    model = Synoniem
    icon = "resubmit"
    list_display = ["woorden", "betekent", "get_richting_display", "is_actief", "gewijzigd_op"]
    list_filter = ["is_actief", "richting"]
    search_fields = ["woorden", "betekent", "toelichting"]
    ordering = ["woorden"]
    panels = [
        MultiFieldPanel(
            [FieldPanel("woorden"), FieldPanel("betekent"), FieldPanel("richting"), FieldPanel("is_actief")],
            heading=_("Deze woorden betekenen hetzelfde"),
            help_text=_(
                "Mensen zoeken met andere woorden dan wij schrijven. Vul in wat zij typen en hoe wij het noemen. "
                "Na het opslaan werkt het binnen een paar tellen, op de zoekpagina en in de wegwijzer."
            ),
        ),
        VeranderingPanel(heading=_("Wat verandert er")),
        FieldPanel("toelichting"),
    ]


class ZoekenViewSetGroup(SnippetViewSetGroup):
    """One menu for what editors can do about searching."""

    menu_label = _("Zoeken")
    menu_icon = "search"
    menu_order = 220
    items = (SynoniemViewSet,)


@require_POST
def show_changes(request: HttpRequest) -> HttpResponse:
    """What the synonym in the form would change; nothing is saved.

    Raises:
        PermissionDenied: the editor may not change synonyms.
    """
    if not request.user.has_perms(["zoeken.change_synoniem"]) and not request.user.has_perms(["zoeken.add_synoniem"]):
        raise PermissionDenied
    nummer = request.POST.get("synoniem", "")
    synoniem = Synoniem(
        pk=int(nummer) if nummer.isdecimal() else None,
        woorden=request.POST.get("woorden", "")[:200],
        betekent=request.POST.get("betekent", "")[:200],
        richting=Richting.BEIDE if request.POST.get("richting") == Richting.BEIDE else Richting.HEEN,
    )
    fouten: list[str] = []
    try:
        synoniem.clean()
    except ValidationError as error:
        fouten = list(error.messages)
    context = {
        "synoniem": synoniem,
        "fouten": fouten,
        "veranderingen": [] if fouten else changes_of(synoniem),
    }
    return render(request, "zoeken/verandering.html", context)
