"""Links to other sites: how they did at the last checks, and where they stand."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_URL = 500


class Linkstatus(models.TextChoices):
    """What we know of a link. Only `kapot` asks something of an editor; it takes more than one bad day to get there."""

    NIEUW = "nieuw", _("Nog niet gecontroleerd")
    GOED = "goed", _("Werkt")
    ONZEKER = "onzeker", _("Misschien kapot, wij kijken nog een keer")
    KAPOT = "kapot", _("Kapot")
    GEWEIGERD = "geweigerd", _("Laat ons niet kijken")
    OVERGESLAGEN = "overgeslagen", _("Niet gecontroleerd op verzoek van de site")


class Linkhint(models.TextChoices):
    """What looks odd about a link that answers."""

    GEEN = "", "-"
    ZACHTE_404 = "zachte_404", _("De pagina zegt zelf dat zij er niet is")
    VOORPAGINA = "voorpagina", _("Komt uit op de voorpagina")


class LinkControle(models.Model):
    """One address on another site, whatever the number of places where it stands."""

    url = models.CharField(_("webadres"), max_length=MAX_URL, unique=True)
    host = models.CharField(_("site"), max_length=253, db_index=True)
    status = models.CharField(_("stand"), max_length=12, choices=Linkstatus, default=Linkstatus.NIEUW, db_index=True)
    oorzaak = models.CharField(_("oorzaak"), max_length=30, blank=True)
    hint = models.CharField(_("opvallend"), max_length=12, choices=Linkhint, blank=True, default=Linkhint.GEEN)
    verhuisd_naar = models.CharField(_("verhuisd naar"), max_length=MAX_URL, blank=True)
    mislukt_sinds = models.DateField(_("eerste keer mislukt"), null=True, blank=True)
    laatst_mislukt = models.DateField(_("laatste keer mislukt"), null=True, blank=True)
    mislukte_dagen = models.PositiveSmallIntegerField(_("dagen mislukt"), default=0)
    gecontroleerd_op = models.DateTimeField(_("laatst gecontroleerd"), null=True, blank=True, db_index=True)
    controles = models.PositiveIntegerField(_("aantal controles"), default=0)
    genegeerd_op = models.DateTimeField(_("genegeerd op"), null=True, blank=True)
    genegeerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("genegeerd door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    genegeerd_reden = models.CharField(_("waarom genegeerd"), max_length=200, blank=True)

    objects: ClassVar[models.Manager["LinkControle"]] = models.Manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["host", "url"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_genegeerd(self) -> bool:
        """An editor looked at it and says that it is fine."""
        return self.genegeerd_op is not None


class Pleksoort(models.TextChoices):
    """Where a link can stand."""

    PAGINA = "pagina", _("Pagina")
    AANBOD = "aanbod", _("Aanbod")
    ORGANISATIE = "organisatie", _("Organisatie")
    LOCATIE = "locatie", _("Locatie")


class Linkplek(models.Model):
    """One place where a link stands. Derived from the content each night and after each publication."""

    link = models.ForeignKey(LinkControle, on_delete=models.CASCADE, related_name="plekken")
    soort = models.CharField(_("soort"), max_length=11, choices=Pleksoort)
    object_id = models.PositiveBigIntegerField()
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    titel = models.CharField(_("staat op"), max_length=255)
    veld = models.CharField(_("veld"), max_length=40)

    objects: ClassVar[models.Manager["Linkplek"]] = models.Manager()

    class Meta:
        verbose_name = _("plek van een link")
        verbose_name_plural = _("plekken van links")
        constraints = [models.UniqueConstraint(fields=["link", "soort", "object_id", "veld"], name="linkplek_eenmaal")]
        indexes = [models.Index(fields=["soort", "object_id"], name="linkplek_object")]

    def __str__(self) -> str:
        return self.titel
