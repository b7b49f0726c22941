"""Suggestions that follow from events, and what people chose about them; both sealed, under a pseudonym."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Suggestie(models.Model):
    """One event of a source about somebody who asked for tips.

    Which kind of event it was is sealed: a death or a lost job stands next to no pseudonym in the open.
    """

    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True, help_text=_("Hash van bron en id."))
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    gemaakt_op = models.DateTimeField(_("gemaakt op"), db_default=Now())

    class Meta:
        verbose_name = _("suggestie")
        verbose_name_plural = _("suggesties")
        indexes = [
            models.Index(fields=["betrokkene"], name="suggestie_van_wie"),
            models.Index(fields=["gemaakt_op"], name="suggestie_oud"),
        ]

    def __str__(self) -> str:
        return f"suggestie {self.pk}"


class Suggestiekeuze(models.Model):
    """What somebody wants with the suggestions about one levensgebeurtenis; which one is sealed."""

    kenmerk = models.UUIDField(_("kenmerk"), default=uuid4, unique=True)
    betrokkene = models.CharField(_("betrokkene"), max_length=64, help_text=_("Pseudoniem, nooit een nummer."))
    inhoud = models.BinaryField(_("inhoud"), help_text=_("Versleuteld."))
    tot = models.DateTimeField(_("onthouden tot"))

    class Meta:
        verbose_name = _("keuze over suggesties")
        verbose_name_plural = _("keuzes over suggesties")
        indexes = [
            models.Index(fields=["betrokkene"], name="suggestiekeuze_van_wie"),
            models.Index(fields=["tot"], name="suggestiekeuze_oud"),
        ]

    def __str__(self) -> str:
        return f"keuze over suggesties {self.pk}"
