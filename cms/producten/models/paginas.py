"""Pages of the catalogue: the index of products and the general description of one product."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.producten import blocks
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.indeling import Doelgroep
from cms.producten.panelen import paginatabs
from cms.producten.velden import MeerkeuzeField

MAX_SAMENVATTING = 220


class Uitvoerder(models.TextChoices):
    """Who carries a product out: one fixed body, or the one of the place where somebody lives."""

    VAST = "vast", _("Eén vaste organisatie")
    GEMEENTE = "gemeente", _("De gemeente van de inwoner of ondernemer")
    PROVINCIE = "provincie", _("De provincie waarin de gemeente ligt")
    WATERSCHAP = "waterschap", _("Het waterschap van het adres")


def list_regels(tekst: str) -> tuple[str, ...]:
    """The filled lines of a field that holds one item a line."""
    return tuple(regel for ruw in tekst.splitlines() if (regel := ruw.strip()))


class OpenbarePagina(Page):
    """A page that is open to everybody, always: it has no privacy button, so serving it needs no look-up either."""

    private_page_options: list[str] = []

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """None: see the class."""
        geen: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        return geen


class ProductenIndexPagina(OpenbarePagina):
    """All products from A to Z, by theme and doelgroep."""

    max_count = 1
    subpage_types = ["producten.ProductPagina"]

    titel_en = models.CharField(_("titel in het Engels"), max_length=120, default="Products and services")
    inleiding = models.CharField(_("inleiding"), max_length=300, blank=True)
    inleiding_en = models.CharField(_("inleiding in het Engels"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("titel_en"), FieldPanel("inleiding"), FieldPanel("inleiding_en")]

    class Meta:
        verbose_name = _("index van producten")
        verbose_name_plural = _("indexen van producten")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the product with all that its page shows, in one query instead of one per level."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        product = ProductPagina.objects.with_relations().live().child_of(self).filter(slug=slug).first()
        if product is None or rest:
            raise Http404
        # As Wagtail's own route does: get_parent() then needs no query.
        product._cached_parent_obj = self  # noqa: SLF001
        return RouteResult(product)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The products that pass the filters in the query string."""
        from cms.producten.overzicht import products_index  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | products_index(query=request.GET)


class ProductPaginaQuerySet(PageQuerySet):
    """Reads of product pages."""

    def with_relations(self) -> "ProductPaginaQuerySet":
        """With what every view of a product shows: organisation, UPL name and themes."""
        producten: ProductPaginaQuerySet = self.select_related("organisatie", "upn").prefetch_related("themas")
        return producten


ProductPaginaManager = PageManager.from_queryset(ProductPaginaQuerySet)


