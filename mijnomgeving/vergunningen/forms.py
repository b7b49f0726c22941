"""What a holder fills in: what the organisation asks for this kind of permit, with the answers of before."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.bronnen.openproduct.models import Actie
from mijnomgeving.bronnen.taken.models import Veld, Veldsoort
from mijnomgeving.taken.velden import LANGST, in_words, make_field
from mijnomgeving.vergunningen.wijzer import Wijzer

# Apart from the names that our own fields and buttons have.
_VOOR = "vergunning"
_EIGEN = ("per", "toelichting", "bestanden")


class Verzoekformulier(forms.Form):
    """What is asked about one permit.

    Args:
        wijzer: the permit, with what its organisation asks.
        actie: what the holder wants.
        data: what was typed, by name; None for a form that is shown first.
        files: what was chosen now.
        getikt: what stands in the fields when the form is shown first, over the answers of before.
    """

    def __init__(
        self,
        wijzer: Wijzer,
        actie: Actie,
        *,
        data: Mapping[str, str] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        getikt: Mapping[str, str] | None = None,
    ) -> None:
        self.wijzer, self.actie = wijzer, actie
        gegeven = None if data is None else {f"{_VOOR}-{naam}": waarde for naam, waarde in data.items()}
        eerder = {} if actie is Actie.OPZEGGEN else dict(wijzer.antwoorden)
        super().__init__(gegeven, files, prefix=_VOOR, initial={**eerder, **(getikt or {})})
        if actie is not Actie.OPZEGGEN:
            self.fields.update({veld.naam: make_field(veld) for veld in wijzer.velden if veld.naam not in _EIGEN})
        self.fields.update(_own_fields(actie))

    def clean(self) -> dict[str, Any]:
        """An end in the past is no end; a change must change something."""
        cleaned = super().clean() or {}
        per = cleaned.get("per")
        if per and per < timezone.localdate():
            self.add_error("per", _("Kies vandaag of een dag die nog komt."))
        return cleaned

    @property
    def bestanden(self) -> tuple[Bestandsinhoud, ...]:
        """The files that were chosen now, checked."""
        bestanden: tuple[Bestandsinhoud, ...] = self.cleaned_data.get("bestanden", ())
        return bestanden

    def kopie(self) -> list[tuple[str, str]]:
        """Label and value of each answer, and what it was before where it changed."""
        regels = [(_("Vergunning"), self.wijzer.naam)]
        for veld in self:
            if veld.name == "bestanden" or self.cleaned_data.get(veld.name) in (None, ""):
                continue
            nu = in_words(veld.field, self.cleaned_data[veld.name])
            was = self._before(veld.name)
            anders = _("%(nu)s (was: %(was)s)") % {"nu": nu, "was": was} if was and was != nu else nu
            regels.append((str(veld.label), anders))
        return regels

    def _before(self, naam: str) -> str:
        """The answer of before as the person would see it now; empty when there is none."""
        eerder = dict(self.wijzer.antwoorden).get(naam, "")
        if not eerder or self.actie is Actie.OPZEGGEN:
            return ""
        try:
            return in_words(self.fields[naam], self.fields[naam].clean(eerder))
        except forms.ValidationError:
            return eerder


def read_getikt(formulier: Verzoekformulier, post: QueryDict) -> dict[str, str]:
    """What stood in the fields, as it was typed; files not."""
    return {naam: post.get(f"{_VOOR}-{naam}", "")[: LANGST * 5] for naam in formulier.fields if naam != "bestanden"}


def _own_fields(actie: Actie) -> dict[str, forms.Field]:
    """Our own questions, beside those of the organisation."""
    bestanden = BestandenVeld(label=_("Bestanden erbij"), required=False)
    match actie:
        case Actie.VERLENGEN:
            return {"toelichting": _text(_("Wilt u er iets bij zeggen?"), nodig=False), "bestanden": bestanden}
        case Actie.WIJZIGEN:
            return {"toelichting": _text(_("Wat wordt er anders, en waarom?"), nodig=True), "bestanden": bestanden}
    per = Veld(naam="per", label=_("Vanaf welke dag stopt u?"), uitleg="", soort=Veldsoort.DATUM, verplicht=True)
    return {"per": make_field(per), "toelichting": _text(_("Waarom zegt u op?"), nodig=False)}


def _text(label: str, *, nodig: bool) -> forms.Field:
    soort = Veldsoort.LANGE_TEKST
    return make_field(Veld("toelichting", label, uitleg="", soort=soort, verplicht=nodig, hoogstens=LANGST))
