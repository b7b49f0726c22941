"""What the counter keeps of what was done: notes, the list of a contact, and what is on its way.

Whom it is about and who did it are pseudonyms; every text is sealed. What is on its way holds the number of the person,
sealed, until it has arrived.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now

_PSEUDONIEM, _VERSLEUTELD = "Pseudoniem, nooit een nummer.", "Versleuteld."


class Notitie(models.Model):
    """A note: a reminder of one's own for 90 days, or one shared with colleagues for a year."""

    notitie_id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    contact_id = models.UUIDField("contact")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    gedeeld = models.BooleanField("gedeeld met collega's", default=False)
    inhoud = models.BinaryField("tekst", help_text=_VERSLEUTELD)
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())

    class Meta:
        verbose_name = "notitie aan het loket"
        verbose_name_plural = "notities aan het loket"
        indexes = [
            models.Index(fields=["betrokkene", "organisatie", "-gemaakt_op"], name="loketnotitie_over_wie"),
            models.Index(fields=["gemaakt_op"], name="loketnotitie_oud"),
        ]

    def __str__(self) -> str:
        return str(self.notitie_id)


class Gedaan(models.Model):
    """One thing that was done in a contact, for the receipt, the summary and the register of contacts; a year."""

    class Soort(models.TextChoices):
        """What it was."""

        NOTITIE = "notitie", "Notitie gemaakt"
        ZAAK = "zaak", "Verstuurd over een zaak"
        TAAK = "taak", "Taak samen gedaan"
        AFSPRAAK = "afspraak", "Afspraak gemaakt"
        AFSPRAAK_WEG = "afspraak-weg", "Afspraak afgezegd"
        TERUGBELLEN = "terugbellen", "Terugbellen beloofd"
        BERICHT = "bericht", "Bericht gestuurd"
        BRIEF = "brief", "Brief gemaakt"

    contact_id = models.UUIDField("contact")
    sleutel = models.UUIDField("sleutel", help_text="Van het formulier: twee keer is één keer.")
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    nummer = models.CharField("nummer van de inzending", max_length=12, blank=True, default="")
    kop = models.BinaryField("wat en bij wie", help_text=_VERSLEUTELD)
    op = models.DateTimeField("op", db_default=Now())

    class Meta:
        verbose_name = "handeling aan het loket"
        verbose_name_plural = "handelingen aan het loket"
        constraints = [models.UniqueConstraint(fields=["contact_id", "sleutel"], name="loketgedaan_een_keer")]
        indexes = [
            models.Index(fields=["contact_id", "op"], name="loketgedaan_contact"),
            models.Index(fields=["betrokkene"], name="loketgedaan_over_wie"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.contact_id}"


class Uitgaand(models.Model):
    """Something on its way to a system of the own organisation; what it says goes on arrival, the row after a month."""

    class Soort(models.TextChoices):
        """What it is."""

        CONTACT = "contact", "contact opschrijven"
        BERICHT = "bericht", "bericht aan de persoon"

    uitgaand_id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    soort = models.CharField("soort", max_length=10, choices=Soort)
    sleutel = models.CharField("sleutel", max_length=64, unique=True)
    bron = models.CharField("organisatie", max_length=200)
    opdracht = models.BinaryField("opdracht", null=True, help_text="Versleuteld; weg na aankomst.")
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    klaar_op = models.DateTimeField("aangekomen op", null=True, blank=True)

    class Meta:
        verbose_name = "uitgaand van het loket"
        verbose_name_plural = "uitgaand van het loket"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(klaar_op__isnull=True, opdracht__isnull=False)
                | models.Q(klaar_op__isnull=False, opdracht__isnull=True),
                name="loketuitgaand_stand",
            ),
        ]
        indexes = [models.Index(fields=["gemaakt_op"], name="loketuitgaand_oud")]

    def __str__(self) -> str:
        return f"{self.soort} {self.uitgaand_id}"
