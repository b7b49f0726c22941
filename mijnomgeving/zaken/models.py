"""What this part keeps: outages, and what people say of a step. No zaak of anybody."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Uitval(models.Model):
    """A time in which people could not send something to an organisation, or to any (Awb 2:21, third paragraph).

    Whose last day lies in it gets until the first working day after it; the pages show that.
    """

    organisatie = models.CharField(
        _("organisatie"),
        max_length=200,
        blank=True,
        help_text=_("De naam zoals die bij Koppelingen staat. Leeg: dit portaal, dus alle organisaties."),
    )
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"), null=True, blank=True, help_text=_("Leeg zolang de storing duurt."))
    uitleg = models.CharField(
        _("wat er niet werkte"), max_length=200, help_text=_("Een zin die iedereen op zijn pagina leest.")
    )

    class Meta:
        verbose_name = _("storing met gevolgen voor termijnen")
        verbose_name_plural = _("storingen met gevolgen voor termijnen")
        ordering = ("-van",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")),
                name="uitval_tot_na_van",
                violation_error_message=_("Het einde ligt na het begin."),
            )
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
