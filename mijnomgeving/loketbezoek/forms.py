"""Saying what of a question one allows: nothing is ticked beforehand, for consent is what somebody does."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.reikwijdte import OVERAL
from mijnomgeving.loketbezoek.inhoud import only_known
from mijnomgeving.loketbezoek.selectors import Vraag
from mijnomgeving.loketbezoek.woorden import ONDERDEELNAMEN

_CIJFERS = 4


class ToestemmingFormulier(forms.Form):
    """Which parts, at which organisations, and the number that the caseworker says."""

    teruggezet = False

    onderdelen = forms.MultipleChoiceField(
        label=gettext_lazy("Wat mag de medewerker zien?"),
        help_text=gettext_lazy("Kruis alleen aan wat u goed vindt."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    organisaties = forms.MultipleChoiceField(
        label=gettext_lazy("Bij welke organisaties?"),
        help_text=gettext_lazy("Wat u niet aankruist, ziet de medewerker niet."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    getal = forms.CharField(
        label=gettext_lazy("Welke 4 cijfers noemt de medewerker?"),
        help_text=gettext_lazy("Zo weet u zeker dat deze vraag komt van wie u nu spreekt."),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "6"}),
        error_messages={"required": gettext_lazy("Vul de 4 cijfers in. De medewerker noemt ze als u erom vraagt.")},
    )

    def __init__(self, *args: Any, vraag: Vraag, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer what was asked and what this person may give.

        Args:
            args: as Django takes them.
            vraag: the question.
            kwargs: as Django takes them.
        """
        super().__init__(*args, **kwargs)
        self._alles = "alles" in self.data
        gevraagd = vraag.beeld.gevraagd
        self.fields["onderdelen"].choices = [(deel, ONDERDEELNAMEN[deel]) for deel in vraag.mag]  # type: ignore[attr-defined]
        if vraag.met_organisaties:
            self.fields["organisaties"].choices = [(naam, naam) for naam in gevraagd.organisaties]  # type: ignore[attr-defined]
        else:
            del self.fields["organisaties"]
        if not vraag.met_getal:
            del self.fields["getal"]
        self._vraag = vraag

    def clean_getal(self) -> str:
        """Four digits, however they were written."""
        getal = "".join(teken for teken in self.cleaned_data["getal"] if teken.isdecimal())
        if len(getal) != _CIJFERS:
            raise ValidationError(_("Vul 4 cijfers in, bijvoorbeeld 0123."))
        return getal

    def clean(self) -> dict[str, Any]:
        """At least one part, and at least one organisation where a part needs one."""
        schoon = super().clean() or {}
        if self._alles:
            return schoon
        onderdelen = self.gekozen
        if not onderdelen:
            self.add_error("onderdelen", _("Kruis aan wat de medewerker mag zien, of kies Nee."))
        elif "organisaties" in self.fields and onderdelen - OVERAL and not schoon.get("organisaties"):
            self.add_error("organisaties", _("Kruis aan bij welke organisaties de medewerker mag kijken."))
        return schoon

    @property
    def gekozen(self) -> frozenset[Onderdeel]:
        """The parts that were allowed; after 'alles' every part that this person may give."""
        return frozenset(self._vraag.mag) if self._alles else only_known(self.cleaned_data.get("onderdelen", []))

    @property
    def waar(self) -> tuple[str, ...]:
        """The organisations that were allowed."""
        gevraagd = self._vraag.beeld.gevraagd.organisaties
        return gevraagd if self._alles else tuple(self.cleaned_data.get("organisaties", []))
