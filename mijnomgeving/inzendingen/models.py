"""What people sent to organisations."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Soort(models.TextChoices):
    """What was sent, as people call it."""

    ANTWOORD = "antwoord", _("Antwoord op een bericht")
    VRAAG = "vraag", _("Vraag")
    AANVRAAG = "aanvraag", _("Aanvraag")
    WIJZIGING = "wijziging", _("Wijziging")
    OPZEGGING = "opzegging", _("Opzegging")
    KLACHT = "klacht", _("Klacht")
    BEZWAAR = "bezwaar", _("Bezwaar")
    BEROEP = "beroep", _("Beroep")
    INGEBREKESTELLING = "ingebrekestelling", _("Ingebrekestelling")
    INTREKKING = "intrekking", _("Intrekking")
    AANVULLING = "aanvulling", _("Aanvulling")
    TAAK = "taak", _("Uitgevoerde taak")
    TERUGMELDING = "terugmelding", _("Melding over uw gegevens")
    OVERIG = "overig", _("Overig")


class Stand(models.TextChoices):
    """How far it is."""

    ONDERWEG = "onderweg", _("onderweg")
    AANGEKOMEN = "aangekomen", _("aangekomen")
    AFGEWEZEN = "afgewezen", _("niet aangenomen")


class Inzending(models.Model):
    """One thing that was sent. Who sent it and for whom are pseudonyms; what it says is encrypted.

    What the organisation gets (`opdracht` and the files) goes when it has arrived; the copy that the receipt shows goes
    after a year. Of who closed the account nothing stays but what is still on its way, without a pseudonym.
    """

    nummer = models.CharField(_("nummer"), max_length=12, unique=True)
    bericht_id = models.UUIDField(_("kenmerk van het bericht"), default=uuid4, unique=True)
    betrokkene = models.CharField(
        _("betrokkene"), max_length=64, blank=True, help_text=_("Pseudoniem; leeg als deze is opgezegd.")
    )
    handelende = models.CharField(_("wie verstuurde"), max_length=64, blank=True, help_text=_("Pseudoniem."))
    sleutel = models.UUIDField(_("sleutel"), help_text=_("Van het formulier: twee keer versturen is één inzending."))
    soort = models.CharField(_("soort"), max_length=20, choices=Soort)
    dienst = models.CharField(_("dienst"), max_length=20, help_text=_("Welke machtiging haar laat zien."))
    bezorger = models.CharField(_("bezorger"), max_length=50)
    bestemming = models.CharField(_("bestemming"), max_length=200)
    over = models.CharField(_("waarover"), max_length=100, blank=True, help_text=_("Sleutel zonder betekenis."))
    stand = models.CharField(_("stand"), max_length=20, choices=Stand, default=Stand.ONDERWEG)
    ingediend_op = models.DateTimeField(_("ingediend op"), db_default=Now())
    afgehandeld_op = models.DateTimeField(_("aangekomen of geweigerd op"), null=True, blank=True)
    gezien_op = models.DateTimeField(_("bevestiging gezien op"), null=True, blank=True)
    kop = models.BinaryField(_("onderwerp en antwoord"), help_text=_("Versleuteld."))
    kopie = models.BinaryField(_("kopie"), help_text=_("Versleuteld."))
    opdracht = models.BinaryField(_("opdracht"), null=True, help_text=_("Versleuteld; weg na aankomst."))

    herhaald = False
    """Whether `submit` had this form before; not kept."""
    anders = False
    """Whether it then said something else; that was not sent. Not kept."""

    class Meta:
        verbose_name = _("inzending")
        verbose_name_plural = _("inzendingen")
        constraints = [
            models.UniqueConstraint(
                fields=["betrokkene", "sleutel"], condition=~models.Q(betrokkene=""), name="inzending_een_keer"
            ),
            models.CheckConstraint(
                condition=models.Q(stand=Stand.ONDERWEG, afgehandeld_op__isnull=True, opdracht__isnull=False)
                | (~models.Q(stand=Stand.ONDERWEG) & models.Q(afgehandeld_op__isnull=False, opdracht__isnull=True)),
                name="inzending_stand",
            ),
        ]
        indexes = [
            models.Index(
                fields=["betrokkene", "-ingediend_op"], condition=~models.Q(betrokkene=""), name="inzending_van_wie"
            ),
            models.Index(fields=["ingediend_op"], name="inzending_oud"),
        ]

    def __str__(self) -> str:
        return self.nummer


class InzendingBestand(models.Model):
    """A file on its way to an organisation; goes when it has arrived."""

    inzending = models.ForeignKey(Inzending, models.CASCADE, related_name="bestanden", verbose_name=_("inzending"))
    volgnummer = models.PositiveSmallIntegerField(_("volgnummer"))
    inhoud = models.BinaryField(_("naam en inhoud"), help_text=_("Versleuteld."))

    class Meta:
        verbose_name = _("bestand bij een inzending")
        verbose_name_plural = _("bestanden bij inzendingen")
        constraints = [models.UniqueConstraint(fields=["inzending", "volgnummer"], name="inzending_bestand")]

    def __str__(self) -> str:
        return f"{self.inzending_id} {self.volgnummer}"
