"""What the examples of the gallery show: invented data in Dutch, made anew for each page."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator

from portal.core.datum import OnzekereDatum
from portal.core.resultaat import Reden, Stale, Unavailable

_DAG, _MOMENT = date(2026, 11, 9), datetime(2026, 11, 9, 13, 30, tzinfo=UTC)


class Voorbeeldformulier(forms.Form):
    """A form with each kind of field; what it holds goes nowhere."""

    huur = forms.CharField(
        label="Huur per maand",
        help_text="De kale huur, zonder gas, water en licht.",
        error_messages={"required": "Vul uw huur per maand in, bijvoorbeeld 742,50"},
    )
    woon = forms.ChoiceField(
        label="Met wie woont u?",
        choices=[("alleen", "Alleen"), ("partner", "Met een partner")],
        widget=forms.RadioSelect,
    )
    soorten = forms.MultipleChoiceField(
        label="Waarover wilt u mail?",
        choices=[("zorg", "Zorg"), ("wonen", "Wonen")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gemeente = forms.ChoiceField(
        label="Gemeente", choices=[("", "Kies een gemeente"), ("gm0344", "Utrecht")], required=False
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    contract = forms.FileField(label="Uw huurcontract", help_text="Een pdf of foto, hoogstens 10 MB.")
    vanaf = forms.DateField(label="Vanaf welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    akkoord = forms.BooleanField(label="Ik heb alles naar waarheid ingevuld")


def _refused() -> Voorbeeldformulier:
    """The form with two errors, and the rest filled in."""
    formulier = Voorbeeldformulier({"fout-huur": "", "fout-vanaf": "2026-12-01", "fout-akkoord": "on"}, prefix="fout")
    del formulier.fields["contract"]
    return formulier


GEGEVENS: Mapping[str, Callable[[], dict[str, object]]] = {
    "": dict,
    "bron": lambda: {"omschrijving": "Aanvraag huurtoeslag"},
    "brief": lambda: {
        "brief": "Wij hebben uw vraag ontvangen. Uw nummer is Z-2026-004298.\n\n"
        "We have received your question. You will have an answer within a week."
    },
    "datums": lambda: {
        "dag": _DAG,
        "moment": _MOMENT,
        "alleen_maand": OnzekereDatum(1985, 7),
        "onbekend": OnzekereDatum(),
    },
    "feiten": lambda: {
        "rijen": [
            ("Ontvangen op", _DAG),
            ("Wie behandelt dit", "Gemeente Utrecht"),
            ("Uiterlijk op", date(2027, 1, 4)),
        ]
    },
    "formulier": lambda: {"formulier": Voorbeeldformulier()},
    "formulier_fout": lambda: {"formulier": _refused()},
    "stil": lambda: {"resultaat": Unavailable("RDW", Reden.TE_LAAT, retry_at=_MOMENT)},
    "oud": lambda: {"resultaat": Stale([], "UWV", _MOMENT, Reden.STORING)},
    "veel_stil": lambda: {
        "resultaten": [Unavailable(bron, Reden.ONBEREIKBAAR) for bron in ("RDW", "UWV", "SVB", "Kadaster")]
    },
    "kruimels": lambda: {"kruimels": [("Home", "#"), ("Producten", "#"), ("Paspoort aanvragen", None)]},
    "pagina": lambda: {"pagina": Paginator(range(120), 10).page(5)},
    "groepen": lambda: {
        "groepen": [
            [
                {"titel": "Overzicht", "url": "#", "icoon": "home", "actief": True},
                {"titel": "Berichten", "url": "#", "icoon": "mail", "teller": 2},
                {"titel": "Zaken", "url": "#", "icoon": "folder"},
            ]
        ]
    },
}
"""The name that an example gives in `gegevens` -> the variables that its template code finds."""
