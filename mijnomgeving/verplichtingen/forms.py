"""What people fill in with the calendar: facts that no source knows, reminders, and the name of an address."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from levensgebeurtenissen.regels.verplichtingen.feiten import GEGEVENS, Rechtsvorm, Tijdvak, Vestiging
from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from mijnomgeving.verplichtingen.eigen import VELDEN
from mijnomgeving.verplichtingen.herinneren import DAGEN, Keuze
from mijnomgeving.verplichtingen.lijst import SOORTEN, soort_van

DAGVORMEN = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"]
_JA, _NEE = "ja", "nee"
_MEESTE = 60
_MAANDEN = 12
_TIJDVAKKEN: Mapping[str, tuple[Tijdvak, ...]] = {
    "btw_tijdvak": (Tijdvak.MAAND, Tijdvak.KWARTAAL, Tijdvak.JAAR, Tijdvak.GEEN),
    "icp_tijdvak": (Tijdvak.MAAND, Tijdvak.KWARTAAL, Tijdvak.GEEN),
    "loon_tijdvak": (Tijdvak.MAAND, Tijdvak.VIER_WEKEN, Tijdvak.HALFJAAR, Tijdvak.JAAR, Tijdvak.GEEN),
}


class DagenVeld(forms.CharField):
    """Several days, each on a line of its own."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}), **kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - as Django's own
        """The days in order; None when nothing was filled in.

        Raises:
            ValidationError: a line is no day, or there are too many.
        """
        tekst = super().to_python(value) or ""
        regels = [regel for regel in re.split(r"[\n,;]+", tekst) if regel.strip()]
        if len(regels) > _MEESTE:
            raise forms.ValidationError(_("Vul hoogstens 60 dagen in."))
        return tuple(sorted({_parse_dag(regel.strip()) for regel in regels})) or None

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django's own
        """Kept days as somebody would type them; what was typed stays as it was."""
        return "\n".join(f"{dag:%d-%m-%Y}" for dag in value) if isinstance(value, tuple) else value


def _parse_dag(tekst: str) -> date:
    for vorm in DAGVORMEN:
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise forms.ValidationError(_("Schrijf elke dag op een eigen regel, als 31-12-2026."))


class FeitenFormulier(forms.Form):
    """One question for each fact that is missing, and for each that was filled in before; all may stay empty.

    Args:
        namen: the facts that are missing.
        eigen: what was filled in before.
        vestigingen: the vestigingen of the company with their use of energy, what was filled in before counted in.
    """

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - as Django's own
        *,
        namen: Iterable[str],
        eigen: Mapping[str, Any],
        vestigingen: Iterable[Vestiging],
    ) -> None:
        gevraagd = [naam for naam in VELDEN if naam in set(namen) | set(eigen)]
        super().__init__(data, initial={naam: _typed(waarde) for naam, waarde in eigen.items()})
        self._verbruik: list[tuple[str, str, str]] = []
        for naam in gevraagd:
            if VELDEN[naam] == "energie":
                self._ask_energy(vestigingen, {deel.naam: deel for deel in eigen.get(naam, ())})
            else:
                self.fields[naam] = _field(naam)

    def _ask_energy(self, vestigingen: Iterable[Vestiging], eigen: Mapping[str, Vestiging]) -> None:
        for vestiging in vestigingen:
            zelf = eigen.get(vestiging.naam, Vestiging(vestiging.naam, None, None))
            kenmerk = hashlib.sha256(vestiging.naam.encode()).hexdigest()[:12]
            for soort, waarde, van_u in (
                ("kwh", vestiging.kwh, zelf.kwh),
                ("m3_gas", vestiging.m3_gas, zelf.m3_gas),
            ):
                if waarde is None or van_u is not None:
                    veld = f"{soort}_{kenmerk}"
                    titel = (
                        _("Stroom in kWh per jaar: %(naam)s") if soort == "kwh" else _("Gas in m³ per jaar: %(naam)s")
                    )
                    self.fields[veld] = _number(label=titel % {"naam": vestiging.naam}, initial=van_u, required=False)
                    self._verbruik.append((veld, vestiging.naam, soort))

    @property
    def gegevens(self) -> dict[str, Any]:
        """The facts by name; what was left open is not there."""
        velden = {naam: self.cleaned_data[naam] for naam in VELDEN if naam in self.cleaned_data}
        per_vestiging: dict[str, dict[str, int]] = {}
        for veld, naam, soort in self._verbruik:
            if (waarde := self.cleaned_data.get(veld)) is not None:
                per_vestiging.setdefault(naam, {})[soort] = waarde
        if per_vestiging:
            velden["vestigingen"] = tuple(
                Vestiging(naam, verbruik.get("kwh"), verbruik.get("m3_gas")) for naam, verbruik in per_vestiging.items()
            )
        return {naam: waarde for naam, waarde in velden.items() if waarde not in {None, ""}}


