"""The list of findings, with filters, pages and a file for a spreadsheet."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from portal.core.rekenblad import safe_cell
from toegankelijkheid.overzicht.beheer.filter import BevindingenFilter
from toegankelijkheid.overzicht.beheer.pagina import kruimels
from toegankelijkheid.overzicht.rechten import own
from toegankelijkheid.overzicht.woorden import describe
from toegankelijkheid.toetsen.models import Gevonden


def _titel(gevonden: Gevonden) -> str:
    return describe(gevonden).tekst.titel


def _eis(gevonden: Gevonden) -> str:
    return describe(gevonden).eisnaam


class Bevindingenlijst(ReportView):
    """What is wrong and where, the most certain first; an editor sees the own pages."""

    model = Gevonden
    page_title = _("Bevindingen")
    header_icon = "warning"
    index_url_name = "toegankelijkheid_overzicht:bevindingen"
    index_results_url_name = "toegankelijkheid_overzicht:bevindingen_results"
    filterset_class = BevindingenFilter
    default_ordering = ["-zekerheid", "eis", "adres", "pk"]
    columns = [
        TitleColumn(
            "titel",
            label=_("Wat is er"),
            accessor=_titel,
            get_url=lambda gevonden: reverse("toegankelijkheid_overzicht:bevinding", args=[gevonden.pk]),
        ),
        Column("get_zekerheid_display", label=_("Zekerheid")),
        Column("eis", label=_("Eis"), accessor=_eis, sort_key="eis"),
        Column("adres", label=_("Pagina"), sort_key="adres"),
        Column("aantal", label=_("Plekken"), sort_key="aantal"),
        DateColumn("sinds", label=_("Sinds"), sort_key="sinds"),
    ]
    list_export = [
        "titel",
        "get_zekerheid_display",
        "eis",
        "adres",
        "toestand",
        "paginasoort",
        "organisatie",
        "plek",
        "aantal",
        "regel",
        "motoren",
        "weergaven",
        "sinds",
        "laatst_gezien",
        "hersteld_op",
        "get_oordeel_display",
        "toelichting",
    ]
    export_headings = {
        "titel": _("Wat is er"),
        "get_zekerheid_display": _("Zekerheid"),
        "get_oordeel_display": _("Oordeel"),
        "motoren": _("Programma’s"),
    }
    export_filename = "toegankelijkheid"

    def get_base_queryset(self) -> QuerySet[Any]:
        """What somebody may see."""
        return own(Gevonden.objects.all(), user=self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Below the standing."""
        return kruimels(("", str(self.page_title)))

    def to_row_dict(self, item: Gevonden) -> dict[str, Any]:
        """With the rule in words."""
        return {"titel": _titel(item)} | {
            naam: getattr(item, naam)() if naam.startswith("get_") else getattr(item, naam)
            for naam in self.list_export[1:]
        }

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Made safe for both formats."""
        return safe_cell(super().preprocess_field_value(field, value, export_format))
