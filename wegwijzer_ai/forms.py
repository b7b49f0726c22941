"""What the pages of the assistant take in. Odd hidden fields are left out; what people type always gets an answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer_ai.antwoord.hygiene import clean_whole
from wegwijzer_ai.antwoord.model import MAX_LENGTH, Vraag
from wegwijzer_ai.antwoord.noodgeval import find_noodgeval
from wegwijzer_ai.models import MAX_TOELICHTING, Oordeel, Oordeelreden

_DOELGROEPEN = frozenset({"particulier", "ondernemer"})
_MAX_PLACE = 80
_MAX_KEY = 64


class VraagForm(forms.Form):
    """A question, with what goes along in hidden fields."""

    q = forms.CharField(required=False)
    gemeente = forms.CharField(required=False)
    gesprek = forms.CharField(required=False)
    over = forms.CharField(required=False)
    gekozen = forms.BooleanField(required=False)

    def clean_q(self) -> str:
        """Not nothing, and not more than we search with; but who is in danger is heard however much they write."""
        tekst: str = self.cleaned_data["q"]
        if not clean_whole(tekst):
            raise forms.ValidationError(_("Typ eerst uw vraag."))
        lengte = len(" ".join(tekst.split()))
        if lengte > MAX_LENGTH and not _speaks_of_danger(tekst):
            raise forms.ValidationError(
                _("Uw vraag heeft %(lengte)s tekens. Maak hem korter: hoogstens %(hoogstens)s tekens.")
                % {"lengte": lengte, "hoogstens": MAX_LENGTH}
            )
        return tekst

    def read_vraag(self, *, taal: str) -> Vraag:
        """The question of a valid form, for a page in this language."""
        data = self.cleaned_data
        return Vraag(
            tekst=data["q"],
            taal=taal,
            doelgroep=self.doelgroep or None,
            gemeente=data["gemeente"][:_MAX_PLACE] or None,
            gesprek=data["gesprek"][:_MAX_KEY] or None,
        )

    @property
    def doelgroep(self) -> str:
        """For whom the visitor came, when that is one of ours."""
        doelgroep = self.data.get("doelgroep", "")
        return doelgroep if doelgroep in _DOELGROEPEN else ""


class OordeelForm(forms.Form):
    """Why an answer is not right. Nothing in it has to be filled in."""

    oordeel = forms.ChoiceField(choices=[(Oordeel.JA, ""), (Oordeel.NEE, "")], widget=forms.HiddenInput)
    sleutel = forms.CharField(widget=forms.HiddenInput)
    beurt = forms.CharField(widget=forms.HiddenInput, required=False)
    gesprek = forms.CharField(widget=forms.HiddenInput, required=False)
    reden = forms.ChoiceField(
        label=gettext_lazy("Wat klopt er niet?"), choices=Oordeelreden, widget=forms.RadioSelect, required=False
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij schrijven?"),
        help_text=gettext_lazy("Vul geen persoonlijke gegevens in, zoals uw naam of BSN."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    meesturen = forms.BooleanField(
        label=gettext_lazy("Een redacteur mag mijn vraag lezen. Persoonlijke gegevens zijn eruit gehaald."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, nummer: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(data, auto_id=f"oordeel-{nummer}-%s", **kwargs)

    def clean_toelichting(self) -> str:
        """Long stories are refused and not cut, so that nobody thinks that we read them whole."""
        tekst: str = self.cleaned_data["toelichting"]
        if len(tekst) > MAX_TOELICHTING:
            raise forms.ValidationError(
                _("Uw tekst is te lang. Schrijf hoogstens %(hoogstens)s tekens.") % {"hoogstens": MAX_TOELICHTING}
            )
        return tekst


def _speaks_of_danger(tekst: str) -> bool:
    found = find_noodgeval(clean_whole(tekst))
    return found is not None and not found[1]
