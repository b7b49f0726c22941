"""What people fill in to do something in a zaak."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.zaken.models import Stapreactie

_LANGST = 8000


def _tekst(label: Any, hulp: Any = "", *, nodig: bool = True, regels: int = 8) -> forms.CharField:  # noqa: ANN401
    """A field for some lines of text."""
    return forms.CharField(
        label=label,
        help_text=hulp,
        required=nodig,
        max_length=_LANGST,
        widget=forms.Textarea(attrs={"rows": regels}),
    )


class Zaakformulier(forms.Form):
    """The base: texts, and files where the form has a field for them.

    Args:
        heeft_bestanden: files were chosen before and are kept, so that none is required now.
    """

    def __init__(self, *args: Any, heeft_bestanden: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if heeft_bestanden and "bestanden" in self.fields:
            self.fields["bestanden"].required = False

    def teksten(self) -> dict[str, Any]:
        """What was filled in, without the files; JSON."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bestanden"}


class Documentformulier(Zaakformulier):
    """Documents that the organisation needs, with a word about them."""

    bestanden = BestandenVeld(label=_("Kies uw bestanden"))
    toelichting = _tekst(_("Wilt u er iets bij zeggen?"), nodig=False, regels=4)


class Berichtformulier(Zaakformulier):
    """An answer or a question."""

    tekst = _tekst(_("Uw bericht"), _("Schrijf geen gegevens van anderen op die niet nodig zijn."))
    bestanden = BestandenVeld(label=_("Bestanden erbij"), required=False)


class Intrekformulier(Zaakformulier):
    """That the organisation need not go on."""

    reden = _tekst(_("Waarom trekt u het in?"), _("U hoeft dit niet te zeggen."), nodig=False, regels=4)


class Opnieuwformulier(Zaakformulier):
    """The same request once more; what was asked before stands in it."""

    aanvraag = _tekst(_("Wat vraagt u aan?"), _("Kijk of het nog klopt en verander wat anders is geworden."))
    anders = _tekst(_("Wat is er anders dan de vorige keer?"), nodig=False, regels=4)
    bestanden = BestandenVeld(label=_("Bestanden erbij"), required=False)


class Bezwaarformulier(Zaakformulier):
    """A bezwaar: what the law asks of it, but for what is known already (Awb 6:5)."""

    waarom = _tekst(
        _("Waarom bent u het niet eens met het besluit?"),
        _("Vertel wat er volgens u niet klopt. U hoeft geen wetten te noemen."),
        nodig=False,
    )
    later = forms.BooleanField(
        label=_("Ik geef mijn redenen later"),
        help_text=_("Uw bezwaar is dan op tijd. De organisatie schrijft u voor welke dag u uw redenen moet sturen."),
        required=False,
    )
    wens = _tekst(_("Wat wilt u dat de organisatie beslist?"), nodig=False, regels=3)
    bestanden = BestandenVeld(label=_("Bewijsstukken"), required=False)

    def clean(self) -> dict[str, Any]:
        """Reasons now, or reasons later."""
        cleaned = super().clean() or {}
        if not cleaned.get("waarom") and not cleaned.get("later") and "waarom" not in self.errors:
            self.add_error(
                "waarom",
                ValidationError(_("Vertel waarom u het niet eens bent, of kruis aan dat u uw redenen later geeft.")),
            )
        return cleaned


class Ingebrekeformulier(Zaakformulier):
    """A notice that the organisation is too late; all that it needs is known."""

    toelichting = _tekst(_("Wilt u er iets bij zeggen?"), nodig=False, regels=4)


class Klachtformulier(Zaakformulier):
    """A complaint about how somebody was treated (Awb 9:4)."""

    wat = _tekst(_("Wat is er gebeurd?"), _("Vertel het in uw eigen woorden. Noem ook wie u sprak, als u dat weet."))
    wanneer = forms.CharField(
        label=_("Wanneer was dat?"), help_text=_("Een datum, of ongeveer."), required=False, max_length=100
    )
    oplossing = _tekst(_("Wat zou het voor u oplossen?"), nodig=False, regels=3)
    bestanden = BestandenVeld(label=_("Bestanden erbij"), required=False)


class Stapformulier(forms.Form):
    """Whether a step was clear; nobody's own words."""

    stap = forms.CharField(widget=forms.HiddenInput, max_length=200)
    duidelijk = forms.ChoiceField(
        label=_("Is deze stap duidelijk?"),
        choices=[("ja", _("Ja")), ("nee", _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    reden = forms.ChoiceField(
        label=_("Wat is niet duidelijk?"),
        choices=[("", _("Geen keuze")), *Stapreactie.Reden.choices],
        required=False,
        widget=forms.RadioSelect,
    )
