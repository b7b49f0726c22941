"""The forms of readers and of editors."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.redactie.feedback.services import AFGEHANDELD
from cms.redactie.models import Reactie, Reactiestatus, Reden, Rol
from cms.redactie.models.feedback import MAX_TEKST
from cms.redactie.rollen import list_leden
from portal.core.persoonsgegevens import mask


class ReactieForm(forms.Form):
    """Why a reader did not find it, or what they want to add. Nothing in it has to be filled in."""

    bewijs = forms.CharField(widget=forms.HiddenInput, required=False)
    reden = forms.ChoiceField(
        label=gettext_lazy("Wat klopt er niet?"), choices=Reden, widget=forms.RadioSelect, required=False
    )
    tekst = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij schrijven?"),
        help_text=gettext_lazy("Vul geen persoonlijke gegevens in, zoals uw naam of BSN."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MAX_TEKST,
        required=False,
        error_messages={"max_length": gettext_lazy("Uw tekst is te lang. Schrijf hoogstens 500 tekens.")},
    )
    # Only a program fills this in.
    webadres = forms.CharField(
        label=gettext_lazy("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, gevonden: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        if gevonden:
            del self.fields["reden"]

    @property
    def is_robot(self) -> bool:
        """Something filled in the field that people do not see."""
        return bool(self.cleaned_data.get("webadres"))


class AfhandelForm(forms.ModelForm[Reactie]):
    """What an editor does with a reaction."""

    class Meta:
        model = Reactie
        fields = ["status", "behandelaar", "antwoord", "op_de_site"]
        widgets = {"antwoord": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        leden = User.objects.none()
        for rol in Rol:
            leden = leden | list_leden(organisatie=self.instance.organisatie_id, rol=rol)
            leden = leden | list_leden(organisatie=None, rol=rol)
        self.fields["behandelaar"].queryset = leden.distinct().order_by("username")  # type: ignore[attr-defined] # a choice of models

    def clean_antwoord(self) -> str:
        """It may be on the site, so it holds no personal data either."""
        antwoord: str = self.cleaned_data["antwoord"]
        if mask(antwoord)[1]:
            raise forms.ValidationError(_("Hier staan persoonlijke gegevens in. Haal die weg."))
        return antwoord

    def clean(self) -> dict[str, Any]:
        """On the site stands only what is done, in our own words."""
        waarden: dict[str, Any] = super().clean() or {}
        if waarden.get("op_de_site") and not waarden.get("antwoord"):
            self.add_error("antwoord", _("Schrijf wat u met de reactie deed."))
        if waarden.get("op_de_site") and Reactiestatus(waarden.get("status", "nieuw")) not in AFGEHANDELD:
            self.add_error("status", _("Kies Beantwoord of Afgewezen als dit op de site komt."))
        return waarden
