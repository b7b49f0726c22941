"""What people asked without getting an answer, or disliked; and what is counted per day.

Texts are masked before they get here and go after 30 days. There is no address, no conversation and no time of day, so
that two rows never show that one person asked both.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer_ai.antwoord.model import MAX_LENGTH, Uitkomst

MAX_TOELICHTING = 500
UITKOMSTEN = [
    (Uitkomst.ANTWOORD.value, _("Antwoord")),
    (Uitkomst.VERDUIDELIJKING.value, _("Vraag terug")),
    (Uitkomst.GEEN_ANTWOORD.value, _("Geen antwoord")),
    (Uitkomst.NOODGEVAL.value, _("Noodgeval")),
    (Uitkomst.PERSOONLIJKE_ZAAK.value, _("Eigen zaak")),
    (Uitkomst.GEWEIGERD.value, _("Geweigerd")),
]


class Oordeel(models.TextChoices):
    """What somebody answers to 'klopt dit?'."""

    GEEN = "", _("Geen oordeel")
    JA = "ja", _("Ja")
    NEE = "nee", _("Nee")


class Oordeelreden(models.TextChoices):
    """Why somebody says that it is not right."""

    ANDERE_VRAAG = "andere_vraag", _("Dit gaat niet over mijn vraag")
    ONVOLLEDIG = "onvolledig", _("Er ontbreekt iets")
    ONJUIST = "onjuist", _("Er staat iets dat niet klopt")
    ONDUIDELIJK = "onduidelijk", _("Ik begrijp het niet")
    ANDERS = "anders", _("Iets anders")


class Vraaggroep(models.Model):
    """Questions that mean the same. It holds no text of its own, so it forgets as its questions do."""

    aantal = models.PositiveIntegerField(_("aantal"))
    # Different days and outcomes: one person who asks the same thing again counts once.
    verschillend = models.PositiveIntegerField(_("verschillend"))
    afgekeurd = models.PositiveIntegerField(_("afgekeurd"), default=0)
    talen = models.JSONField(_("talen"), default=dict)
    uitkomsten = models.JSONField(_("uitkomsten"), default=dict)
    # [sleutel, cosine] of the nearest products, nearest first.
    producten = models.JSONField(_("dichtstbijzijnde producten"), default=list)
    eerste_dag = models.DateField(_("eerste dag"))
    laatste_dag = models.DateField(_("laatste dag"))

    objects: ClassVar[models.Manager["Vraaggroep"]] = models.Manager()

    class Meta:
        verbose_name = _("groep vragen")
        verbose_name_plural = _("groepen vragen")
        ordering = ["-aantal", "-laatste_dag", "pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.pk}: {self.aantal}"


class GesteldeVraag(models.Model):
    """One question that needs an editor's eye: not answered, asked back, or not right according to who asked."""

    # Random for each turn; says nothing about the conversation. It keeps a judgement from counting twice.
    sleutel = models.CharField(_("sleutel"), max_length=32, unique=True)
    tekst = models.CharField(_("vraag"), max_length=MAX_LENGTH)
    taal = models.CharField(_("taal"), max_length=3, default="nl")
    uitkomst = models.CharField(_("uitkomst"), max_length=17, choices=UITKOMSTEN)
    zekerheid = models.FloatField(_("zekerheid"), default=0.0)
    producten = models.JSONField(_("getoonde producten"), default=list)
    dag = models.DateField(_("dag"), db_index=True)
    oordeel = models.CharField(_("oordeel"), max_length=3, choices=Oordeel, blank=True, default="")
    reden = models.CharField(_("reden"), max_length=12, choices=Oordeelreden, blank=True, default="")
    toelichting = models.CharField(_("toelichting"), max_length=MAX_TOELICHTING, blank=True, default="")
    # The person chose to send the text along with the judgement, so an editor may read it by itself.
    meegestuurd = models.BooleanField(_("meegestuurd"), default=False)
    afgehandeld_op = models.DateField(_("afgehandeld op"), null=True, blank=True)
    groep = models.ForeignKey(
        Vraaggroep, verbose_name=_("groep"), null=True, on_delete=models.SET_NULL, related_name="vragen"
    )
    # How near to the middle of its group, so that the clearest wordings are shown.
    nabijheid = models.FloatField(_("nabijheid"), default=0.0)

    objects: ClassVar[models.Manager["GesteldeVraag"]] = models.Manager()

    class Meta:
        verbose_name = _("gestelde vraag")
        verbose_name_plural = _("gestelde vragen")
        default_permissions = ("change", "view")

    def __str__(self) -> str:
        return f"{self.dag} {self.uitkomst}"


class Dagtelling(models.Model):
    """How many turns of a day ended so, in this language, how long they took and what people thought of them."""

    dag = models.DateField(_("dag"))
    uitkomst = models.CharField(_("uitkomst"), max_length=17, choices=UITKOMSTEN)
    taal = models.CharField(_("taal"), max_length=3, default="nl")
    aantal = models.PositiveIntegerField(_("aantal"), default=0)
    zekerheid = models.FloatField(_("som van de zekerheid"), default=0.0)
    # By duration of the whole turn, in milliseconds.
    tot_50 = models.PositiveIntegerField(_("tot 50 ms"), default=0)
    tot_100 = models.PositiveIntegerField(_("50 tot 100 ms"), default=0)
    tot_150 = models.PositiveIntegerField(_("100 tot 150 ms"), default=0)
    tot_300 = models.PositiveIntegerField(_("150 tot 300 ms"), default=0)
    tot_1000 = models.PositiveIntegerField(_("300 ms tot 1 s"), default=0)
    langer = models.PositiveIntegerField(_("langer dan 1 s"), default=0)
    ja = models.PositiveIntegerField(_("klopt"), default=0)
    nee = models.PositiveIntegerField(_("klopt niet"), default=0)

    objects: ClassVar[models.Manager["Dagtelling"]] = models.Manager()

    class Meta:
        verbose_name = _("dagtelling")
        verbose_name_plural = _("dagtellingen")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["dag", "uitkomst", "taal"], name="wegwijzer_telling_eenmaal_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.dag} {self.uitkomst} {self.taal}"