def _typed(waarde: object) -> object:
    match waarde:
        case bool():
            return _JA if waarde else _NEE
        case Tijdvak() | Rechtsvorm():
            return waarde.name
        case int():
            return str(waarde)
    return waarde


def _field(naam: str) -> forms.Field:
    tekst: dict[str, Any] = {
        "label": _(GEGEVENS[naam].titel),
        "help_text": _(GEGEVENS[naam].betekenis),
        "required": False,
    }
    match VELDEN[naam]:
        case "ja_nee":
            keuzes = [("", _("Weet ik niet")), (_JA, _("Ja")), (_NEE, _("Nee"))]
            return forms.TypedChoiceField(
                choices=keuzes, widget=forms.RadioSelect, coerce=lambda w: w == _JA, empty_value=None, **tekst
            )
        case "tijdvak":
            vakken = [("", _("Weet ik niet")), *((vak.name, _(vak.value)) for vak in _TIJDVAKKEN[naam])]
            return forms.TypedChoiceField(
                choices=vakken, widget=forms.RadioSelect, coerce=lambda w: Tijdvak[w], empty_value=None, **tekst
            )
        case "rechtsvorm":
            vormen = [("", _("Weet ik niet")), *((vorm.name, _(vorm.value)) for vorm in Rechtsvorm)]
            return forms.TypedChoiceField(choices=vormen, coerce=lambda w: Rechtsvorm[w], empty_value=None, **tekst)
        case "dag":
            return forms.DateField(
                input_formats=DAGVORMEN,
                widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
                error_messages={"invalid": _("Schrijf de dag als 31-12-2026.")},
                **tekst,
            )
        case "dagen":
            return DagenVeld(**tekst)
    grenzen = {"laagste": 1, "hoogste": _MAANDEN} if naam == "boekjaar_eindmaand" else {}
    return _number(**grenzen, **tekst)


def _number(*, laagste: int = 0, hoogste: int = 1_000_000_000, **tekst: Any) -> forms.IntegerField:  # noqa: ANN401 - as Django's own
    return forms.IntegerField(
        min_value=laagste,
        max_value=hoogste,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Schrijf een heel getal, zonder letters.")},
        **tekst,
    )


class HerinnerFormulier(forms.Form):
    """How long before, and about what."""

    dagen = forms.MultipleChoiceField(
        label=_("Wanneer wilt u een herinnering?"),
        help_text=_("Kiest u niets, dan krijgt u geen herinneringen."),
        choices=[
            (str(DAGEN[0]), _("1 dag van tevoren")),
            (str(DAGEN[1]), _("1 week van tevoren")),
            (str(DAGEN[2]), _("2 weken van tevoren")),
            (str(DAGEN[3]), _("een maand van tevoren")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    soorten = forms.MultipleChoiceField(
        label=_("Waarover?"), choices=SOORTEN, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, keuze: Keuze) -> None:  # noqa: ANN401 - as Django's own
        soorten = sorted({soort_van(regel) for regel in keuze.regels})
        super().__init__(data, initial={"dagen": [str(dag) for dag in sorted(keuze.dagen)], "soorten": soorten})

    def clean(self) -> dict[str, Any]:
        """Days without a kind would say that one wants reminders about nothing."""
        gegevens = super().clean() or {}
        if gegevens.get("dagen") and not gegevens.get("soorten"):
            self.add_error("soorten", _("Kies waarover u een herinnering wilt."))
        return gegevens

    @property
    def keuze(self) -> Keuze:
        """What was chosen."""
        soorten = set(self.cleaned_data["soorten"])
        regels = frozenset(regel for regel in VERPLICHTINGREGELS if soort_van(regel) in soorten)
        return Keuze(frozenset(int(dag) for dag in self.cleaned_data["dagen"]), regels)


class AdresFormulier(forms.Form):
    """A name to tell one address from another."""

    naam = forms.CharField(
        label=_("Naam voor dit adres"),
        help_text=_("Deze naam staat niet in uw agenda. Bijvoorbeeld: agenda op mijn telefoon."),
        max_length=40,
        error_messages={"required": _("Geef dit adres een naam, zodat u het herkent.")},
    )
