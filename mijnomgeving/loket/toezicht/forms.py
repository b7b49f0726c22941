"""What an officer decides."""

from django import forms

from mijnomgeving.loket.toezicht.models import Alarm, Nazicht

_KORTST, _LANGST = 10, 2000


def _tekst(label: str, *, leeg: str, uitleg: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        min_length=_KORTST,
        max_length=_LANGST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": leeg, "min_length": f"Schrijf minstens {_KORTST} tekens."},
    )


class AlarmFormulier(forms.Form):
    """How an alarm ended."""

    uitkomst = forms.ChoiceField(
        label="Wat vindt u ervan?",
        choices=Alarm.Uitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u ervan vindt."},
    )
    notitie = _tekst(
        "Waarom?", leeg="Schrijf op waarom.", uitleg="Alleen toezichthouders van uw organisatie lezen dit."
    )


class NazichtFormulier(forms.Form):
    """Whether break-glass had to be."""

    oordeel = forms.ChoiceField(
        label="Was er nood?",
        choices=Nazicht.Oordeel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of er nood was."},
    )
    notitie = _tekst(
        "Waarop baseert u dat?",
        leeg="Schrijf op waarop u dat baseert.",
        uitleg="Bijvoorbeeld wie u sprak. Alleen toezichthouders van uw organisatie lezen dit.",
    )


class AntwoordFormulier(forms.Form):
    """The answer to a person."""

    antwoord = _tekst(
        "Uw antwoord",
        leeg="Schrijf uw antwoord.",
        uitleg="De persoon leest dit in MijnOmgeving. Schrijf kort en duidelijk, en noem geen namen van medewerkers.",
    )
