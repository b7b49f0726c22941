"""The structured parts of a life event."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from levensgebeurtenissen.vragen.blocks import VergelijkingBlock, VraagBlock


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
    alleen_als = blocks.ListBlock(
        VergelijkingBlock(),
        label=_("Alleen als"),
        default=[],
        help_text=_("Leeg: iedereen krijgt deze stap. Anders valt de stap weg voor wie iets anders antwoordt."),
    )
    titel_en = blocks.CharBlock(label=_("Wat doet u? (Engels)"), required=False, max_length=160)
    wanneer_en = blocks.CharBlock(label=_("Wanneer (Engels)"), required=False, max_length=180)
    organisatie_en = blocks.CharBlock(label=_("Bij wie (Engels)"), required=False, max_length=180)
    tekst_en = blocks.ListBlock(blocks.TextBlock(label=_("Alinea")), label=_("Tekst (Engels)"), default=[])

    class Meta:
        icon = "order"
        label = _("Stap")


STAPPEN = [("stap", StapBlock())]
VRAGEN = [("vraag", VraagBlock())]
