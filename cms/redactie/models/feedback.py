"""What readers say about pages, and what they search for without finding it. Nothing here says who they are."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_TEKST = 500


class Paginasoort(models.TextChoices):
    """The kinds of page that ask whether the reader found it."""

    PRODUCT = "product", _("Product")
    LEVENSGEBEURTENIS = "levensgebeurtenis", _("Levensgebeurtenis")
    REGELHULP = "regelhulp", _("Regelhulp")
    THEMA = "thema", _("Thema")
    ORGANISATIE = "organisatie", _("Organisatie")
    SECTOR = "sector", _("Sector")
    NIEUWS = "nieuws", _("Nieuws")
    ZOEKEN = "zoeken", _("Zoeken")


class Reden(models.TextChoices):
    """Why a reader did not find it."""

    NIET_GEVONDEN = "niet_gevonden", _("Wat ik zoek, staat er niet")
    ONDUIDELIJK = "onduidelijk", _("Ik begrijp het niet")
    KLOPT_NIET = "klopt_niet", _("Er staat iets dat niet klopt")
    LINK_KAPOT = "link_kapot", _("Een link of formulier werkt niet")
    NIET_VOOR_MIJ = "niet_voor_mij", _("Mijn situatie staat er niet bij")
    ANDERS = "anders", _("Iets anders")


class Reactiestatus(models.TextChoices):
    """How far the editors are."""

    NIEUW = "nieuw", _("Nieuw")
    IN_BEHANDELING = "in_behandeling", _("In behandeling")
    BEANTWOORD = "beantwoord", _("Beantwoord")
    AFGEWEZEN = "afgewezen", _("Afgewezen")


class Reactie(models.Model):
    """One reaction with something to say. Personal data was taken out of the text before it got here."""

    pad = models.CharField(_("pagina"), max_length=255, db_index=True)
    soort = models.CharField(_("soort pagina"), max_length=17, choices=Paginasoort)
    titel = models.CharField(_("titel"), max_length=255)
    pagina = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taal = models.CharField(_("taal"), max_length=3, default="nl")
    gevonden = models.BooleanField(_("gevonden"))
    reden = models.CharField(_("reden"), max_length=14, choices=Reden, blank=True)
    tekst = models.CharField(_("reactie"), max_length=MAX_TEKST, blank=True)
    tekst_gewist_op = models.DateField(_("tekst gewist op"), null=True, blank=True)
    status = models.CharField(_("stand"), max_length=14, choices=Reactiestatus, default=Reactiestatus.NIEUW)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("behandelaar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    antwoord = models.TextField(
        _("wat wij ermee deden"),
        max_length=500,
        blank=True,
        help_text=_("Voor de lezer. Staat op de site als u dat hieronder kiest. Herhaal niet wat de lezer schreef."),
    )
    op_de_site = models.BooleanField(_("laat dit op de site zien"), default=False)
    gemaakt_op = models.DateTimeField(_("ontvangen op"), auto_now_add=True, db_index=True)
    afgehandeld_op = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)

    objects: ClassVar[models.Manager["Reactie"]] = models.Manager()

    class Meta:
        verbose_name = _("reactie van een lezer")
        verbose_name_plural = _("reacties van lezers")
        ordering = ["-gemaakt_op"]
        indexes = [models.Index(fields=["organisatie", "status"], name="reactie_organisatie_status")]

    def __str__(self) -> str:
        return f"{self.titel}: {self.get_reden_display() if self.reden else self.get_soort_display()}"


class Reactietelling(models.Model):
    """How many readers of a page said on a day that they found it, or did not."""

    pad = models.CharField(_("pagina"), max_length=255)
    titel = models.CharField(_("titel"), max_length=255, default="")
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    dag = models.DateField(_("dag"))
    ja = models.PositiveIntegerField(_("gevonden"), default=0)
    nee = models.PositiveIntegerField(_("niet gevonden"), default=0)

    objects: ClassVar[models.Manager["Reactietelling"]] = models.Manager()

    class Meta:
        verbose_name = _("telling van reacties")
        verbose_name_plural = _("tellingen van reacties")
        constraints = [
            models.UniqueConstraint(
                fields=["pad", "organisatie", "dag"], name="telling_eenmaal_per_dag", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.pad} {self.dag}"


class Zoekterm(models.Model):
    """What at least three people searched for on a day without finding anything, with personal data taken out."""

    term = models.CharField(_("zoekvraag"), max_length=80)
    dag = models.DateField(_("dag"), db_index=True)
    zoekers = models.PositiveIntegerField(_("aantal mensen"))
    taal = models.CharField(_("taal"), max_length=3, default="nl")
    afgehandeld_op = models.DateField(_("opgelost op"), null=True, blank=True)

    objects: ClassVar[models.Manager["Zoekterm"]] = models.Manager()

    class Meta:
        verbose_name = _("vraag zonder resultaat")
        verbose_name_plural = _("vragen zonder resultaat")
        ordering = ["-dag", "-zoekers"]
        constraints = [models.UniqueConstraint(fields=["term", "dag", "taal"], name="zoekterm_eenmaal_per_dag")]

    def __str__(self) -> str:
        return self.term
