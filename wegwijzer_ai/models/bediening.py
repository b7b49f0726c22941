"""Switches with which a beheerder turns the assistant or its generator off, for everybody at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Schakelnaam(models.TextChoices):
    """What can be switched off."""

    WEGWIJZER = "wegwijzer", _("De wegwijzer")
    GENERATOR = "generator", _("Samenvatting door een taalmodel")


class Schakelaar(models.Model):
    """One switch. Without a row it is on: what is not configured does nothing anyway."""

    naam = models.CharField(_("naam"), max_length=9, choices=Schakelnaam, primary_key=True)
    aan = models.BooleanField(_("aan"), default=True)
    reden = models.CharField(_("reden"), max_length=300)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), auto_now=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager["Schakelaar"]] = models.Manager()

    class Meta:
        verbose_name = _("schakelaar")
        verbose_name_plural = _("schakelaars")
        default_permissions = ("change", "view")

    def __str__(self) -> str:
        return str(self.get_naam_display())
