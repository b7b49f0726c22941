"""The search form: what people type and choose on `/zoeken/`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.zoeken.port import FACETTEN

MAX_ZOEKTEKST = 200
MAX_FILTERWAARDE = 120


class ZoekFormulier(forms.Form):
    """Text, filters and page of a search; what is not valid is simply ignored."""

    q = forms.CharField(label=_("Wat zoekt u?"), required=False, strip=True)
    pagina = forms.IntegerField(required=False, min_value=1, max_value=1000)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for facet in FACETTEN:
            self.fields[facet] = forms.CharField(required=False, max_length=MAX_FILTERWAARDE)

    @property
    def tekst(self) -> str:
        """What people typed; of a very long text the start."""
        return self.waarde("q")[:MAX_ZOEKTEKST].strip()

    def waarde(self, naam: str) -> str:
        """The cleaned value of a field; empty when it was not valid."""
        self.is_valid()
        return str(self.cleaned_data.get(naam) or "")
