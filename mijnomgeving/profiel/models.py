"""What this part keeps: how somebody wants the pages to look. How they are reached stays at the Profielservice."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from toegankelijkheid.weergave import Beweging, Contrast, Kleuren, Ruimte, Tekst


class Weergave(models.Model):
    """How the pages look for who sits at the screen, whomever they act for; kept until the account is closed."""

    handelende = models.CharField(
        _("handelende"), max_length=64, unique=True, help_text=_("Pseudoniem, nooit een nummer.")
    )
    tekst = models.CharField(_("letters"), max_length=10, blank=True, default="", choices=Tekst)
    ruimte = models.CharField(_("ruimte"), max_length=10, blank=True, default="", choices=Ruimte)
    contrast = models.CharField(_("contrast"), max_length=10, blank=True, default="", choices=Contrast)
    kleuren = models.CharField(_("kleuren"), max_length=10, blank=True, default="", choices=Kleuren)
    beweging = models.CharField(_("beweging"), max_length=10, blank=True, default="", choices=Beweging)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("weergave")
        verbose_name_plural = _("weergaven")

    def __str__(self) -> str:
        return f"weergave {self.pk}"
