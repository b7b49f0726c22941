"""Giving a machtiging, and beginning to use one."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.machtiging import ALLES
from portal.toegang.woorden import KEUZES

_LANGSTE_JAREN = 5
_CODE = re.compile(r"([A-Z2-9]{4})-?([A-Z2-9]{4})-?([A-Z2-9]{4})")


class GeefFormulier(forms.Form):
    """For what somebody may act, and until when; who it is becomes clear by the code."""

    diensten = forms.MultipleChoiceField(
        label=_("Wat mag de ander voor u doen?"),
        choices=[(ALLES, _("Alles, ook wat er later bij komt")), *KEUZES],
        widget=forms.CheckboxSelectMultiple,
    )
    tot = forms.DateField(
        label=_("Tot en met welke dag?"),
        help_text=_("Bijvoorbeeld 31-12-2026. Vult u niets in, dan geldt de machtiging tot u haar intrekt."),
        required=False,
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"],
        error_messages={"invalid": _("Schrijf de dag als 31-12-2026.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )

    def clean_tot(self) -> date | None:
        """Not before today, and within five years."""
        tot: date | None = self.cleaned_data["tot"]
        vandaag = timezone.localdate()
        if tot and tot < vandaag:
            raise ValidationError(_("Kies vandaag of een dag die nog komt."))
        if tot and tot.year - vandaag.year > _LANGSTE_JAREN:
            raise ValidationError(_("Kies een dag binnen vijf jaar."))
        return tot

    @property
    def gekozen(self) -> list[str]:
        """The services; everything is everything, whatever else was ticked."""
        diensten: list[str] = self.cleaned_data["diensten"]
        return [ALLES] if ALLES in diensten else diensten


class CodeFormulier(forms.Form):
    """The code that somebody gave you."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Twaalf letters en cijfers, bijvoorbeeld ABCD-EFGH-JKLM."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """As the register writes it; spaces and small letters are fine."""
        getikt: Any = self.cleaned_data["code"]
        match = _CODE.fullmatch("".join(getikt.split()).upper())
        if match is None:
            raise ValidationError(_("Deze code klopt niet. Een code heeft drie groepjes van vier letters en cijfers."))
        return "-".join(match.groups())
