"""Extracts that somebody had made for a wallet."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Uittreksel(models.Model):
    """One extract: offered, fetched by a wallet or not, withdrawn or not.

    What it says stands here only from the offer until a wallet has it, encrypted under the code or the token that only
    the wallet has. After that there is no more than its place in the list of states.
    """

    kenmerk = models.UUIDField(_("kenmerk"), default=uuid4, unique=True)
    betrokkene = models.CharField(
        _("betrokkene"), max_length=64, blank=True, help_text=_("Pseudoniem; leeg als deze is opgezegd.")
    )
    soort = models.CharField(_("soort"), max_length=20)
    aangeboden_op = models.DateTimeField(_("aangeboden op"), db_default=Now())
    aanbod_tot = models.DateTimeField(_("op te halen tot"))
    code = models.CharField(_("code"), max_length=64, blank=True, help_text=_("Hash; leeg na gebruik."))
    pincode = models.CharField(_("pincode"), max_length=64, blank=True, help_text=_("Hash met sleutel."))
    pogingen = models.PositiveSmallIntegerField(_("foute pincodes"), default=0)
    token = models.CharField(_("toegangsbewijs"), max_length=64, blank=True, help_text=_("Hash; leeg na gebruik."))
    inhoud = models.BinaryField(_("inhoud"), null=True, help_text=_("Versleuteld; weg na ophalen."))
    uitgegeven_op = models.DateTimeField(_("in een wallet gezet op"), null=True, blank=True)
    geldig_tot = models.DateTimeField(_("geldig tot"))
    lijst = models.PositiveIntegerField(_("lijst met standen"))
    plaats = models.PositiveIntegerField(_("plaats in de lijst"))
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("uittreksel")
        verbose_name_plural = _("uittreksels")
        constraints = [
            models.UniqueConstraint(fields=["lijst", "plaats"], name="uittreksel_plaats"),
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="uittreksel_code"),
            models.UniqueConstraint(fields=["token"], condition=~models.Q(token=""), name="uittreksel_token"),
        ]
        indexes = [
            models.Index(
                fields=["betrokkene", "-aangeboden_op"], condition=~models.Q(betrokkene=""), name="uittreksel_van_wie"
            ),
            models.Index(fields=["geldig_tot"], name="uittreksel_oud"),
        ]

    def __str__(self) -> str:
        return str(self.kenmerk)
