"""Teams at the counter, when their members work, and what waits for them."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

_PSEUDONIEM = "Pseudoniem van de medewerker."


class Loketteam(models.Model):
    """Staff of one organisation that shares a queue; what comes in for one of its themes goes to it by itself."""

    team_id = models.UUIDField("team", primary_key=True, default=uuid4, editable=False)
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    naam = models.CharField("naam", max_length=80)
    themas = ArrayField(models.CharField(max_length=60), verbose_name="thema's", default=list, blank=True)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)

    class Meta:
        verbose_name = "team aan het loket"
        verbose_name_plural = "teams aan het loket"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                condition=models.Q(gesloten_op__isnull=True),
                name="loketteam_naam_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Teamlid(models.Model):
    """A caseworker in a team."""

    team = models.ForeignKey(Loketteam, verbose_name="team", on_delete=models.CASCADE, related_name="leden")
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)

    class Meta:
        verbose_name = "lid van een team"
        verbose_name_plural = "leden van teams"
        constraints = [models.UniqueConstraint(fields=["team", "medewerker"], name="loketteam_lid_eenmaal")]
        indexes = [models.Index(fields=["medewerker"], name="loketteam_lid_van")]

    def __str__(self) -> str:
        return f"{self.team} {self.medewerker[:8]}"


class Inzet(models.Model):
    """What a caseworker knows about and when this person works.

    `werktijden`: per day of the week (ISO, "1" is Monday) from when to when, as "08:30".
    """

    medewerker = models.CharField("medewerker", max_length=64, primary_key=True, help_text=_PSEUDONIEM)
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    themas = ArrayField(models.CharField(max_length=60), verbose_name="weet veel van", default=list, blank=True)
    werktijden = models.JSONField("werktijden", default=dict, blank=True)
    afwezig_van = models.DateField("afwezig van", null=True, blank=True)
    afwezig_tot = models.DateField("afwezig tot en met", null=True, blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", auto_now=True)

    class Meta:
        verbose_name = "inzet van een medewerker"
        verbose_name_plural = "inzet van medewerkers"
        indexes = [models.Index(fields=["organisatie"], name="loketinzet_organisatie")]

    def __str__(self) -> str:
        return self.medewerker[:8]


class Soort(models.TextChoices):
    """What kind of work waits."""

    TERUGBELLEN = "terugbellen", "Terugbellen"
    VERWIJZING = "verwijzing", "Doorverwijzing"
    AFSPRAAK = "afspraak", "Afspraak voorbereiden"


class Werkstuk(models.Model):
    """Something that waits for a team: calling back, or what another organisation referred.

    `over` says what it is without a person in it; whom it is about and how to reach that person is sealed in `inhoud`.
    """

    Soort = Soort

    werkstuk_id = models.UUIDField("werkstuk", primary_key=True, default=uuid4, editable=False)
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    team = models.ForeignKey(
        Loketteam, verbose_name="team", null=True, blank=True, on_delete=models.SET_NULL, related_name="werk"
    )
    soort = models.CharField("soort", max_length=12, choices=Soort.choices)
    thema = models.CharField("thema of product", max_length=120, blank=True)
    over = models.CharField("waarover", max_length=160)
    inhoud = models.BinaryField("inhoud", help_text="Versleuteld.")
    betrokkene = models.CharField("betrokkene", max_length=64, blank=True, help_text="Pseudoniem, nooit een nummer.")
    contact_id = models.UUIDField("contact", null=True, blank=True)
    verwijst_naar = models.CharField("hoort bij", max_length=64, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    uiterlijk = models.DateTimeField("uiterlijk")
    medewerker = models.CharField("opgepakt door", max_length=64, blank=True, help_text=_PSEUDONIEM)
    opgepakt_op = models.DateTimeField("voor het eerst opgepakt op", null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField("keer geprobeerd", default=0)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True)

    class Meta:
        verbose_name = "werkstuk"
        verbose_name_plural = "werkstukken"
        ordering = ["uiterlijk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "soort", "verwijst_naar"],
                condition=~models.Q(verwijst_naar=""),
                name="werkstuk_eenmaal",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisatie", "uiterlijk"], name="werkstuk_open", condition=models.Q(klaar_op__isnull=True)
            ),
            models.Index(fields=["medewerker", "klaar_op"], name="werkstuk_van_wie"),
            models.Index(fields=["klaar_op"], name="werkstuk_oud"),
            models.Index(fields=["betrokkene"], name="werkstuk_betrokkene"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.over}"

    @property
    def open(self) -> bool:
        """Whether it still waits or is being done."""
        return self.klaar_op is None

    @property
    def te_laat(self) -> bool:
        """Whether it should have been done before now."""
        return self.open and self.uiterlijk < timezone.now()
