"""What a caseworker fills in at a referral. Staff reads Dutch only."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from mijnomgeving.loket.beheer.selectors import list_teams
from mijnomgeving.loket.dossiers.beeld import Dossierbeeld
from mijnomgeving.loket.dossiers.forms import SETKEUZES, ToestemmingFormulier
from mijnomgeving.loket.dossiers.organisaties import list_andere
from mijnomgeving.loket.velden import day_field, text_field
from mijnomgeving.loket.verwijzingen.selectors import list_themas
from mijnomgeving.loket.verwijzingen.services import Nieuw

_SCHEIDING = ":"


class VerwijsFormulier(ToestemmingFormulier):
    """To whom, about what, what was done already, and what of a dossier goes along."""

    naar = forms.ChoiceField(label="Naar wie?", error_messages={"required": "Kies naar wie u doorverwijst."})
    thema = forms.ChoiceField(
        label="Waarover?", help_text="Alleen dit staat in de lijst van de andere organisatie, en niets van de persoon."
    )
    vraag = text_field("Wat vraagt u aan uw collega?")
    gedaan = text_field("Wat is er al gedaan?", "Dan hoeft de persoon het verhaal niet nog eens te doen.")
    uiterlijk = day_field("Antwoord uiterlijk op")
    dossier = forms.ChoiceField(label="Welk dossier gaat mee?", required=False)
    rechten = forms.ChoiceField(label="Wat mag de organisatie in dat dossier?", choices=SETKEUZES, initial="meedoen")
    field_order = ("naar", "thema", "vraag", "gedaan", "uiterlijk", "dossier", "rechten", "toestemming")

    def __init__(self, *args: Any, eigen: str, beelden: Sequence[Dossierbeeld], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._choose("naar", [("", "Kies een organisatie"), *_list_ontvangers(eigen)])
        self._choose("thema", [("", "Kies een thema"), *list_themas()])
        dossiers = [
            (str(beeld.dossier.pk), f"{beeld.dossier.nummer} {beeld.doel}")
            for beeld in beelden
            if beeld.toegang and beeld.toegang.leads
        ]
        self._choose("dossier", [("", "Geen dossier: alleen wat hierboven staat"), *dossiers])
        self.fields["uiterlijk"].initial = (timezone.localdate() + timedelta(days=7)).strftime("%d-%m-%Y")

    @property
    def nieuw(self) -> Nieuw:
        """The referral to send."""
        schoon: Mapping[str, Any] = self.cleaned_data
        naar, _punt, team = schoon["naar"].partition(_SCHEIDING)
        return Nieuw(
            naar=naar,
            team=UUID(team) if team else None,
            thema=schoon["thema"],
            vraag=schoon["vraag"],
            gedaan=schoon["gedaan"],
            uiterlijk=schoon["uiterlijk"],
            dossier_id=UUID(schoon["dossier"]) if schoon["dossier"] else None,
            rechten=schoon["rechten"],
        )

    def words(self) -> list[tuple[str, object]]:
        """What was filled in, to check before it goes out."""
        regels: list[tuple[str, object]] = []
        for naam, veld in self.fields.items():
            waarde = self.cleaned_data[naam]
            if isinstance(veld, forms.ChoiceField):
                waarde = _flat(veld.choices).get(str(waarde), waarde)
            if naam != "rechten" or self.cleaned_data["dossier"]:
                regels.append((str(veld.label), waarde))
        return regels

    def _choose(self, naam: str, keuzes: Sequence[tuple[str, Any]]) -> None:
        self.fields[naam].choices = keuzes  # type: ignore[attr-defined]


class AntwoordFormulier(forms.Form):
    """What became of it."""

    tekst = text_field("Wat hebt u gedaan?", "De persoon en de organisatie die doorverwees lezen dit.")


class TerugFormulier(forms.Form):
    """Why it goes back."""

    tekst = text_field("Waarom stuurt u dit terug?", "De persoon en de organisatie die doorverwees lezen dit.")


def _list_ontvangers(eigen: str) -> list[tuple[str, Any]]:
    """Each organisation with its teams."""
    keuzes: list[tuple[str, Any]] = []
    for oin, naam in list_andere(eigen):
        teams = [(f"{oin}{_SCHEIDING}{team.team_id}", f"{naam}, {team.naam}") for team in list_teams(organisatie=oin)]
        alle = (oin, f"{naam}, wie het kan oppakken" if teams else naam)
        keuzes.append((naam, [alle, *teams]) if teams else alle)
    return keuzes


def _flat(keuzes: Any) -> dict[str, str]:  # noqa: ANN401 - choices with and without groups
    gevonden: dict[str, str] = {}
    for waarde, tekst in keuzes:
        if isinstance(tekst, list | tuple):
            gevonden |= {str(een): str(twee) for een, twee in tekst}
        else:
            gevonden[str(waarde)] = str(tekst)
    return gevonden
