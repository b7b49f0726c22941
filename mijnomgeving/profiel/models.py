"""What this part keeps: how somebody wants the pages to look. How they are reached stays at the Profielservice."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Tekst(models.TextChoices):
    """How large the letters are."""

    GEWOON = "", _("Gewoon")
    GROOT = "groot", _("Groot")
    GROTER = "groter", _("Extra groot")


class Contrast(models.TextChoices):
    """How much the letters differ from what is behind them."""

    GEWOON = "", _("Gewoon")
    MEER = "meer", _("Meer verschil tussen letters en achtergrond")


class Kleuren(models.TextChoices):
    """Dark letters on light, or the other way round."""

    APPARAAT = "", _("Zoals mijn apparaat het wil")
    LICHT = "licht", _("Licht")
    DONKER = "donker", _("Donker")


class Beweging(models.TextChoices):
    """Whether things may move."""

    APPARAAT = "", _("Zoals mijn apparaat het wil")
    GEEN = "geen", _("Niets laten bewegen")


class Weergave(models.Model):
    """How the pages look for who sits at the screen, whomever they act for; kept until the account is closed."""

    handelende = models.CharField(
        _("handelende"), max_length=64, unique=True, help_text=_("Pseudoniem, nooit een nummer.")
    )
    tekst = models.CharField(_("letters"), max_length=10, blank=True, default="", choices=Tekst)
    contrast = models.CharField(_("contrast"), max_length=10, blank=True, default="", choices=Contrast)
    kleuren = models.CharField(_("kleuren"), max_length=10, blank=True, default="", choices=Kleuren)
    beweging = models.CharField(_("beweging"), max_length=10, blank=True, default="", choices=Beweging)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("weergave")
        verbose_name_plural = _("weergaven")

    def __str__(self) -> str:
        return f"weergave {self.pk}"
