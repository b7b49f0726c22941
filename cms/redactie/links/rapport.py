"""The report Links: what is broken, where it stands, and what to do about it."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from cms.redactie.bereik import own_only
from cms.redactie.models import LinkControle, Linkplek, Linkstatus
from cms.redactie.rapport import EigenRapport, eigen_organisaties

_VRAAGT_IETS = (Linkstatus.KAPOT, Linkstatus.ONZEKER, Linkstatus.GEWEIGERD)


def links_of(*, user: Any) -> QuerySet[LinkControle]:  # noqa: ANN401 - request.user
    """The links that stand on something of the own organisations."""
    eigen = own_only(Linkplek.objects.all(), user=user)
    return LinkControle.objects.filter(pk__in=eigen.values("link"))


class LinksFilter(WagtailFilterSet):
    """By organisation, state, and what is ignored."""

    organisatie = django_filters.ModelChoiceFilter(
        field_name="plekken__organisatie", queryset=eigen_organisaties, label=_("Organisatie"), distinct=True
    )
    status = django_filters.ChoiceFilter(choices=Linkstatus, label=_("Stand"))
    verhuisd = django_filters.BooleanFilter(label=_("Verhuisd"), method="filter_verhuisd")
    genegeerd = django_filters.BooleanFilter(
        field_name="genegeerd_op", lookup_expr="isnull", exclude=True, label=_("Genegeerd")
    )

    class Meta:
        model = LinkControle
        fields: list[str] = []

    def filter_verhuisd(self, links: QuerySet[LinkControle], _naam: str, waarde: bool) -> QuerySet[LinkControle]:  # noqa: FBT001 - django-filter's signature
        """Those with a new address, or without."""
        return links.exclude(verhuisd_naar="") if waarde else links.filter(verhuisd_naar="")


class LinksRapport(EigenRapport):
    """All links, the broken ones first."""

    model = LinkControle
    page_title = _("Links naar andere sites")
    header_icon = "link-external"
    index_url_name = "redactie_links:links"
    index_results_url_name = "redactie_links:links_results"
    filterset_class = LinksFilter
    default_ordering = ["-mislukte_dagen", "url"]
    columns = [
        TitleColumn("url", label=_("Link"), get_url=lambda link: reverse("redactie_links:link", args=[link.pk])),
        Column("get_status_display", label=_("Stand")),
        Column("oorzaak", label=_("Oorzaak")),
        Column("get_hint_display", label=_("Opvallend")),
        Column("aantal_plekken", label=_("Staat op")),
        DateColumn("mislukt_sinds", label=_("Sinds")),
        DateColumn("gecontroleerd_op", label=_("Gecontroleerd")),
    ]
    list_export = [
        "url",
        "get_status_display",
        "oorzaak",
        "get_hint_display",
        "verhuisd_naar",
        "mislukt_sinds",
        "gecontroleerd_op",
        "aantal_plekken",
        "genegeerd_reden",
    ]
    export_headings = {
        "get_status_display": _("Stand"),
        "get_hint_display": _("Opvallend"),
        "aantal_plekken": _("Staat op"),
    }
    export_filename = "links"

    def get_base_queryset(self) -> QuerySet[Any]:
        """The own links, with the number of places."""
        return links_of(user=self.request.user).annotate(aantal_plekken=Count("plekken", distinct=True))
