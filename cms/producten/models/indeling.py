"""How products are ordered: doelgroep, theme and the Uniforme Productnamenlijst."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cms.producten.velden import MeerkeuzeField


class Doelgroep(models.TextChoices):
    """For whom: the two audiences of Samenwerkende Catalogi."""

    PARTICULIER = "particulier", _("Inwoner")
    ONDERNEMER = "ondernemer", _("Ondernemer")


class Upnkenmerk(models.TextChoices):
    """What the Uniforme Productnamenlijst says about a name."""

    AANVRAAG = "aanvraag", _("Aanvraag")
    MELDING = "melding", _("Melding")
    SUBSIDIE = "subsidie", _("Subsidie")
    VERPLICHTING = "verplichting", _("Verplichting")
    AUTONOMIE = "autonomie", _("Eigen beleid van de overheid")
    MEDEBEWIND = "medebewind", _("Taak uit een landelijke wet")
    DIENSTENWET = "dienstenwet", _("Valt onder de Dienstenwet")
    DIGIDMACHT = "digidmacht", _("Kan met DigiD Machtigen")


class UniformeProduct(index.Indexed, models.Model):  # type: ignore[django-manager-missing] # of the untyped page
    """A product name that all governments share (Uniforme Productnamenlijst). The key is the URI; labels change."""

    uri = models.URLField(_("adres"), max_length=250, unique=True)
    naam = models.CharField(_("uniforme productnaam"), max_length=200)
    label_vorm = models.CharField(max_length=200, editable=False, db_index=True)
    lagen = ArrayField(
        models.CharField(max_length=12),
        verbose_name=_("bestuurslagen"),
        default=list,
        blank=True,
        help_text=_("rijk, provincie, waterschap, gemeente"),
    )
    doelgroepen = ArrayField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name=_("doelgroepen"), default=list, blank=True
    )
    sdg = ArrayField(
        models.CharField(max_length=4),
        verbose_name=_("SDG-informatiegebieden"),
        default=list,
        blank=True,
        help_text=_("Codes uit de Europese verordening, bijvoorbeeld D1."),
    )
    kenmerken = MeerkeuzeField(
        models.CharField(max_length=12, choices=Upnkenmerk), verbose_name=_("kenmerken"), default=list, blank=True
    )
    beeindigd_op = models.DateField(
        _("beëindigd op"), null=True, blank=True, help_text=_("Toen de naam uit de landelijke lijst verdween.")
    )

    eerdere_namen = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    # Was ever in the official list; a name that came with a product or a feed cannot leave a list that it was not in.
    uit_lijst = models.BooleanField(default=False, editable=False)

    search_fields = [index.SearchField("naam"), index.AutocompleteField("naam")]

    class Meta:
        verbose_name = _("uniforme productnaam")
        verbose_name_plural = _("uniforme productnamen (UPL)")
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Grondslag(models.Model):
    """A legal basis of a uniform product name; a name can have many."""

    product = models.ForeignKey(
        UniformeProduct, verbose_name=_("uniforme productnaam"), on_delete=models.CASCADE, related_name="grondslagen"
    )
    naam = models.CharField(_("wet en artikel"), max_length=500)
    uri = models.URLField(_("adres in de lijst"), max_length=300, blank=True)
    url = models.URLField(_("webadres op wetten.overheid.nl"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("grondslag")
        verbose_name_plural = _("grondslagen")
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["product", "naam"], name="grondslag_eenmaal_per_product")]

    def __str__(self) -> str:
        return self.naam


class SdgGebied(models.Model):
    """An information area of the Single Digital Gateway (Regulation (EU) 2018/1724, annex I)."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    naam = models.CharField(_("informatiegebied"), max_length=300)
    thema = models.CharField(_("thema"), max_length=400)
    uri = models.URLField(_("adres"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("SDG-informatiegebied")
        verbose_name_plural = _("SDG-informatiegebieden")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}: {self.thema}"


class Thema(index.Indexed, models.Model):
    """A subject under which products are shown."""

    slug = models.SlugField(_("deel van het webadres"), unique=True)
    titel = models.CharField(_("titel"), max_length=80)
    titel_en = models.CharField(_("titel in het Engels"), max_length=80, blank=True)
    samenvatting = models.CharField(_("samenvatting"), max_length=220)
    samenvatting_en = models.CharField(_("samenvatting in het Engels"), max_length=220, blank=True)
    icoon = models.CharField(_("icoon"), max_length=40, help_text=_("Naam van een Tabler-icoon, zoals home."))
    doelgroepen = MeerkeuzeField(
        models.CharField(max_length=12, choices=Doelgroep), verbose_name=_("voor wie"), default=list
    )
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    search_fields = [index.SearchField("titel"), index.AutocompleteField("titel")]

    class Meta:
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")
        ordering = ["volgorde", "titel"]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """The public page of the theme."""
        return reverse("producten:thema", kwargs={"slug": self.slug})
