"""The structured parts of a product page, as editors fill them in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class Kanaalsoort(models.TextChoices):
    """Ways to get something done. Each product has at least one that is not online."""

    ONLINE = "online", _("Online")
    TELEFOON = "telefoon", _("Telefoon")
    BALIE = "balie", _("Balie")
    PAPIER = "papier", _("Papier")


class Inlogmiddel(models.TextChoices):
    """What one needs to log in with."""

    GEEN = "geen", _("Zonder inloggen")
    DIGID = "digid", _("Met DigiD")
    DIGID_MACHTIGEN = "digid-machtigen", _("Met DigiD, ook voor een ander (DigiD Machtigen)")
    EHERKENNING = "eherkenning", _("Met eHerkenning")
    EIDAS = "eidas", _("Met een Europees inlogmiddel (eIDAS)")


class Weekdag(models.TextChoices):
    """The days of the week, Monday first (ISO 8601)."""

    MAANDAG = "1", _("maandag")
    DINSDAG = "2", _("dinsdag")
    WOENSDAG = "3", _("woensdag")
    DONDERDAG = "4", _("donderdag")
    VRIJDAG = "5", _("vrijdag")
    ZATERDAG = "6", _("zaterdag")
    ZONDAG = "7", _("zondag")


class StapBlock(blocks.StructBlock):
    """One step of what somebody does."""

    titel = blocks.CharBlock(label=_("Wat doet u?"), max_length=120, help_text=_("Begin met een werkwoord."))
    tekst = blocks.TextBlock(label=_("Uitleg"), required=False)

    class Meta:
        icon = "order"
        label = _("Stap")


class KostenBlock(blocks.StructBlock):
    """An amount from a date on, so that next year's fee can stand ready."""

    omschrijving = blocks.CharBlock(label=_("Waarvoor"), max_length=200)
    bedrag = blocks.DecimalBlock(
        label=_("Bedrag in euro"), required=False, max_digits=10, decimal_places=2, min_value=0,
        help_text=_("0 is gratis. Laat leeg als het bedrag verschilt en leg dat uit."),
    )  # fmt: skip
    vanaf = blocks.DateBlock(label=_("Geldt vanaf"), required=False)
    toelichting = blocks.TextBlock(label=_("Toelichting"), required=False)

    class Meta:
        icon = "tag"
        label = _("Bedrag")


class KostenTekstBlock(blocks.StructBlock):
    """The words beside an amount, in another language."""

    omschrijving = blocks.CharBlock(label=_("Waarvoor"), max_length=200)
    toelichting = blocks.TextBlock(label=_("Toelichting"), required=False)

    class Meta:
        icon = "tag"
        label = _("Bedrag")


class OpeningstijdBlock(blocks.StructBlock):
    """When a location is open on one day of the week; a day that is left out is closed."""

    dag = blocks.ChoiceBlock(label=_("Dag"), choices=Weekdag.choices)
    van = blocks.TimeBlock(label=_("Van"))
    tot = blocks.TimeBlock(label=_("Tot"))
    op_afspraak = blocks.BooleanBlock(label=_("Alleen op afspraak"), required=False)

    class Meta:
        icon = "time"
        label = _("Openingstijd")


class KanaalBlock(blocks.StructBlock):
    """One way to apply or to ask."""

    soort = blocks.ChoiceBlock(label=_("Hoe"), choices=Kanaalsoort.choices)
    tekst = blocks.CharBlock(label=_("Tekst"), max_length=300)
    url = blocks.URLBlock(label=_("Webadres"), required=False)
    telefoon = blocks.CharBlock(label=_("Telefoonnummer"), required=False, max_length=40)
    inlog = blocks.ChoiceBlock(label=_("Inloggen"), choices=Inlogmiddel.choices, required=False)

    class Meta:
        icon = "site"
        label = _("Kanaal")


class VraagBlock(blocks.StructBlock):
    """A question as people ask it, with its answer."""

    vraag = blocks.CharBlock(label=_("Vraag"), max_length=250)
    antwoord = blocks.TextBlock(label=_("Antwoord"))

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")


class WetBlock(blocks.StructBlock):
    """A law that this rests on."""

    naam = blocks.CharBlock(label=_("Naam van de wet"), max_length=250)
    artikel = blocks.CharBlock(label=_("Artikel"), required=False, max_length=80)
    url = blocks.URLBlock(label=_("Webadres op wetten.overheid.nl"))

    class Meta:
        icon = "doc-full"
        label = _("Wet")


class GebarentaalBlock(blocks.StructBlock):
    """A video in Dutch sign language (NGT), on our own site; who sees, hears or reads gets the same (WCAG 1.2)."""

    video = DocumentChooserBlock(label=_("Video"), help_text=_("Een bestand .mp4 of .webm."))
    ondertiteling = DocumentChooserBlock(
        label=_("Ondertiteling"), required=False, help_text=_("Een bestand .vtt. Verplicht als er in wordt gesproken.")
    )
    beeld = ImageChooserBlock(label=_("Stilstaand beeld"), required=False, help_text=_("Wat u ziet voor het afspelen."))
    tekst = blocks.TextBlock(label=_("Wat er wordt gezegd"), help_text=_("De hele inhoud van de video, als tekst."))

    class Meta:
        icon = "media"
        label = _("Video in gebarentaal")

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Files that a browser can play.

        Raises:
            StructBlockValidationError: the video or the captions have another extension.
        """
        schoon = super().clean(value)
        fouten = {}
        if schoon["video"].file_extension.lower() not in {"mp4", "webm"}:
            fouten["video"] = ValidationError(_("Kies een bestand dat eindigt op .mp4 of .webm."))
        if schoon["ondertiteling"] and schoon["ondertiteling"].file_extension.lower() != "vtt":
            fouten["ondertiteling"] = ValidationError(_("Kies een bestand dat eindigt op .vtt."))
        if fouten:
            raise StructBlockValidationError(block_errors=fouten)
        return schoon


ALINEAS = [("alinea", blocks.TextBlock(label=_("Alinea")))]
ZINNEN = [("zin", blocks.TextBlock(label=_("Zin"), rows=2))]
STAPPEN = [("stap", StapBlock())]
KOSTEN = [("bedrag", KostenBlock())]
KOSTEN_TEKST = [("bedrag", KostenTekstBlock())]
OPENINGSTIJDEN = [("tijd", OpeningstijdBlock())]
KANALEN = [("kanaal", KanaalBlock())]
VRAGEN = [("vraag", VraagBlock())]
GEBARENTAAL = [("gebarentaal", GebarentaalBlock())]
WETTEN = [("wet", WetBlock())]
