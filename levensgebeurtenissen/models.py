"""Pages of life events: the index and the event with its steps."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.producten.blocks import ALINEAS, ZINNEN
from cms.producten.models.basis import IndexPagina, VindbarePagina
from cms.producten.models.begrijpelijk import Begrijpelijk, begrijpelijk_panel
from cms.producten.models.indeling import Doelgroep
from cms.producten.panelen import paginatabs, tweetalig
from levensgebeurtenissen.blocks import STAPPEN, VRAGEN
from levensgebeurtenissen.regelhulpen import models as regelhulpen
from levensgebeurtenissen.reizen import models as reizen
from levensgebeurtenissen.sectoren import models as sectoren
from levensgebeurtenissen.vragen.basis import Antwoordfout, Vraagfout
from levensgebeurtenissen.vragen.blocks import read_vergelijkingen, read_vraag
from levensgebeurtenissen.vragen.voorwaarden import Voorwaardefout

__all__ = ["LevensgebeurtenisPagina", "LevensgebeurtenissenIndexPagina", "Rubriek", "regelhulpen", "reizen", "sectoren"]


class Rubriek(models.TextChoices):
    """The headings under which life events stand together, in order: first those of citizens."""

    GEZIN = "gezin", _("Liefde, gezin en opgroeien")
    WONEN = "wonen", _("Wonen")
    WERK_EN_GELD = "werk_en_geld", _("Studie, werk en geld")
    ZORG = "zorg", _("Zorg")
    OVERLIJDEN = "overlijden", _("Overlijden en erven")
    GRENS = "grens", _("Naar Nederland of naar een ander land")
    STARTEN = "starten", _("Starten en groeien")
    PERSONEEL = "personeel", _("Personeel")
    PAND = "pand", _("Pand en omgeving")
    VERANDEREN = "veranderen", _("Veranderen en stoppen")


class LevensgebeurtenissenIndexPagina(IndexPagina):
    """All life events, by doelgroep."""

    subpage_types = ["levensgebeurtenissen.LevensgebeurtenisPagina"]

    class Meta:
        verbose_name = _("index van levensgebeurtenissen")
        verbose_name_plural = _("indexen van levensgebeurtenissen")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The life events per doelgroep."""
        from levensgebeurtenissen.selectors import index_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context()


