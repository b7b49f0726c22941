"""What one organisation itself says about a product that it offers."""

from typing import Any, ClassVar
from urllib.parse import parse_qsl

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.rich_text import RichText
from wagtail.search import index

from cms.producten import blocks
from cms.producten.bijlagen import name_bijlagen
from cms.producten.opmaak import sanitise


class OnlineAanvragen(models.TextChoices):
    """Can it be done online, and does that need DigiD (SC 4.0 onlineAanvragen)."""

    JA = "ja", _("Ja, zonder inloggen")
    DIGID = "digid", _("Ja, met DigiD")
    NEE = "nee", _("Nee")


class Herkomst(models.TextChoices):
    """Where a text came from."""

    REDACTIE = "redactie", _("Redactie van dit portaal")
    SAMENWERKENDE_CATALOGI = "sc", _("Samenwerkende Catalogi")


class Aanbod(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, ClusterableModel
):
    """An organisation's own version of a product: its text, its costs, its link, its form, its locations.

    Where an organisation has none, the general text serves with the organisation's own contact. One organisation can
    have several for one product (Den Haag has three kinds of bijzondere bijstand).
    """

    product = models.ForeignKey(
        "producten.ProductPagina", verbose_name=_("product"), on_delete=models.CASCADE, related_name="aanbod"
    )
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), on_delete=models.CASCADE, related_name="aanbod"
    )
    titel = models.CharField(_("titel"), max_length=250)
    samenvatting = models.TextField(_("samenvatting"), help_text=_("In een paar zinnen wat deze organisatie biedt."))
    tekst = models.TextField(
        _("tekst"), blank=True, help_text=_("Opgemaakte tekst van de organisatie; onveilige opmaak gaat eruit.")
    )
    url = models.URLField(_("webpagina"), max_length=500, blank=True)
    aanvraag_url = models.URLField(_("aanvraagformulier"), max_length=500, blank=True)
    online_aanvragen = models.CharField(
        _("online aanvragen"), max_length=5, choices=OnlineAanvragen, default=OnlineAanvragen.NEE
    )
    kosten = StreamField(
        blocks.KOSTEN,
        verbose_name=_("kosten"),
        blank=True,
        help_text=_("Alleen wat bij u anders is. Leeg betekent: de algemene kosten gelden."),
    )
    termijn = models.TextField(
        _("termijn"), blank=True, help_text=_("Alleen als het bij u korter of langer duurt dan in het algemeen.")
    )
    nodig = StreamField(
        blocks.ZINNEN, verbose_name=_("dit hebt u nodig"), blank=True, help_text=_("Alleen wat u extra vraagt.")
    )
    locaties = ParentalManyToManyField(
        "producten.Locatie",
        verbose_name=_("locaties"),
        blank=True,
        related_name="aanbod",
        help_text=_("Waar iemand hiervoor terecht kan. Leeg betekent: bij elke locatie van de organisatie."),
    )
    taal = models.CharField(_("taal"), max_length=10, default="nl")
    gewijzigd_op = models.DateField(_("gewijzigd op"), null=True, blank=True)
    herkomst = models.CharField(_("herkomst"), max_length=10, choices=Herkomst, default=Herkomst.REDACTIE)
    bron_sleutel = models.CharField(
        _("sleutel bij de bron"), max_length=250, blank=True, help_text=_("Het productnummer in de bron.")
    )
    beeindigd_op = models.DateField(_("beëindigd op"), null=True, blank=True)
    gecontroleerd = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    opnieuw_controleren = models.DateField(_("opnieuw controleren op"), null=True, blank=True, db_index=True)
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="aanbod",
        for_concrete_model=False,
    )
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="aanbod",
        for_concrete_model=False,
    )

    # Ids of the chosen locations, where `selectors.list_aanbod` read the offer.
    locatie_ids: list[int]

    objects: ClassVar[models.Manager["Aanbod"]] = models.Manager()

    search_fields = [
        index.SearchField("titel", boost=2),
        index.SearchField("samenvatting"),
        index.AutocompleteField("titel"),
        index.FilterField("organisatie_id"),
        index.FilterField("herkomst"),
        index.FilterField("online_aanvragen"),
        index.FilterField("product_id"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("aanbod")
        verbose_name_plural = _("aanbod van organisaties")
        ordering = ["titel"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "herkomst", "bron_sleutel"],
                condition=~models.Q(bron_sleutel=""),
                name="aanbod_eenmaal_per_bron",
            )
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.organisatie})"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002 - Wagtail's signature
        """The page on which it comes to stand."""
        return "producten/product_pagina.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The whole page of the product, for somebody of this organisation."""
        from cms.producten.plaats import plaats_van  # noqa: PLC0415 - it knows the models
        from cms.producten.productpagina import product_context  # noqa: PLC0415 - idem

        product = self.product.specific
        query = dict(parse_qsl(plaats_van(organisatie=self.organisatie).query.removeprefix("?")))
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        pagina = {"page": product, "self": product}
        return context | pagina | product_context(product=product, query=query, voorbeeld=self)

    @property
    def veilige_tekst(self) -> RichText:
        """The text to show, cleaned once more: an editor can have changed it after the import."""
        return RichText(name_bijlagen(sanitise(self.tekst, intern=True)))
