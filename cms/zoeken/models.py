"""The index as rows: every process reads it into memory and follows its version.

One row in `IndexVersie` numbers the changes. A writer locks it, so versions become visible in order; a reader that
knows version n asks only for the rows after n. A withdrawn document stays as an empty row (a tombstone), else readers
would never hear of it; rebuilding removes tombstones of more than a day old.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.zoeken.port import Synoniemregel


class IndexVersie(models.Model):
    """The number of the last change, and which language model made the vectors. There is one row."""

    nummer = models.PositiveBigIntegerField(default=0)
    # Readers that start before this number take in everything again: rows behind them were cleaned away.
    volledig_vanaf = models.PositiveBigIntegerField(default=0)
    model = models.CharField(max_length=64, blank=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "versie van de index"
        verbose_name_plural = "versies van de index"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="zoeken_een_indexversie")]

    def __str__(self) -> str:
        return str(self.nummer)


class IndexDocument(models.Model):
    """One document with its vectors: first those of the document itself, then each of people's words.

    They are kept as their dimension and float16 numbers.
    """

    sleutel = models.CharField(max_length=255, primary_key=True)
    inhoud = models.JSONField(null=True)
    vectoren = models.BinaryField(null=True)
    # What the vectors were made of; an unchanged text is not embedded again.
    vingerafdruk = models.CharField(max_length=64, blank=True)
    versie = models.PositiveBigIntegerField(db_index=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "document in de index"
        verbose_name_plural = "documenten in de index"

    def __str__(self) -> str:
        return self.sleutel

    @property
    def is_ingetrokken(self) -> bool:
        """Whether this row only says that the document is gone."""
        return self.inhoud is None


class Richting(models.TextChoices):
    """Which of the two sides of a synonym finds the other."""

    HEEN = "heen", _("Alleen zo: wie het eerste zoekt, vindt ook het tweede")
    BEIDE = "beide", _("Beide kanten op")


class Synoniem(models.Model):
    """Words that mean the same for people who search, added by editors; searching uses them within seconds."""

    woorden = models.CharField(
        _("mensen zoeken"),
        max_length=200,
        help_text=_("Eén of meer woorden die mensen intypen. Zet komma's tussen de mogelijkheden: pinpas, bankpas."),
    )
    betekent = models.CharField(
        _("wij noemen het"),
        max_length=200,
        help_text=_("De woorden op onze pagina's. Zet komma's tussen de mogelijkheden."),
    )
    richting = models.CharField(_("richting"), max_length=5, choices=Richting, default=Richting.HEEN)
    is_actief = models.BooleanField(_("doet mee in het zoeken"), default=True)
    toelichting = models.CharField(
        _("toelichting"), max_length=300, blank=True, help_text=_("Waarom, voor uw collega's.")
    )
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    class Meta:
        verbose_name = _("synoniem")
        verbose_name_plural = _("synoniemen")
        ordering = ["woorden"]

    def __str__(self) -> str:
        teken = "=" if self.richting == Richting.BEIDE else "→"
        return f"{self.woorden} {teken} {self.betekent}"

    def clean(self) -> None:
        """Both sides have at least one word, and not the same."""
        super().clean()
        regel = self.regel
        if not regel.woorden or not regel.betekent:
            raise ValidationError(_("Vul aan beide kanten minstens één woord in."))
        if set(regel.woorden) & set(regel.betekent):
            raise ValidationError(_("Aan beide kanten staat hetzelfde woord."))

    @property
    def regel(self) -> Synoniemregel:
        """This synonym as searching uses it."""
        return Synoniemregel(
            woorden=_phrases(self.woorden),
            betekent=_phrases(self.betekent),
            beide_kanten=self.richting == Richting.BEIDE,
        )


def _phrases(tekst: str) -> tuple[str, ...]:
    return tuple(deel for ruw in tekst.split(",") if (deel := " ".join(ruw.split()).lower()))
