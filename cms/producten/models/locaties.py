"""Where people can go: counters of organisations with their opening hours."""

from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.producten import blocks
from cms.producten.models.organisaties import Organisatie, make_telefoon_uri


class Afspraak(models.TextChoices):
    """Whether one needs an appointment."""

    ONBEKEND = "", _("Niet bekend")
    NODIG = "nodig", _("Alleen op afspraak")
    MAG = "mag", _("Met of zonder afspraak")
    NIET = "niet", _("Zonder afspraak")


class Locatie(index.Indexed, ClusterableModel):
    """An address of an organisation where people are helped (SDG: locatie)."""

    organisatie = models.ForeignKey(
        Organisatie, verbose_name=_("organisatie"), on_delete=models.CASCADE, related_name="locaties"
    )
    naam = models.CharField(_("naam"), max_length=120, help_text=_("Zoals Stadskantoor of Servicepunt Noord."))
    adres = models.CharField(_("straat en huisnummer"), max_length=160)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True, db_index=True)
    plaats = models.CharField(_("plaats"), max_length=80)
    telefoon = models.CharField(_("telefoonnummer"), max_length=40, blank=True)
    website = models.URLField(_("webpagina"), max_length=500, blank=True)
    afspraak = models.CharField(_("afspraak"), max_length=6, choices=Afspraak, blank=True)
    openingstijden = StreamField(
        blocks.OPENINGSTIJDEN,
        verbose_name=_("openingstijden"),
        blank=True,
        help_text=_("Eén regel per dag of dagdeel. Een dag zonder regel is dicht."),
    )
    toelichting = models.TextField(
        _("toelichting"), blank=True, help_text=_("Zoals afwijkende tijden, of hoe u er met een rolstoel in komt.")
    )
    # Made from the address in the register of organisations; loading again brings it up to date.
    uit_register = models.BooleanField(default=False, editable=False)
    geladen = models.JSONField(default=dict, editable=False)
    bijgewerkt_op = models.DateField(_("bijgewerkt op"), auto_now=True)

    search_fields = [
        index.SearchField("naam"),
        index.SearchField("plaats"),
        index.AutocompleteField("naam"),
        index.FilterField("organisatie_id"),
    ]

    class Meta:
        verbose_name = _("locatie")
        verbose_name_plural = _("locaties")
        ordering = ["plaats", "naam"]
        constraints = [models.UniqueConstraint(fields=["organisatie", "naam"], name="locatie_eenmaal_per_organisatie")]

    def __str__(self) -> str:
        return f"{self.naam}, {self.plaats}"

    @property
    def telefoon_uri(self) -> str:
        """The number to dial; empty without one."""
        return make_telefoon_uri(self.telefoon)

    @property
    def kaart_url(self) -> str:
        """This address on a map that needs no account."""
        return f"https://www.openstreetmap.org/search?{urlencode({'query': f'{self.adres}, {self.plaats}'})}"
