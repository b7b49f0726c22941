"""Choosing what to look at: by organisation and by how far it is. It asks no source anything more or less."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from django import forms
from django.http import QueryDict

from mijnomgeving.loket.beeld.maken import KLAAR
from mijnomgeving.loket.beeld.selectors import Beeld

ALLES, LOOPT, AFGEROND = "", "loopt", "klaar"
KORT = 8
"""How many rows of what is finished, of messages and of contacts stand there until somebody asks for all."""


class _VanBron(Protocol):
    @property
    def bron(self) -> str: ...


R = TypeVar("R", bound=_VanBron)


class Filterformulier(forms.Form):
    """By GET, so that going back and reloading keep the choice; nothing in it says who it is about."""

    stand = forms.ChoiceField(
        label="Hoe ver",
        required=False,
        choices=[(ALLES, "Alles"), (LOOPT, "Loopt nog"), (AFGEROND, "Afgerond")],
    )
    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    alles = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, organisaties: Sequence[str]) -> None:
        super().__init__(data)
        veld = self.fields["organisatie"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type only
        veld.choices = [(ALLES, "Alle organisaties"), *((naam, naam) for naam in organisaties)]


def apply_filter(beeld: Beeld, formulier: Filterformulier) -> Beeld:
    """The picture with what was chosen only; signals and what is missing always stay. A wrong choice is no choice."""
    formulier.is_valid()
    keuze = formulier.cleaned_data
    bron, stand = keuze.get("organisatie") or "", keuze.get("stand") or ""
    if not bron and not stand:
        return beeld
    return replace(
        beeld,
        zaken=tuple(zaak for zaak in _of_bron(beeld.zaken, bron) if stand in {"", LOOPT if zaak.loopt else AFGEROND}),
        taken=tuple(
            taak for taak in _of_bron(beeld.taken, bron) if stand in {"", AFGEROND if taak.stand == KLAAR else LOOPT}
        ),
        berichten=_of_bron(beeld.berichten, bron),
        contacten=_of_bron(beeld.contacten, bron),
        ketens=tuple(keten for keten in beeld.ketens if not bron or any(zaak.bron == bron for zaak in keten.zaken)),
    )


def _of_bron(regels: tuple[R, ...], bron: str) -> tuple[R, ...]:
    return tuple(regel for regel in regels if not bron or regel.bron == bron)