class LevensgebeurtenisPagina(Begrijpelijk, VindbarePagina):  # type: ignore[django-manager-missing]
    """Something that happens in a life or a company, and what to arrange, in order of time."""

    parent_page_types = ["levensgebeurtenissen.LevensgebeurtenissenIndexPagina"]
    subpage_types: list[str] = []
    soort = "levensgebeurtenis"

    doelgroep = models.CharField(
        _("voor wie"), max_length=12, choices=Doelgroep, default=Doelgroep.PARTICULIER, db_index=True
    )
    rubriek = models.CharField(_("rubriek"), max_length=12, choices=Rubriek, blank=True)
    icoon = models.CharField(_("icoon"), max_length=40, help_text=_("Naam van een Tabler-icoon, zoals home-move."))
    samenvatting = models.CharField(_("samenvatting"), max_length=200)
    kaart = models.CharField(
        _("regel op de voorpagina"), max_length=70, help_text=_("Staat onder de titel. Noem wat men hier regelt.")
    )
    inleiding = StreamField(ALINEAS, verbose_name=_("inleiding"), blank=True)
    inleiding_en = StreamField(ALINEAS, verbose_name=_("inleiding in het Engels"), blank=True)
    datumvraag = models.CharField(
        _("vraag naar de dag"),
        max_length=120,
        blank=True,
        help_text=_("Zoals: Wanneer verhuist u? Vanaf die dag rekenen wij de dagen van de stappen."),
    )
    datumvraag_en = models.CharField(_("vraag naar de dag in het Engels"), max_length=120, blank=True)
    vragen = StreamField(
        VRAGEN,
        verbose_name=_("vragen voor de stappenlijst"),
        blank=True,
        help_text=_("Vier tot negen korte vragen. Wie ze beantwoordt, ziet alleen de stappen die nodig zijn."),
    )
    stappen = StreamField(
        STAPPEN, verbose_name=_("stappen"), blank=True, help_text=_("In de volgorde van de tijd. Vijf tot negen.")
    )
    vanzelf = StreamField(
        ZINNEN, verbose_name=_("dit gaat vanzelf"), blank=True, help_text=_("Wat wordt doorgegeven, en door wie.")
    )
    vanzelf_niet = StreamField(
        ZINNEN,
        verbose_name=_("dit gaat niet vanzelf"),
        blank=True,
        help_text=_("Waarvan mensen denken dat het vanzelf gaat."),
    )
    geld = StreamField(ZINNEN, verbose_name=_("geld"), blank=True, help_text=_("Wat het kost of oplevert."))
    fouten = StreamField(ZINNEN, verbose_name=_("dit gaat vaak mis"), blank=True)
    hulp = StreamField(ZINNEN, verbose_name=_("hulp van een mens"), blank=True, help_text=_("Wie helpt, en hoe."))
    vanzelf_en = StreamField(ZINNEN, verbose_name=_("dit gaat vanzelf, in het Engels"), blank=True)
    vanzelf_niet_en = StreamField(ZINNEN, verbose_name=_("dit gaat niet vanzelf, in het Engels"), blank=True)
    geld_en = StreamField(ZINNEN, verbose_name=_("geld, in het Engels"), blank=True)
    fouten_en = StreamField(ZINNEN, verbose_name=_("dit gaat vaak mis, in het Engels"), blank=True)
    hulp_en = StreamField(ZINNEN, verbose_name=_("hulp van een mens, in het Engels"), blank=True)
    gerelateerd = ParentalManyToManyField(
        "self", verbose_name=_("verwante levensgebeurtenissen"), blank=True, symmetrical=False, related_name="+"
    )

    content_panels = [
        MultiFieldPanel(
            [tweetalig("title", "titel_en"), tweetalig("samenvatting", "samenvatting_en"), FieldPanel("inleiding")],
            heading=_("Bovenaan"),
        ),
        begrijpelijk_panel(),
        MultiFieldPanel(
            [tweetalig("datumvraag", "datumvraag_en"), FieldPanel("vragen")], heading=_("Voor de stappenlijst")
        ),
        FieldPanel("stappen"),
        FieldPanel("vanzelf"),
        FieldPanel("vanzelf_niet"),
        FieldPanel("geld"),
        FieldPanel("fouten"),
        FieldPanel("hulp"),
        FieldPanel("gerelateerd"),
    ]
    vindbaarheid_panels = [
        FieldPanel("doelgroep"),
        FieldPanel("rubriek"),
        FieldPanel("kaart"),
        FieldPanel("icoon"),
        FieldPanel("mensentaal"),
    ]
    taal_panels = [
        FieldPanel("inleiding_en"),
        FieldPanel("vanzelf_en"),
        FieldPanel("vanzelf_niet_en"),
        FieldPanel("geld_en"),
        FieldPanel("fouten_en"),
        FieldPanel("hulp_en"),
    ]
    edit_handler = paginatabs(inhoud=content_panels, vindbaarheid=vindbaarheid_panels, talen=taal_panels)

    search_fields = [
        *VindbarePagina.search_fields,
        index.SearchField("samenvatting"),
        index.SearchField("mensentaal"),
        index.FilterField("doelgroep"),
    ]

    class Meta:
        verbose_name = _("levensgebeurtenis")
        verbose_name_plural = _("levensgebeurtenissen")

    def clean(self) -> None:
        """Refuse steps that ask for an answer that nobody gives.

        Raises:
            ValidationError: the condition of a step names no question, or an answer that its question does not have.
        """
        super().clean()
        try:
            vragen = {vraag.sleutel: vraag for vraag in (read_vraag(blok.value) for blok in self.vragen)}
            for blok in self.stappen:
                read_vergelijkingen(blok.value["alleen_als"], vragen)
        except (Voorwaardefout, Vraagfout, Antwoordfout) as fout:
            raise ValidationError({"stappen": str(fout)}) from fout
        except ValueError:
            # A kind or an operator was not chosen yet: its own field says so.
            return

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """The event, with the place in the query string kept in the links to products."""
        from levensgebeurtenissen.selectors import gebeurtenis_context  # noqa: PLC0415 - it knows the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | gebeurtenis_context(pagina=self, query=request.GET)
