"""What this part keeps: what a person did with a bericht, and the folders that a person made.

The bericht itself stays at its organisatie. Of it only a key stands here, which nobody can compute without ours, so
that these tables tell not even which organisatie wrote to somebody.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Plaats(models.TextChoices):
    """Where a bericht lies."""

    POSTVAK = "postvak", _("Postvak")
    ARCHIEF = "archief", _("Archief")
    MAP = "map", _("Eigen map")
    PRULLENBAK = "prullenbak", _("Prullenbak")
    WEG = "weg", _("Definitief verwijderd")


class Berichtmap(models.Model):
    """A folder that a person made; its name is sealed, for it may say much about a life."""

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem."))
    naam = models.BinaryField(_("naam"), help_text=_("Versleuteld."))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())

    class Meta:
        verbose_name = _("eigen map")
        verbose_name_plural = _("eigen mappen")
        indexes = [models.Index(fields=["betrokkene"], name="berichtmap_van_wie")]

    def __str__(self) -> str:
        return f"map {self.pk}"


class Berichtmerk(models.Model):
    """What somebody did with one bericht; what is empty is as the magazijn says.

    `te_vertellen` holds, sealed, which bericht of whom it is, only until its magazijn has been told.
    """

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem."))
    bericht = models.CharField(_("bericht"), max_length=32, help_text=_("Sleutel; zegt niet welk bericht het is."))
    gelezen = models.BooleanField(_("gelezen"), null=True, blank=True)
    plaats = models.CharField(_("plaats"), max_length=10, choices=Plaats.choices, blank=True)
    map = models.ForeignKey(Berichtmap, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("eigen map"))
    versie = models.PositiveIntegerField(_("versie"), default=1)
    te_vertellen = models.BinaryField(_("nog te vertellen"), null=True, blank=True, help_text=_("Versleuteld."))
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("leesmerk")
        verbose_name_plural = _("leesmerken")
        constraints = [
            # Also the index by which somebody's marks are found.
            models.UniqueConstraint(fields=["betrokkene", "bericht"], name="berichtmerk_eenmaal"),
            models.CheckConstraint(
                condition=Q(plaats=Plaats.MAP, map__isnull=False) | (~Q(plaats=Plaats.MAP) & Q(map__isnull=True)),
                name="berichtmerk_map",
            ),
        ]
        indexes = [
            models.Index(fields=["gewijzigd_op"], name="berichtmerk_oud"),
            models.Index(fields=["gewijzigd_op"], condition=Q(te_vertellen__isnull=False), name="berichtmerk_wachtend"),
        ]

    def __str__(self) -> str:
        return f"leesmerk {self.pk}"
