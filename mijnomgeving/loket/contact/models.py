"""The contacts of the counter: who, when, why and how it ended. Whom it is about is a pseudonym, nothing else."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from portal.verantwoording.kluis import unseal

DOEL_REDEN = "loket contact reden"


class Kanaal(models.TextChoices):
    """How the person came."""

    BALIE = "balie", "Aan de balie"
    TELEFOON = "telefoon", "Telefoon"
    VIDEO = "video", "Videogesprek"
    BRIEF = "brief", "Brief of e-mail"


class Identiteit(models.TextChoices):
    """How sure the caseworker is of who it is."""

    GEEN = "geen", "Niet vastgesteld"
    VRAGEN = "vragen", "Controlevragen goed beantwoord"
    CODE = "code", "Code uit MijnOmgeving of bericht"
    DOCUMENT = "document", "Identiteitsbewijs gezien"
    DIGID = "digid", "Ingelogd met DigiD"


class Afloop(models.TextChoices):
    """How it ended."""

    OPGELOST = "opgelost", "Opgelost"
    DOORVERWEZEN = "doorverwezen", "Doorverwezen naar een collega of andere organisatie"
    TERUGBELLEN = "terugbellen", "Wij bellen terug"
    AFSPRAAK = "afspraak", "Afspraak gemaakt"
    GESTOPT = "gestopt", "De persoon stopte het gesprek"
    NIET_GEVONDEN = "niet-gevonden", "Persoon niet gevonden of niet herkend"
    VANZELF = "vanzelf", "Vanzelf gesloten"


class Contact(models.Model):
    """One contact. The reason is sealed; whom it is about stands in the session of the caseworker only."""

    Kanaal = Kanaal
    Identiteit = Identiteit
    Afloop = Afloop

    contact_id = models.UUIDField("contact", primary_key=True, default=uuid4)
    organisatie = models.CharField("organisatie (OIN)", max_length=20)
    medewerker = models.CharField("medewerker", max_length=64, help_text="Pseudoniem.")
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal.choices)
    doel = models.CharField("doel", max_length=40, help_text="Uit het verwerkingenregister.")
    reden = models.BinaryField("reden", help_text="Versleuteld.")
    product = models.CharField("product", max_length=200, blank=True)
    begonnen_op = models.DateTimeField("begonnen op", db_default=Now())
    actief_op = models.DateTimeField("voor het laatst gebruikt op", db_default=Now())
    beeindigd_op = models.DateTimeField("beëindigd op", null=True, blank=True)
    afloop = models.CharField("afloop", max_length=20, choices=Afloop.choices, blank=True)
    betrokkene = models.CharField("betrokkene", max_length=64, blank=True, help_text="Pseudoniem, leeg tot gevonden.")
    identiteit = models.CharField("identiteit", max_length=10, choices=Identiteit.choices, default=Identiteit.GEEN)
    identiteit_op = models.DateTimeField("identiteit vastgesteld op", null=True, blank=True)

    class Meta:
        verbose_name = "contact aan het loket"
        verbose_name_plural = "contacten aan het loket"
        indexes = [
            models.Index(fields=["medewerker", "-begonnen_op"], name="loketcontact_van_wie"),
            models.Index(fields=["organisatie", "begonnen_op"], name="loketcontact_organisatie"),
            models.Index(fields=["betrokkene", "begonnen_op"], name="loketcontact_betrokkene"),
            models.Index(fields=["actief_op"], name="loketcontact_open", condition=models.Q(beeindigd_op__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.contact_id)

    @property
    def open(self) -> bool:
        """Whether it still runs."""
        return self.beeindigd_op is None

    @property
    def minuten(self) -> int:
        """How long it runs, or ran."""
        return int(((self.beeindigd_op or timezone.now()) - self.begonnen_op).total_seconds() // 60)

    @property
    def reden_tekst(self) -> str:
        """The reason, as the caseworker wrote it."""
        return unseal(self.reden, geheim=str(self.contact_id), doel=DOEL_REDEN).decode()
