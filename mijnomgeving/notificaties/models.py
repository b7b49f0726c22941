"""What this part keeps: what somebody wants to hear by which channel, what was sent, and what did not arrive.

Everything is keyed by a pseudonym of whom it is about; how to reach them stays at the Profielservice, and whom a
notificatie is for is sealed and wiped as soon as it can no longer come back.
"""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

_PSEUDONIEM = _("Pseudoniem, nooit een nummer.")


class Soort(models.TextChoices):
    """What a notificatie is about."""

    BERICHT = "bericht", _("Nieuwe berichten")
    TAAK = "taak", _("Iets dat u moet doen of betalen")
    ZAAK = "zaak", _("Nieuws over een zaak die u volgt")
    GEGEVENS = "gegevens", _("Een verandering in uw gegevens")
    VERPLICHTING = "verplichting", _("Een herinnering aan een verplichting van uw onderneming")
    REGELING = "regeling", _("Een nieuwe regeling voor uw onderneming")
    LOKET = "loket", _("Wat een medewerker aan het loket u vraagt of voor u doet")


class Kanaal(models.TextChoices):
    """How it reaches the person."""

    MAIL = "mail", _("E-mail")
    PUSH = "push", _("Melding op een apparaat")


class Stand(models.TextChoices):
    """How far a notificatie is."""

    WACHT = "wacht", _("wordt verstuurd")
    VERSTUURD = "verstuurd", _("verstuurd")
    TERUG = "terug", _("kwam terug, wij proberen het nog een keer")
    ONBESTELBAAR = "onbestelbaar", _("kwam twee keer terug")
    OVERGESLAGEN = "overgeslagen", _("niet verstuurd: er was geen bevestigd adres")


class Meldvoorkeur(models.Model):
    """That somebody does not want, or does want, to hear of this by this channel. Kept until the account is closed."""

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    soort = models.CharField(_("soort"), max_length=20, choices=Soort)
    kanaal = models.CharField(_("kanaal"), max_length=10, choices=Kanaal)
    aan = models.BooleanField(_("aan"))
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("voorkeur voor notificaties")
        verbose_name_plural = _("voorkeuren voor notificaties")
        constraints = [
            models.UniqueConstraint(fields=["betrokkene", "soort", "kanaal"], name="meldvoorkeur_een_keer"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.kanaal} {self.pk}"


class GevolgdeZaak(models.Model):
    """A zaak that somebody follows, by its opaque key in our addresses. Kept until they stop, or for two years."""

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    zaak_sleutel = models.CharField(_("sleutel van de zaak"), max_length=64)
    gevolgd_op = models.DateTimeField(_("gevolgd op"), db_default=Now())

    class Meta:
        verbose_name = _("gevolgde zaak")
        verbose_name_plural = _("gevolgde zaken")
        constraints = [models.UniqueConstraint(fields=["betrokkene", "zaak_sleutel"], name="zaak_een_keer_gevolgd")]
        indexes = [models.Index(fields=["gevolgd_op"], name="gevolgde_zaak_oud")]

    def __str__(self) -> str:
        return f"zaak {self.pk}"


class Pushabonnement(models.Model):
    """A device that gets notificaties (RFC 8030); its address and keys are sealed. Kept until it stops taking them."""

    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Hash van het adres."))
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    verzegeld = models.BinaryField(_("adres en sleutels, versleuteld"))
    apparaat = models.CharField(_("apparaat"), max_length=80, blank=True, default="")
    taal = models.CharField(_("taal"), max_length=5, default="nl")
    sinds = models.DateTimeField(_("sinds"), db_default=Now())

    class Meta:
        verbose_name = _("apparaat met meldingen")
        verbose_name_plural = _("apparaten met meldingen")
        indexes = [models.Index(fields=["betrokkene"], name="pushabonnement_van_wie")]

    def __str__(self) -> str:
        return f"apparaat {self.pk}"


class Notificatie(models.Model):
    """One notificatie by one channel: who sent something and what is to be done, never what it says.

    `houder` says for whom it is, sealed, and is wiped when it can no longer come back. The rest stays for a year, so
    that the person can see what was sent.
    """

    kenmerk = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid.uuid4, editable=False)
    # The same event never leads to two: by event and channel, and for push by device.
    aanleiding = models.CharField(_("aanleiding"), max_length=140, unique=True)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    houder = models.BinaryField(_("voor wie, versleuteld"), blank=True, default=b"")
    soort = models.CharField(_("soort"), max_length=20, choices=Soort)
    kanaal = models.CharField(_("kanaal"), max_length=10, choices=Kanaal)
    afzender = models.CharField(_("afzender"), max_length=200, blank=True, default="")
    zaak_sleutel = models.CharField(_("sleutel van de zaak"), max_length=64, blank=True, default="")
    abonnement = models.ForeignKey(
        Pushabonnement,
        verbose_name=_("apparaat"),
        null=True,
        blank=True,
        # What was sent stays to be seen when the device is gone.
        on_delete=models.SET_NULL,
    )
    adres = models.CharField(_("adres"), max_length=64, blank=True, default="", help_text=_("Hash met sleutel."))
    stand = models.CharField(_("stand"), max_length=15, choices=Stand, default=Stand.WACHT)
    pogingen = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"), db_default=Now())
    verstuurd_op = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    terug_op = models.DateTimeField(_("teruggekomen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("notificatie")
        verbose_name_plural = _("notificaties")
        indexes = [
            models.Index(fields=["betrokkene", "-aangemaakt_op"], name="notificatie_van_wie"),
            models.Index(fields=["aangemaakt_op"], name="notificatie_oud"),
            models.Index(fields=["terug_op"], condition=models.Q(stand="terug"), name="notificatie_terug"),
            models.Index(fields=["verstuurd_op"], condition=~models.Q(houder=b""), name="notificatie_met_houder"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.kanaal} {self.stand}"


class Contactherstel(models.Model):
    """That mail to somebody came back twice, so that organisations write on paper until an address is confirmed.

    Kept until then, or until the account is closed.
    """

    betrokkene = models.CharField(_("betrokkene"), max_length=64, unique=True, help_text=_PSEUDONIEM)
    adres = models.CharField(_("adres"), max_length=64, help_text=_("Hash met sleutel van het adres dat niet werkt."))
    sinds = models.DateTimeField(_("sinds"), db_default=Now())
    papier_op = models.DateTimeField(_("papier doorgegeven op"), null=True, blank=True)

    class Meta:
        verbose_name = _("contactherstel")
        verbose_name_plural = _("contactherstel")

    def __str__(self) -> str:
        return f"contactherstel {self.pk}"
