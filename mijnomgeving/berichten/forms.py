"""Looking for messages, and naming folders."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.berichten.filter import PERIODES, ZOEK_TEKENS, Filter, list_jaren
from mijnomgeving.berichten.selectors import BerichtenLijst
from mijnomgeving.berichten.services import NAAM_TEKENS

_VASTE_NAMEN = frozenset({"postvak", "postvak in", "inbox", "archief", "prullenbak", "verstuurd"})


class FilterFormulier(forms.Form):
    """Who, when and what; sent by POST, because the words are the person's own business."""

    tekst = forms.CharField(
        label=gettext_lazy("Zoeken in uw berichten"),
        max_length=ZOEK_TEKENS,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    van = forms.ChoiceField(label=gettext_lazy("Van"), required=False)
    periode = forms.ChoiceField(label=gettext_lazy("Wanneer"), required=False)
    ongelezen = forms.BooleanField(label=gettext_lazy("Alleen niet gelezen"), required=False)
    vraagt = forms.BooleanField(label=gettext_lazy("Alleen waar u iets mee moet"), required=False)

    @classmethod
    def show(cls, lijst: BerichtenLijst, filter_: Filter) -> "FilterFormulier":
        """The form with what is chosen now; only organisations and years that there are messages of."""
        formulier = cls(
            initial={naam: getattr(filter_, naam) for naam in ("tekst", "van", "periode", "ongelezen", "vraagt")}
        )
        afzenders = sorted({(regel.bericht.bron, regel.bericht.magazijn) for regel in lijst.berichten})
        van = formulier.fields["van"]
        van.choices = [("", _("Alle organisaties")), *((sleutel, naam) for naam, sleutel in afzenders)]  # type: ignore[attr-defined]
        jaren = [(str(jaar), str(jaar)) for jaar in list_jaren(lijst.berichten)]
        dagen = [(dagen, _("Laatste %(dagen)s dagen") % {"dagen": dagen}) for dagen in PERIODES]
        formulier.fields["periode"].choices = [("", _("Altijd")), *dagen, *jaren]  # type: ignore[attr-defined]
        return formulier


class MapFormulier(forms.Form):
    """The name of a folder."""

    naam = forms.CharField(
        label=gettext_lazy("Naam van de map"),
        max_length=NAAM_TEKENS,
        error_messages={"max_length": gettext_lazy("Kies een naam van hoogstens %(limit_value)d tekens.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_naam(self) -> str:
        """One line, and no name that a folder of everybody has."""
        getikt: Any = self.cleaned_data["naam"]
        naam = " ".join(getikt.split())
        if naam.casefold() in _VASTE_NAMEN:
            raise ValidationError(_("Deze map is er al. Kies een andere naam."))
        return naam
