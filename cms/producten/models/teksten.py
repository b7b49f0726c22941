"""The texts of a product, which it has in Dutch and may have in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.producten import blocks
from cms.producten.panelen import NaastPanel


class Producttekst(models.Model):
    """What a page tells about a product, part by part; prices, links and dates are not texts and stand once."""

    kort_antwoord = models.TextField(
        _("kort antwoord"),
        blank=True,
        help_text=_("Wat moet ik doen? Antwoord direct, in één of twee zinnen. De wegwijzer zegt dit als eerste."),
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
    vragen = StreamField(
        blocks.VRAGEN, verbose_name=_("veelgestelde vragen"), blank=True, help_text=_("Zoals mensen het vragen.")
    )

    class Meta:
        abstract = True


class Taal(models.TextChoices):
    """The languages into which products are translated."""

    ENGELS = "en", _("Engels")
    PAPIAMENTS = "pap", _("Papiaments")


class ProductVertaling(Producttekst):
    """The whole text of a product in another language; its title and summary stand on the page itself.

    `kosten` and `kanalen` hold only words, in the order of the amounts and ways on the page: a price, a date or a link
    stands in one place, whatever the language.
    """

    pagina = ParentalKey("producten.ProductPagina", on_delete=models.CASCADE, related_name="vertalingen")
    taal = models.CharField(_("taal"), max_length=3, choices=Taal)
    kosten = StreamField(
        blocks.KOSTEN_TEKST,
        verbose_name=_("kosten"),
        blank=True,
        help_text=_("Alleen de woorden, in de volgorde van de Nederlandse bedragen."),
    )
    kanalen = StreamField(
        blocks.ZINNEN,
        verbose_name=_("zo regelt u het"),
        blank=True,
        help_text=_("Alleen de tekst, in de volgorde van de Nederlandse manieren."),
    )

    panels = [
        FieldPanel("taal"),
        NaastPanel("kort_antwoord"),
        NaastPanel("wat"),
        NaastPanel("voor_wie"),
        NaastPanel("voorwaarden"),
        NaastPanel("stappen"),
        NaastPanel("nodig"),
        NaastPanel("kosten"),
        NaastPanel("termijn"),
        NaastPanel("geen_reactie"),
        NaastPanel("vragen"),
        NaastPanel("kanalen"),
        NaastPanel("bezwaar"),
    ]

    class Meta:
        verbose_name = _("vertaling")
        verbose_name_plural = _("vertalingen")
        constraints = [models.UniqueConstraint(fields=["pagina", "taal"], name="vertaling_eenmaal_per_taal")]

    def __str__(self) -> str:
        return str(Taal(self.taal).label)
