"""The lists about accessibility: texts, texts that were published with an error, and documents."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from cms.redactie.models import Documentcontrole, Kwaliteitsmeting, Publicatiereden
from cms.redactie.rapport import EigenRapport, eigen_organisaties
from cms.redactie.toegankelijkheid.documenten import read_stand
from cms.redactie.toegankelijkheid.regels import REGELS, find_regel
from portal.core.rekenblad import safe_cell

STANDEN = (("fout", _("Met een fout")), ("oordeel", _("Te beoordelen")), ("goed", _("Niets gevonden")))
ZOEK = {
    "fout": Q(ontoegankelijk__gt=0),
    "oordeel": Q(te_beoordelen__gt=0),
    "goed": Q(ontoegankelijk=0, te_beoordelen=0),
}


def edit_url(rij: Kwaliteitsmeting | Publicatiereden) -> str:
    """Where to mend it."""
    if rij.pagina_id:
        return reverse("wagtailadmin_pages:edit", args=[rij.pagina_id])
    return reverse("wagtailsnippets_producten_aanbod:edit", args=[rij.aanbod_id])


class TekstenFilter(WagtailFilterSet):
    """By organisation, by how it stands, and by rule."""

    organisatie = django_filters.ModelChoiceFilter(queryset=eigen_organisaties, label=_("Organisatie"))
    stand = django_filters.ChoiceFilter(choices=STANDEN, label=_("Toegankelijkheid"), method="filter_stand")
    regel = django_filters.ChoiceFilter(
        choices=[(naam, regel.titel) for naam, regel in REGELS.items()],
        field_name="bevindingen__regel",
        label=_("Regel"),
        distinct=True,
    )

    class Meta:
        model = Kwaliteitsmeting
        fields: list[str] = []

    def filter_stand(self, rijen: QuerySet[Any], _naam: str, waarde: str) -> QuerySet[Any]:
        """Those that stand so."""
        return rijen.filter(ZOEK[waarde])


class TekstenRapport(EigenRapport):
    """Each text on the site, those with errors first."""

    model = Kwaliteitsmeting
    page_title = _("Toegankelijkheid van teksten")
    header_icon = "edit"
    index_url_name = "redactie_toegankelijk:teksten"
    index_results_url_name = "redactie_toegankelijk:teksten_results"
    filterset_class = TekstenFilter
    default_ordering = ["-ontoegankelijk", "-te_beoordelen", "titel"]
    columns = [
        TitleColumn("titel", label=_("Titel"), get_url=edit_url),
        Column("organisatie", label=_("Organisatie")),
        Column("ontoegankelijk", label=_("Fouten")),
        Column("te_beoordelen", label=_("Te beoordelen")),
        Column("laatste_redacteur", label=_("Laatst geschreven door")),
        DateColumn("gemeten_op", label=_("Nagekeken")),
    ]
    list_export = ["titel", "organisatie", "ontoegankelijk", "te_beoordelen", "laatste_redacteur", "gemeten_op"]
    export_headings = {
        "titel": _("Titel"),
        "organisatie": _("Organisatie"),
        "ontoegankelijk": _("Fouten"),
        "te_beoordelen": _("Te beoordelen"),
        "laatste_redacteur": _("Laatst geschreven door"),
        "gemeten_op": _("Nagekeken"),
    }
    export_filename = "toegankelijkheid-teksten"

    def get_base_queryset(self) -> QuerySet[Any]:
        """With who wrote the version that is on the site."""
        schrijvers = ("pagina__live_revision__user", "aanbod__live_revision__user")
        return super().get_base_queryset().select_related("organisatie", *schrijvers)


class RedenenFilter(WagtailFilterSet):
    """By organisation, and whether it is mended."""

    organisatie = django_filters.ModelChoiceFilter(queryset=eigen_organisaties, label=_("Organisatie"))
    hersteld = django_filters.BooleanFilter(
        field_name="hersteld_op", lookup_expr="isnull", exclude=True, label=_("Hersteld")
    )

    class Meta:
        model = Publicatiereden
        fields: list[str] = []


class RedenenRapport(EigenRapport):
    """What was published with an error: by whom, why, and whether it is mended."""

    model = Publicatiereden
    page_title = _("Gepubliceerd met een fout")
    header_icon = "warning"
    index_url_name = "redactie_toegankelijk:redenen"
    index_results_url_name = "redactie_toegankelijk:redenen_results"
    filterset_class = RedenenFilter
    default_ordering = ["-gepubliceerd_op"]
    columns = [
        TitleColumn("titel", label=_("Titel"), get_url=edit_url),
        Column("organisatie", label=_("Organisatie")),
        Column("redacteur", label=_("Door")),
        Column("reden", label=_("Reden")),
        Column("wat", label=_("Fout"), accessor=lambda rij: name_rules(rij.regels)),
        DateColumn("gepubliceerd_op", label=_("Gepubliceerd")),
        DateColumn("hersteld_op", label=_("Hersteld")),
    ]
    list_export = ["titel", "organisatie", "redacteur", "reden", "regels", "gepubliceerd_op", "hersteld_op"]
    export_headings = {"titel": _("Titel"), "organisatie": _("Organisatie"), "redacteur": _("Door")}
    export_filename = "gepubliceerd-met-een-fout"

    def get_base_queryset(self) -> QuerySet[Any]:
        """With who did it."""
        return super().get_base_queryset().select_related("organisatie", "redacteur")


def name_rules(ids: list[str]) -> str:
    """The titles of these rules, in one cell."""
    return ", ".join(regel.titel for naam in ids if (regel := find_regel(naam)))


_WERKEN = ["add", "change", "delete", "choose"]


def describe_document(document: Any) -> str:  # noqa: ANN401 - Wagtail's model is untyped
    """What is certainly wrong with it, in one cell."""
    stand = read_stand(document=document)
    if stand is None:
        return gettext("Nog niet nagekeken")
    return ", ".join(regel.titel for regel in stand.fouten) or gettext("Geen fouten gevonden")


class DocumentenFilter(WagtailFilterSet):
    """By how they stand."""

    fout = django_filters.BooleanFilter(label=_("Met een fout"), method="filter_fout")

    class Meta:
        model = get_document_model()
        fields: list[str] = []

    def filter_fout(self, rijen: QuerySet[Any], _naam: str, waarde: bool) -> QuerySet[Any]:  # noqa: FBT001 - django-filter's signature
        """With certain errors, or without."""
        met_fout = Documentcontrole.objects.exclude(fouten=[]).values("document")
        return rijen.filter(pk__in=met_fout) if waarde else rijen.exclude(pk__in=met_fout)


class DocumentenRapport(ReportView):
    """The documents that somebody may choose or change: what is wrong with them, and how often they are used."""

    model = get_document_model()
    page_title = _("Toegankelijkheid van documenten")
    header_icon = "doc-full-inverse"
    index_url_name = "redactie_toegankelijk:documenten"
    index_results_url_name = "redactie_toegankelijk:documenten_results"
    filterset_class = DocumentenFilter
    default_ordering = ["title"]
    columns = [
        TitleColumn(
            "title", label=_("Document"), get_url=lambda document: reverse("wagtaildocs:edit", args=[document.pk])
        ),
        Column("collection", label=_("Collectie")),
        Column("fouten", label=_("Fouten"), accessor=describe_document),
        Column("gebruikt", label=_("Gebruikt op"), accessor="usage_count"),
        DateColumn("created_at", label=_("Geplaatst op")),
    ]
    list_export = ["title", "collection", "fouten", "usage_count", "created_at"]
    export_headings = {
        "title": _("Document"),
        "collection": _("Collectie"),
        "fouten": _("Fouten"),
        "usage_count": _("Gebruikt op"),
        "created_at": _("Geplaatst op"),
    }
    export_filename = "toegankelijkheid-documenten"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Only for who works with documents."""
        if not policy_registry.get_by_type(self.model).user_has_any_permission(request.user, _WERKEN):
            raise PermissionDenied
        antwoord: HttpResponse = super().dispatch(request, *args, **kwargs)
        return antwoord

    def get_base_queryset(self) -> QuerySet[Any]:
        """Those of the own collections, with the number of places that link to them."""
        policy = policy_registry.get_by_type(self.model)
        eigen: QuerySet[Any] = policy.instances_user_has_any_permission_for(self.request.user, _WERKEN)
        telling = ReferenceIndex.usage_count_subquery(self.model)
        rijen: QuerySet[Any] = eigen.select_related("collection", "controle").annotate(usage_count=telling)
        return rijen

    def to_row_dict(self, item: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's signature
        """The errors in words."""
        return {veld: getattr(item, veld, "") for veld in self.list_export} | {"fouten": describe_document(item)}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:  # noqa: ANN401 - idem
        """Made safe for both formats."""
        return safe_cell(super().preprocess_field_value(field, value, export_format))
