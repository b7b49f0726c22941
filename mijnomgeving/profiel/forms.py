"""How somebody is reached, in which language, on paper or digitally, and how the pages look."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

_CODE = re.compile(r"[0-9]{6}")
_TELEFOON = re.compile(r"(?:\+|00)(?P<land>[1-9][0-9]{7,14})|0(?P<nl>[1-9][0-9]{8})")
TALEN = [("Nederlands", _("Nederlands")), ("Engels", _("Engels")), ("Papiaments", _("Papiaments"))]
DIGITAAL, PAPIER = "true", "false"
# The kinds of post for which one may choose apart; the first is for everything.
POSTSOORTEN = [
    ("", _("Alle post")),
    ("Besluiten", _("Besluiten en brieven")),
    ("Betalen", _("Rekeningen en aanslagen")),
]


class EmailFormulier(forms.Form):
    """The address at which somebody wants to be written to."""

    waarde = forms.CharField(
        label=_("E-mailadres"),
        help_text=_("Bijvoorbeeld naam@voorbeeld.nl. Wij sturen er een code naartoe."),
        max_length=254,
        validators=[EmailValidator(_("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."))],
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class TelefoonFormulier(forms.Form):
    """The number at which somebody wants to be called or sent a text message."""

    waarde = forms.CharField(
        label=_("Telefoonnummer"),
        help_text=_("Bijvoorbeeld 06 12345678, of met het nummer van uw land ervoor: +599 7171234."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_waarde(self) -> str:
        """Digits only, as the source keeps it: 0612345678 or +5997171234."""
        getikt = re.sub(r"[\s().\-]", "", self.cleaned_data["waarde"].replace("(0)", ""))
        match = _TELEFOON.fullmatch(getikt)
        if match is None:
            raise ValidationError(_("Dit is geen telefoonnummer. Schrijf het als 06 12345678 of +599 7171234."))
        land = match["land"]
        if land and land.startswith("31"):
            return "0" + land.removeprefix("31")
        return f"+{land}" if land else getikt


class CodeFormulier(forms.Form):
    """The code that was sent."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Zes cijfers."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Without the spaces with which people read it."""
        code = "".join(self.cleaned_data["code"].split())
        if not _CODE.fullmatch(code):
            raise ValidationError(_("De code heeft zes cijfers. Kijk in uw mail of sms."))
        return code


class VoorkeurenFormulier(forms.Form):
    """Language, form of address, and whether one may be called."""

    taal = forms.ChoiceField(
        label=_("In welke taal wilt u dit portaal en onze mails?"), choices=TALEN, widget=forms.RadioSelect
    )
    aanhef = forms.ChoiceField(
        label=_("Hoe wilt u worden aangesproken?"),
        choices=[
            ("Geen", _("Alleen met mijn naam")),
            ("Mevrouw", _("Mevrouw, met mijn naam")),
            ("Heer", _("De heer, met mijn naam")),
        ],
        widget=forms.RadioSelect,
    )
    bellen = forms.ChoiceField(
        label=_("Mogen organisaties u bellen over uw zaken?"),
        choices=[("true", _("Ja")), ("false", _("Nee, liever schriftelijk"))],
        widget=forms.RadioSelect,
    )


class PostFormulier(forms.Form):
    """Whether post comes digitally or on paper, unless said otherwise for an organisation."""

    hoe = forms.ChoiceField(
        label=_("Hoe wilt u post van de overheid?"),
        choices=[
            (DIGITAAL, _("Digitaal, in Mijn omgeving")),
            (PAPIER, _("Op papier, in de brievenbus")),
        ],
        widget=forms.RadioSelect,
    )


class UitzonderingFormulier(forms.Form):
    """For one organisation, and maybe one kind of its post, another way."""

    organisatie = forms.ChoiceField(label=_("Van welke organisatie?"))
    soort = forms.ChoiceField(label=_("Welke post?"), choices=POSTSOORTEN, required=False, widget=forms.RadioSelect)
    anders = forms.ChoiceField(
        label=_("Hoe wilt u die post?"),
        choices=[(DIGITAAL, _("Digitaal")), (PAPIER, _("Op papier"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, organisaties: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies een organisatie")), *((naam, naam) for naam in organisaties)]
        self.fields["organisatie"].choices = keuzes  # type: ignore[attr-defined]


class SluitenFormulier(forms.Form):
    """Sure, and what to do with what stands elsewhere."""

    contact = forms.BooleanField(
        label=_("Haal ook mijn e-mailadres en telefoonnummer weg bij de Profielservice"), required=False
    )
    zeker = forms.BooleanField(label=_("Ik weet dat ik dit niet kan terugdraaien"))
