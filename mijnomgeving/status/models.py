"""What was measured of each connection, and when it failed: facts about services, about nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnomgeving.status.onderdelen import Onderdeel


class Meting(models.Model):
    """How one connection, or one part of the portal itself, was found the last time.

    It is said not to work after two tries that failed, and then since the first of them.
    """

    naam = models.CharField(_("naam"), max_length=200, unique=True)
    organisatie = models.CharField(_("organisatie"), max_length=200, blank=True, help_text=_("Leeg: dit portaal."))
    onderdeel = models.CharField(_("waarvoor"), max_length=20, choices=Onderdeel)
    mislukt = models.PositiveIntegerField(_("keren na elkaar mislukt"), default=0)
    mislukt_sinds = models.DateTimeField(_("mislukt sinds"), null=True)
    reden = models.CharField(_("reden"), max_length=20, blank=True)
    gemeten_op = models.DateTimeField(_("gemeten op"))

    class Meta:
        verbose_name = _("meting van een bron")
        verbose_name_plural = _("metingen van bronnen")
        default_permissions = ("view",)
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Bronstoring(models.Model):
    """A time in which a connection was measured not to work. Kept for a year."""

    naam = models.CharField(_("naam"), max_length=200)
    organisatie = models.CharField(_("organisatie"), max_length=200, blank=True)
    onderdeel = models.CharField(_("waarvoor"), max_length=20, choices=Onderdeel)
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"), null=True)

    class Meta:
        verbose_name = _("gemeten storing van een bron")
        verbose_name_plural = _("gemeten storingen van bronnen")
        default_permissions = ("view",)
        ordering = ("-van",)
        constraints = [
            models.UniqueConstraint(fields=["naam"], condition=models.Q(tot__isnull=True), name="bronstoring_een_open")
        ]
        indexes = [models.Index(fields=["tot"], name="bronstoring_tot")]

    def __str__(self) -> str:
        return self.naam
