"""The forms of who wants to hear something: what to follow, around which address, at which e-mail address."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.attendering.bekendmakingen.woorden import Groep

_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")
_NUMMER = re.compile(r"([0-9]{1,5}).*")
AFSTANDEN = [("0.5", _("500 meter")), ("1", _("1 kilometer")), ("3", _("3 kilometer"))]


class Adresvelden(forms.Form):
    """Around which address, and how far."""

    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        help_text=_("Bijvoorbeeld 3511 AB"),
    )
    huisnummer = forms.CharField(
        label=_("Huisnummer"), max_length=10, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    afstand = forms.ChoiceField(
        label=_("Hoe ver van dit adres?"), choices=AFSTANDEN, initial="1", widget=forms.RadioSelect
    )

    def clean_postcode(self) -> str:
        """In capitals, without a space."""
        match = _POSTCODE.fullmatch(self.cleaned_data["postcode"].strip())
        if match is None:
            raise forms.ValidationError(_("Een postcode heeft vier cijfers en twee letters, zoals 3511 AB."))
        return f"{match[1]}{match[2].upper()}"

    def clean_huisnummer(self) -> int:
        """The number alone: a letter or addition makes no difference for what is near."""
        match = _NUMMER.fullmatch(self.cleaned_data["huisnummer"].strip())
        if match is None or int(match[1]) == 0:
            raise forms.ValidationError(_("Vul een huisnummer in cijfers in, zoals 12."))
        return int(match[1])

    @property
    def label(self) -> str:
        """The address as people write it."""
        postcode = self.cleaned_data["postcode"]
        return f"{postcode[:4]} {postcode[4:]} {self.cleaned_data['huisnummer']}"

    @property
    def km(self) -> float:
        """How far, in kilometres."""
        return float(self.cleaned_data["afstand"])


class MailForm(forms.Form):
    """An e-mail address, with the proof that the form came from us (docs/adr/0009)."""

    bewijs = forms.CharField(widget=forms.HiddenInput, required=False)
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul uw e-mailadres in, zoals naam@voorbeeld.nl."),
            "invalid": _("Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl."),
        },
    )
    # Only a program fills this in.
    webadres = forms.CharField(
        label=_("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_robot(self) -> bool:
        """Something filled in the field that people do not see."""
        return bool(self.cleaned_data.get("webadres"))


class AdresMailForm(MailForm, Adresvelden):
    """Follow what is announced around an address."""

    field_order = ["bewijs", "postcode", "huisnummer", "afstand", "email", "webadres"]


class Plaatsvraag(forms.Form):
    """About which gemeente and which kind of announcement the page is; odd values give all."""

    gemeente = forms.CharField(required=False, max_length=80)
    soort = forms.ChoiceField(label=_("Soort bericht"), required=False)

    def __init__(self, *args: Any, groepen: Sequence[Groep], **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", _("Alle soorten")), *((groep.sleutel, groep.naam) for groep in groepen)]  # type: ignore[attr-defined] # a choice

    def waarde(self, naam: str) -> str:
        """The valid value of a field, or nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(naam) or "")
