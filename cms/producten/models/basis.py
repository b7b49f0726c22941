"""What pages of the catalogue and of life events have in common."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from cms.zoeken.port import Soort


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


class IndexPagina(OpenbarePagina):
    """The one page above all pages of a kind."""

    max_count = 1

    titel_en = models.CharField(_("titel in het Engels"), max_length=120)
    inleiding = models.CharField(_("inleiding"), max_length=300, blank=True)
    inleiding_en = models.CharField(_("inleiding in het Engels"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("titel_en"), FieldPanel("inleiding"), FieldPanel("inleiding_en")]

    class Meta:
        abstract = True


class VindbarePagina(OpenbarePagina):
    """A page that people find by its words, in Dutch and with a summary in English, and that is checked again."""

    soort: ClassVar[Soort]

    titel_en = models.CharField(_("titel in het Engels"), max_length=120, blank=True)
    samenvatting_en = models.CharField(_("samenvatting in het Engels"), max_length=280, blank=True)
    mensentaal = models.TextField(
        _("zoals mensen het zeggen"),
        blank=True,
        help_text=_("Eén per regel. Ook spreektaal, een half verhaal of Engels. Hiermee vindt men deze pagina."),
    )
    gecontroleerd = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    opnieuw_controleren = models.DateField(_("opnieuw controleren op"), null=True, blank=True, db_index=True)
    # Of the content file that was loaded last, so that loading again leaves editors' later changes alone.
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def mensentaal_regels(self) -> tuple[str, ...]:
        """The ways in which people say it, one by one."""
        return list_regels(self.mensentaal)

    @property
    def sleutel(self) -> str:
        """The key of this page in the search index."""
        return f"{self.soort}:{self.slug}"
