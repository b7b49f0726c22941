"""The form of a taak, made of what its organisation asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bronnen.taken.models import Taaksoort, Uitvoering, Uploadregels
from mijnomgeving.taken.velden import LANGST, in_words, make_fields, show_moment

# Apart from the names that our own buttons have.
_VOOR = "taak"
Getikt = Mapping[str, str]


class Taakformulier(forms.Form):
    """What the person fills in for one taak.

    Args:
        uitvoering: what the organisation asks.
        data: what was typed, as `getikt` gives it; None for a form that is shown first.
        files: what was chosen now.
        gekozen: the files that were kept with the draft before.
        getikt: what stands in the fields when the form is shown first.
    """

    def __init__(
        self,
        uitvoering: Uitvoering,
        *,
        data: Getikt | None = None,
        files: MultiValueDict[str, Any] | None = None,
        gekozen: Sequence[Bestandsinhoud] = (),
        getikt: Getikt | None = None,
    ) -> None:
        self.uitvoering = uitvoering
        gegeven = None if data is None else {f"{_VOOR}-{naam}": waarde for naam, waarde in data.items()}
        super().__init__(gegeven, files, prefix=_VOOR, initial=dict(getikt or {}))
        self.fields.update(make_fields(uitvoering, len(gekozen)))

    def clean_bestanden(self) -> tuple[Bestandsinhoud, ...]:
        """Only the kinds and sizes that this organisation takes."""
        bestanden: tuple[Bestandsinhoud, ...] = self.cleaned_data["bestanden"]
        regels = self.uitvoering.upload
        if regels is None:
            return bestanden
        for bestand in bestanden:
            if not _is_allowed(bestand, regels):
                raise ValidationError(
                    _("‘%(naam)s’ kan deze organisatie niet lezen. Kies een %(soorten)s.")
                    % {"naam": bestand.naam, "soorten": _one_of(regels.formaten)}
                )
            if regels.bytes_per_bestand and len(bestand.inhoud) > regels.bytes_per_bestand:
                raise ValidationError(_("‘%(naam)s’ is te groot voor deze organisatie.") % {"naam": bestand.naam})
        return bestanden

    @property
    def bestanden(self) -> tuple[Bestandsinhoud, ...]:
        """The files that were chosen now, checked."""
        bestanden: tuple[Bestandsinhoud, ...] = self.cleaned_data.get("bestanden", ())
        return bestanden

    def gegevens(self) -> dict[str, Any]:
        """The answers as the organisation gets them: JSON, without what was left empty."""
        return {
            naam: waarde.isoformat() if isinstance(waarde, date) else waarde
            for naam, waarde in self.cleaned_data.items()
            if naam != "bestanden" and waarde not in (None, "")
        }

    def kopie(self) -> list[tuple[str, str]]:
        """Label and value of each answer, as the person saw them."""
        if self.uitvoering.taak.soort is Taaksoort.AFSPRAAK:
            gekozen = self.cleaned_data.get("begin")
            momenten = [m for m in self.uitvoering.momenten if m.begin.isoformat() == gekozen]
            return [(_("Uw afspraak"), show_moment(moment)) for moment in momenten]
        return [
            (str(veld.label), in_words(veld.field, self.cleaned_data.get(veld.name)))
            for veld in self
            if veld.name != "bestanden"
        ]


class Handtekening(forms.Form):
    """The last thing that somebody does who signs."""

    akkoord = forms.BooleanField(label=gettext_lazy("Ik heb de tekst gelezen en ik onderteken die"))


def read_getikt(formulier: Taakformulier, post: QueryDict) -> dict[str, str]:
    """What stood in the fields, as it was typed; files not."""
    return {naam: post.get(f"{_VOOR}-{naam}", "")[: LANGST * 5] for naam in formulier.fields if naam != "bestanden"}


def _is_allowed(bestand: Bestandsinhoud, regels: Uploadregels) -> bool:
    soort = bestand.naam.rpartition(".")[2].lower()
    return not regels.formaten or soort in regels.formaten or (soort in ("jpg", "jpeg") and "jpg" in regels.formaten)


def _one_of(formaten: Sequence[str]) -> str:
    *eerste, laatste = formaten
    return f"{', '.join(eerste)} {_('of')} {laatste}" if eerste else laatste
