"""Which systems a company let in, with the public keys that prove them, and where they hear of news.

Of the company there is a pseudonym; its number, its name and what the system is called are sealed. No secret key of a
system is ever here.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Systeemtoegang(models.Model):
    """What a company lets one system of its own do, until when; `id` is its client_id."""

    id = models.UUIDField(_("client_id"), primary_key=True, default=uuid4)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    scopes = models.JSONField(_("wat het mag"))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())
    tot = models.DateField(_("tot en met"))
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    gebruikt_op = models.DateTimeField(_("voor het laatst gebruikt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("toegang van een systeem")
        verbose_name_plural = _("toegang van systemen")
        indexes = [
            models.Index(fields=["betrokkene", "-gemaakt_op"], name="systeemtoegang_van_wie"),
            models.Index(fields=["tot"], name="systeemtoegang_oud"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Systeemsleutel(models.Model):
    """A public key of a system, known by its thumbprint (RFC 7638)."""

    systeem = models.ForeignKey(Systeemtoegang, models.CASCADE, related_name="sleutels", verbose_name=_("systeem"))
    kenmerk = models.CharField(_("afdruk"), max_length=43)
    jwk = models.JSONField(_("openbare sleutel"))
    toegevoegd_op = models.DateTimeField(_("toegevoegd op"), db_default=Now())

    class Meta:
        verbose_name = _("sleutel van een systeem")
        verbose_name_plural = _("sleutels van systemen")
        constraints = [models.UniqueConstraint(fields=["systeem", "kenmerk"], name="systeemsleutel_een_keer")]

    def __str__(self) -> str:
        return self.kenmerk


class Webhook(models.Model):
    """An address of a company where one of its systems hears that there is news; sealed, with the secret that signs."""

    class Stand(models.TextChoices):
        """Whether it is used."""

        WACHT = "wacht", _("Nog niet gecontroleerd")
        ACTIEF = "actief", _("Staat aan")
        UIT = "uit", _("Staat uit")

    id = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid4)
    systeem = models.ForeignKey(Systeemtoegang, models.CASCADE, related_name="webhooks", verbose_name=_("systeem"))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    soorten = models.JSONField(_("waarover"))
    stand = models.CharField(_("stand"), max_length=10, choices=Stand, default=Stand.WACHT)
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return str(self.pk)


class Levering(models.Model):
    """One event for one webhook; `id` is the id of the CloudEvent, and how it fares stands in the outbox."""

    id = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid4)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="leveringen", verbose_name=_("webhook"))
    soort = models.CharField(_("soort"), max_length=20)
    op = models.DateTimeField(_("op"), db_default=Now())
    vervallen = models.BooleanField(_("niet meer gestuurd"), default=False)

    class Meta:
        verbose_name = _("levering")
        verbose_name_plural = _("leveringen")
        indexes = [
            models.Index(fields=["webhook", "-op"], name="levering_van_webhook"),
            models.Index(fields=["op"], name="levering_oud"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
