"""Organisations of the government, with the identifiers by which standards know them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.search import index

from cms.producten.naamvorm import zoeknamen


def make_telefoon_uri(telefoon: str) -> str:
    """A number as people write it as a `tel:` link (RFC 3966); empty without digits."""
    nummer = "".join(teken for teken in telefoon if teken.isdigit())
    return f"tel:{'+' if telefoon.startswith('+') else ''}{nummer}" if nummer else ""


class Organisatiesoort(models.TextChoices):
    """Kinds of organisation, as the API names them (ARCHITECTUUR §4)."""

    GEMEENTE = "gemeente", _("Gemeente")
    PROVINCIE = "provincie", _("Provincie")
    WATERSCHAP = "waterschap", _("Waterschap")
    MINISTERIE = "ministerie", _("Ministerie")
    UITVOERINGSORGANISATIE = "uitvoeringsorganisatie", _("Uitvoeringsorganisatie")
    ZBO = "zbo", _("Zelfstandig bestuursorgaan")
    RECHTSPRAAK = "rechtspraak", pgettext_lazy("soort organisatie", "Rechtspraak")
    OVERIG = "overig", _("Andere organisatie")


class Organisatie(index.Indexed, models.Model):  # type: ignore[django-manager-missing] # of the untyped page
    """One body of the government. Its key is the TOOI URI; the OWMS URI is the alias that older feeds use."""

    naam = models.CharField(_("naam"), max_length=160, help_text=_("Zoals mensen de organisatie kennen."))
    korte_naam = models.CharField(
        _("korte naam"), max_length=160, help_text=_("Afkorting, of bij een gemeente alleen de plaats: Utrecht.")
    )
    officiele_naam = models.CharField(
        _("officiële naam"), max_length=200, blank=True, help_text=_("Alleen invullen als die anders is dan de naam.")
    )
    andere_namen = ArrayField(
        models.CharField(max_length=160),
        verbose_name=_("andere namen"),
        default=list,
        blank=True,
        help_text=_("Gescheiden door komma's, bijvoorbeeld Den Bosch."),
    )
    taak = models.TextField(
        _("wat doet de organisatie"), max_length=500, blank=True, help_text=_("In twee of drie zinnen, voor de lezer.")
    )
    taak_en = models.TextField(_("wat doet de organisatie, in het Engels"), max_length=500, blank=True)
    slug = models.SlugField(_("deel van het webadres"), max_length=120, unique=True)
    soort = models.CharField(_("soort"), max_length=25, choices=Organisatiesoort, db_index=True)
    tooi_uri = models.URLField(_("TOOI-adres"), unique=True, help_text=_("De vaste sleutel van de organisatie."))
    owms_uri = models.URLField(_("OWMS-adres"), blank=True, db_index=True)
    oin = models.CharField(
        _("OIN"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\d{20}$", _("Een OIN heeft 20 cijfers."))],
    )
    code = models.CharField(
        _("organisatiecode"), max_length=12, blank=True, db_index=True, help_text=_("Zoals gm0344.")
    )
    ligt_in = models.ForeignKey(
        "self", verbose_name=_("ligt in provincie"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=40, blank=True)
    afspraak_url = models.URLField(_("pagina om een afspraak te maken"), max_length=500, blank=True)
    bezoekadres = models.CharField(_("bezoekadres"), max_length=200, blank=True)
    postadres = models.CharField(_("postadres"), max_length=200, blank=True)
    is_actief = models.BooleanField(_("bestaat nu"), default=True)
    beeindigd_op = models.DateField(
        _("beëindigd op"), null=True, blank=True, help_text=_("De laatste dag waarop de organisatie bestond.")
    )
    opgevolgd_door = models.ManyToManyField(
        "self",
        verbose_name=_("opgevolgd door"),
        blank=True,
        symmetrical=False,
        related_name="voorgangers",
        help_text=_("Bij een herindeling of fusie: de organisatie die het werk overnam."),
    )
    # What each list said when it was loaded last, by field: so a list changes what it says anew, and editors the rest.
    geladen = models.JSONField(default=dict, editable=False)
    zoeknamen = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    bijgewerkt_op = models.DateField(_("bijgewerkt op"), auto_now=True)

    search_fields = [
        index.SearchField("naam", boost=3),
        index.SearchField("korte_naam", boost=2),
        index.AutocompleteField("naam"),
        index.FilterField("id"),
        index.FilterField("soort"),
        index.FilterField("is_actief"),
    ]

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["naam"]
        indexes = [GinIndex(fields=["zoeknamen"], name="organisatie_zoeknamen")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The public page of the organisation."""
        return reverse("producten:organisatie", kwargs={"slug": self.slug})

    def clean(self) -> None:
        """Keep the names to search on equal to the names to read."""
        super().clean()
        self.zoeknamen = self.make_zoeknamen()

    @property
    def telefoon_uri(self) -> str:
        """The number to dial: `tel:14030`; empty without one."""
        return make_telefoon_uri(self.telefoon)

    @property
    def website_kort(self) -> str:
        """The website as people read it: `www.utrecht.nl`."""
        return self.website.partition("://")[2].rstrip("/")

    def make_zoeknamen(self) -> list[str]:
        """All normalised names under which this organisation is found."""
        return zoeknamen(self.naam, self.korte_naam, self.officiele_naam, *self.andere_namen)


class Woonplaats(models.Model):
    """A place and the gemeente it belongs to. Names are not unique: there are two places called Laren."""

    naam = models.CharField(_("naam"), max_length=80)
    zoeknaam = models.CharField(max_length=80, editable=False, db_index=True)
    gemeente = models.ForeignKey(
        Organisatie, verbose_name=_("gemeente"), on_delete=models.CASCADE, related_name="woonplaatsen"
    )

    class Meta:
        verbose_name = _("woonplaats")
        verbose_name_plural = _("woonplaatsen")
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["naam", "gemeente"], name="woonplaats_eenmaal_per_gemeente")]

    def __str__(self) -> str:
        return self.naam
