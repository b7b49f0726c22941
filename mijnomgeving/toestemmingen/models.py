"""The consents that were given, also those of before: who asks must be able to show that it was given (AVG art. 7)."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Toestemming(models.Model):
    """One consent of one betrokkene for one purpose, from the moment that it was given.

    `tot` is the last moment at which it holds by itself; `ingetrokken_op` ends it before. Kept for two years after it
    ended (`services.BEWAARTERMIJN`).
    """

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    doel = models.CharField(_("doel"), max_length=50)
    gegeven_op = models.DateTimeField(_("gegeven op"), db_default=Now())
    tot = models.DateTimeField(_("geldig tot"))
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    namens = models.CharField(
        _("soort machtiging"),
        max_length=50,
        blank=True,
        default="",
        help_text=_("Leeg: de betrokkene gaf zelf toestemming."),
    )

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        constraints = [
            models.UniqueConstraint(
                fields=["betrokkene", "doel"],
                condition=models.Q(ingetrokken_op=None),
                name="toestemming_een_open",
            ),
            models.CheckConstraint(condition=models.Q(tot__gt=models.F("gegeven_op")), name="toestemming_duurt"),
        ]
        indexes = [
            models.Index(fields=["betrokkene", "-gegeven_op"], name="toestemming_van_wie"),
            models.Index(fields=["tot"], name="toestemming_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.doel} {self.pk}"
