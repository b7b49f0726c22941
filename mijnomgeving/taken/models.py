"""What this part keeps: betalingen that somebody began for a taak."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Stand(models.TextChoices):
    """How a betaling stands, as far as the portal knows."""

    BEGONNEN = "begonnen", _("begonnen")
    BETAALD = "betaald", _("betaald")
    GEANNULEERD = "geannuleerd", _("geannuleerd")
    VERLOPEN = "verlopen", _("verlopen")


class Betaling(models.Model):
    """One betaling for one taak. Of one taak one is under way at a time, and one is paid ever.

    Who pays what for which taak is encrypted, and goes when the betaling has ended: what was paid then stands in the
    copy of the inzending. Kept for a year, so that the same taak cannot be paid twice here.
    """

    sleutel = models.UUIDField(
        _("sleutel"), default=uuid4, unique=True, help_text=_("Waarmee de betaaldienst haar kent.")
    )
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem."))
    taak = models.CharField(_("taak"), max_length=32, help_text=_("Sleutel zonder betekenis."))
    betaling_id = models.CharField(_("nummer bij de betaaldienst"), max_length=64, blank=True)
    stand = models.CharField(_("stand"), max_length=20, choices=Stand, default=Stand.BEGONNEN)
    begonnen_op = models.DateTimeField(_("begonnen op"), db_default=Now())
    afgerond_op = models.DateTimeField(_("afgerond op"), null=True, blank=True)
    inhoud = models.BinaryField(_("wie wat betaalt"), null=True, help_text=_("Versleuteld; weg als zij is afgerond."))

    class Meta:
        verbose_name = _("betaling")
        verbose_name_plural = _("betalingen")
        constraints = [
            models.UniqueConstraint(fields=["taak"], condition=models.Q(stand="begonnen"), name="betaling_een_bezig"),
            models.UniqueConstraint(fields=["taak"], condition=models.Q(stand="betaald"), name="betaling_een_betaald"),
            models.UniqueConstraint(
                fields=["betaling_id"], condition=~models.Q(betaling_id=""), name="betaling_een_nummer"
            ),
            models.CheckConstraint(
                condition=models.Q(stand="begonnen", afgerond_op__isnull=True, inhoud__isnull=False)
                | (~models.Q(stand="begonnen") & models.Q(afgerond_op__isnull=False, inhoud__isnull=True)),
                name="betaling_stand",
            ),
        ]
        indexes = [
            models.Index(fields=["betrokkene"], name="betaling_van_wie"),
            models.Index(fields=["begonnen_op"], name="betaling_oud"),
        ]

    def __str__(self) -> str:
        return str(self.sleutel)
