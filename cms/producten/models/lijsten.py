"""The official lists that the catalogue is filled from, and the file that waits to be carried out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Lijst(models.TextChoices):
    """The official lists that we can load."""

    UPL = "upl", _("Uniforme Productnamenlijst (UPL)")
    SDG = "sdg", _("Informatiegebieden van de Single Digital Gateway (SDG)")
    TOOI = "tooi", _("Registers van TOOI")
    ROO = "roo", _("Register van Overheidsorganisaties (ROO)")
    WOONPLAATSEN = "woonplaatsen", _("Woonplaatsen en hun gemeente")


class Fase(models.TextChoices):
    """How far the file that was handed in is."""

    GEEN = "", _("Geen bestand")
    PROEF = "proef", _("Wordt nagekeken")
    KLAAR = "klaar", _("Wacht op uw besluit")
    DOORVOEREN = "doorvoeren", _("Wordt doorgevoerd")


class Lijststand(models.Model):
    """One list: when it was loaded last, by whom, what that did, and the file that waits."""

    lijst = models.CharField(_("lijst"), max_length=12, choices=Lijst, unique=True)
    geladen_op = models.DateTimeField(_("laatst geladen op"), null=True, blank=True)
    geladen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("geladen door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    geladen_bestand = models.CharField(_("geladen bestand"), max_length=200, blank=True)
    resultaat = models.JSONField(_("wat het laden deed"), default=dict, blank=True)
    # Of our own table that was loaded last: the same table does not undo an official file that came after it.
    tabel = models.CharField(max_length=64, blank=True, editable=False)
    fase = models.CharField(_("stand"), max_length=10, choices=Fase, blank=True)
    bestand = models.FileField(_("bestand"), upload_to="lijsten/", blank=True)
    bestandsnaam = models.CharField(_("naam van het bestand"), max_length=200, blank=True)
    aangeboden_op = models.DateTimeField(_("aangeboden op"), null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("aangeboden door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proef = models.JSONField(_("wat het laden zou doen"), default=dict, blank=True)
    fout = models.CharField(_("wat er mis is"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lijst")
        verbose_name_plural = _("lijsten")
        ordering = ["lijst"]

    def __str__(self) -> str:
        return str(Lijst(self.lijst).label)
