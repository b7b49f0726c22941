"""Giving and changing a right, asking for one, and looking for something in the log."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.machtiging import ALLES
from portal.toegang.woorden import KEUZES

_LANGSTE_JAREN = 5


class RechtFormulier(forms.Form):
    """For which services and vestigingen, and until when."""

    teruggezet = False

    diensten = forms.MultipleChoiceField(
        label=gettext_lazy("Wat mag deze persoon doen?"),
        choices=[(ALLES, gettext_lazy("Alles, ook wat er later bij komt")), *KEUZES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één onderdeel.")},
    )
    vestigingen = forms.MultipleChoiceField(
        label=gettext_lazy("Voor welke vestiging?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één vestiging, of de hele onderneming.")},
    )
    tot = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"),
        help_text=gettext_lazy("Bijvoorbeeld 31-12-2027. Vult u niets in, dan geldt het recht tot u het intrekt."),
        required=False,
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"],
        error_messages={"invalid": gettext_lazy("Schrijf de dag als 31-12-2027.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's
        vestigingen: Mapping[str, str],
        nu: frozenset[str] = frozenset({ALLES}),
        **kwargs: Any,  # noqa: ANN401 - Django's
    ) -> None:
        """Ask for vestigingen where there is something to choose.

        Args:
            args: as Django takes them.
            vestigingen: number and name of each that the company has, as far as known.
            nu: what the right reaches now. One that is limited never becomes wider because the question was left out.
            kwargs: as Django takes them.
        """
        super().__init__(*args, **kwargs)
        eigen = nu - {ALLES}
        if len(vestigingen) > 1 or eigen:
            bekend = {nummer: _("Vestiging %(nummer)s") % {"nummer": nummer} for nummer in sorted(eigen)} | dict(
                vestigingen
            )
            keuzes = [(ALLES, _("De hele onderneming")), *bekend.items()]
            self.fields["vestigingen"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["vestigingen"]

    def clean_tot(self) -> date | None:
        """Not before today, and within five years."""
        tot: date | None = self.cleaned_data["tot"]
        vandaag = timezone.localdate()
        if tot and tot < vandaag:
            raise ValidationError(_("Kies vandaag of een dag die nog komt."))
        if tot and tot.year - vandaag.year > _LANGSTE_JAREN:
            raise ValidationError(_("Kies een dag binnen vijf jaar."))
        return tot

    @property
    def bereik(self) -> dict[str, Any]:
        """As the services take it: everything is everything, whatever else was ticked."""
        return {
            "diensten": _whole(self.cleaned_data["diensten"]),
            "vestigingen": _whole(self.cleaned_data.get("vestigingen", [ALLES])),
            "tot": self.cleaned_data["tot"],
        }


class UitnodigFormulier(RechtFormulier):
    """A right for somebody who works here and has none yet."""

    naam = forms.CharField(
        label=gettext_lazy("Naam van uw collega"),
        help_text=gettext_lazy("Zo herkent u dit recht in de lijst."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Vul de naam van uw collega in.")},
    )
    field_order = ("naam", "diensten", "vestigingen", "tot")

    def clean_naam(self) -> str:
        """Words as people write names."""
        naam = " ".join(str(self.cleaned_data["naam"]).split())
        if not naam.isprintable() or "<" in naam or ">" in naam:
            raise ValidationError(_("Schrijf de naam zonder bijzondere tekens."))
        return naam


class KantoorFormulier(RechtFormulier):
    """A ketenmachtiging for a bookkeeper or another office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """As `RechtFormulier`, in words for an office."""
        super().__init__(*args, **kwargs)
        self.fields["diensten"].label = _("Wat mag het kantoor voor u doen?")


class VraagFormulier(forms.Form):
    """What a colleague would like to be allowed, and why."""

    diensten = forms.MultipleChoiceField(
        label=gettext_lazy("Wat wilt u kunnen doen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één onderdeel.")},
    )
    waarom = forms.CharField(
        label=gettext_lazy("Waarom hebt u dit nodig?"),
        help_text=gettext_lazy("Wie de onderneming bestuurt, leest dit."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, heeft: frozenset[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Only what this colleague does not have (`heeft`) can be asked."""
        super().__init__(*args, **kwargs)
        keuzes = [(dienst, tekst) for dienst, tekst in KEUZES if dienst not in heeft]
        self.fields["diensten"].choices = keuzes  # type: ignore[attr-defined]


def _whole(gekozen: Sequence[str]) -> list[str]:
    return [ALLES] if ALLES in gekozen else list(gekozen)
