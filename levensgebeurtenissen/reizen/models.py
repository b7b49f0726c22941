"""Lists that are kept without an account, and mails with a list that still have to go out."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class BewaardeLijst(models.Model):
    """A list under a code. Who reads the database learns that a list exists, and neither of whom nor of what."""

    kenmerk = models.CharField(max_length=64, primary_key=True, help_text=_("Gesleutelde hash van de code."))
    inhoud = models.BinaryField(_("verzegelde inhoud"))
    # A day and no more: when exactly somebody looked is nobody's business.
    gebruikt_op = models.DateField(_("laatst gebruikt op"), db_index=True)

    class Meta:
        verbose_name = _("bewaarde stappenlijst")
        verbose_name_plural = _("bewaarde stappenlijsten")

    def __str__(self) -> str:
        return self.kenmerk[:8]


class Lijstpost(models.Model):
    """A mail with a list that waits for the mail server: address and words sealed, gone once it was sent."""

    kenmerk = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inhoud = models.BinaryField(_("verzegelde inhoud"))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("mail met een stappenlijst")
        verbose_name_plural = _("mails met een stappenlijst")

    def __str__(self) -> str:
        return str(self.kenmerk)
