"""How each page stands, in the list of pages itself: a column, and a filter."""

from typing import Any

import django_filters
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.producten.models.basis import IndexPagina
from cms.redactie.kwaliteit.meten import content_models
from cms.redactie.models import Kwaliteitsmeting
from cms.redactie.toegankelijkheid.publiceren import describe_fouten
from cms.redactie.toegankelijkheid.rapporten import STANDEN, ZOEK

_VELDEN = ("ontoegankelijk", "te_beoordelen")


class Paginafilter(PageFilterSet):
    """Wagtail's filters, and how the text stands."""

    toegankelijkheid = django_filters.ChoiceFilter(
        label=gettext_lazy("Toegankelijkheid"), choices=STANDEN, method="filter_stand"
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_stand(self, paginas: QuerySet[Any], _naam: str, waarde: str) -> QuerySet[Any]:
        """Those that stand so."""
        return paginas.filter(pk__in=Kwaliteitsmeting.objects.filter(ZOEK[waarde]).values("pagina"))


class Paginalijst(ExplorableIndexView):
    """The list under an index page, with the last measurement of each page."""

    def annotate_queryset(self, pages: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """One query for the whole list."""
        meting = Kwaliteitsmeting.objects.filter(pagina=OuterRef("pk"))
        tellingen = {veld: Subquery(meting.values(veld)[:1]) for veld in _VELDEN}
        return super().annotate_queryset(pages.annotate(**tellingen))


def describe_stand(pagina: Any) -> str:  # noqa: ANN401 - a page with the counts
    """In a few words; nothing for what is not on the site and so was not measured."""
    zeker, oordeel = (getattr(pagina, veld, None) for veld in _VELDEN)
    if zeker is None:
        return ""
    if zeker:
        return describe_fouten(zeker)
    return _("%d te beoordelen") % oordeel if oordeel else _("Niets gevonden")


def _list_indexen(soort: Any) -> list[Any]:  # noqa: ANN401 - a model of pages
    return [ouder for ouder in soort.allowed_parent_page_models() if issubclass(ouder, IndexPagina)]


def make_viewsets() -> list[PageViewSet]:
    """One for each kind of page that editors write, shown under its index page."""
    kolom = Column("toegankelijkheid", label=gettext_lazy("Toegankelijkheid"), accessor=describe_stand, width="14%")
    return [
        type(
            f"{soort.__name__}ViewSet",
            (PageViewSet,),
            {
                "model": soort,
                "parent_models": [
                    ouder for ouder in soort.allowed_parent_page_models() if issubclass(ouder, IndexPagina)
                ],
                "index_view_class": Paginalijst,
                "filterset_class": Paginafilter,
                "list_display": [*PageViewSet.columns, kolom],
            },
        )()
        for soort in content_models()
    ]
