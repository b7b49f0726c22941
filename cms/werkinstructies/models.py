"""Werkinstructies, the plain words for a status, and the numbers of back offices."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cms.producten.blocks import ALINEAS, STAPPEN, WETTEN, ZINNEN
from cms.producten.models.organisaties import make_telefoon_uri


class Werkinstructie(PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """How a caseworker helps somebody with something: what to ask first, the steps, the words, who takes over.

    One without an organisation is for every counter; one of an organisation is for its own staff alone.
    """

    titel = models.CharField(_("titel"), max_length=120, help_text=_("Zoals de vraag aan de balie klinkt."))
    slug = models.SlugField(_("deel van het webadres"), max_length=120, unique=True)
    organisatie = models.ForeignKey(
        "producten.Organisatie",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="werkinstructies",
        help_text=_("Van wie deze werkwijze is. Leeg betekent: voor alle loketten."),
    )
    producten = ParentalManyToManyField(
        "producten.ProductPagina", verbose_name=_("producten"), blank=True, related_name="werkinstructies"
    )
    samenvatting = models.CharField(_("wanneer gebruikt u dit?"), max_length=300)
    spoed = models.TextField(
        _("wanneer is het spoed?"), blank=True, help_text=_("En wat u dan meteen doet. Leeg als spoed niet voorkomt.")
    )
    eerst = StreamField(ZINNEN, verbose_name=_("vraag of controleer eerst"), blank=True)
    stappen = StreamField(STAPPEN, verbose_name=_("zo doet u het"))
    uitleg = StreamField(
        ALINEAS, verbose_name=_("zo legt u het uit"), blank=True, help_text=_("In woorden die u zo kunt voorlezen.")
    )
    nodig = StreamField(ZINNEN, verbose_name=_("dit heeft iemand nodig"), blank=True)
    let_op = StreamField(ZINNEN, verbose_name=_("let op"), blank=True)
    doorverwijzen = StreamField(ZINNEN, verbose_name=_("dit doet een ander"), blank=True)
    bronnen = StreamField(WETTEN, verbose_name=_("waar het staat"), blank=True)
    gecontroleerd = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    opnieuw_controleren = models.DateField(_("opnieuw controleren op"), null=True, blank=True, db_index=True)
    # Of the content file that was loaded last: what editors changed since then stays.
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="werkinstructie",
        for_concrete_model=False,
    )

    objects: ClassVar[models.Manager["Werkinstructie"]] = models.Manager()

    search_fields = [
        index.SearchField("titel", boost=2),
        index.SearchField("samenvatting"),
        index.AutocompleteField("titel"),
        index.FilterField("organisatie_id"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("werkinstructie")
        verbose_name_plural = _("werkinstructies")
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002 - Wagtail's signature
        """As staff come to see it."""
        return "werkinstructies/voorbeeld.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The instruction under the name that the template has for it."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"instructie": self}


class Statusuitleg(models.Model):
    """What a status means in plain words, for whatever organisation calls it so."""

    naam = models.CharField(_("status"), max_length=100, unique=True, help_text=_("Zoals: Aanvraag beoordelen."))
    woorden = models.TextField(
        _("woorden in de naam"),
        help_text=_("Eén per regel. Staat zo’n woord in de naam van een status, dan hoort deze uitleg erbij."),
    )
    betekenis = models.TextField(_("wat er nu gebeurt"))
    zeg = models.TextField(_("zo zegt u het"), help_text=_("In woorden die u zo kunt voorlezen."))
    doen = models.TextField(_("wat u kunt doen"), blank=True)
    volgorde = models.PositiveSmallIntegerField(
        _("volgorde"), default=100, help_text=_("De laagste wint als er meer passen.")
    )
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("uitleg bij een status")
        verbose_name_plural = _("uitleg bij statussen")
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


class Contactpunt(models.Model):
    """Where staff of other organisations reach a back office. These numbers are not for the public."""

    organisatie = models.ForeignKey(
        "producten.Organisatie",
        verbose_name=_("organisatie"),
        on_delete=models.CASCADE,
        related_name="contactpunten",
    )
    naam = models.CharField(_("afdeling of team"), max_length=120)
    waarvoor = models.CharField(_("waarvoor"), max_length=300, help_text=_("Waarmee een collega hier terechtkan."))
    telefoon = models.CharField(
        _("telefoonnummer voor collega’s"),
        max_length=40,
        blank=True,
        validators=[RegexValidator(r"^[+\d][\d ()-]{2,}(, toestel \d+)?$", _("Dit is geen telefoonnummer."))],
    )
    email = models.EmailField(_("e-mailadres voor collega’s"), blank=True)
    bereikbaar = models.CharField(_("bereikbaar"), max_length=160, blank=True, help_text=_("Zoals: ma-vr 9-17 uur."))
    spoed = models.BooleanField(_("voor spoed"), default=False)
    toelichting = models.TextField(_("toelichting"), blank=True, help_text=_("Wat u klaarlegt voordat u belt."))
    gecontroleerd = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("contactpunt voor collega’s")
        verbose_name_plural = _("contactgids")
        ordering = ["organisatie__naam", "-spoed", "naam"]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "naam"], name="contactpunt_eenmaal_per_organisatie")
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.organisatie})"

    @property
    def telefoon_uri(self) -> str:
        """The number to dial, without the extension; empty without one."""
        return make_telefoon_uri(self.telefoon.partition(",")[0])
