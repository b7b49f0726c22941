"""Sources of products, what each import of them did, and what an import could not take in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Bronsoort(models.TextChoices):
    """How the products come in."""

    BESTAND = "bestand", _("Bestand dat u zelf aanlevert")
    FEED = "feed", _("Feed op een webadres")
    SRU = "sru", _("Zoekdienst (SRU)")


class Planning(models.TextChoices):
    """How often a source is read by itself."""

    UIT = "uit", _("Niet vanzelf")
    DAGELIJKS = "dagelijks", _("Elke dag")
    WEKELIJKS = "wekelijks", _("Elke week")


class Runstatus(models.TextChoices):
    """How far an import is."""

    GEVRAAGD = "gevraagd", _("Staat klaar om te beginnen")
    BEZIG = "bezig", _("Bezig")
    GELUKT = "gelukt", _("Gelukt")
    WACHT = "wacht_op_redacteur", _("Wacht op een redacteur")
    GEWEIGERD = "geweigerd", _("Geweigerd")
    MISLUKT = "mislukt", _("Mislukt")


ONAF = (Runstatus.GEVRAAGD, Runstatus.BEZIG)


class Bron(models.Model):
    """A catalogue of other governments that we take products from, in the form of Samenwerkende Catalogi."""

    naam = models.CharField(
        _("naam"), max_length=200, unique=True, help_text=_("Hieraan herkent u de bron, bijvoorbeeld Gemeente Utrecht.")
    )
    soort = models.CharField(
        _("soort"),
        max_length=7,
        choices=Bronsoort,
        default=Bronsoort.FEED,
        help_text=_("Hoe de producten binnenkomen."),
    )
    url = models.URLField(
        _("webadres"),
        max_length=500,
        blank=True,
        help_text=_("Van de feed of van de zoekdienst. Laat leeg als u zelf een bestand aanlevert."),
    )
    zoekvraag = models.CharField(
        _("zoekvraag"),
        max_length=500,
        blank=True,
        help_text=_('Alleen bij een zoekdienst. Schrijf de vraag in CQL, bijvoorbeeld: authority="Utrecht".'),
    )
    organisatie = models.ForeignKey(
        "producten.Organisatie",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Vul in als de bron van één organisatie is. Producten van een ander komen dan niet binnen."),
    )
    planning = models.CharField(
        _("planning"),
        max_length=9,
        choices=Planning,
        default=Planning.UIT,
        help_text=_("Hoe vaak het portaal de bron vanzelf ophaalt. Een bestand levert u altijd zelf aan."),
    )
    actief = models.BooleanField(
        _("in gebruik"), default=True, help_text=_("Zet uit om de bron met rust te laten. De producten blijven staan.")
    )

    class Meta:
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of this source in the admin."""
        return reverse("bronnen:inspect", args=[self.pk])

    def clean(self) -> None:
        """Each kind has what it needs, and nothing that it does not use."""
        super().clean()
        fouten = {}
        if self.soort != Bronsoort.BESTAND and not self.url:
            fouten["url"] = _("Vul het webadres in.")
        if self.soort == Bronsoort.BESTAND and self.planning != Planning.UIT:
            fouten["planning"] = _("Een bestand levert u zelf aan. Kies: niet vanzelf.")
        if self.soort == Bronsoort.SRU and not self.zoekvraag:
            fouten["zoekvraag"] = _("Vul in wat de zoekdienst moet zoeken.")
        if fouten:
            raise ValidationError(fouten)


class Importrun(models.Model):
    """One import of a source: when, how it went, and what it changed."""

    bron = models.ForeignKey(Bron, verbose_name=_("bron"), on_delete=models.CASCADE, related_name="runs")
    status = models.CharField(_("status"), max_length=20, choices=Runstatus, default=Runstatus.GEVRAAGD, db_index=True)
    gevraagd_op = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    gestart_op = models.DateTimeField(_("begonnen op"), null=True, blank=True)
    afgerond_op = models.DateTimeField(_("afgerond op"), null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    gestart_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gestart door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("besloten door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Only while the import has still to read it.
    bestand = models.FileField(_("bestand"), upload_to="samenwerkende-catalogi/", blank=True)
    nieuw = models.PositiveIntegerField(_("nieuw"), default=0)
    gewijzigd = models.PositiveIntegerField(_("gewijzigd"), default=0)
    ongewijzigd = models.PositiveIntegerField(_("ongewijzigd"), default=0)
    beeindigd = models.PositiveIntegerField(_("beëindigd"), default=0)
    quarantaine = models.PositiveIntegerField(_("in quarantaine"), default=0)
    reden = models.CharField(_("reden"), max_length=500, blank=True)
    omvang = models.PositiveBigIntegerField(_("omvang in bytes"), default=0)
    controlegetal = models.CharField(_("controlegetal (SHA-256)"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.bron} {self.gevraagd_op:%Y-%m-%d %H:%M}"

    @property
    def aantal(self) -> int:
        """How many products the source had that we could take in."""
        return self.nieuw + self.gewijzigd + self.ongewijzigd


class Bronproduct(models.Model):
    """Which offer comes from which source. `ontbreekt_in` is the import in which it was no longer there."""

    bron = models.ForeignKey(Bron, on_delete=models.CASCADE, related_name="producten")
    aanbod = models.ForeignKey("producten.Aanbod", on_delete=models.CASCADE, related_name="+")
    ontbreekt_in = models.ForeignKey(
        Importrun, null=True, blank=True, on_delete=models.SET_NULL, related_name="ontbrekend"
    )

    class Meta:
        verbose_name = _("product van een bron")
        verbose_name_plural = _("producten van bronnen")
        constraints = [models.UniqueConstraint(fields=["bron", "aanbod"], name="bronproduct_eenmaal_per_bron")]

    def __str__(self) -> str:
        return f"{self.bron_id}: {self.aanbod_id}"


class ImportFout(models.Model):
    """One record of a source that went to quarantine, with the reason. A later import that succeeds removes it."""

    bron = models.ForeignKey(Bron, verbose_name=_("bron"), on_delete=models.CASCADE, related_name="fouten")
    sleutel = models.CharField(
        _("sleutel"), max_length=500, help_text=_("Productnummer, of het volgnummer in de feed.")
    )
    titel = models.CharField(_("titel"), max_length=250, blank=True)
    reden = models.CharField(_("reden"), max_length=500)
    gemeld_op = models.DateTimeField(_("gemeld op"), auto_now=True)

    class Meta:
        verbose_name = _("importfout")
        verbose_name_plural = _("importfouten")
        ordering = ["-gemeld_op", "pk"]
        constraints = [models.UniqueConstraint(fields=["bron", "sleutel"], name="importfout_eenmaal_per_record")]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.reden}"
