"""The notifications that came in."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Melding(models.Model):
    """One notification, told apart by its source and id; of whom it is about only a pseudonym stays.

    The id is kept as a hash, for a source may have put a number of a person in it.
    """

    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Hash van bron en id."))
    bron = models.CharField(_("bron"), max_length=200)
    soort = models.CharField(_("soort"), max_length=200)
    betrokkene = models.CharField(
        _("betrokkene"), max_length=64, blank=True, help_text=_("Pseudoniem; leeg als de melding niemand noemt.")
    )
    ontvangen_op = models.DateTimeField(_("ontvangen op"), db_default=Now())

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        indexes = [
            models.Index(
                fields=["betrokkene", "ontvangen_op"], condition=~models.Q(betrokkene=""), name="melding_van_wie"
            ),
            models.Index(fields=["ontvangen_op"], name="melding_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
