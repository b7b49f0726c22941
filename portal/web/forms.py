"""The search form: what people type and choose on `/zoeken/`."""

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_ZOEKTEKST = 200


class ZoekFormulier(forms.Form):
    """Text, filters and page of a search; unknown filter values are simply ignored."""

    q = forms.CharField(label=_("Wat zoekt u?"), required=False, max_length=MAX_ZOEKTEKST, strip=True)
    soort = forms.CharField(required=False, max_length=40)
    doelgroep = forms.CharField(required=False, max_length=40)
    thema = forms.CharField(required=False, max_length=80)
    organisatiesoort = forms.CharField(required=False, max_length=40)
    pagina = forms.IntegerField(required=False, min_value=1, max_value=1000)

    def waarde(self, naam: str) -> str:
        """The cleaned value of a text field; empty when it was not valid."""
        self.is_valid()
        return str(self.cleaned_data.get(naam) or "")
