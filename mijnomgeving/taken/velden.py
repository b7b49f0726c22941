"""The fields of a taak: what its organisation asks, as fields of Django."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mijnomgeving.bestanden.velden import GROOTST, MEESTE, BestandenVeld
from mijnomgeving.bronnen.taken.models import Moment, Taaksoort, Uitvoering, Uploadregels, Veld, Veldsoort

LANGST = 1000
_MEGABYTE = 1024 * 1024
_DATUMS = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"]


def make_fields(uitvoering: Uitvoering, gekozen: int) -> dict[str, forms.Field]:
    """The fields of the form by name; `gekozen` is how many files were chosen before."""
    match uitvoering.taak.soort:
        case Taaksoort.FORMULIER:
            return {veld.naam: make_field(veld) for veld in uitvoering.velden}
        case Taaksoort.UPLOAD:
            return {"bestanden": _files(uitvoering.upload or Uploadregels(MEESTE, (), None), gekozen)}
        case Taaksoort.BEVESTIGEN:
            return {"akkoord": forms.BooleanField(label=_("Ja, dit klopt"))}
        case Taaksoort.AFSPRAAK:
            return {"begin": _moments(uitvoering.momenten)}
    return {}


def make_field(veld: Veld) -> forms.Field:
    """One question as a field."""
    wat: dict[str, Any] = {"label": veld.label, "help_text": veld.uitleg, "required": veld.verplicht}
    match veld.soort:
        case Veldsoort.DATUM:
            wat["help_text"] = veld.uitleg or _("Bijvoorbeeld 31-12-2026.")
            return forms.DateField(
                **wat,
                input_formats=_DATUMS,
                error_messages={"invalid": _("Schrijf de dag als 31-12-2026.")},
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        case Veldsoort.GETAL:
            return forms.IntegerField(
                **wat,
                min_value=veld.minstens,
                max_value=veld.hoogstens,
                error_messages={
                    "invalid": _("Vul een getal in, zonder komma."),
                    "min_value": _("Vul een getal in van %(limit_value)s of hoger."),
                    "max_value": _("Vul een getal in van hoogstens %(limit_value)s."),
                },
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
        case Veldsoort.JA_NEE:
            return forms.TypedChoiceField(
                **wat,
                choices=[("ja", _("Ja")), ("nee", _("Nee"))],
                coerce=_is_yes,
                empty_value=None,
                widget=forms.RadioSelect,
            )
        case Veldsoort.KEUZE:
            return forms.ChoiceField(**wat, choices=veld.keuzes, widget=forms.RadioSelect)
    return _text(veld, wat)


def _text(veld: Veld, wat: dict[str, Any]) -> forms.Field:
    if veld.soort is Veldsoort.EMAIL:
        return forms.EmailField(**wat, widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    widget = forms.Textarea(attrs={"rows": 5}) if veld.soort is Veldsoort.LANGE_TEKST else forms.TextInput()
    te_lang = {"max_length": _("Maak het korter: hoogstens %(limit_value)d tekens. U hebt er %(show_value)d.")}
    return forms.CharField(**wat, max_length=veld.hoogstens or LANGST, widget=widget, error_messages=te_lang)


def _files(regels: Uploadregels, gekozen: int) -> BestandenVeld:
    groot = min(GROOTST, regels.bytes_per_bestand or GROOTST) // _MEGABYTE
    soorten = ", ".join(regels.formaten) or "pdf, jpg, png, docx, odt"
    over = max(regels.hoogstens - gekozen, 0)
    uitleg = _("Hoogstens %(aantal)s bestanden van %(groot)s MB: %(soorten)s. Een duidelijke foto mag ook.")
    return BestandenVeld(
        label=_("Kies nog een bestand") if gekozen else _("Kies uw bestanden"),
        help_text=uitleg % {"aantal": regels.hoogstens, "groot": groot, "soorten": soorten},
        required=not gekozen,
        meeste=over,
    )


def _moments(momenten: Sequence[Moment]) -> forms.ChoiceField:
    """What is the same for all moments stands above them once."""
    plaatsen = {_where(moment) for moment in momenten}
    kort = len(plaatsen) == 1
    return forms.ChoiceField(
        label=_("Wanneer komt u?"),
        help_text=plaatsen.pop() if kort else "",
        choices=[(m.begin.isoformat(), _when(m) if kort else show_moment(m)) for m in momenten],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Dit moment is niet meer vrij. Kies een ander moment.")},
    )


def show_moment(moment: Moment) -> str:
    """When, how long and where, in words."""
    return f"{_when(moment)}, {_where(moment)}"


def _when(moment: Moment) -> str:
    begin = localtime(moment.begin)
    dag, uur = date_format(begin, "l j F Y"), date_format(begin, "H.i")
    return _("%(dag)s om %(uur)s uur") % {"dag": dag, "uur": uur}


def _where(moment: Moment) -> str:
    return _("%(minuten)s minuten, %(plaats)s") % {"minuten": moment.minuten, "plaats": moment.plaats}


def _is_yes(waarde: str) -> bool:
    return waarde == "ja"


def in_words(veld: forms.Field, waarde: Any) -> str:  # noqa: ANN401 - what the field cleaned it to
    """An answer as the person saw it."""
    if waarde in (None, ""):
        return _("Niet ingevuld")
    if isinstance(waarde, bool):
        return _("Ja") if waarde else _("Nee")
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    if isinstance(veld, forms.ChoiceField):
        return str(dict(veld.choices).get(waarde, waarde))  # type: ignore[arg-type]
    return str(waarde)
