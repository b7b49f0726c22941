"""Rounds of checks and what they found, from the day it was first seen until the day it was mended."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from toegankelijkheid.toetsen.bevinding import Zekerheid


class Rondesoort(models.TextChoices):
    """Why the round ran."""

    POORT = "poort", _("Bij het bouwen")
    NACHTELIJK = "nachtelijk", _("Elke nacht")
    LOS = "los", _("Losse toets")
    PUBLICATIE = "publicatie", _("Na publiceren")


class Zekerheidskeuze(models.TextChoices):
    """How sure the engines are, as people read it."""

    ZEKER = Zekerheid.ZEKER.value, _("Zeker")
    TE_BEOORDELEN = Zekerheid.TE_BEOORDELEN.value, _("Te beoordelen")


class Mensoordeel(models.TextChoices):
    """What a person thought of a finding."""

    GEEN_PROBLEEM = "geen-probleem", _("Geen probleem")
    PROBLEEM = "probleem", _("Wel een probleem")


class Toetsronde(models.Model):
    """One run over one or more addresses.

    Asked first (`gevraagd_op`), then begun, then done; `gedaan` of `adressen` tells how far it is.
    """

    soort = models.CharField(max_length=10, choices=Rondesoort)
    omvang = models.CharField(max_length=500, help_text="'alle', 'sitemap' or one address")
    gevraagd_op = models.DateTimeField(auto_now_add=True)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    begonnen_op = models.DateTimeField(null=True, blank=True, db_index=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    motoren = models.JSONField(default=dict, blank=True, help_text="{name: version}")
    seconden = models.JSONField(default=dict, blank=True, help_text="{engine: seconds of work}")
    adressen = models.PositiveIntegerField(default=0, help_text="addresses to check")
    gedaan = models.PositiveIntegerField(default=0, help_text="addresses checked so far")
    bezoeken = models.PositiveIntegerField(default=0, help_text="times that a page was checked, over views and states")
    mislukt = models.JSONField(default=list, blank=True, help_text="[{adres, reden}]")

    objects: ClassVar[models.Manager["Toetsronde"]] = models.Manager()

    class Meta:
        verbose_name = _("toetsronde")
        verbose_name_plural = _("toetsrondes")
        ordering = ["-gevraagd_op", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.omvang}"


class Gevonden(models.Model):
    """One problem at one spot, put together over engines, views and rounds.

    Open as long as `hersteld_op` is empty. A problem that comes back opens again and keeps its `sinds`.
    """

    sleutel = models.CharField(max_length=64, unique=True, help_text="sha256 of what makes it this problem")
    eis = models.CharField(max_length=6, blank=True, db_index=True, help_text="success criterion such as 1.4.3")
    regel = models.CharField(max_length=120, help_text="rule of the leading engine, such as axe:color-contrast")
    motoren = models.JSONField(default=list, help_text="[name of engine]")
    zekerheid = models.CharField(max_length=13, choices=Zekerheidskeuze, db_index=True)
    adres = models.CharField(max_length=500, db_index=True, help_text="path without the query of a person")
    toestand = models.CharField(max_length=60, blank=True, help_text="'' or the name of a declared state")
    paginasoort = models.CharField(max_length=120, blank=True, db_index=True)
    organisatie = models.CharField(max_length=255, blank=True, db_index=True)
    redacteur = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    plek = models.CharField(max_length=500)
    fragment = models.CharField(max_length=300, blank=True)
    uitleg = models.TextField(blank=True)
    weergaven = models.JSONField(default=list, help_text="[view], such as 1280, 320 or donker")
    aantal = models.PositiveIntegerField(default=1, help_text="spots in the last round")
    sinds = models.DateTimeField()
    laatst_gezien = models.DateTimeField()
    hersteld_op = models.DateTimeField(null=True, blank=True, db_index=True)
    beeld = models.CharField(max_length=200, blank=True, help_text="file name below MEDIA_ROOT, or ''")
    oordeel = models.CharField(max_length=13, blank=True, choices=Mensoordeel)
    toelichting = models.TextField(blank=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    beoordeeld_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Gevonden"]] = models.Manager()

    class Meta:
        verbose_name = _("gevonden probleem")
        verbose_name_plural = _("gevonden problemen")
        ordering = ["zekerheid", "eis", "adres", "pk"]
        indexes = [models.Index(fields=["hersteld_op", "zekerheid"], name="gevonden_open_zekerheid")]

    def __str__(self) -> str:
        return f"{self.regel} {self.adres}"


class Telling(models.Model):
    """How many problems were open at the end of a round, for the trend; one row per combination."""

    ronde = models.ForeignKey(Toetsronde, on_delete=models.CASCADE, related_name="tellingen")
    eis = models.CharField(max_length=6, blank=True)
    zekerheid = models.CharField(max_length=13, choices=Zekerheidskeuze)
    paginasoort = models.CharField(max_length=120, blank=True)
    organisatie = models.CharField(max_length=255, blank=True)
    aantal = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["Telling"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "eis", "zekerheid", "paginasoort", "organisatie"], name="telling_een_per_combinatie"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ronde_id} {self.eis} {self.aantal}"
