"""What this part keeps: outages and maintenance, and what people say of a step. No zaak of anybody."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mijnomgeving.status.onderdelen import Onderdeel


class Uitval(models.Model):
    """A time in which something did not work, or will not because of maintenance that is announced.

    Who could not send something on the last day because of it gets until the first working day after it
    (`zaken.uitval` says when; Awb 2:21, third paragraph); the pages show that.
    """

    class Soort(models.TextChoices):
        """Whether anybody meant it to happen."""

        STORING = "storing", _("Storing")
        ONDERHOUD = "onderhoud", _("Onderhoud")

    soort = models.CharField(_("soort"), max_length=10, choices=Soort, default=Soort.STORING, db_default="storing")
    titel = models.CharField(
        _("titel"),
        max_length=100,
        blank=True,
        db_default="",
        help_text=_("Leeg: 'Er is een storing', met de organisatie erbij."),
    )
    titel_en = models.CharField(_("titel in het Engels"), max_length=100, blank=True, db_default="")
    onderdelen = ArrayField(
        models.CharField(max_length=20, choices=Onderdeel),
        verbose_name=_("wat mensen niet kunnen"),
        default=list,
        db_default=[],
        blank=True,
        help_text=_("Niets gekozen: alles waarvoor deze organisatie nodig is."),
    )
    organisatie = models.CharField(
        _("organisatie"),
        max_length=200,
        blank=True,
        help_text=_("De naam zoals die bij Koppelingen staat. Leeg: dit portaal, dus alle organisaties."),
    )
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"), null=True, blank=True, help_text=_("Leeg zolang de storing duurt."))
    verwacht_tot = models.DateTimeField(
        _("duurt naar verwachting tot"), null=True, blank=True, help_text=_("Leeg als u dat niet weet.")
    )
    uitleg = models.CharField(
        _("wat er niet werkte"), max_length=200, help_text=_("Een zin die iedereen op zijn pagina leest.")
    )
    uitleg_en = models.CharField(_("dezelfde zin in het Engels"), max_length=200, blank=True, db_default="")
    sluit = models.BooleanField(
        _("inloggen en versturen zijn dicht"),
        default=False,
        db_default=False,
        help_text=_("Vanaf het begin tot u het einde invult. Openbare pagina's blijven werken."),
    )
    gewijzigd_op = models.DateTimeField(auto_now=True, db_default=Now())

    class Meta:
        verbose_name = _("storing of onderhoud")
        verbose_name_plural = _("storingen en onderhoud")
        ordering = ("-van",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")),
                name="uitval_tot_na_van",
                violation_error_message=_("Het einde ligt na het begin."),
            ),
            models.CheckConstraint(
                condition=models.Q(verwacht_tot__isnull=True) | models.Q(verwacht_tot__gt=models.F("van")),
                name="uitval_verwacht_na_van",
                violation_error_message=_("Het verwachte einde ligt na het begin."),
            ),
        ]
        indexes = [models.Index(fields=["tot"], name="uitval_tot")]

    def __str__(self) -> str:
        return self.organisatie or str(_("Dit portaal"))


class Stapreactie(models.Model):
    """Whether a step of a zaak was clear to somebody; without words of their own, so that nothing personal is in it.

    One of each person for each step: who answers again changes the answer. Kept for a year.
    """

    class Reden(models.TextChoices):
        """What was not clear."""

        WAT_DOEN = "wat_doen", _("Ik weet niet wat ik moet doen")
        WOORDEN = "woorden", _("Ik begrijp de woorden niet")
        HOE_LANG = "hoe_lang", _("Ik weet niet hoe lang het duurt")
        KLOPT_NIET = "klopt_niet", _("Er staat iets wat niet klopt")

    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem."))
    sleutel = models.CharField(
        _("sleutel"), max_length=64, unique=True, help_text=_("Van deze stap voor deze betrokkene.")
    )
    organisatie = models.CharField(_("organisatie"), max_length=200)
    zaaktype = models.CharField(_("zaaktype"), max_length=200, blank=True)
    stap = models.CharField(_("stap"), max_length=200)
    duidelijk = models.BooleanField(_("duidelijk"))
    reden = models.CharField(_("reden"), max_length=20, choices=Reden, blank=True)
    op = models.DateTimeField(_("op"), db_default=Now())

    class Meta:
        verbose_name = _("reactie op een stap")
        verbose_name_plural = _("reacties op stappen")
        # Nobody writes for another, and what was said is not changed.
        default_permissions = ("view",)
        ordering = ("-op",)
        indexes = [
            models.Index(fields=["betrokkene"], name="stapreactie_van_wie"),
            models.Index(fields=["op"], name="stapreactie_oud"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.stap}"
