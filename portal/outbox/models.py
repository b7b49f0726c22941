"""The outbox table, and the tasks that failed for good."""

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
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    afsluitreden = models.CharField("reden van afsluiten", max_length=300, blank=True, db_default="")

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
            models.Index(
                fields=["aangemaakt_op"],
                condition=Q(afgeleverd_op__isnull=True, afgesloten_op__isnull=True),
                name="outbox_open",
            ),
            models.Index(fields=["afgesloten_op"], condition=Q(afgesloten_op__isnull=False), name="outbox_afgesloten"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"


class MislukteTaak(models.Model):
    """A task that failed for good: kept with what is needed to run it again, and nothing that says about whom it was.

    One row for each task with the same arguments, however often it fails, until it succeeds or an operator closes it.
    """

    taak = models.CharField("taak", max_length=150)
    argumenten = models.JSONField("argumenten", help_text="Zoals zij in de wachtrij stonden.")
    sleutel = models.CharField("sleutel", max_length=64, help_text="Van de taak met deze argumenten.")
    sinds = models.DateTimeField("sinds")
    mislukt_op = models.DateTimeField("laatst mislukt op")
    pogingen = models.PositiveIntegerField("pogingen", default=1)
    fout = models.CharField("fout", max_length=200, help_text="Alleen de soort fout.")
    plek = models.CharField("plek", max_length=200, blank=True, help_text="Waar in het programma.")
    herhalingen = models.PositiveIntegerField("keer opnieuw gevraagd", default=0)
    opnieuw_op = models.DateTimeField("opnieuw gevraagd op", null=True, blank=True)
    gelukt_op = models.DateTimeField("alsnog gelukt op", null=True, blank=True)
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    afsluitreden = models.CharField("reden van afsluiten", max_length=300, blank=True)

    class Meta:
        verbose_name = "mislukte taak"
        verbose_name_plural = "mislukte taken"
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                condition=Q(gelukt_op__isnull=True, afgesloten_op__isnull=True),
                name="mislukte_taak_een_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taak} {self.pk}"
