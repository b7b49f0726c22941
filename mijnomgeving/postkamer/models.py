"""What this part keeps of a company's mailbox: who takes which bericht, who opened it, notes, and who set an address.

A bericht stands here by its key only, as in `berichten`; a colleague by a keyed hash of the machtiging, with a sealed
name. Of a person who works somewhere, nothing here can be joined with another company.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

_ONDERNEMING = _("Pseudoniem, nooit een nummer.")
_BERICHT = _("Sleutel; zegt niet welk bericht het is.")
_VERSLEUTELD = _("Versleuteld.")


class Postcollega(models.Model):
    """Somebody who may act for a company, as far as its mailbox knows them."""

    onderneming = models.CharField(_("onderneming"), max_length=64, help_text=_ONDERNEMING)
    kenmerk = models.CharField(_("kenmerk"), max_length=64, help_text=_("Sleutel; zegt niet wie het is."))
    naam = models.BinaryField(_("naam"), help_text=_VERSLEUTELD)
    bijgewerkt_op = models.DateTimeField(_("bijgewerkt op"), db_default=Now())

    class Meta:
        verbose_name = _("collega in het postvak")
        verbose_name_plural = _("collega's in het postvak")
        constraints = [models.UniqueConstraint(fields=["onderneming", "kenmerk"], name="postcollega_een_keer")]
        indexes = [models.Index(fields=["bijgewerkt_op"], name="postcollega_oud")]

    def __str__(self) -> str:
        return f"collega {self.pk}"


class Toewijzing(models.Model):
    """That a bericht is for one colleague to deal with, and that it was done."""

    onderneming = models.CharField(_("onderneming"), max_length=64, help_text=_ONDERNEMING)
    bericht = models.CharField(_("bericht"), max_length=32, help_text=_BERICHT)
    collega = models.ForeignKey(Postcollega, models.CASCADE, related_name="+", verbose_name=_("voor wie"))
    door = models.ForeignKey(Postcollega, models.SET_NULL, null=True, related_name="+", verbose_name=_("door wie"))
    op = models.DateTimeField(_("toegewezen op"), db_default=Now())
    klaar_op = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("toewijzing")
        verbose_name_plural = _("toewijzingen")
        constraints = [models.UniqueConstraint(fields=["onderneming", "bericht"], name="toewijzing_een_keer")]
        indexes = [models.Index(fields=["op"], name="toewijzing_oud")]

    def __str__(self) -> str:
        return f"toewijzing {self.pk}"


class Postlezing(models.Model):
    """That a colleague opened a bericht: the first time."""

    onderneming = models.CharField(_("onderneming"), max_length=64, help_text=_ONDERNEMING)
    bericht = models.CharField(_("bericht"), max_length=32, help_text=_BERICHT)
    collega = models.ForeignKey(Postcollega, models.CASCADE, related_name="+", verbose_name=_("wie"))
    op = models.DateTimeField(_("geopend op"), db_default=Now())

    class Meta:
        verbose_name = _("lezing van een bericht")
        verbose_name_plural = _("lezingen van berichten")
        constraints = [
            models.UniqueConstraint(fields=["onderneming", "bericht", "collega"], name="postlezing_een_keer")
        ]
        indexes = [models.Index(fields=["op"], name="postlezing_oud")]

    def __str__(self) -> str:
        return f"lezing {self.pk}"


class Postnotitie(models.Model):
    """What a colleague noted at a bericht, for the colleagues only."""

    kenmerk = models.UUIDField(_("kenmerk"), default=uuid4, unique=True)
    onderneming = models.CharField(_("onderneming"), max_length=64, help_text=_ONDERNEMING)
    bericht = models.CharField(_("bericht"), max_length=32, help_text=_BERICHT)
    collega = models.ForeignKey(Postcollega, models.CASCADE, related_name="+", verbose_name=_("wie"))
    tekst = models.BinaryField(_("tekst"), help_text=_VERSLEUTELD)
    op = models.DateTimeField(_("geschreven op"), db_default=Now())

    class Meta:
        verbose_name = _("notitie bij een bericht")
        verbose_name_plural = _("notities bij berichten")
        indexes = [
            models.Index(fields=["onderneming", "bericht"], name="postnotitie_bij_bericht"),
            models.Index(fields=["op"], name="postnotitie_oud"),
        ]

    def __str__(self) -> str:
        return f"notitie {self.pk}"


class Postadres(models.Model):
    """Who set an address of the company, and whether mail to it came back; the address is at the Profielservice."""

    onderneming = models.CharField(_("onderneming"), max_length=64, help_text=_ONDERNEMING)
    kenmerk = models.CharField(_("kenmerk"), max_length=64, help_text=_("Sleutel; zegt niet welk adres het is."))
    collega = models.ForeignKey(Postcollega, models.SET_NULL, null=True, related_name="+", verbose_name=_("door wie"))
    op = models.DateTimeField(_("opgegeven op"), db_default=Now())
    bevestigd_op = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    terug_op = models.DateTimeField(_("post kwam terug op"), null=True, blank=True)

    class Meta:
        verbose_name = _("e-mailadres van een bedrijf")
        verbose_name_plural = _("e-mailadressen van bedrijven")
        constraints = [models.UniqueConstraint(fields=["onderneming", "kenmerk"], name="postadres_een_keer")]

    def __str__(self) -> str:
        return f"adres {self.pk}"
