"""What the quality advice found, kept so that a report needs no checking."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class Ernst(models.TextChoices):
    """How much a finding matters (`cms.redactie.kwaliteit.bevinding.Ernst`)."""

    FOUT = "fout", _("Fout")
    LET_OP = "let_op", _("Let op")
    TIP = "tip", _("Tip")


class Adviessoort(models.TextChoices):
    """What a finding is about (`cms.redactie.kwaliteit.bevinding.Soort`)."""

    LANGE_ZIN = "lange_zin", _("Lange zin")
    LANGE_ALINEA = "lange_alinea", _("Lange alinea")
    LIJDENDE_VORM = "lijdende_vorm", _("Lijdende vorm")
    MOEILIJK_WOORD = "moeilijk_woord", _("Moeilijk woord")
    AFKORTING = "afkorting", _("Afkorting")
    AANSPREEKVORM = "aanspreekvorm", _("Aanspreekvorm")
    DUBBEL_NIET = "dubbel_niet", _("Twee keer nee")
    TOEGANKELIJKHEID = "toegankelijkheid", _("Toegankelijkheid")
    ONTBREEKT = "ontbreekt", _("Ontbreekt")
    VERTALING = "vertaling", _("Vertaling")
    KOSTEN = "kosten", _("Kosten")
    CONTROLE = "controle", _("Controledatum")
    TEGENSPRAAK = "tegenspraak", _("Anders dan de algemene tekst")


class Kwaliteitsmeting(models.Model):
    """The last advice on one published page or offer."""

    pagina = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("pagina"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    aanbod = models.OneToOneField(
        "producten.Aanbod", verbose_name=_("aanbod"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    titel = models.CharField(_("titel"), max_length=255)
    score = models.PositiveSmallIntegerField(_("leesbaarheid"), null=True)
    fouten = models.PositiveSmallIntegerField(_("fouten"), default=0)
    # Of accessibility only: certain errors (part of `fouten`) and what is to be judged (part of the others).
    ontoegankelijk = models.PositiveSmallIntegerField(_("fouten in toegankelijkheid"), default=0)
    te_beoordelen = models.PositiveSmallIntegerField(_("te beoordelen"), default=0)
    aandachtspunten = models.PositiveSmallIntegerField(_("aandachtspunten"), default=0)
    tips = models.PositiveSmallIntegerField(_("tips"), default=0)
    gemeten_op = models.DateTimeField(_("gemeten op"), auto_now=True)

    objects: ClassVar[models.Manager["Kwaliteitsmeting"]] = models.Manager()

    class Meta:
        verbose_name = _("kwaliteitsmeting")
        verbose_name_plural = _("kwaliteitsmetingen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pagina__isnull=False) ^ models.Q(aanbod__isnull=False),
                name="meting_van_pagina_of_aanbod",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def laatste_redacteur(self) -> AbstractBaseUser | None:
        """Who wrote the version that is on the site; None for what was loaded from a file."""
        ding: Any = self.aanbod or self.pagina
        versie: Revision | None = ding.live_revision
        return versie.user if versie else None


class Kwaliteitsbevinding(models.Model):
    """One finding of that advice, in the words in which it was given."""

    meting = models.ForeignKey(Kwaliteitsmeting, on_delete=models.CASCADE, related_name="bevindingen")
    soort = models.CharField(_("soort"), max_length=20, choices=Adviessoort)
    regel = models.CharField(_("regel"), max_length=60, blank=True)
    ernst = models.CharField(_("ernst"), max_length=6, choices=Ernst)
    veld = models.CharField(_("veld"), max_length=40, blank=True)
    waarom = models.TextField(_("waarom"))
    voorstel = models.TextField(_("voorstel"), blank=True)
    zin = models.TextField(_("zin"), blank=True)

    objects: ClassVar[models.Manager["Kwaliteitsbevinding"]] = models.Manager()

    class Meta:
        verbose_name = _("kwaliteitsadvies")
        verbose_name_plural = _("kwaliteitsadvies")
        ordering = ["pk"]
        indexes = [models.Index(fields=["ernst", "soort"], name="bevinding_ernst_soort")]

    def __str__(self) -> str:
        return f"{self.get_ernst_display()}: {self.waarom}"
