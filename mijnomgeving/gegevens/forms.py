"""Telling a register that one of its facts is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.gegevens.feiten import Feit
from mijnomgeving.inzendingen.forms import Verzendformulier


class TerugmeldFormulier(Verzendformulier):
    """Which fact, what it should be, and why; the facts are those that the source gave a moment ago."""

    feit = forms.ChoiceField(label=gettext_lazy("Wat klopt er niet?"), widget=forms.RadioSelect)
    voorstel = forms.CharField(
        label=gettext_lazy("Wat moet er staan?"),
        help_text=gettext_lazy("Weet u het niet precies? Laat dit dan leeg."),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Waarom klopt het niet?"),
        help_text=gettext_lazy("Bijvoorbeeld: ik verhuisde op 3 november, maar mijn oude adres staat er nog."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, feiten: Sequence[Feit], **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        self._feiten = {f"{feit.gegeven}-{nummer}": feit for nummer, feit in enumerate(feiten, start=1)}
        keuzes = [(sleutel, describe(feit)) for sleutel, feit in self._feiten.items()]
        veld = self.fields["feit"]
        veld.choices = keuzes  # type: ignore[attr-defined] # a ChoiceField, see above

    @property
    def gekozen(self) -> Feit:
        """The fact that is wrong; of a valid form only."""
        return self._feiten[self.cleaned_data["feit"]]

    def kopie(self) -> list[tuple[str, str]]:
        """What the receipt shows."""
        leeg = _("Dat weet ik niet precies")
        return [
            (_("Wat klopt er niet?"), describe(self.gekozen)),
            (_("Wat moet er staan?"), self.cleaned_data["voorstel"] or leeg),
            (_("Waarom klopt het niet?"), self.cleaned_data["toelichting"]),
        ]


def describe(feit: Feit) -> str:
    """A fact in one line."""
    van = f"{feit.van}: " if feit.van else ""
    return f"{van}{feit.label}: {feit.waarde}"
