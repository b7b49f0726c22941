"""Pages of news: the list and the item."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.producten.beheer.kiezers import choose_producten
from cms.producten.blocks import ALINEAS
from cms.producten.models.basis import IndexPagina, VindbarePagina
from cms.producten.models.indeling import Doelgroep
from cms.producten.panelen import paginatabs, tweetalig
from cms.producten.velden import MeerkeuzeField


class NieuwsIndexPagina(IndexPagina):
    """All news, the newest first, for everybody or for one doelgroep."""

    subpage_types = ["nieuws.NieuwsPagina"]

    class Meta:
        verbose_name = _("index van nieuws")
        verbose_name_plural = _("indexen van nieuws")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The news that passes the filter in the query string, page by page."""
        from cms.nieuws.pagina import index_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context(query=request.GET)


class NieuwsPagina(VindbarePagina):
    """Something that changed or will change, from a day on, with who says so."""

    parent_page_types = ["nieuws.NieuwsIndexPagina"]
    subpage_types: list[str] = []
    soort = "nieuws"

    datum = models.DateField(_("datum van het bericht"), db_index=True)
    doelgroepen = MeerkeuzeField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name=_("voor wie"), default=list
    )
    samenvatting = models.CharField(
        _("samenvatting"), max_length=220, help_text=_("Wat verandert er, voor wie en vanaf wanneer?")
    )
    tekst = StreamField(ALINEAS, verbose_name=_("tekst"), blank=True)
    tekst_en = StreamField(ALINEAS, verbose_name=_("tekst in het Engels"), blank=True)
    bron_naam = models.CharField(
        _("bron"), max_length=120, blank=True, help_text=_("De organisatie of de wet waar dit vandaan komt.")
    )
    bron_url = models.URLField(_("webadres van de bron"), blank=True)
    producten = ParentalManyToManyField(
        "producten.ProductPagina", verbose_name=_("producten"), blank=True, related_name="nieuws"
    )

    content_panels = [
        MultiFieldPanel(
            [tweetalig("title", "titel_en"), tweetalig("samenvatting", "samenvatting_en"), FieldPanel("datum")],
            heading=_("Bovenaan"),
        ),
        FieldPanel("tekst"),
        FieldRowPanel([FieldPanel("bron_naam"), FieldPanel("bron_url")], heading=_("Bron")),
        FieldPanel("producten", widget=choose_producten()),
    ]
    vindbaarheid_panels = [FieldPanel("doelgroepen"), FieldPanel("mensentaal")]
    edit_handler = paginatabs(inhoud=content_panels, vindbaarheid=vindbaarheid_panels, talen=[FieldPanel("tekst_en")])

    search_fields = [
        *VindbarePagina.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("mensentaal"),
        index.FilterField("datum"),
    ]

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")
        indexes = [GinIndex(fields=["doelgroepen"], name="nieuws_doelgroepen")]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The item in the language of the page, with its products."""
        from cms.nieuws.pagina import bericht_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | bericht_context(pagina=self)
