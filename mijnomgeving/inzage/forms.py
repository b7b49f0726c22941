"""Asking an organisation about one use of data, or complaining about it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.inzage.gebruik import Gebruik
from mijnomgeving.inzendingen.forms import Verzendformulier

_TEKENS = 4000


class VraagFormulier(Verzendformulier):
    """The question; what it is about stands above the form and goes along."""

    vraag = forms.CharField(
        label=gettext_lazy("Uw vraag"),
        initial=gettext_lazy("Waarom had u mijn gegevens op dat moment nodig? En wie kreeg ze nog meer?"),
        max_length=_TEKENS,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": gettext_lazy("Schrijf op wat u wilt weten.")},
    )


class KlachtFormulier(Verzendformulier):
    """The complaint (Awb 9:4: what it is about and why; the rest goes along)."""

    klacht = forms.CharField(
        label=gettext_lazy("Uw klacht"),
        help_text=gettext_lazy("Schrijf op wat er volgens u niet goed ging en wat u wilt dat er gebeurt."),
        max_length=_TEKENS,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": gettext_lazy("Schrijf op waarover u een klacht hebt.")},
    )


def describe(gebruik: Gebruik) -> list[tuple[str, str]]:
    """What goes along with a question, as label and value: enough for the organisation to find its own record."""
    moment = timezone.localtime(gebruik.wanneer)
    rijen: list[tuple[Any, str]] = [
        (_("Wanneer"), f"{date_format(moment, 'j F Y')}, {moment.strftime(_('%H.%M'))}"),
        (_("Wie"), gebruik.wie),
        (_("Wat"), gebruik.wat or gebruik.doel),
        (_("Welke gegevens"), ", ".join(deel.gegevens for deel in gebruik.gezien if deel.gegevens)),
        (_("Opgeschreven door"), gebruik.bron),
        (_("Kenmerk in het logboek"), gebruik.kenmerk),
    ]
    return [(str(label), waarde) for label, waarde in rijen if waarde]
