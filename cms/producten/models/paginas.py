"""Pages of the catalogue: the index of products and the general description of one product."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.producten import blocks
from cms.producten.beheer.kiezers import choose_producten, choose_upn
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.basis import IndexPagina, VindbarePagina, list_regels
from cms.producten.models.begrijpelijk import Begrijpelijk, begrijpelijk_panel
from cms.producten.models.indeling import Doelgroep
from cms.producten.models.teksten import Producttekst
from cms.producten.panelen import LANDELIJK, VertalingenPanel, paginatabs, tweetalig
from cms.producten.regelingblok import REGELING
from cms.producten.velden import MeerkeuzeField

MAX_SAMENVATTING = 220


class Uitvoerder(models.TextChoices):
    """Who carries a product out: one fixed body, or the one of the place where somebody lives."""

    VAST = "vast", _("Eén vaste organisatie")
    GEMEENTE = "gemeente", _("De gemeente van de inwoner of ondernemer")
    PROVINCIE = "provincie", _("De provincie waarin de gemeente ligt")
    WATERSCHAP = "waterschap", _("Het waterschap van het adres")
    OPENBAAR_LICHAAM = "openbaar_lichaam", _("Het openbaar lichaam Bonaire, Sint Eustatius of Saba")


class Gebied(models.TextChoices):
    """In which part of the Kingdom a product exists."""

    NEDERLAND = "nederland", _("Nederland")
    CARIBISCH = "caribisch", _("Caribisch Nederland (Bonaire, Sint Eustatius en Saba)")


class ProductenIndexPagina(IndexPagina):
    """All products from A to Z, by theme and doelgroep."""

    subpage_types = ["producten.ProductPagina"]

    class Meta:
        verbose_name = _("index van producten")
        verbose_name_plural = _("indexen van producten")

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


class ProductPagina(Producttekst, Begrijpelijk, VindbarePagina):  # type: ignore[django-manager-missing] # of the untyped page
    """One product of the government in general words; organisations add their own `Aanbod`."""

    parent_page_types = ["producten.ProductenIndexPagina"]
    subpage_types: list[str] = []
    soort = "product"

    titel_pap = models.CharField(_("titel in het Papiaments"), max_length=120, blank=True)
    samenvatting = models.CharField(
        _("samenvatting"),
        max_length=MAX_SAMENVATTING,
        help_text=_("Eén of twee zinnen. Staat ook in de zoekresultaten."),
    )
    samenvatting_pap = models.CharField(_("samenvatting in het Papiaments"), max_length=280, blank=True)
    upn = models.ForeignKey(
        "producten.UniformeProduct",
        verbose_name=_("uniforme productnaam"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="producten",
        help_text=_("De naam die alle overheden gebruiken. Hierop komen producten van organisaties bij elkaar."),
    )
    upn_ook = ParentalManyToManyField(
        "producten.UniformeProduct",
        verbose_name=_("andere uniforme productnamen"),
        blank=True,
        related_name="ook_op",
        help_text=_("Als deze pagina meer dan één productnaam beschrijft."),
    )
    doelgroepen = MeerkeuzeField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name=_("voor wie"), default=list
    )
    themas = ParentalManyToManyField(
        "producten.Thema", verbose_name=_("thema's"), blank=True, related_name="producten", help_text=_("Eén tot drie.")
    )
    gebied = models.CharField(
        _("waar geldt het"), max_length=12, choices=Gebied, default=Gebied.NEDERLAND, db_index=True
    )
    uitvoerder = models.CharField(
        _("wie voert het uit"), max_length=16, choices=Uitvoerder, default=Uitvoerder.GEMEENTE
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
    kosten = StreamField(
        blocks.KOSTEN,
        verbose_name=_("kosten"),
        blank=True,
        help_text=_("Zet het bedrag van volgend jaar alvast klaar, met de datum waarop het ingaat."),
    )
    wetten = StreamField(blocks.WETTEN, verbose_name=_("wetten"), blank=True)
    kanalen = StreamField(
        blocks.KANALEN,
        verbose_name=_("zo regelt u het"),
        blank=True,
        help_text=_("Minstens één manier die niet online is."),
    )
    regeling = StreamField(
        REGELING,
        verbose_name=_("subsidie of regeling"),
        blank=True,
        max_num=1,
        help_text=_("Alleen bij een subsidie, een lening of een belastingvoordeel. Zo komt het product in die lijst."),
    )
    gerelateerd = ParentalManyToManyField(
        "self", verbose_name=_("gerelateerde producten"), blank=True, symmetrical=False, related_name="+"
    )
    trefwoorden = models.TextField(_("trefwoorden"), blank=True, help_text=_("Eén per regel."))
    herkomst = models.CharField(
        _("herkomst"), max_length=10, choices=Herkomst, default=Herkomst.REDACTIE, editable=False
    )
    objects = ProductPaginaManager()  # type: ignore[django-manager-missing] # as above

    content_panels = [
        MultiFieldPanel(
            [
                tweetalig("title", "titel_en", help_text=_("Zoals de lezer het noemt. Begin met waar het om gaat.")),
                tweetalig("samenvatting", "samenvatting_en"),
                FieldPanel("kort_antwoord"),
            ],
            heading=_("Bovenaan"),
        ),
        begrijpelijk_panel(),
        MultiFieldPanel(
            [
                FieldPanel("uitvoerder", permission=LANDELIJK, help_text=_("Bij wie iemand hiervoor terechtkomt.")),
                FieldPanel("organisatie", permission=LANDELIJK),
            ],
            heading=_("Organisatie"),
        ),
        FieldPanel("wat", help_text=_("In twee of drie alinea's: wat het is en waarvoor het dient.")),
        FieldPanel("voor_wie"),
        FieldPanel("voorwaarden"),
        FieldPanel("stappen"),
        FieldPanel("nodig"),
        FieldPanel("kosten"),
        MultiFieldPanel([FieldPanel("termijn"), FieldPanel("geen_reactie")], heading=_("Termijn")),
        FieldPanel("kanalen"),
        FieldPanel("regeling"),
        FieldPanel("vragen"),
        FieldPanel("bezwaar"),
        FieldPanel("wetten", help_text=_("De wet waarop dit steunt, met het adres op wetten.overheid.nl.")),
        FieldPanel(
            "gerelateerd", widget=choose_producten(), help_text=_("Wat iemand vaak ook nodig heeft. Hoogstens vijf.")
        ),
    ]
    vindbaarheid_panels = [
        FieldPanel("doelgroepen", help_text=_("Kies allebei als het voor allebei geldt.")),
        FieldPanel("themas", widget=CheckboxSelectMultiple),
        FieldPanel("gebied", help_text=_("Het voorbeeld en de zoekresultaten noemen Caribisch Nederland apart.")),
        FieldPanel("upn"),
        FieldPanel("upn_ook", widget=choose_upn()),
        FieldPanel("trefwoorden"),
        FieldPanel("mensentaal"),
    ]
    talen_panels = [
        FieldRowPanel(
            [
                FieldPanel("titel_pap", help_text=_("Alleen bij wat in Caribisch Nederland geldt.")),
                FieldPanel("samenvatting_pap", help_text=_("Dezelfde inhoud in eenvoudig Papiaments.")),
            ],
            heading=_("Papiaments, in het kort"),
        ),
        VertalingenPanel("vertalingen", label=_("Hele tekst in een andere taal")),
    ]
    edit_handler = paginatabs(inhoud=content_panels, talen=talen_panels, vindbaarheid=vindbaarheid_panels)

    search_fields = [
        *Page.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("kort_antwoord"),
        index.SearchField("trefwoorden"),
        index.SearchField("mensentaal"),
        index.FilterField("uitvoerder"),
        index.FilterField("gebied"),
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
