"""A form of questions: one on a page of a regelhulp, or all those of a stappenlijst together.

`make_formulier` makes the fields; `levensgebeurtenissen/vragen/_velden.html` shows them. Answers come out as the types
of `vragen.basis`, None for 'weet ik niet'.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.producten.vertaling import text_language, translated_text
from levensgebeurtenissen.vragen.basis import Antwoord, Optie, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.velden import (
    GEEN,
    ONBEKEND,
    DatumVeld,
    EuroVeld,
    GetalVeld,
    Keuzetekst,
    MeerkeuzeVeld,
    PostcodeVeld,
)
from toegankelijkheid.componenten.gegevens import nederlands

_MET_LIJST = frozenset({Vraagsoort.JA_NEE, Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE})
_WEET_NIET = "-weet-niet"


class Vragenformulier(forms.Form):
    """The questions as fields, by the key of each; make it with `make_formulier`."""

    use_required_attribute = False

    def __init__(
        self,
        vragen: Sequence[Vraag],
        *,
        data: QueryDict | Mapping[str, Any] | None,
        antwoorden: Mapping[str, Antwoord],
    ) -> None:
        super().__init__(data=data)
        self.vragen = tuple(vragen)
        for vraag in self.vragen:
            self.fields[vraag.sleutel] = _field(vraag)
            if _asks_unknown_apart(vraag):
                self.fields[vraag.sleutel + _WEET_NIET] = forms.BooleanField(label=_apart(vraag), required=False)
            if vraag.sleutel in antwoorden:
                self._fill(vraag, antwoorden[vraag.sleutel])

    def clean(self) -> dict[str, Any]:
        """Every question has an answer, or it was said that the answer is not known; never both."""
        schoon = super().clean() or {}
        for vraag in self.vragen:
            if vraag.sleutel in self.errors or not _asks_unknown_apart(vraag):
                continue
            leeg, onbekend = schoon.get(vraag.sleutel) in (None, ""), schoon.get(vraag.sleutel + _WEET_NIET, False)
            if leeg and not onbekend:
                zin = _("Vul iets in of kies 'Weet ik niet': %(label)s")
                self.add_error(vraag.sleutel, zin % {"label": translated_text(vraag, "tekst")})
            elif onbekend and not leeg:
                self.add_error(vraag.sleutel, _("Vul iets in of kies 'Weet ik niet', niet allebei."))
        return schoon

    def antwoorden(self) -> dict[str, Antwoord]:
        """The answer to each question, by its key; only after `is_valid`."""
        return {vraag.sleutel: _answer(vraag, self.cleaned_data[vraag.sleutel]) for vraag in self.vragen}

    @property
    def velden(self) -> list[tuple[BoundField, BoundField | None]]:
        """Each question with its box 'Weet ik niet', or None where that is one of the choices or is not offered."""
        namen = [(v.sleutel, v.sleutel + _WEET_NIET) for v in self.vragen]
        return [(self[naam], self[apart] if apart in self.fields else None) for naam, apart in namen]

    def _fill(self, vraag: Vraag, antwoord: Antwoord) -> None:
        if antwoord is None and _asks_unknown_apart(vraag):
            self.initial[vraag.sleutel + _WEET_NIET] = True
        else:
            self.initial[vraag.sleutel] = _initial(vraag, antwoord)


def make_formulier(
    vragen: Sequence[Vraag],
    *,
    data: QueryDict | Mapping[str, Any] | None = None,
    antwoorden: Mapping[str, Antwoord] | None = None,
) -> Vragenformulier:
    """The form that asks these questions, filled with what came in or else with the answers of before.

    Answers to other questions are left aside.
    """
    return Vragenformulier(vragen, data=data, antwoorden=antwoorden or {})


def _field(vraag: Vraag) -> forms.Field:
    wat: dict[str, Any] = {
        "label": nederlands(vraag.tekst) if text_language(vraag, "tekst") else translated_text(vraag, "tekst"),
        "help_text": _help(vraag),
        # Of what may be unknown the form itself says what is missing.
        "required": not _asks_unknown_apart(vraag),
        "error_messages": {"required": _missing(vraag), "invalid_choice": _missing(vraag)},
    }
    grenzen: dict[str, Any] = {"minimum": vraag.minimum, "maximum": vraag.maximum}
    match vraag.soort:
        case Vraagsoort.GETAL:
            return GetalVeld(**wat, min_value=vraag.minimum, max_value=vraag.maximum)
        case Vraagsoort.BEDRAG:
            return EuroVeld(**wat, **grenzen)
        case Vraagsoort.DATUM:
            return DatumVeld(**wat, **grenzen)
        case Vraagsoort.POSTCODE:
            return PostcodeVeld(**wat)
        case Vraagsoort.MEERKEUZE:
            return MeerkeuzeVeld(**wat, choices=_choices(vraag), widget=forms.CheckboxSelectMultiple)
    return forms.ChoiceField(**wat, choices=_choices(vraag), widget=forms.RadioSelect)


def _choices(vraag: Vraag) -> list[tuple[str, Keuzetekst]]:
    keuzes = [(optie.sleutel, _choice_text(optie)) for optie in vraag.opties]
    # Nothing ticked may also be forgotten; so who means none of them says so.
    if vraag.soort is Vraagsoort.MEERKEUZE and not any(sleutel.startswith("geen") for sleutel in vraag.sleutels):
        keuzes.append((GEEN, Keuzetekst(_("Geen van deze"))))
    if vraag.onbekend_mag:
        keuzes.append((ONBEKEND, Keuzetekst(_("Weet ik niet"))))
    return keuzes


def _choice_text(optie: Optie) -> Keuzetekst:
    return Keuzetekst(
        translated_text(optie, "tekst"), translated_text(optie, "uitleg"), taal=text_language(optie, "tekst")
    )


def _help(vraag: Vraag) -> str:
    if not vraag.uitleg:
        return {
            Vraagsoort.DATUM: _("Bijvoorbeeld 31-12-2026."),
            Vraagsoort.MEERKEUZE: _("U mag er meer dan één kiezen."),
        }.get(vraag.soort, "")
    uitleg = translated_text(vraag, "uitleg")
    return nederlands(uitleg) if text_language(vraag, "uitleg") else uitleg


def _missing(vraag: Vraag) -> str:
    """What to do, with the question: it also stands in the list of errors, away from its field."""
    zin = _("Maak een keuze: %(label)s") if vraag.soort in _MET_LIJST else _("Vul in: %(label)s")
    return zin % {"label": translated_text(vraag, "tekst")}


def _apart(vraag: Vraag) -> SafeString:
    """The box says of what, for who hears it apart from its question."""
    return format_html('{}<span class="sr-only">: {}</span>', _("Weet ik niet"), translated_text(vraag, "tekst"))


def _asks_unknown_apart(vraag: Vraag) -> bool:
    """Whether 'Weet ik niet' is a box of its own: beside a number, an amount, a day or a postcode."""
    return vraag.onbekend_mag and vraag.soort not in _MET_LIJST


def _answer(vraag: Vraag, waarde: Any) -> Antwoord:  # noqa: ANN401 - what the field cleaned it to
    match waarde:
        case None | "":
            return None
        case str() if waarde == ONBEKEND and vraag.soort in _MET_LIJST:
            return None
        case list():
            return None if ONBEKEND in waarde else tuple(sleutel for sleutel in waarde if sleutel != GEEN)
    antwoord: Antwoord = waarde
    return antwoord


def _initial(vraag: Vraag, antwoord: Antwoord) -> Any:  # noqa: ANN401 - what the widget of the field takes
    match antwoord:
        case None:
            return [ONBEKEND] if vraag.soort is Vraagsoort.MEERKEUZE else ONBEKEND
        case tuple():
            return list(antwoord) or [GEEN]
    return antwoord
