"""What somebody wants with a suggestion, and about what there may be suggestions at all."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnomgeving.suggesties.rijen import Keuze
from mijnomgeving.suggesties.selectors import Onderwerp
from mijnomgeving.suggesties.soorten import list_slugs

WEER = "weer"


class KeuzeFormulier(forms.Form):
    """One button of a suggestion; both fields are hidden or a button, so a wrong value is never a typing error."""

    onderwerp = forms.ChoiceField(choices=[(slug, slug) for slug in list_slugs()])
    keuze = forms.ChoiceField(choices=[(WEER, WEER), *((keuze.value, keuze.value) for keuze in Keuze)])


class OnderwerpenFormulier(forms.Form):
    """About which levensgebeurtenissen the person wants suggestions."""

    onderwerpen = forms.MultipleChoiceField(
        label=_("Waarover mogen wij u iets laten zien?"),
        help_text=_("Haal weg wat u niet wilt zien. Wij onthouden dat twee jaar."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, onderwerpen: Sequence[Onderwerp]) -> None:
        gewenst = [onderwerp.slug for onderwerp in onderwerpen if onderwerp.gewenst]
        super().__init__(data, initial={"onderwerpen": gewenst})
        veld = self.fields["onderwerpen"]
        assert isinstance(veld, forms.MultipleChoiceField)  # noqa: S101 - declared above
        veld.choices = [(onderwerp.slug, onderwerp.titel) for onderwerp in onderwerpen]
