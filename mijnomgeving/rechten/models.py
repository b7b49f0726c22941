"""What colleagues ask of who leads the company; what is asked is sealed, who asks stands under a pseudonym."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Toegangsvraag(models.Model):
    """One colleague asks to be allowed more. Kept for 90 days after the answer, or after it was asked."""

    class Uitkomst(models.TextChoices):
        """What came of it."""

        OPEN = "", _("Nog geen antwoord")
        GEGEVEN = "gegeven", _("Toegestaan")
        GEWEIGERD = "geweigerd", _("Niet toegestaan")

    kenmerk = models.UUIDField(_("kenmerk"), default=uuid4, unique=True)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    vrager = models.CharField(_("wie het vroeg"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    gevraagd_op = models.DateTimeField(_("gevraagd op"), db_default=Now())
    uitkomst = models.CharField(_("uitkomst"), max_length=10, choices=Uitkomst, blank=True, default="")
    beantwoord_op = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    class Meta:
        verbose_name = _("toegangsvraag")
        verbose_name_plural = _("toegangsvragen")
        constraints = [
            models.UniqueConstraint(
                fields=["betrokkene", "vrager"], condition=models.Q(uitkomst=""), name="toegangsvraag_een_open"
            ),
        ]
        indexes = [
            models.Index(fields=["betrokkene", "-gevraagd_op"], name="toegangsvraag_van_wie"),
            models.Index(fields=["gevraagd_op"], name="toegangsvraag_oud"),
        ]

    def __str__(self) -> str:
        return f"toegangsvraag {self.pk}"
