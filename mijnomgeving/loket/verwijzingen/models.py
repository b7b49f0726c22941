"""A referral: who asks whom to go on with somebody's question, with what, and what became of it.

Keyed by a pseudonym of whom it is about; who that is, and every text, is sealed. `thema` says in which queue it
belongs, and nothing of the person.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mijnomgeving.loket.dossiers.models import Dossier, Hoe

_PSEUDONIEM = "Pseudoniem, nooit een nummer."
_VERSLEUTELD = "Versleuteld."


class Stand(models.TextChoices):
    """How far a referral is."""

    WACHT = "wacht", _("wacht op toestemming")
    GEWEIGERD = "geweigerd", _("niet verstuurd: geen toestemming")
    VERSTUURD = "verstuurd", _("verstuurd, nog niet opgepakt")
    AANGENOMEN = "aangenomen", _("opgepakt")
    TERUG = "terug", _("teruggestuurd")
    AFGEROND = "afgerond", _("afgerond")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


OPEN = frozenset({Stand.VERSTUURD.value, Stand.AANGENOMEN.value})
"""The organisation that it went to can open it."""
KLAAR = frozenset({Stand.GEWEIGERD.value, Stand.TERUG.value, Stand.AFGEROND.value, Stand.INGETROKKEN.value})


class Verwijzing(models.Model):
    """One referral. Kept for a year after it ended."""

    verwijzing_id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    wie = models.BinaryField("over wie", help_text=_VERSLEUTELD)
    inhoud = models.BinaryField("vraag en wat er al gebeurde", help_text=_VERSLEUTELD)
    thema = models.CharField("thema", max_length=100)
    van = models.CharField("van", max_length=20)
    van_medewerker = models.CharField("van medewerker", max_length=64)
    naar = models.CharField("naar", max_length=20)
    team = models.UUIDField("team", null=True, blank=True)
    dossier = models.ForeignKey(
        Dossier, models.SET_NULL, null=True, blank=True, related_name="verwijzingen", verbose_name="dossier"
    )
    rechten = models.JSONField("rechten in het dossier", default=dict)
    stand = models.CharField("stand", max_length=20, choices=Stand)
    toestemming_hoe = models.CharField("hoe toestemming", max_length=20, choices=Hoe, blank=True, default="")
    toestemming_op = models.DateTimeField("toestemming op", null=True, blank=True)
    begonnen_op = models.DateTimeField("begonnen op", db_default=Now())
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    uiterlijk = models.DateField("antwoord uiterlijk op")
    behandelaar = models.CharField("behandelaar", max_length=64, blank=True, default="")
    aangenomen_op = models.DateTimeField("opgepakt op", null=True, blank=True)
    antwoord = models.BinaryField("antwoord", default=b"", help_text=_VERSLEUTELD)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    herinneringen = models.PositiveSmallIntegerField("herinneringen", default=0)

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        constraints = [
            models.CheckConstraint(condition=~models.Q(van=models.F("naar")), name="verwijzing_naar_ander"),
        ]
        indexes = [
            models.Index(fields=["betrokkene", "-begonnen_op"], name="verwijzing_van_wie"),
            models.Index(fields=["naar", "stand", "uiterlijk"], name="verwijzing_wachtrij"),
            models.Index(fields=["van", "stand", "uiterlijk"], name="verwijzing_gestuurd"),
            models.Index(fields=["klaar_op"], name="verwijzing_oud"),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def nummer(self) -> str:
        """By which people name it to each other; it opens nothing."""
        tekens = self.verwijzing_id.hex.upper()
        return f"V-{tekens[:4]}-{tekens[4:8]}"
