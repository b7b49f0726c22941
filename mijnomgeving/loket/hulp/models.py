"""The summaries that people took home."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now


class Gesprekssamenvatting(models.Model):
    """What was agreed at one contact, as the person got it. What it says is sealed.

    Without a person (a general question) it has no betrokkene and cannot be in MijnOmgeving.
    """

    samenvatting_id = models.UUIDField("samenvatting", primary_key=True, default=uuid4, editable=False)
    contact_id = models.UUIDField("contact", unique=True)
    organisatie = models.CharField("organisatie", max_length=160)
    betrokkene = models.CharField("betrokkene", max_length=64, blank=True, help_text="Pseudoniem, nooit een nummer.")
    inhoud = models.BinaryField("inhoud", help_text="Versleuteld.")
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    in_mijn_op = models.DateTimeField("in MijnOmgeving gezet op", null=True, blank=True)

    class Meta:
        verbose_name = "samenvatting van een gesprek"
        verbose_name_plural = "samenvattingen van gesprekken"
        indexes = [
            models.Index(fields=["betrokkene", "-gemaakt_op"], name="samenvatting_van_wie"),
            models.Index(fields=["gemaakt_op"], name="samenvatting_oud"),
        ]

    def __str__(self) -> str:
        return str(self.samenvatting_id)
