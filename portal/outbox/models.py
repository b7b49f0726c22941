"""The outbox table."""

from django.db import models
from django.db.models import Q


class OutboxBericht(models.Model):
    """One message that must have its effect exactly once, however often a process dies.

    Delivered messages stay: their key is the memory by which a second, equal request is recognised.
    """

    topic = models.CharField("onderwerp", max_length=100)
    sleutel = models.CharField(
        "idempotentiesleutel", max_length=200, unique=True, help_text="Twee berichten met dezelfde sleutel zijn er één."
    )
    volgorde = models.CharField(
        "volgorde",
        max_length=200,
        blank=True,
        help_text="Berichten van één onderwerp met dezelfde waarde gaan op volgorde; leeg: geen volgorde.",
    )
    payload = models.JSONField("inhoud")
    spoor = models.CharField(
        "spoor",
        max_length=55,
        blank=True,
        default="",
        # A version before this one, still at work while the new one starts, knows of no such column.
        db_default="",
        help_text="De operatie die dit bericht maakte (traceparent).",
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    volgende_poging = models.DateTimeField("volgende poging")
    afgeleverd_op = models.DateTimeField("afgeleverd op", null=True, blank=True)
    dood_op = models.DateTimeField("opgegeven op", null=True, blank=True)
    laatste_fout = models.CharField("laatste fout", max_length=200, blank=True, help_text="Alleen de soort fout.")

    class Meta:
        verbose_name = "bericht in de outbox"
        verbose_name_plural = "berichten in de outbox"
        constraints = [
            models.CheckConstraint(
                condition=Q(afgeleverd_op__isnull=True) | Q(dood_op__isnull=True), name="outbox_geleverd_of_dood"
            ),
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging", "id"],
                condition=Q(afgeleverd_op__isnull=True, dood_op__isnull=True),
                name="outbox_wachtend",
            ),
            models.Index(
                fields=["topic", "volgorde", "id"],
                condition=Q(afgeleverd_op__isnull=True) & ~Q(volgorde=""),
                name="outbox_volgorde",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
