"""What a reader may choose about how pages look: the same choices with and without logging in (WCAG 1.4.3, 1.4.12).

On every page the choice stands as `data-` attributes on `<html>`, by the names in ATTRIBUTEN. Who is logged in keeps it
with the profile; on public pages `weergave.js` reads it from the browser itself, so that no cookie and no server knows.
"""

from types import MappingProxyType
from typing import Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tekst(models.TextChoices):
    """How large the letters are."""

    GEWOON = "", _("Gewoon")
    GROOT = "groot", _("Groot")
    GROTER = "groter", _("Extra groot")


class Ruimte(models.TextChoices):
    """How much room there is between letters, words and lines."""

    GEWOON = "", _("Gewoon")
    MEER = "meer", _("Meer ruimte tussen letters, woorden en regels")


class Contrast(models.TextChoices):
    """How much the letters differ from what is behind them."""

    GEWOON = "", _("Gewoon")
    MEER = "meer", _("Meer verschil tussen letters en achtergrond")


class Kleuren(models.TextChoices):
    """Dark letters on light, or the other way round."""

    APPARAAT = "", _("Zoals mijn apparaat het wil")
    LICHT = "licht", _("Licht")
    DONKER = "donker", _("Donker")


class Beweging(models.TextChoices):
    """Whether things may move."""

    APPARAAT = "", _("Zoals mijn apparaat het wil")
    GEEN = "geen", _("Niets laten bewegen")


ATTRIBUTEN: Final = MappingProxyType(
    {"tekst": "tekst", "ruimte": "ruimte", "contrast": "contrast", "kleuren": "kleurenschema", "beweging": "beweging"}
)
"""By field, what follows `data-` on `<html>`."""


class WeergaveFormulier(forms.Form):
    """The choices, each with what is usual as the first one."""

    tekst = forms.ChoiceField(
        label=_("Hoe groot wilt u de letters?"), choices=Tekst.choices, required=False, widget=forms.RadioSelect
    )
    ruimte = forms.ChoiceField(
        label=_("Hoeveel ruimte wilt u in de tekst?"), choices=Ruimte.choices, required=False, widget=forms.RadioSelect
    )
    contrast = forms.ChoiceField(
        label=_("Hoe duidelijk wilt u de letters?"), choices=Contrast.choices, required=False, widget=forms.RadioSelect
    )
    kleuren = forms.ChoiceField(
        label=_("Welke kleuren wilt u?"), choices=Kleuren.choices, required=False, widget=forms.RadioSelect
    )
    beweging = forms.ChoiceField(
        label=_("Mogen dingen bewegen op de pagina?"),
        choices=Beweging.choices,
        required=False,
        widget=forms.RadioSelect,
    )
