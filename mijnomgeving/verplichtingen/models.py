"""What we keep with the calendar: marks, own facts, private addresses and reminders; sealed, under a pseudonym.

No row says in the open which obligation it is about, nor which company.
"""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

_PSEUDONIEM = _("Pseudoniem, nooit een nummer.")
_VERSLEUTELD = _("Versleuteld.")


class Vinkje(models.Model):
    """That somebody of the company marked one obligation as done; gone thirteen months after its last day."""

    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Pseudoniem van de verplichting."))
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    inhoud = models.BinaryField(_("inhoud"), help_text=_VERSLEUTELD)
    tot = models.DateField(_("bewaard tot"))

    class Meta:
        verbose_name = _("afgevinkte verplichting")
        verbose_name_plural = _("afgevinkte verplichtingen")
        indexes = [
            models.Index(fields=["betrokkene"], name="vinkje_van_wie"),
            models.Index(fields=["tot"], name="vinkje_oud"),
        ]

    def __str__(self) -> str:
        return f"vinkje {self.pk}"


class EigenGegevens(models.Model):
    """What the company itself filled in where no source knows; gone two years after the last change."""

    betrokkene = models.CharField(_("betrokkene"), max_length=64, unique=True, help_text=_PSEUDONIEM)
    inhoud = models.BinaryField(_("inhoud"), help_text=_VERSLEUTELD)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("eigen gegevens bij verplichtingen")
        verbose_name_plural = _("eigen gegevens bij verplichtingen")
        indexes = [models.Index(fields=["gewijzigd_op"], name="eigengegevens_oud")]

    def __str__(self) -> str:
        return f"eigen gegevens {self.pk}"


class Agendaadres(models.Model):
    """A private address of the calendar (ADR 31). Neither the address nor what it gives can be read from this row.

    `bereik` tells the whole company from a part of it, and `maker` who may renew it: only the same person, acting for
    the same part, can put something new in it.
    """

    kenmerk = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid4, editable=False)
    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Hash met sleutel."))
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    maker = models.CharField(_("maker"), max_length=64, help_text=_PSEUDONIEM)
    bereik = models.CharField(_("bereik"), max_length=64, help_text=_("Hash met sleutel."))
    publiek = models.CharField(_("publieke sleutel"), max_length=64)
    naam = models.BinaryField(_("naam"), help_text=_VERSLEUTELD)
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld met de publieke sleutel."))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())
    ververst_op = models.DateTimeField(_("ververst op"), db_default=Now())
    opgehaald_op = models.DateField(_("voor het laatst opgehaald op"), null=True, blank=True)
    tot = models.DateTimeField(_("werkt tot"))

    class Meta:
        verbose_name = _("agenda-adres")
        verbose_name_plural = _("agenda-adressen")
        indexes = [
            models.Index(fields=["betrokkene"], name="agendaadres_van_wie"),
            models.Index(fields=["tot"], name="agendaadres_oud"),
        ]

    def __str__(self) -> str:
        return str(self.kenmerk)


class Herinnerkeuze(models.Model):
    """About what and how long before the company wants reminders; kept until they are off or the account is closed."""

    betrokkene = models.CharField(_("betrokkene"), max_length=64, unique=True, help_text=_PSEUDONIEM)
    inhoud = models.BinaryField(_("inhoud"), help_text=_VERSLEUTELD)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), db_default=Now())

    class Meta:
        verbose_name = _("keuze voor herinneringen")
        verbose_name_plural = _("keuzes voor herinneringen")

    def __str__(self) -> str:
        return f"herinnerkeuze {self.pk}"


class Herinnering(models.Model):
    """That a reminder goes out on a day, and not about what. A row that was sent stays, so that it goes out once.

    `houder` says for whom it is, sealed; it is wiped when the reminder has gone to the outbox.
    """

    kenmerk = models.UUIDField(_("kenmerk"), primary_key=True, default=uuid4, editable=False)
    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Pseudoniem van de herinnering."))
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_PSEUDONIEM)
    houder = models.BinaryField(_("voor wie, versleuteld"), blank=True, default=b"")
    op = models.DateField(_("op"))
    verstuurd = models.BooleanField(_("verstuurd"), default=False)

    class Meta:
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        indexes = [
            models.Index(fields=["betrokkene"], name="herinnering_van_wie"),
            models.Index(fields=["op"], name="herinnering_op"),
        ]

    def __str__(self) -> str:
        return str(self.kenmerk)
