"""What people began and did not send yet."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Conceptrij(models.Model):
    """One draft of one form, of this person acting for this betrokkene; what it says is encrypted."""

    handelende = models.CharField(_("wie schrijft"), max_length=64, help_text=_("Pseudoniem."))
    betrokkene = models.CharField(_("voor wie"), max_length=64, help_text=_("Pseudoniem."))
    soort = models.CharField(_("soort formulier"), max_length=50)
    over = models.CharField(_("waarover"), max_length=100, blank=True, help_text=_("Sleutel zonder betekenis."))
    velden = models.BinaryField(_("velden"), help_text=_("Versleuteld."))
    bestanden = models.BinaryField(_("bestanden"), null=True, help_text=_("Versleuteld."))
    bijgewerkt_op = models.DateTimeField(_("bijgewerkt op"), db_default=Now())

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        constraints = [
            models.UniqueConstraint(fields=["betrokkene", "handelende", "soort", "over"], name="concept_van_wie")
        ]
        indexes = [models.Index(fields=["bijgewerkt_op"], name="concept_oud")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
