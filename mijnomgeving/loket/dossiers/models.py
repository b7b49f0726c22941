"""A dossier of one person over several organisations, what is in it, and who may see which part.

Keyed by a pseudonym of whom it is about; who that is, and every text, is sealed. Which colleague wrote something stands
as the keyed mark that `Loketmedewerker.kenmerk` gives.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mijnomgeving.loket.dossiers.rechten import Partijstand, Rechten, Toestemmingstand

_PSEUDONIEM = "Pseudoniem, nooit een nummer."
_VERSLEUTELD = "Versleuteld."
_LEEG = "Leeg: de inwoner zelf."


class Stand(models.TextChoices):
    """How far a dossier is."""

    LOPEND = "lopend", _("loopt")
    VOORGESTELD = "voorgesteld", _("wacht op antwoord op de uitkomst")
    AKKOORD = "akkoord", _("afgerond met akkoord")
    GESTOPT = "gestopt", _("gestopt zonder uitkomst")


GESLOTEN = frozenset({Stand.AKKOORD.value, Stand.GESTOPT.value})


class Hoe(models.TextChoices):
    """How the person said yes or no."""

    MIJNOMGEVING = "mijnomgeving", _("in de Mijn omgeving")
    BALIE = "balie", _("aan de balie")
    TELEFOON = "telefoon", _("aan de telefoon")


class Dossier(models.Model):
    """One question of one person or company, with its goal and how it ended. Kept for two years after it ended."""

    dossier_id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    wie = models.BinaryField("over wie", help_text=_VERSLEUTELD)
    kern = models.BinaryField("doel en vraag", help_text=_VERSLEUTELD)
    stand = models.CharField("stand", max_length=20, choices=Stand, default=Stand.LOPEND)
    begonnen_door = models.CharField("begonnen door", max_length=20)
    begonnen_op = models.DateTimeField("begonnen op", db_default=Now())
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", db_default=Now())
    uitkomst = models.BinaryField("uitkomst", default=b"", help_text=_VERSLEUTELD)
    akkoord_hoe = models.CharField("hoe akkoord", max_length=20, choices=Hoe, blank=True, default="")
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        indexes = [
            models.Index(fields=["betrokkene", "-begonnen_op"], name="dossier_van_wie"),
            models.Index(fields=["gesloten_op"], name="dossier_oud"),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def nummer(self) -> str:
        """By which people name it to each other; it opens nothing."""
        tekens = self.dossier_id.hex.upper()
        return f"D-{tekens[:4]}-{tekens[4:8]}"

    @property
    def gesloten(self) -> bool:
        """Whether nobody adds anything any more."""
        return self.stand in GESLOTEN


class Dossierpartij(models.Model):
    """An organisation in a dossier: its rights for each part, and what the person said about it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="partijen", verbose_name="dossier")
    organisatie = models.CharField("organisatie", max_length=20)
    rechten = models.JSONField("rechten", default=dict)
    toestemming = models.CharField(
        "toestemming", max_length=20, choices=[(stand.value, stand.value) for stand in Toestemmingstand]
    )
    toestemming_hoe = models.CharField("hoe", max_length=20, choices=Hoe, blank=True, default="")
    toestemming_op = models.DateTimeField("toestemming op", null=True, blank=True)
    tot = models.DateField("toestemming tot en met", null=True, blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op", db_default=Now())
    aanspreekpunt = models.BinaryField("aanspreekpunt", default=b"", help_text=_VERSLEUTELD)

    class Meta:
        verbose_name = "partij in een dossier"
        verbose_name_plural = "partijen in dossiers"
        constraints = [models.UniqueConstraint(fields=["dossier", "organisatie"], name="dossierpartij_een_keer")]
        indexes = [models.Index(fields=["organisatie"], name="dossierpartij_van_wie")]

    def __str__(self) -> str:
        return f"partij {self.pk}"

    def as_stand(self) -> Partijstand:
        """As the rules take it."""
        return Partijstand(
            organisatie=self.organisatie,
            rechten=Rechten.from_json(self.rechten),
            toestemming=Toestemmingstand(self.toestemming),
            tot=self.tot,
        )


class Dossierdeel(models.Model):
    """One agreement, action, note or document of a dossier."""

    class Soort(models.TextChoices):
        """What it is; each is one part of the dossier."""

        AFSPRAAK = "afspraken", "afspraak"
        ACTIE = "acties", "actie"
        NOTITIE = "notities", "notitie"
        DOCUMENT = "documenten", "document"

    deel_id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="delen", verbose_name="dossier")
    soort = models.CharField("soort", max_length=20, choices=Soort)
    inhoud = models.BinaryField("inhoud", help_text=_VERSLEUTELD)
    organisatie = models.CharField("van wie", max_length=20, blank=True, default="", help_text=_LEEG)
    medewerker = models.CharField("medewerker", max_length=64, blank=True, default="")
    op = models.DateTimeField("toegevoegd op", db_default=Now())
    eigenaar = models.CharField("voor wie", max_length=20, blank=True, default="", help_text=_LEEG)
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        verbose_name = "deel van een dossier"
        verbose_name_plural = "delen van dossiers"
        indexes = [
            models.Index(fields=["dossier", "op"], name="dossierdeel_van"),
            models.Index(fields=["eigenaar", "uiterlijk"], name="dossierdeel_doen"),
        ]

    def __str__(self) -> str:
        return f"deel {self.pk}"


class Dossiergebeurtenis(models.Model):
    """One line of the timeline: what happened, by which organisation; never what it said."""

    class Soort(models.TextChoices):
        """What happened."""

        BEGONNEN = "begonnen", _("Het dossier begon")
        GEVRAAGD = "gevraagd", _("Er is gevraagd of een organisatie mee mag doen")
        GEGEVEN = "gegeven", _("Er is toestemming gegeven")
        GEWEIGERD = "geweigerd", _("Er is geen toestemming gegeven")
        INGETROKKEN = "ingetrokken", _("De toestemming is ingetrokken")
        AFSPRAKEN = "afspraken", _("Er is een afspraak opgeschreven")
        ACTIES = "acties", _("Er is een actie opgeschreven")
        KLAAR = "klaar", _("Een actie is klaar")
        NOTITIES = "notities", _("Er is een notitie geschreven")
        DOCUMENTEN = "documenten", _("Er staat een document bij")
        VERWEZEN = "verwezen", _("De vraag is doorverwezen")
        AANGENOMEN = "aangenomen", _("De doorverwijzing is aangenomen")
        TERUG = "terug", _("De doorverwijzing kwam terug")
        VOORGESTELD = "voorgesteld", _("Er is een uitkomst voorgesteld")
        EENS = "eens", _("Akkoord met de uitkomst")
        ONEENS = "oneens", _("Niet eens met de uitkomst")
        GESTOPT = "gestopt", _("Het dossier is gestopt")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="gebeurtenissen", verbose_name="dossier")
    soort = models.CharField("wat", max_length=20, choices=Soort)
    organisatie = models.CharField("door wie", max_length=20, blank=True, default="", help_text=_LEEG)
    over = models.CharField("over welke organisatie", max_length=20, blank=True, default="")
    op = models.DateTimeField("wanneer", db_default=Now())

    class Meta:
        verbose_name = "gebeurtenis in een dossier"
        verbose_name_plural = "gebeurtenissen in dossiers"
        indexes = [models.Index(fields=["dossier", "op"], name="dossiergebeurtenis_van")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
