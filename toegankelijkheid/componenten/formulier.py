"""Form fields after the guidelines of NL Design System: label, explanation, error, field, in that order."""

from django.forms import BaseForm, Field
from django.forms.boundfield import BoundField
from django.forms.widgets import CheckboxInput, ChoiceWidget, RadioSelect, Select, Textarea
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def tekstveld(veld: BoundField, *, optioneel: bool = True) -> SafeString:
    """`{% tekstveld formulier.naam %}`: one line or more lines of text, a date, a number or a file.

    HTML: `<label for>` bound to the field; help text and error bound by `aria-describedby`; `aria-invalid` when wrong;
    `aria-required` and no browser validation, so that our own words explain what to do (WCAG 3.3.1, 3.3.3). A field
    that need not be filled in says so, unless `optioneel=False` (a filter, where nothing is required).
    """
    return _field(veld, optioneel=optioneel, widget_class=_text_class(veld))


def keuzeveld(veld: BoundField, *, optioneel: bool = True) -> SafeString:
    """`{% keuzeveld formulier.woonplaats %}`: a choice; the widget decides how it looks.

    HTML: `<select>` with a label; `RadioSelect` and `CheckboxSelectMultiple` as `<fieldset>` with the question in
    `<legend>`; `CheckboxInput` as one box with its label after it. Explanation and error are bound as in a text
    field; a text of a choice with an attribute `uitleg` has that line under it, and `taal` marks its language.
    Keyboard: the browser's own (arrows in radio buttons, Space in boxes).
    """
    widget = veld.field.widget
    if isinstance(widget, RadioSelect):  # CheckboxSelectMultiple is one as well
        return render_to_string("componenten/keuzegroep.html", _group_context(veld, optioneel=optioneel))
    if isinstance(widget, CheckboxInput):
        box = "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"
        return _field(veld, optioneel=False, widget_class=box, template="componenten/aankruisveld.html")
    return _field(veld, optioneel=optioneel, widget_class="utrecht-select utrecht-select--html-select")


def foutoverzicht(formulier: BaseForm) -> SafeString:
    """`{% foutoverzicht formulier %}`: what to correct; put it between the h1 and the form. Nothing without errors.

    HTML: an alert whose heading `#fout-kop` gets focus from `portaal.js`; each error is a link to its field. No
    `role="alert"`: with the focus it would be read twice.
    """
    if not formulier.errors:
        return SafeString("")
    fouten = [("", str(fout)) for fout in formulier.non_field_errors()]
    for veld in formulier:
        fouten += [(_first_id(veld), fout) for fout in _errors(veld)]
    return render_to_string("componenten/foutoverzicht.html", {"fouten": fouten, "titel": _error_title(len(fouten))})


def fouttitel(formulier: BaseForm) -> str:
    """`{% fouttitel formulier %}`: starts the page title after a refused form, so that it is the first thing read."""
    aantal = sum(len(fouten) for fouten in formulier.errors.values())
    if not aantal:
        return ""
    return ngettext(
        "Niet verzonden, er is %(aantal)s fout: ", "Niet verzonden, er zijn %(aantal)s fouten: ", aantal
    ) % {"aantal": aantal}


def _error_title(aantal: int) -> str:
    return ngettext("Verbeter %(aantal)s antwoord", "Verbeter %(aantal)s antwoorden", aantal) % {"aantal": aantal}


def _field(
    veld: BoundField, *, optioneel: bool, widget_class: str, template: str = "componenten/veld.html"
) -> SafeString:
    attrs = _aria(veld) | {"id": veld.auto_id, "class": _with_error(widget_class, veld)}
    if veld.field.required:
        attrs["aria-required"] = "true"
    waarden = _texts(veld, optioneel=optioneel) | {"invoer": _render_widget(veld, attrs)}
    return render_to_string(template, waarden)


def _group_context(veld: BoundField, *, optioneel: bool) -> dict[str, object]:
    soort = getattr(veld.field.widget, "input_type", "radio")
    klasse = (
        "utrecht-radio-button utrecht-radio-button--html-input"
        if soort == "radio"
        else "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"
    )
    keuzes = [
        {
            "id": keuze.data["attrs"].get("id", f"{veld.auto_id}_{nummer}"),
            "waarde": keuze.data["value"],
            "tekst": keuze.choice_label,
            "uitleg": getattr(keuze.choice_label, "uitleg", ""),
            "taal": getattr(keuze.choice_label, "taal", ""),
            "gekozen": keuze.data["selected"],
        }
        for nummer, keuze in enumerate(veld.subwidgets)
    ]
    texts = _texts(veld, optioneel=optioneel)
    return texts | {"soort": soort, "klasse": klasse, "keuzes": keuzes, "naam": veld.html_name, "aria": _aria(veld)}


def _texts(veld: BoundField, *, optioneel: bool) -> dict[str, object]:
    return {
        "id": veld.auto_id,
        "label": veld.label,
        "uitleg": veld.help_text,
        "fouten": _errors(veld),
        "niet_verplicht": optioneel and not veld.field.required,
    }


def _errors(veld: BoundField) -> list[str]:
    """What is wrong, in words that also make sense away from the field: not "Dit veld is verplicht." for each."""
    fouten = []
    for fout in veld.errors.as_data():
        standaard = fout.code == "required" and fout.message == Field.default_error_messages["required"]
        fouten += [_missing(veld)] if standaard else list(fout.messages)
    return fouten


def _missing(veld: BoundField) -> str:
    widget = veld.field.widget
    if isinstance(widget, CheckboxInput):
        zin = _("Kruis aan: %(label)s")
    elif isinstance(widget, ChoiceWidget):
        zin = _("Maak een keuze: %(label)s")
    else:
        zin = _("Vul in: %(label)s")
    return zin % {"label": veld.label}


def _aria(veld: BoundField) -> dict[str, str]:
    """`aria-describedby` and `aria-invalid` for what is on the page."""
    bij = [f"{veld.auto_id}-uitleg"] if veld.help_text else []
    bij += [f"{veld.auto_id}-fout"] if veld.errors else []
    aria = {"aria-describedby": " ".join(bij)} if bij else {}
    return aria | ({"aria-invalid": "true"} if veld.errors else {})


def _render_widget(veld: BoundField, attrs: dict[str, str]) -> SafeString:
    """The widget without the browser's own `required`, which would refuse in its words before we do in ours."""
    html = veld.field.widget.render(name=veld.html_name, value=veld.value(), attrs=attrs, renderer=veld.form.renderer)
    return conditional_escape(html)


def _text_class(veld: BoundField) -> str:
    widget = veld.field.widget
    if isinstance(widget, Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, Select):
        return "utrecht-select utrecht-select--html-select"
    if getattr(widget, "input_type", "") == "file":
        return "bestandsveld"
    return "utrecht-textbox utrecht-textbox--html-input"


def _with_error(klasse: str, veld: BoundField) -> str:
    return f"{klasse} {klasse.split(maxsplit=1)[0]}--invalid" if veld.errors else klasse


def _first_id(veld: BoundField) -> str:
    """The id that a link must go to: the first button of a group, else the field."""
    if isinstance(veld.field.widget, RadioSelect):
        return f"{veld.auto_id}_0"
    return veld.auto_id
