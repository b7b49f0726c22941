"""What the privacy officer of an organisation works with; people stand in it as pseudonyms, words are sealed.

What happened itself stands in the two logs (`portal.verantwoording`), which nobody can change: here is what was thought
of it, and what was done about it.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now

_PSEUDONIEM = "Pseudoniem, nooit een nummer."
_VERSLEUTELD = "Versleuteld."


class Alarm(models.Model):
    """Something that a privacy officer must look at; the same thing again, while it is open, counts on."""

    class Stand(models.TextChoices):
        """How far it is."""

        OPEN = "open", "Open"
        BEZIG = "bezig", "In behandeling"
        DICHT = "dicht", "Afgehandeld"

    class Uitkomst(models.TextChoices):
        """What the officer thought of it."""

        LOOS = "loos", "Geen bezwaar: het was nodig voor het werk"
        GESPREK = "gesprek", "Besproken met de medewerker of de teamleider"
        MISBRUIK = "misbruik", "Misbruik: gemeld volgens de procedure"

    id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    organisatie = models.CharField("organisatie", max_length=20, help_text="OIN.")
    soort = models.CharField("soort", max_length=30)
    ernst = models.CharField("ernst", max_length=10)
    medewerker = models.CharField("medewerker", max_length=64, blank=True, help_text=_PSEUDONIEM)
    over = models.BinaryField("waarover", help_text=_VERSLEUTELD)
    over_afdruk = models.CharField("afdruk van waarover", max_length=64)
    keer = models.PositiveIntegerField("aantal keer", default=1)
    eerst_op = models.DateTimeField("voor het eerst", db_default=Now())
    laatst_op = models.DateTimeField("voor het laatst", db_default=Now())
    stand = models.CharField("stand", max_length=10, choices=Stand.choices, default=Stand.OPEN)
    behandelaar = models.CharField("wie behandelt", max_length=64, blank=True, help_text=_PSEUDONIEM)
    uitkomst = models.CharField("uitkomst", max_length=10, choices=Uitkomst.choices, blank=True)
    notitie = models.BinaryField("notitie", null=True, blank=True, help_text=_VERSLEUTELD)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)

    class Meta:
        verbose_name = "alarm"
        verbose_name_plural = "alarmen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "soort", "medewerker", "over_afdruk"],
                condition=~models.Q(stand="dicht"),
                name="alarm_een_open",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "stand", "-laatst_op"], name="alarm_van_organisatie"),
            models.Index(fields=["gesloten_op"], name="alarm_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class GezienPersoon(models.Model):
    """That a caseworker had somebody before them in this shift: what the limit counts. Gone after a few days."""

    organisatie = models.CharField("organisatie", max_length=20, help_text="OIN.")
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)
    betrokkene = models.CharField("betrokkene", max_length=64, help_text=_PSEUDONIEM)
    op = models.DateTimeField("op", db_default=Now())

    class Meta:
        verbose_name = "geziene persoon"
        verbose_name_plural = "geziene personen"
        indexes = [
            models.Index(fields=["medewerker", "-op"], name="gezien_door_medewerker"),
            models.Index(fields=["op"], name="gezien_oud"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Nazicht(models.Model):
    """What an officer thought of one contact under break-glass; each such contact is looked at, once."""

    class Oordeel(models.TextChoices):
        """Whether it had to be."""

        GOED = "goed", "Terecht: er was nood"
        MISBRUIK = "misbruik", "Onterecht: misbruik"

    contact_id = models.UUIDField("contact", primary_key=True)
    organisatie = models.CharField("organisatie", max_length=20, help_text="OIN.")
    oordeel = models.CharField("oordeel", max_length=10, choices=Oordeel.choices)
    notitie = models.BinaryField("notitie", help_text=_VERSLEUTELD)
    door = models.CharField("door wie", max_length=64, help_text=_PSEUDONIEM)
    op = models.DateTimeField("op", db_default=Now())

    class Meta:
        verbose_name = "nazicht"
        verbose_name_plural = "nazichten"

    def __str__(self) -> str:
        return str(self.pk)


class Ketencontrole(models.Model):
    """One walk over the audit chain and what it found; `schakel` is the last link then, to compare the next time."""

    op = models.DateTimeField("op", db_default=Now())
    organisatie = models.CharField("organisatie", max_length=20, blank=True, help_text="Leeg: vanzelf, 's nachts.")
    heel = models.BooleanField("heel")
    volgnummer = models.BigIntegerField("tot regel")
    schakel = models.CharField("laatste schakel", max_length=64, blank=True)
    reden = models.CharField("wat er niet klopt", max_length=200, blank=True)

    class Meta:
        verbose_name = "controle van de keten"
        verbose_name_plural = "controles van de keten"
        indexes = [models.Index(fields=["-op"], name="ketencontrole_laatste")]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d %H:%M}"


class Toezichtreden(models.Model):
    """Why an officer searched the log; the audit log names its key, so that neither can be changed unseen."""

    id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    organisatie = models.CharField("organisatie", max_length=20, help_text="OIN.")
    medewerker = models.CharField("medewerker", max_length=64, help_text=_PSEUDONIEM)
    reden = models.BinaryField("reden", help_text=_VERSLEUTELD)
    op = models.DateTimeField("op", db_default=Now())

    class Meta:
        verbose_name = "reden van een zoekvraag van toezicht"
        verbose_name_plural = "redenen van zoekvragen van toezicht"
        indexes = [models.Index(fields=["op"], name="toezichtreden_oud")]

    def __str__(self) -> str:
        return str(self.pk)


class Inzagevraag(models.Model):
    """What a person asks or complains of after reading that the counter looked; the text and the person are sealed."""

    class Stand(models.TextChoices):
        """How far it is."""

        OPEN = "open", "Open"
        BEZIG = "bezig", "In behandeling"
        DICHT = "dicht", "Beantwoord"

    id = models.UUIDField("kenmerk", primary_key=True, default=uuid4)
    organisatie = models.CharField("organisatie", max_length=20, help_text="OIN.")
    betrokkene = models.CharField(
        "betrokkene", max_length=64, blank=True, help_text="Pseudoniem; leeg als deze is opgezegd."
    )
    inzending = models.CharField("inzending", max_length=12, unique=True)
    operatie = models.CharField("operatie", max_length=16, help_text="Van de regel waar het over gaat.")
    klacht = models.BooleanField("klacht")
    inhoud = models.BinaryField("inhoud", help_text=_VERSLEUTELD)
    ontvangen_op = models.DateTimeField("ontvangen op", db_default=Now())
    stand = models.CharField("stand", max_length=10, choices=Stand.choices, default=Stand.OPEN)
    behandelaar = models.CharField("wie behandelt", max_length=64, blank=True, help_text=_PSEUDONIEM)
    antwoord = models.BinaryField("antwoord", null=True, blank=True, help_text=_VERSLEUTELD)
    gesloten_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    class Meta:
        verbose_name = "vraag over inzage"
        verbose_name_plural = "vragen over inzage"
        indexes = [
            models.Index(fields=["organisatie", "stand", "ontvangen_op"], name="inzagevraag_van_org"),
            models.Index(fields=["betrokkene", "-ontvangen_op"], name="inzagevraag_van_wie"),
            models.Index(fields=["gesloten_op"], name="inzagevraag_oud"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