class ProductPagina(OpenbarePagina):
    """One product of the government in general words; organisations add their own `Aanbod`."""

    parent_page_types = ["producten.ProductenIndexPagina"]
    subpage_types: list[str] = []

    titel_en = models.CharField(_("titel in het Engels"), max_length=120, blank=True)
    samenvatting = models.CharField(
        _("samenvatting"),
        max_length=MAX_SAMENVATTING,
        help_text=_("Eén of twee zinnen. Staat ook in de zoekresultaten."),
    )
    samenvatting_en = models.CharField(_("samenvatting in het Engels"), max_length=MAX_SAMENVATTING + 60, blank=True)
    kort_antwoord = models.TextField(
        _("kort antwoord"),
        blank=True,
        help_text=_("Wat moet ik doen? Antwoord direct, in één of twee zinnen. De wegwijzer zegt dit als eerste."),
    )
    upn = models.ForeignKey(
        "producten.UniformeProduct",
        verbose_name=_("uniforme productnaam"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="producten",
    )
    doelgroepen = MeerkeuzeField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name=_("voor wie"), default=list
    )
    themas = ParentalManyToManyField(
        "producten.Thema", verbose_name=_("thema's"), blank=True, related_name="producten", help_text=_("Eén tot drie.")
    )
    uitvoerder = models.CharField(
        _("wie voert het uit"), max_length=10, choices=Uitvoerder, default=Uitvoerder.GEMEENTE
    )
    organisatie = models.ForeignKey(
        "producten.Organisatie",
        verbose_name=_("vaste organisatie"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="producten",
        help_text=_("Alleen bij één vaste organisatie."),
    )
    wat = StreamField(blocks.ALINEAS, verbose_name=_("wat is het"), blank=True)
    voor_wie = StreamField(
        blocks.ZINNEN, verbose_name=_("voor wie is het"), blank=True, help_text=_("Eén situatie per zin.")
    )
    voorwaarden = StreamField(
        blocks.ZINNEN, verbose_name=_("voorwaarden"), blank=True, help_text=_("Eén voorwaarde per zin.")
    )
    stappen = StreamField(
        blocks.STAPPEN,
        verbose_name=_("zo doet u het"),
        blank=True,
        help_text=_("In de volgorde waarin iemand ze doet."),
    )
    nodig = StreamField(
        blocks.ZINNEN, verbose_name=_("dit hebt u nodig"), blank=True, help_text=_("Eén bewijs of document per zin.")
    )
    kosten = StreamField(
        blocks.KOSTEN,
        verbose_name=_("kosten"),
        blank=True,
        help_text=_("Zet het bedrag van volgend jaar alvast klaar, met de datum waarop het ingaat."),
    )
    termijn = models.TextField(
        _("termijn"), blank=True, help_text=_("Hoe lang het duurt, of wanneer iemand het moet doen.")
    )
    geen_reactie = models.TextField(
        _("als er geen reactie komt"),
        blank=True,
        help_text=_("Wat iemand dan kan doen. Laat leeg als dit niet speelt."),
    )
    bezwaar = models.TextField(
        _("niet mee eens"), blank=True, help_text=_("Hoe iemand bezwaar maakt. Laat leeg als dat niet kan.")
    )
    wetten = StreamField(blocks.WETTEN, verbose_name=_("wetten"), blank=True)
    kanalen = StreamField(
        blocks.KANALEN,
        verbose_name=_("zo regelt u het"),
        blank=True,
        help_text=_("Minstens één manier die niet online is."),
    )
    gerelateerd = ParentalManyToManyField(
        "self", verbose_name=_("gerelateerde producten"), blank=True, symmetrical=False, related_name="+"
    )
    vragen = StreamField(
        blocks.VRAGEN, verbose_name=_("veelgestelde vragen"), blank=True, help_text=_("Zoals mensen het vragen.")
    )
    trefwoorden = models.TextField(_("trefwoorden"), blank=True, help_text=_("Eén per regel."))
    mensentaal = models.TextField(
        _("zoals mensen het zeggen"),
        blank=True,
        help_text=_("Eén per regel. Ook spreektaal, een half verhaal of Engels. Hiermee vindt men deze pagina."),
    )
    gecontroleerd = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    opnieuw_controleren = models.DateField(_("opnieuw controleren op"), null=True, blank=True, db_index=True)
    herkomst = models.CharField(
        _("herkomst"), max_length=10, choices=Herkomst, default=Herkomst.REDACTIE, editable=False
    )
    # Of the content file that was loaded last, so that loading again leaves editors' later changes alone.
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    objects = ProductPaginaManager()

    content_panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("samenvatting"), FieldPanel("kort_antwoord")], heading=_("Bovenaan")
        ),
        MultiFieldPanel([FieldPanel("uitvoerder"), FieldPanel("organisatie")], heading=_("Organisatie")),
        FieldPanel("wat"),
        FieldPanel("voor_wie"),
        FieldPanel("voorwaarden"),
        FieldPanel("stappen"),
        FieldPanel("nodig"),
        FieldPanel("kosten"),
        MultiFieldPanel([FieldPanel("termijn"), FieldPanel("geen_reactie")], heading=_("Termijn")),
        FieldPanel("vragen"),
        FieldPanel("kanalen"),
        FieldPanel("bezwaar"),
        FieldPanel("wetten"),
        FieldPanel("gerelateerd"),
    ]
    vindbaarheid_panels = [
        FieldPanel("doelgroepen"),
        FieldPanel("themas"),
        FieldPanel("upn"),
        FieldPanel("trefwoorden"),
        FieldPanel("mensentaal"),
    ]
    edit_handler = paginatabs(inhoud=content_panels, vindbaarheid=vindbaarheid_panels)

    search_fields = [
        *Page.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("kort_antwoord"),
        index.SearchField("trefwoorden"),
        index.SearchField("mensentaal"),
        index.FilterField("uitvoerder"),
        index.FilterField("organisatie_id"),
        index.FilterField("opnieuw_controleren"),
    ]

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("producten")
        indexes = [GinIndex(fields=["doelgroepen"], name="product_doelgroepen")]

    def clean(self) -> None:
        """A fixed body is named if, and only if, the product has one."""
        super().clean()
        if (self.uitvoerder == Uitvoerder.VAST) != (self.organisatie_id is not None):
            raise ValidationError({"organisatie": _("Kies een organisatie als er één vaste is. Laat dit anders leeg.")})

    @property
    def trefwoorden_regels(self) -> tuple[str, ...]:
        """The keywords, one by one."""
        return list_regels(self.trefwoorden)

    @property
    def mensentaal_regels(self) -> tuple[str, ...]:
        """The ways in which people say it, one by one."""
        return list_regels(self.mensentaal)

    @property
    def sleutel(self) -> str:
        """The key of this page in the search index."""
        return f"product:{self.slug}"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The page with the organisation, and the offer, of the place in the query string."""
        from cms.producten.productpagina import product_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | product_context(product=self, query=request.GET)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; a place that was typed as a name becomes its code in the URL, so that one page has one address."""
        from cms.producten.plaats import place_url  # noqa: PLC0415 - it knows the models

        if url := place_url(path=self.get_url(request) or "/", query=request.GET):
            return HttpResponseRedirect(url)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
