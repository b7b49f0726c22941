"""What team leads and caseworkers fill in."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.producten.selectors import list_themas
from mijnomgeving.loket.beheer.models import Inzet, Werkstuk
from mijnomgeving.loket.beheer.selectors import DAGEN, Collega, Team
from mijnomgeving.loket.beheer.werk import UITKOMSTEN
from mijnomgeving.loket.velden import day_field

_LANGSTE_PERIODE = timedelta(days=366)


def _themas() -> list[tuple[str, str]]:
    return [(thema.slug, thema.titel) for thema in list_themas()]


class TeamForm(forms.Form):
    """A team: its name, its themes, who is in it."""

    naam = forms.CharField(label="Naam van het team", max_length=80, error_messages={"required": "Vul een naam in."})
    themas = forms.MultipleChoiceField(
        label="Thema's",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat over zo'n thema binnenkomt, gaat vanzelf naar dit team.",
    )
    leden = forms.MultipleChoiceField(label="Wie zit erin?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, collegas: Iterable[Collega], **kwargs: Any) -> None:  # noqa: ANN401 - of Django
        super().__init__(*args, **kwargs)
        _set_choices(self, "themas", _themas())
        _set_choices(self, "leden", [(een.account.kenmerk, een.account.naam) for een in collegas])


class InzetForm(forms.Form):
    """What a colleague knows about, and when this person works."""

    themas = forms.MultipleChoiceField(
        label="Weet veel van",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Om werk goed te verdelen.",
    )
    afwezig_van = day_field("Afwezig van", verplicht=False, komend=False)
    afwezig_tot = day_field("Afwezig tot en met", verplicht=False, komend=False)

    def __init__(self, *args: Any, inzet: Inzet | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - of Django
        super().__init__(*args, **kwargs)
        _set_choices(self, "themas", _themas())
        tijd = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        for nr, dag in enumerate(DAGEN, start=1):
            for deel in ("van", "tot"):
                self.fields[f"{deel}_{nr}"] = forms.TimeField(label=f"{dag} {deel}", required=False, widget=tijd)
        if inzet is not None:
            self.initial.update(themas=inzet.themas, afwezig_van=inzet.afwezig_van, afwezig_tot=inzet.afwezig_tot)
            for nr, (van, tot) in inzet.werktijden.items():
                self.initial.update({f"van_{nr}": van, f"tot_{nr}": tot})

    @property
    def dagen(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """The rows of the week."""
        return [(dag, self[f"van_{nr}"], self[f"tot_{nr}"]) for nr, dag in enumerate(DAGEN, start=1)]

    def clean(self) -> dict[str, Any]:
        """A day has a beginning before its end, and so has an absence."""
        data = super().clean() or {}
        for nr, dag in enumerate(DAGEN, start=1):
            van, tot = data.get(f"van_{nr}"), data.get(f"tot_{nr}")
            if (van is None) != (tot is None):
                self.add_error(f"tot_{nr}" if van else f"van_{nr}", f"Vul bij {dag} beide tijden in, of geen.")
            elif van and tot and van >= tot:
                self.add_error(f"tot_{nr}", f"Op {dag} is de eindtijd niet later dan de begintijd.")
        van, tot = data.get("afwezig_van"), data.get("afwezig_tot")
        if tot and not van:
            self.add_error("afwezig_van", "Vul ook in vanaf welke dag.")
        elif van and tot and tot < van:
            self.add_error("afwezig_tot", "Deze dag is eerder dan de eerste dag.")
        return data

    def read_werktijden(self) -> dict[str, tuple[str, str]]:
        """Per day of the week on which this person works."""
        data = self.cleaned_data
        return {
            str(nr): (data[f"van_{nr}"].strftime("%H:%M"), data[f"tot_{nr}"].strftime("%H:%M"))
            for nr in range(1, len(DAGEN) + 1)
            if data.get(f"van_{nr}") and data.get(f"tot_{nr}")
        }


class WerkfilterForm(forms.Form):
    """Which part of a queue to see."""

    alleen = forms.ChoiceField(
        label="Toon",
        required=False,
        choices=[("", "Alles"), ("vrij", "Nog niet opgepakt"), ("mijn", "Van mij"), ("laat", "Te laat")],
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Werkstuk.Soort.choices])
    team = forms.TypedChoiceField(label="Team", required=False, empty_value=None)

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:  # noqa: ANN401 - of Django
        super().__init__(*args, **kwargs)
        _set_choices(self, "team", [("", "Alle teams"), *((str(team.team_id), team.naam) for team in teams)])


class UitkomstForm(forms.Form):
    """How the work ended."""

    uitkomst = forms.ChoiceField(
        label="Hoe liep het af?",
        choices=list(UITKOMSTEN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het afliep."},
    )


class ToewijsForm(forms.Form):
    """Who does it, or which team."""

    aan = forms.ChoiceField(label="Aan wie", required=False)
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - of Django
        collegas: Iterable[Collega],
        teams: Iterable[Team],
        thema: str = "",
        **kwargs: Any,  # noqa: ANN401 - of Django
    ) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "aan", [("", "Niemand"), *_by_fit(collegas, thema)])
        _set_choices(self, "team", [("", "Geen team"), *((str(team.team_id), team.naam) for team in teams)])


class PeriodeForm(forms.Form):
    """Over which days."""

    van = day_field("Van", komend=False)
    tot = day_field("Tot en met", komend=False)

    def clean(self) -> dict[str, Any]:
        """A period that is not the wrong way round, and a year at most."""
        data = super().clean() or {}
        van, tot = data.get("van"), data.get("tot")
        if van and tot and (tot < van or tot - van > _LANGSTE_PERIODE):
            raise ValidationError("Kies een periode van hoogstens een jaar, met de eerste dag vooraan.")
        return data


def last_month() -> tuple[date, date]:
    """The last thirty days, today included."""
    vandaag = timezone.localdate()
    return vandaag - timedelta(days=29), vandaag


def _by_fit(collegas: Iterable[Collega], thema: str) -> list[tuple[str, str]]:
    """To hand work to: first who is at work and knows about it; each name says so."""

    def fits(een: Collega) -> bool:
        return bool(thema and een.inzet and thema in een.inzet.themas)

    kunnen = [een for een in collegas if een.account.geblokkeerd_op is None and not een.afwezig]
    kunnen.sort(key=lambda een: (not een.aan_het_werk, not fits(een), een.account.naam))
    return [
        (een.account.kenmerk, een.account.naam + _remarks(aan_het_werk=een.aan_het_werk, past=fits(een)))
        for een in kunnen
    ]


def _remarks(*, aan_het_werk: bool, past: bool) -> str:
    delen = [deel for waar, deel in ((aan_het_werk, "nu aan het werk"), (past, "weet hier veel van")) if waar]
    return f" ({', '.join(delen)})" if delen else ""


def _set_choices(formulier: forms.Form, naam: str, keuzes: list[tuple[str, str]]) -> None:
    veld = formulier.fields[naam]
    assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - each that is passed is one
    veld.choices = keuzes
