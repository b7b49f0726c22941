"""Two logs of each personal read, after the decision in the Logboek Dataverwerkingen to keep people who work out of it.

`Verwerking` is the Logboek Dataverwerkingen: about the betrokkene. `AuditRegel` says who acted, in a chain that shows
any later change. They are joined by `trace_id` and `operation_id` only, and their pseudonyms differ by purpose.
The database itself refuses to change or remove rows of either (migration 0002), and keeps each in a part for each month
(migration 0006).
"""

from django.db import models


class Verwerking(models.Model):
    """One record of the Logboek Dataverwerkingen: one source read about one betrokkene."""

    class Status(models.TextChoices):
        """`status_code` of the standard."""

        OK = "Ok", "Gelukt"
        ERROR = "Error", "Mislukt"

    trace_id = models.CharField("trace", max_length=32)
    operation_id = models.CharField("operatie", max_length=16)
    status_code = models.CharField("status", max_length=5, choices=Status)
    name = models.CharField("naam", max_length=200)
    start_time = models.DateTimeField("begin")
    end_time = models.DateTimeField("einde")
    processing_activity_id = models.CharField("verwerkingsactiviteit", max_length=100)
    data_subject_id = models.CharField("betrokkene", max_length=64, help_text="Pseudoniem, nooit een nummer.")
    data_subject_id_type = models.CharField("soort kenmerk", max_length=10)
    bron = models.CharField("bronorganisatie", max_length=200)
    gegevens = models.CharField("gelezen gegevens", max_length=200)

    class Meta:
        verbose_name = "verwerking"
        verbose_name_plural = "logboek dataverwerkingen"
        indexes = [models.Index(fields=["data_subject_id", "-start_time"], name="verwerking_betrokkene")]
        # With the moment by which the log is in months: a part knows only its own rows.
        constraints = [models.UniqueConstraint(fields=["operation_id", "start_time"], name="verwerking_operatie")]

    def __str__(self) -> str:
        return f"{self.processing_activity_id} {self.start_time:%Y-%m-%d %H:%M}"


class AuditRegel(models.Model):
    """One link of the audit chain: action, object, result, origin, actor, time (BIO2 8.15.01)."""

    volgnummer = models.BigIntegerField("volgnummer", primary_key=True)
    tijdstip = models.DateTimeField("tijdstip")
    actie = models.CharField("actie", max_length=50)
    resultaat = models.CharField("resultaat", max_length=20)
    herkomst = models.CharField("herkomst", max_length=50)
    activiteit = models.CharField("verwerkingsactiviteit", max_length=100, blank=True)
    object = models.CharField("object", max_length=200, blank=True)
    handelende = models.CharField("wie handelde", max_length=64, blank=True, help_text="Pseudoniem, nooit een nummer.")
    organisatie = models.CharField(
        "voor welke organisatie", max_length=200, blank=True, help_text="Leeg: iemand handelde voor zichzelf."
    )
    machtiging = models.CharField(
        "soort machtiging",
        max_length=50,
        blank=True,
        default="",
        help_text="Leeg: iemand handelde niet namens een ander.",
    )
    trace_id = models.CharField("trace", max_length=32, blank=True)
    operation_id = models.CharField("operatie", max_length=16, blank=True)
    verwerking_hash = models.CharField("afdruk van de verwerking", max_length=64, blank=True)
    sleutel_id = models.CharField("kenmerk van de sleutel", max_length=16)
    vorige_hmac = models.CharField("vorige schakel", max_length=64)
    hmac = models.CharField("schakel", max_length=64)

    class Meta:
        verbose_name = "auditregel"
        verbose_name_plural = "auditlogboek"
        indexes = [
            models.Index(fields=["operation_id"], condition=~models.Q(operation_id=""), name="audit_operatie"),
            models.Index(
                fields=["handelende", "-volgnummer"], condition=~models.Q(actie="gelezen"), name="audit_wie_deed"
            ),
            models.Index(fields=["object"], condition=models.Q(actie="recht"), name="audit_recht"),
            models.Index(
                fields=["organisatie", "-volgnummer"], condition=~models.Q(organisatie=""), name="audit_organisatie"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.actie}"


class AuditKop(models.Model):
    """The signed head of the chain: without it, rows removed at the end would leave no gap."""

    volgnummer = models.BigIntegerField("laatste volgnummer")
    hmac = models.CharField("laatste schakel", max_length=64)
    sleutel_id = models.CharField("kenmerk van de sleutel", max_length=16)
    handtekening = models.CharField("handtekening", max_length=64)
    tijdstip = models.DateTimeField("tijdstip van de laatste regel", null=True)

    class Meta:
        verbose_name = "kop van het auditlogboek"
        verbose_name_plural = "kop van het auditlogboek"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_een_kop")]

    def __str__(self) -> str:
        return f"kop {self.volgnummer}"


class AuditVerzegeling(models.Model):
    """The seal of a part of the chain that is no longer in the table: where it began and ended."""

    deel = models.CharField("deel", max_length=63, primary_key=True)
    vanaf = models.BigIntegerField("eerste volgnummer")
    tot = models.BigIntegerField("laatste volgnummer")
    vorige_hmac = models.CharField("schakel ervoor", max_length=64)
    hmac = models.CharField("laatste schakel", max_length=64)
    sleutel_id = models.CharField("kenmerk van de sleutel", max_length=16)
    handtekening = models.CharField("handtekening", max_length=64)
    verzegeld_op = models.DateTimeField("verzegeld op")

    class Meta:
        verbose_name = "verzegeld deel"
        verbose_name_plural = "verzegelde delen"

    def __str__(self) -> str:
        return f"{self.deel}: {self.vanaf} tot en met {self.tot}"
