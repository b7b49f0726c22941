"""What this part keeps: which companies want to hear of a new scheme, sealed, for as long as they do."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Regelingvolger(models.Model):
    """A company that gave consent to hear of new schemes; gone with that consent.

    `inhoud` holds the few facts that the rules need without anybody at the screen, and the schemes that count as known.
    """

    kenmerk = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid4, editable=False)
    betrokkene = models.CharField(
        _("betrokkene"), max_length=64, unique=True, help_text=_("Pseudoniem, nooit een nummer.")
    )
    houder = models.BinaryField(_("houder"), help_text=_("Versleuteld."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    gekeken_op = models.DateTimeField(_("gekeken op"), db_default=Now())

    class Meta:
        verbose_name = _("volger van regelingen")
        verbose_name_plural = _("volgers van regelingen")
        indexes = [models.Index(fields=["gekeken_op"], name="regelingvolger_oud")]

    def __str__(self) -> str:
        return f"volger {self.pk}"
