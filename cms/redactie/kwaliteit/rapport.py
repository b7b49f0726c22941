"""The report Advies: all findings on what is on the site, with filters."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from cms.redactie.models import Adviessoort, Ernst, Kwaliteitsbevinding
from cms.redactie.rapport import EigenRapport, eigen_organisaties


class AdviesFilter(WagtailFilterSet):
    """By organisation, weight and kind."""

    organisatie = django_filters.ModelChoiceFilter(
        field_name="meting__organisatie", queryset=eigen_organisaties, label=_("Organisatie")
    )
    ernst = django_filters.ChoiceFilter(choices=Ernst, label=_("Ernst"))
    soort = django_filters.ChoiceFilter(choices=Adviessoort, label=_("Soort"))

    class Meta:
        model = Kwaliteitsbevinding
        fields: list[str] = []


def edit_url(bevinding: Kwaliteitsbevinding) -> str:
    """Where to mend it."""
    if bevinding.meting.pagina_id:
        return reverse("wagtailadmin_pages:edit", args=[bevinding.meting.pagina_id])
    return reverse("wagtailsnippets_producten_aanbod:edit", args=[bevinding.meting.aanbod_id])


class AdviesRapport(EigenRapport):
    """What to improve, mistakes first."""

    model = Kwaliteitsbevinding
    organisatie_pad = "meting__organisatie"
    page_title = _("Advies over teksten")
    header_icon = "edit"
    index_url_name = "redactie_kwaliteit:advies"
    index_results_url_name = "redactie_kwaliteit:advies_results"
    filterset_class = AdviesFilter
    default_ordering = ["ernst", "meting__titel", "pk"]
    columns = [
        TitleColumn("meting.titel", label=_("Titel"), get_url=edit_url),
        Column("meting.organisatie", label=_("Organisatie")),
        Column("get_ernst_display", label=_("Ernst")),
        Column("get_soort_display", label=_("Soort")),
        Column("waarom", label=_("Advies")),
        Column("zin", label=_("Zin")),
    ]
    list_export = [
        "meting.titel",
        "meting.organisatie",
        "meting.score",
        "get_ernst_display",
        "get_soort_display",
        "veld",
        "waarom",
        "voorstel",
        "zin",
    ]
    export_headings = {
        "meting.titel": _("Titel"),
        "meting.organisatie": _("Organisatie"),
        "meting.score": _("Leesbaarheid"),
        "get_ernst_display": _("Ernst"),
        "get_soort_display": _("Soort"),
        "veld": _("Veld"),
        "waarom": _("Advies"),
        "voorstel": _("Voorstel"),
        "zin": _("Zin"),
    }
    export_filename = "advies"

    def get_base_queryset(self) -> QuerySet[Any]:
        """With where it stands. `fout` comes before `let_op` and `tip` in the alphabet as well."""
        return super().get_base_queryset().select_related("meting__organisatie")
