"""What a company can pass on to KVK: another address, activity, trade name or way to reach it.

A change is passed on within a week after it began (Handelsregisterwet art. 20), and may be passed on before.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from mijnomgeving.bronnen.kvk.models import Profiel, Vestigingsregel
from mijnomgeving.gegevens import feiten
from mijnomgeving.gegevens.feiten import Feit
from mijnomgeving.inzendingen.forms import Verzendformulier

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_DATUMS = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"]
_VOORUIT, _TERUG = timedelta(days=366), timedelta(days=5 * 366)
_WEEK = timedelta(days=7)
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")
_SBI = re.compile(r"[0-9]{4,6}")


def _tekst(
    label: "str | _StrPromise",
    hoogstens: int,
    *,
    hulp: "str | _StrPromise" = "",
    verplicht: bool = True,
    vul: str = "off",
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hulp,
        max_length=hoogstens,
        required=verplicht,
        widget=forms.TextInput(attrs={"autocomplete": vul}),
    )


class Wijzigformulier(Verzendformulier):
    """From when the change counts, and what KVK should know besides; each kind adds what changes.

    Args:
        profiel: what the register holds now.
        vestigingen: those of the company.
    """

    titel = ""
    """What the change is called."""
    uitleg = ""
    """What one should know before filling it in."""

    ingaat_op = forms.DateField(
        label=gettext_lazy("Vanaf welke dag geldt dit?"),
        help_text=gettext_lazy("Bijvoorbeeld 1-12-2026. Geef het door binnen een week na die dag."),
        input_formats=_DATUMS,
        error_messages={"invalid": gettext_lazy("Schrijf de dag als 31-12-2026.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij zeggen?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what forms.Form takes
        profiel: Profiel,
        vestigingen: Sequence[Vestigingsregel],
        **kwargs: Any,  # noqa: ANN401 - what forms.Form takes
    ) -> None:
        super().__init__(*args, **kwargs)
        self.profiel, self.vestigingen = profiel, tuple(vestigingen)
        self.order_fields([naam for naam in self.fields if naam not in {"ingaat_op", "toelichting"}])

    @property
    def nu(self) -> list[Feit]:
        """What the register holds now about this."""
        return []

    @property
    def te_laat(self) -> bool:
        """Whether the change began more than a week ago; of a valid form only."""
        ingaat: date = self.cleaned_data["ingaat_op"]
        return timezone.localdate() - ingaat > _WEEK

    def clean_ingaat_op(self) -> date:
        """At most a year ahead and five years back."""
        ingaat: date = self.cleaned_data["ingaat_op"]
        vandaag = timezone.localdate()
        if not vandaag - _TERUG <= ingaat <= vandaag + _VOORUIT:
            raise ValidationError(_("Kies een dag van ten hoogste vijf jaar geleden tot een jaar vooruit."))
        return ingaat


class Adreswijziging(Wijzigformulier):
    """Another address of a vestiging, or for the post."""

    titel = gettext_noop("Ander adres")
    uitleg = gettext_noop(
        "Verhuist een vestiging naar een andere gemeente? Vraag daar dan ook of u vergunningen nodig hebt."
    )

    waarvan = forms.ChoiceField(label=gettext_lazy("Welk adres verandert?"), widget=forms.RadioSelect)
    straat = _tekst(gettext_lazy("Straat of postbus"), 80)
    huisnummer = _tekst(gettext_lazy("Nummer"), 20, hulp=gettext_lazy("Met letter of toevoeging, bijvoorbeeld 12a."))
    postcode = _tekst(gettext_lazy("Postcode"), 20)
    plaats = _tekst(gettext_lazy("Plaats"), 80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        plekken = [(regel.vestigingsnummer, regel.naam) for regel in self.vestigingen] or [("onderneming", _("Adres"))]
        self.fields["waarvan"].choices = [*plekken, ("post", _("Het postadres"))]  # type: ignore[attr-defined] # a ChoiceField

    @property
    def nu(self) -> list[Feit]:
        """The addresses."""
        vestigingen = feiten.of_vestigingen(self.vestigingen)
        return vestigingen or [rij for rij in feiten.of_profiel(self.profiel) if rij.gegeven == "adressen"]

    def clean_postcode(self) -> str:
        """As 1234 AB."""
        delen = _POSTCODE.fullmatch(self.cleaned_data["postcode"].strip())
        if delen is None:
            raise ValidationError(_("Schrijf de postcode als 1234 AB."))
        return f"{delen[1]} {delen[2].upper()}"


class Activiteitwijziging(Wijzigformulier):
    """Another activity; KVK chooses the SBI code."""

    titel = gettext_noop("Andere activiteit (SBI)")
    uitleg = gettext_noop("Beschrijf in uw eigen woorden wat u doet. KVK kiest daar een SBI-code bij.")

    wat = forms.ChoiceField(
        label=gettext_lazy("Wat verandert er?"),
        choices=[
            ("erbij", gettext_lazy("Er komt een activiteit bij")),
            ("hoofd", gettext_lazy("De hoofdactiviteit wordt een andere")),
            ("stopt", gettext_lazy("Een activiteit stopt")),
        ],
        widget=forms.RadioSelect,
    )
    activiteit = forms.CharField(
        label=gettext_lazy("Om welke activiteit gaat het?"),
        help_text=gettext_lazy("Bijvoorbeeld: wij gaan ook broodjes aan tafel serveren."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sbi = _tekst(gettext_lazy("SBI-code, als u die weet"), 20, verplicht=False)

    @property
    def nu(self) -> list[Feit]:
        """The activities."""
        return [rij for rij in feiten.of_profiel(self.profiel) if rij.gegeven == "sbiActiviteiten"]

    def clean_sbi(self) -> str:
        """Digits only."""
        sbi: str = self.cleaned_data["sbi"].strip()
        if sbi and not _SBI.fullmatch(sbi):
            raise ValidationError(_("Een SBI-code heeft vier tot zes cijfers."))
        return sbi


class Handelsnaamwijziging(Wijzigformulier):
    """A trade name more, another or less."""

    titel = gettext_noop("Andere handelsnaam")
    uitleg = gettext_noop("Kijk vooraf of een ander bedrijf de naam al gebruikt. Dat mag u dan meestal niet ook doen.")

    wat = forms.ChoiceField(
        label=gettext_lazy("Wat verandert er?"),
        choices=[
            ("erbij", gettext_lazy("Er komt een handelsnaam bij")),
            ("anders", gettext_lazy("Een handelsnaam verandert")),
            ("vervalt", gettext_lazy("Een handelsnaam vervalt")),
        ],
        widget=forms.RadioSelect,
    )
    oude_naam = forms.ChoiceField(
        label=gettext_lazy("Welke naam verandert of vervalt?"),
        help_text=gettext_lazy("Komt er een naam bij? Laat dit dan leeg."),
        required=False,
    )
    naam = _tekst(
        gettext_lazy("Nieuwe naam"), 200, hulp=gettext_lazy("Vervalt er een naam? Laat dit dan leeg."), verplicht=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        namen = self.profiel.handelsnamen or (self.profiel.naam,)
        self.fields["oude_naam"].choices = [("", _("Geen")), *((naam, naam) for naam in namen)]  # type: ignore[attr-defined] # a ChoiceField

    @property
    def nu(self) -> list[Feit]:
        """The trade names."""
        return [rij for rij in feiten.of_profiel(self.profiel) if rij.gegeven == "handelsnamen"]

    def clean(self) -> dict[str, Any] | None:
        """The names that this change needs."""
        data = super().clean()
        wat = self.cleaned_data.get("wat")
        if wat in {"anders", "vervalt"} and not self.cleaned_data.get("oude_naam"):
            self.add_error("oude_naam", _("Kies welke naam verandert of vervalt."))
        if wat in {"erbij", "anders"} and not self.cleaned_data.get("naam") and "naam" not in self.errors:
            self.add_error("naam", _("Vul de nieuwe naam in."))
        return data


class Contactwijziging(Wijzigformulier):
    """Another telephone number, e-mail address or website in the register."""

    titel = gettext_noop("Ander telefoonnummer, e-mailadres of website")
    uitleg = gettext_noop("Vul alleen in wat verandert. Iedereen kan deze gegevens bij KVK opvragen.")

    telefoon = _tekst(gettext_lazy("Telefoonnummer"), 20, verplicht=False, vul="tel")
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        max_length=200,
        required=False,
        error_messages={"invalid": gettext_lazy("Schrijf het e-mailadres als naam@voorbeeld.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = _tekst(gettext_lazy("Website"), 200, verplicht=False, vul="url")

    @property
    def nu(self) -> list[Feit]:
        """The websites: the register's profile gives no other way to reach a company."""
        return [Feit(_("Website"), website) for website in self.profiel.websites]

    def clean(self) -> dict[str, Any] | None:
        """At least one of them."""
        data = super().clean()
        if not self.errors and not any(self.cleaned_data.get(naam) for naam in ("telefoon", "email", "website")):
            self.add_error("telefoon", _("Vul in wat er verandert: het telefoonnummer, het e-mailadres of de website."))
        return data


WIJZIGINGEN: Mapping[str, type[Wijzigformulier]] = MappingProxyType(
    {
        "adres": Adreswijziging,
        "activiteit": Activiteitwijziging,
        "handelsnaam": Handelsnaamwijziging,
        "contact": Contactwijziging,
    }
)
"""What can be passed on, by its part of the address."""
