"""What an import could not take in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportFout(models.Model):
    """One record of a feed that went to quarantine, with the reason. A later import that succeeds removes it."""

    bron = models.CharField(_("bron"), max_length=300, help_text=_("Bestand of adres van de feed."))
    sleutel = models.CharField(
        _("sleutel"), max_length=500, help_text=_("Productnummer, of het volgnummer in de feed.")
    )
    titel = models.CharField(_("titel"), max_length=250, blank=True)
    reden = models.CharField(_("reden"), max_length=500)
    gemeld_op = models.DateTimeField(_("gemeld op"), auto_now=True)

    class Meta:
        verbose_name = _("importfout")
        verbose_name_plural = _("importfouten")
        ordering = ["-gemeld_op"]
        constraints = [models.UniqueConstraint(fields=["bron", "sleutel"], name="importfout_eenmaal_per_record")]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.reden}"
