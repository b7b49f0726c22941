"""The lists that somebody keeps: which levensgebeurtenis, what was answered and ticked; sealed, under a pseudonym."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class BewaardeStappenlijst(models.Model):
    """One list of one betrokkene. Its steps are not kept: they are made of the page again, so they stay up to date."""

    kenmerk = models.UUIDField(_("kenmerk"), default=uuid4, unique=True)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())
    gebruikt_op = models.DateTimeField(_("voor het laatst gebruikt op"), db_default=Now())

    class Meta:
        verbose_name = _("stappenlijst in Mijn omgeving")
        verbose_name_plural = _("stappenlijsten in Mijn omgeving")
        indexes = [
            models.Index(fields=["betrokkene", "-gemaakt_op"], name="stappenlijst_van_wie"),
            models.Index(fields=["gebruikt_op"], name="stappenlijst_oud"),
        ]

    def __str__(self) -> str:
        return f"stappenlijst {self.pk}"
