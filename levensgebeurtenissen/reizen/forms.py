"""The forms of a list, beside its questions."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from levensgebeurtenissen.reizen.code import parse_code

_LANGSTE_ADRES = 254


class CodeForm(forms.Form):
    """The code with which somebody comes back."""

    use_required_attribute = False

    code = forms.CharField(
        label=gettext_lazy("Uw code"),
        help_text=gettext_lazy("Twaalf letters en cijfers, zoals K7QF-29MX-T4RD. Hoofdletters hoeven niet."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul uw code in.")},
    )

    def clean_code(self) -> str:
        """The code as we write it.

        Raises:
            ValidationError: it cannot be one.
        """
        code = parse_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("Dit is geen code van een stappenlijst. Een code heeft 12 tekens. De 0, 1, I en O staan er nooit in.")
            )
        return code


class MailForm(forms.Form):
    """Where to mail the list, and whether the code may be in it."""

    use_required_attribute = False

    adres = forms.EmailField(
        label=gettext_lazy("Uw mailadres"),
        help_text=gettext_lazy("Wij gebruiken het één keer en bewaren het niet."),
        max_length=_LANGSTE_ADRES,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Vul uw mailadres in."),
            "invalid": gettext_lazy("Schrijf het mailadres als naam@voorbeeld.nl."),
        },
    )
    met_code = forms.BooleanField(label=gettext_lazy("Zet ook mijn code in de mail"), required=False)

    def __init__(self, *args: object, heeft_code: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not heeft_code:
            del self.fields["met_code"]
