"""Pages of sectors: the index, which is also the search for an activity, and the sector itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.producten.beheer.kiezers import choose_producten
from cms.producten.blocks import ALINEAS, ZINNEN
from cms.producten.models.basis import IndexPagina, VindbarePagina, list_regels
from cms.producten.panelen import paginatabs, tweetalig
from cms.producten.plaats import place_url
from levensgebeurtenissen.sectoren.blocks import ACTIVITEITEN, ONDERDELEN
from levensgebeurtenissen.sectoren.vinden import is_sbi


class SectorenIndexPagina(IndexPagina):
    """All sectors, and the search for one by activity or SBI code."""

    subpage_types = ["levensgebeurtenissen.SectorPagina"]

    class Meta:
        verbose_name = _("index van sectoren")
        verbose_name_plural = _("indexen van sectoren")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The sectors, or those that fit what was asked."""
        from levensgebeurtenissen.sectoren.pagina import index_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context(query=request.GET)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; a place that was typed as a name becomes its code in the address."""
        if url := place_url(path=self.get_url(request) or "/", query=request.GET):
            return HttpResponseRedirect(url.partition("#")[0])
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class SectorPagina(VindbarePagina):
    """What a company of one kind has to know and arrange, with its SBI codes."""

    parent_page_types = ["levensgebeurtenissen.SectorenIndexPagina"]
    subpage_types: list[str] = []
    soort = "sector"

    icoon = models.CharField(
        _("icoon"), max_length=40, help_text=_("Naam van een Tabler-icoon, zoals tools-kitchen-2.")
    )
    kaart = models.CharField(
        _("regel op de voorpagina"), max_length=70, help_text=_("Staat onder de titel. Noem voorbeelden van bedrijven.")
    )
    samenvatting = models.CharField(_("samenvatting"), max_length=200)
    sbi = models.TextField(
        _("SBI-codes"),
        help_text=_("Eén per regel: een code of het begin ervan. Het langste begin dat past, wijst de sector aan."),
    )
    activiteiten = StreamField(
        ACTIVITEITEN, verbose_name=_("activiteiten"), blank=True, help_text=_("Hiermee vindt men de sector.")
    )
    inleiding = StreamField(ALINEAS, verbose_name=_("inleiding"), blank=True)
    inleiding_en = StreamField(ALINEAS, verbose_name=_("inleiding in het Engels"), blank=True)
    weten = StreamField(ONDERDELEN, verbose_name=_("dit moet u weten"), blank=True)
    regels = StreamField(ONDERDELEN, verbose_name=_("regels en vergunningen"), blank=True)
    plichten = StreamField(
        ONDERDELEN, verbose_name=_("dit komt terug"), blank=True, help_text=_("Wat elk jaar of elk kwartaal moet.")
    )
    toezicht = StreamField(
        ZINNEN, verbose_name=_("wie controleert"), blank=True, help_text=_("Wie komt langs, en waar kijkt die naar?")
    )
    producten = ParentalManyToManyField(
        "producten.ProductPagina", verbose_name=_("andere producten"), blank=True, related_name="+"
    )
    regelingen = ParentalManyToManyField(
        "producten.ProductPagina",
        verbose_name=_("subsidies en regelingen"),
        blank=True,
        related_name="+",
        help_text=_("Wat vaak past bij bedrijven in deze sector."),
    )
    gebeurtenissen = ParentalManyToManyField(
        "levensgebeurtenissen.LevensgebeurtenisPagina",
        verbose_name=_("levensgebeurtenissen"),
        blank=True,
        related_name="sectoren",
    )
    regelhulpen = ParentalManyToManyField(
        "levensgebeurtenissen.RegelhulpPagina", verbose_name=_("regelhulpen"), blank=True, related_name="sectoren"
    )
    verwant = ParentalManyToManyField(
        "self", verbose_name=_("verwante sectoren"), blank=True, symmetrical=False, related_name="+"
    )

    content_panels = [
        MultiFieldPanel(
            [tweetalig("title", "titel_en"), tweetalig("samenvatting", "samenvatting_en"), FieldPanel("inleiding")],
            heading=_("Bovenaan"),
        ),
        FieldPanel("weten"),
        FieldPanel("regels"),
        FieldPanel("plichten"),
        FieldPanel("toezicht"),
        FieldPanel("producten", widget=choose_producten()),
        FieldPanel("regelingen", widget=choose_producten()),
        FieldPanel("gebeurtenissen"),
        FieldPanel("regelhulpen"),
        FieldPanel("verwant"),
    ]
    vindbaarheid_panels = [
        FieldPanel("kaart"),
        FieldPanel("icoon"),
        FieldPanel("sbi"),
        FieldPanel("activiteiten"),
        FieldPanel("mensentaal"),
    ]
    edit_handler = paginatabs(
        inhoud=content_panels, vindbaarheid=vindbaarheid_panels, talen=[FieldPanel("inleiding_en")]
    )

    search_fields = [
        *VindbarePagina.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("mensentaal"),
    ]

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectoren")

    @property
    def sbi_codes(self) -> tuple[str, ...]:
        """The codes, or beginnings of codes, of this sector."""
        return list_regels(self.sbi)

    def clean(self) -> None:
        """Refuse codes that are none.

        Raises:
            ValidationError: a line holds something else than two to five digits.
        """
        super().clean()
        if fout := [code for code in self.sbi_codes if not is_sbi(code)]:
            raise ValidationError({"sbi": _("Geen SBI-code: %(codes)s") % {"codes": ", ".join(fout)}})

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The sector, with the organisations of the place in the query string."""
        from levensgebeurtenissen.sectoren.pagina import sector_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | sector_context(pagina=self, query=request.GET)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; a place that was typed as a name becomes its code, so that one page has one address."""
        if url := place_url(path=self.get_url(request) or "/", query=request.GET):
            return HttpResponseRedirect(url)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
