"""The structured parts of the page of a sector."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ActiviteitBlock(blocks.StructBlock):
    """One activity of the Standaard Bedrijfsindeling (SBI 2008), with the words in which people say it."""

    sbi = blocks.CharBlock(
        label=_("SBI-code"),
        max_length=5,
        validators=[RegexValidator(r"^\d{2,5}$")],
        help_text=_("Twee tot vijf cijfers, zonder punten. Zoals KVK ze noteert."),
    )
    naam = blocks.CharBlock(label=_("Naam"), max_length=120)
    woorden = blocks.CharBlock(
        label=_("Zo zeggen mensen het"),
        required=False,
        max_length=300,
        help_text=_("Met komma's ertussen: kapper, barbier, kapsalon."),
    )

    class Meta:
        icon = "tag"
        label = _("Activiteit")


class OnderdeelBlock(blocks.StructBlock):
    """Something to know, a rule or a duty, with the products with which one arranges it."""

    titel = blocks.CharBlock(label=_("Waar gaat het over?"), max_length=120)
    wanneer = blocks.CharBlock(
        label=_("Wanneer"), required=False, max_length=120, help_text=_("Zoals: voor u opengaat, of elk kwartaal.")
    )
    tekst = blocks.TextBlock(label=_("Tekst"))
    producten = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="producten.ProductPagina"), label=_("Producten"), default=[]
    )

    class Meta:
        icon = "list-ul"
        label = _("Onderdeel")


ACTIVITEITEN = [("activiteit", ActiviteitBlock())]
ONDERDELEN = [("onderdeel", OnderdeelBlock())]
