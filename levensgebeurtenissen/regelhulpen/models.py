"""Pages of regelhulpen: the index and the regelhulp itself, which holds its graph."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.fields import StreamField
from wagtail.search import index

from cms.producten.blocks import ALINEAS
from cms.producten.models.basis import IndexPagina, VindbarePagina
from cms.producten.models.indeling import Doelgroep
from cms.producten.panelen import paginatabs, tweetalig
from levensgebeurtenissen.regelhulpen.blocks import BEREKENINGEN, UITKOMSTEN, VOORBEELDEN, VRAGEN, WETTEN
from levensgebeurtenissen.regelhulpen.forms import VELDEN, RegelhulpForm
from levensgebeurtenissen.regelhulpen.graaf import Gebrek, Graaf, validate
from levensgebeurtenissen.regelhulpen.heel import when_whole
from levensgebeurtenissen.regelhulpen.lezen import make_graaf
from levensgebeurtenissen.regelhulpen.panelen import TekeningPanel


class RegelhulpenIndexPagina(IndexPagina):
    """All regelhulpen, by doelgroep."""

    subpage_types = ["levensgebeurtenissen.RegelhulpPagina"]

    class Meta:
        verbose_name = _("index van regelhulpen")
        verbose_name_plural = _("indexen van regelhulpen")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The regelhulpen per doelgroep."""
        from levensgebeurtenissen.regelhulpen.selectors import index_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context()


class RegelhulpPagina(VindbarePagina):
    """Questions that lead to what somebody has to arrange: a graph that is checked before it is published."""

    parent_page_types = ["levensgebeurtenissen.RegelhulpenIndexPagina"]
    subpage_types: list[str] = []
    soort = "regelhulp"
    base_form_class = RegelhulpForm

    doelgroep = models.CharField(
        _("voor wie"), max_length=12, choices=Doelgroep, default=Doelgroep.PARTICULIER, db_index=True
    )
    icoon = models.CharField(_("icoon"), max_length=40, help_text=_("Naam van een Tabler-icoon, zoals home-move."))
    samenvatting = models.CharField(_("samenvatting"), max_length=200)
    inleiding = StreamField(
        ALINEAS, verbose_name=_("inleiding"), blank=True, help_text=_("Wat heeft de lezer nodig, en wat komt eruit?")
    )
    minuten = models.PositiveSmallIntegerField(
        _("duurt ongeveer (minuten)"), default=3, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    wetten = StreamField(WETTEN, verbose_name=_("in de wet"), blank=True)
    gebeurtenissen = ParentalManyToManyField(
        "levensgebeurtenissen.LevensgebeurtenisPagina",
        verbose_name=_("levensgebeurtenissen"),
        blank=True,
        related_name="regelhulpen",
        help_text=_("Op deze pagina's staat de regelhulp."),
    )
    begin = models.CharField(
        _("eerste vraag"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z][a-z0-9_]*$")],
        help_text=_("De sleutel van de vraag waarmee het begint."),
    )
    vragen = StreamField(
        VRAGEN,
        verbose_name=_("vragen"),
        blank=True,
        help_text=_("Elke vraag zegt waar men daarna heen gaat. Paden mogen weer samenkomen."),
    )
    berekeningen = StreamField(
        BEREKENINGEN,
        verbose_name=_("berekeningen"),
        blank=True,
        help_text=_("Op volgorde: een berekening kan die erboven gebruiken."),
    )
    uitkomsten = StreamField(UITKOMSTEN, verbose_name=_("uitkomsten"), blank=True)
    voorbeelden = StreamField(
        VOORBEELDEN,
        verbose_name=_("voorbeelden"),
        blank=True,
        help_text=_("Voor elke uitkomst ten minste één. Zij worden nagerekend voordat u publiceert."),
    )

    content_panels = [
        MultiFieldPanel(
            [
                tweetalig("title", "titel_en"),
                tweetalig("samenvatting", "samenvatting_en"),
                FieldPanel("inleiding"),
                FieldPanel("minuten"),
                FieldPanel("wetten"),
            ],
            heading=_("De eerste pagina"),
        ),
    ]
    graaf_panels = [
        TekeningPanel(heading=_("Tekening en controle")),
        FieldPanel("begin"),
        FieldPanel("vragen"),
        FieldPanel("berekeningen"),
        FieldPanel("uitkomsten"),
        FieldPanel("voorbeelden"),
    ]
    vindbaarheid_panels = [
        FieldPanel("doelgroep"),
        FieldPanel("icoon"),
        FieldPanel("gebeurtenissen"),
        FieldPanel("mensentaal"),
    ]
    edit_handler = paginatabs(inhoud=content_panels, vindbaarheid=vindbaarheid_panels)
    edit_handler.children.insert(1, ObjectList(graaf_panels, heading=_("Vragen en uitkomsten")))

    search_fields = [
        *VindbarePagina.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("mensentaal"),
        index.FilterField("doelgroep"),
    ]

    class Meta:
        verbose_name = _("regelhulp")
        verbose_name_plural = _("regelhulpen")

    def save(self, clean: bool = True, **kwargs: Any) -> Any:  # noqa: ANN401, FBT001, FBT002 - Wagtail's signature
        """Save the page; one that is published must be sound.

        Raises:
            ValidationError: the graph has something in it that stops publication.
        """
        self.__dict__.pop("_gelezen", None)
        if clean and self.live:
            self.check_graaf()
        return super().save(clean=clean, **kwargs)

    def check_graaf(self) -> None:
        """Refuse a graph that is not sound.

        Raises:
            ValidationError: by field, in Dutch.
        """
        fouten: dict[str, list[str]] = {}
        for gebrek in self.gebreken:
            if gebrek.stopt:
                fouten.setdefault(gebrek.plaats.value, []).append(str(gebrek))
        if fouten:
            raise ValidationError(fouten)

    @cached_property
    def _gelezen(self) -> tuple[Graaf, tuple[Gebrek, ...]]:
        return make_graaf(**{naam: getattr(self, naam) for naam in VELDEN})

    @property
    def graaf(self) -> Graaf:
        """What is walked; of a draft without the parts that cannot be read yet."""
        return self._gelezen[0]

    @property
    def gebreken(self) -> tuple[Gebrek, ...]:
        """Everything that is wrong with it, or worth a look."""
        return self._gelezen[1] or validate(self.graaf)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The start page, or a page that says that this regelhulp cannot be used now."""
        response: HttpResponse = when_whole(super().serve)(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The start page, with the place in the query string kept in the links."""
        from levensgebeurtenissen.regelhulpen.selectors import regelhulp_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | regelhulp_context(pagina=self, query=request.GET)
