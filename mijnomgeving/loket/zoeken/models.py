"""What is kept of searching: that it was done and how it went, never what was searched for, and who takes four eyes."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now

_PSEUDONIEM = "Pseudoniem."


class Zoekslag(models.Model):
    """One search by a caseworker; the limits count these, and who watches sees searches that led to nobody."""

    contact_id = models.UUIDField("contact")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)
    soort = models.CharField("soort", max_length=10)
    gevonden = models.PositiveSmallIntegerField("aantal gevonden", default=0)
    gekozen_op = models.DateTimeField("gekozen op", null=True, blank=True)
    tijdstip = models.DateTimeField("tijdstip", db_default=Now())

    class Meta:
        verbose_name = "zoekslag"
        verbose_name_plural = "zoekslagen"
        indexes = [
            models.Index(fields=["medewerker", "tijdstip"], name="zoekslag_van_wie"),
            models.Index(fields=["contact_id"], name="zoekslag_bij_contact"),
            models.Index(fields=["tijdstip"], name="zoekslag_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Signaal(models.Model):
    """Somebody for whom two pairs of eyes are needed: a colleague, or a person who is protected.

    Kept by the overseer of the organisation. The person stands in it as a pseudonym: nobody can read the list, only ask
    whether somebody who is known already is on it.
    """

    class Soort(models.TextChoices):
        """Why."""

        COLLEGA = "collega", "Collega"
        BESCHERMD = "beschermd", "Beschermd persoon"

    signaal_id = models.UUIDField("signaal", primary_key=True, default=uuid4)
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    soort = models.CharField("soort", max_length=10, choices=Soort.choices)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    medewerker = models.CharField("medewerker", max_length=64, blank=True, help_text="Pseudoniem van de collega.")
    inhoud = models.BinaryField("toelichting", help_text="Versleuteld.")
    gemaakt_door = models.CharField("gemaakt door", max_length=64, help_text=_PSEUDONIEM)
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "soort", "betrokkene"], name="signaal_een_per_persoon"),
        ]
        indexes = [
            models.Index(fields=["betrokkene"], name="signaal_over_wie"),
            models.Index(fields=["medewerker"], name="signaal_van_collega"),
        ]

    def __str__(self) -> str:
        return str(self.signaal_id)


class Vierogen(models.Model):
    """A caseworker asks a team leader to be allowed to help somebody for whom one pair of eyes is not enough."""

    class Besluit(models.TextChoices):
        """What the team leader said."""

        JA = "ja", "Akkoord"
        NEE = "nee", "Niet akkoord"

    vierogen_id = models.UUIDField("verzoek", primary_key=True, default=uuid4)
    contact_id = models.UUIDField("contact")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    medewerker = models.CharField("wie vraagt", max_length=64, help_text=_PSEUDONIEM)
    soort = models.CharField("waarom", max_length=10)
    betrokkene = models.CharField("betrokkene", max_length=64, blank=True, help_text=_PSEUDONIEM)
    inhoud = models.BinaryField("toelichting en naam van wie vraagt", help_text="Versleuteld.")
    gevraagd_op = models.DateTimeField("gevraagd op", db_default=Now())
    besluit = models.CharField("besluit", max_length=5, choices=Besluit.choices, blank=True)
    beslisser = models.CharField("wie besliste", max_length=64, blank=True, help_text=_PSEUDONIEM)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)

    class Meta:
        verbose_name = "verzoek om vier ogen"
        verbose_name_plural = "verzoeken om vier ogen"
        constraints = [
            models.UniqueConstraint(
                fields=["contact_id", "betrokkene"],
                condition=models.Q(besluit="") & ~models.Q(betrokkene=""),
                name="vierogen_een_open",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "gevraagd_op"], name="vierogen_organisatie"),
            models.Index(fields=["contact_id", "betrokkene"], name="vierogen_bij_contact"),
        ]

    def __str__(self) -> str:
        return str(self.vierogen_id)


class Identiteitscontrole(models.Model):
    """One time that a caseworker made sure who somebody is; of answers only how many were right."""

    contact_id = models.UUIDField("contact")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)
    hoe = models.CharField("hoe", max_length=10)
    gelukt = models.BooleanField("gelukt")
    document = models.CharField("soort document", max_length=20, blank=True)
    gevraagd = models.PositiveSmallIntegerField("aantal vragen", default=0)
    goed = models.PositiveSmallIntegerField("aantal goed", default=0)
    tijdstip = models.DateTimeField("tijdstip", db_default=Now())

    class Meta:
        verbose_name = "identiteitscontrole"
        verbose_name_plural = "identiteitscontroles"
        indexes = [
            models.Index(fields=["contact_id"], name="identiteit_bij_contact"),
            models.Index(fields=["tijdstip"], name="identiteit_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.hoe} {self.pk}"
