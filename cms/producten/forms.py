"""Filters that people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.producten.models import Organisatiesoort


class OrganisatieFilter(forms.Form):
    """Name and kind of an organisation; a value that is not valid filters nothing."""

    q = forms.CharField(label=_("Naam van de organisatie"), required=False, max_length=80)
    soort = forms.ChoiceField(
        label=_("Soort organisatie"), required=False, choices=[("", _("Alle soorten")), *Organisatiesoort.choices]
    )

    def waarde(self, naam: str) -> str:
        """The valid value of a field, or nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(naam) or "")
