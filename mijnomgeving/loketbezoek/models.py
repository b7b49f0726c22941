"""What a caseworker asked a person to allow, and what the person said of it (AVG art. 7 lid 1: it must be shown).

The person stands in it as a pseudonym, the caseworker too; what was asked and given is sealed, since the names of
organisations tell much of a person.
"""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

_PSEUDONIEM = _("Pseudoniem, nooit een nummer.")
_VERSLEUTELD = _("Versleuteld.")


class Weg(models.TextChoices):
    """How a person is asked, and then answers."""

    MIJN = "mijn", _("In MijnOmgeving")
    MAIL = "mail", _("Met een code per e-mail")
    SMS = "sms", _("Met een code per sms")
    HIER = "hier", _("Hier, in het gesprek")


class Stand(models.TextChoices):
    """How far it is; what ran out or was withdrawn, is known by its moments."""

    GEVRAAGD = "gevraagd", _("wacht op antwoord")
    GEGEVEN = "gegeven", _("toestemming gegeven")
    GEWEIGERD = "geweigerd", _("geen toestemming")
    GESTOPT = "gestopt", _("de vraag is gestopt")


class Toestemmingsvraag(models.Model):
    """One question for consent of one organisation at the counter, with its answer.

    `inhoud` and `antwoord` are sealed JSON (`mijnomgeving.loketbezoek.inhoud`). `tot_dag` is the last day that was
    asked for; without one the consent is for this contact alone. `tot` is when a consent ends by itself. Kept for two
    years after it ended (`services.BEWAARTERMIJN`).
    """

    vraag_id = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid.uuid4, editable=False)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    contact = models.UUIDField(_("contact"))
    organisatie = models.CharField(_("organisatie"), max_length=20, help_text=_("OIN."))
    organisatienaam = models.CharField(_("naam van de organisatie"), max_length=200)
    medewerker = models.CharField(_("medewerker"), max_length=64, help_text=_PSEUDONIEM)
    doel = models.CharField(_("doel"), max_length=50)
    kanaal = models.CharField(_("kanaal"), max_length=10)
    weg = models.CharField(_("weg"), max_length=5, choices=Weg)
    inhoud = models.BinaryField(_("wat is gevraagd"), help_text=_VERSLEUTELD)
    tot_dag = models.DateField(_("gevraagd tot en met"), null=True, blank=True)
    gevraagd_op = models.DateTimeField(_("gevraagd op"), db_default=Now())
    vervalt_op = models.DateTimeField(_("te beantwoorden tot"))
    stand = models.CharField(_("stand"), max_length=10, choices=Stand, default=Stand.GEVRAAGD)
    beantwoord_op = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    antwoord = models.BinaryField(_("wat is gegeven"), null=True, blank=True, help_text=_VERSLEUTELD)
    namens = models.CharField(
        _("soort machtiging"), max_length=50, blank=True, default="", help_text=_("Leeg: de betrokkene zelf.")
    )
    tot = models.DateTimeField(_("geldig tot"), null=True, blank=True)
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(_("pogingen"), default=0, help_text=_("Met een verkeerd getal."))

    class Meta:
        verbose_name = _("vraag om toestemming")
        verbose_name_plural = _("vragen om toestemming")
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=models.Q(stand="gevraagd"), name="toestemmingsvraag_een_open"
            ),
            models.CheckConstraint(
                condition=~models.Q(stand="gegeven") | models.Q(tot__isnull=False, antwoord__isnull=False),
                name="toestemmingsvraag_met_einde",
            ),
        ]
        indexes = [
            models.Index(fields=["betrokkene", "-gevraagd_op"], name="toestemmingsvraag_van_wie"),
            models.Index(fields=["contact"], name="toestemmingsvraag_contact"),
            models.Index(fields=["gevraagd_op"], name="toestemmingsvraag_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.stand} {self.pk}"


class Loketcode(models.Model):
    """A code that went to an address of the person, to be said to the caseworker; one at a time for each contact.

    Of a code by mail a keyed hash is kept, of one by text message nothing: the Profielservice knows it. `zending` holds
    what the worker needs to send the mail, sealed, until it has left. Gone the next day.
    """

    contact = models.UUIDField(_("contact"), primary_key=True)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    weg = models.CharField(_("weg"), max_length=5, choices=Weg)
    afdruk = models.CharField(_("afdruk van de code"), max_length=64, blank=True, default="")
    zending = models.BinaryField(_("zending"), null=True, blank=True, help_text=_VERSLEUTELD)
    pogingen = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    keer = models.PositiveSmallIntegerField(_("hoe vaak verstuurd"), default=1)
    verstuurd_op = models.DateTimeField(_("verstuurd op"))
    tot = models.DateTimeField(_("geldig tot"))
    gebruikt_op = models.DateTimeField(_("gebruikt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("code voor het loket")
        verbose_name_plural = _("codes voor het loket")
        indexes = [models.Index(fields=["tot"], name="loketcode_oud")]

    def __str__(self) -> str:
        return f"{self.weg} {self.pk}"
