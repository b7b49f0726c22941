"""The accounts of caseworkers, as far as the portal knows them: who ever logged in, and who may no longer."""

from django.db import models
from django.db.models.functions import Now


class Medewerkeraccount(models.Model):
    """One caseworker of one organisation, from the first login on.

    The name and the id at the provider are sealed: the overseer of the same organisation needs them to tell who a
    pseudonym in the log is, and nobody else reads them.
    """

    kenmerk = models.CharField("kenmerk", max_length=64, unique=True, help_text="Pseudoniem.")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    inhoud = models.BinaryField("inhoud", help_text="Versleuteld: naam, nummer bij de eigen organisatie en rollen.")
    gezien_op = models.DateTimeField("voor het laatst ingelogd op", db_default=Now())
    geblokkeerd_op = models.DateTimeField("geblokkeerd op", null=True, blank=True)
    geblokkeerd_door = models.CharField("geblokkeerd door", max_length=64, blank=True, help_text="Pseudoniem.")

    class Meta:
        verbose_name = "account van een medewerker"
        verbose_name_plural = "accounts van medewerkers"
        indexes = [
            models.Index(fields=["organisatie", "kenmerk"], name="medewerkeraccount_van_wie"),
            models.Index(fields=["gezien_op"], name="medewerkeraccount_oud"),
        ]

    def __str__(self) -> str:
        return self.kenmerk[:8]
