"""The structured parts of a life event."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StapBlock(blocks.StructBlock):
    """One step in time. The block's id is lasting: saved journeys and calendars refer to it."""

    titel = blocks.CharBlock(label=_("Wat doet u?"), max_length=140)
    wanneer = blocks.CharBlock(label=_("Wanneer"), max_length=160, help_text=_("In woorden, voor de lezer."))
    dagen_van = blocks.IntegerBlock(
        label=_("Vanaf dag"),
        required=False,
        help_text=_("Dagen vóór (min) of na de gebeurtenis. Leeg als dat niet past."),
    )
    dagen_tot = blocks.IntegerBlock(label=_("Tot en met dag"), required=False)
    organisatie = blocks.CharBlock(label=_("Bij wie"), max_length=160, help_text=_("Zoals: Uw nieuwe gemeente."))
    producten = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="producten.ProductPagina"), label=_("Producten"), default=[]
    )
    tekst = blocks.ListBlock(blocks.TextBlock(label=_("Alinea")), label=_("Tekst"))

    class Meta:
        icon = "order"
        label = _("Stap")


STAPPEN = [("stap", StapBlock())]
