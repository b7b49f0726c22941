"""Teams: who may write and who may publish, per organisation and for the whole catalogue."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Rol(models.TextChoices):
    """What somebody does in a team."""

    REDACTEUR = "redacteur", _("Redacteur")
    EINDREDACTEUR = "eindredacteur", _("Eindredacteur")
    BEHEERDER = "beheerder", _("Beheerder")


class Team(models.Model):
    """The people with one role at one organisation, or for the whole catalogue where no organisation is named.

    Its members are the members of its group, so accounts are managed where all accounts are.
    """

    organisatie = models.ForeignKey(
        "producten.Organisatie",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="teams",
    )
    rol = models.CharField(_("rol"), max_length=13, choices=Rol)
    groep = models.OneToOneField(Group, verbose_name=_("groep"), on_delete=models.CASCADE, related_name="team")

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "rol"], name="team_eenmaal_per_rol", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return self.groep.name

    @property
    def is_landelijk(self) -> bool:
        """Whether it works on everything."""
        return self.organisatie_id is None
