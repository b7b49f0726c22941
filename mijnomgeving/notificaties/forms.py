"""Of what one wants to hear, by which channel."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnomgeving.notificaties.models import Kanaal, Soort
from mijnomgeving.notificaties.voorkeuren import Keuze


class VoorkeurenFormulier(forms.Form):
    """For each channel the kinds that one wants."""

    mail = forms.MultipleChoiceField(
        label=_("Waarover wilt u een e-mail?"),
        help_text=_("In de mail staat nooit waar het over gaat, alleen van wie het komt en wat u kunt doen."),
        choices=Soort.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    push = forms.MultipleChoiceField(
        label=_("Waarover wilt u een melding op uw apparaten?"),
        help_text=_("Alleen op apparaten waarop u meldingen hebt aangezet."),
        choices=Soort.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, gewenst: set[Keuze], onderneming: bool = False) -> None:  # noqa: ANN401 - as Django's own
        nu = {kanaal.value: [soort for soort, via in sorted(gewenst) if via == kanaal] for kanaal in Kanaal}
        super().__init__(data, initial=nu)
        self._soorten = [soort for soort in Soort if onderneming or soort is not Soort.VERPLICHTING]
        for kanaal in Kanaal:
            veld = self.fields[kanaal.value]
            assert isinstance(veld, forms.MultipleChoiceField)  # noqa: S101 - declared above
            veld.choices = [(soort.value, soort.label) for soort in self._soorten]

    @property
    def gewenst(self) -> dict[Keuze, bool]:
        """Every kind that was asked with every channel, and whether it is wanted."""
        return {
            (soort.value, kanaal.value): soort.value in self.cleaned_data[kanaal.value]
            for soort in self._soorten
            for kanaal in Kanaal
        }
