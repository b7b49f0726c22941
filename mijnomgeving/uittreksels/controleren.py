"""/uittreksel-controleren/: anybody sees whether an extract is real, what was shown, and whether it still holds.

What is handed in lives for this one answer: it is kept nowhere and logged nowhere.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mijnomgeving.uittreksels.bewijs import GROOTST, Getoond, OngeldigBewijs, verify
from mijnomgeving.uittreksels.selectors import is_ingetrokken
from mijnomgeving.uittreksels.views import describe
from portal.core.beleid import public
from toegankelijkheid.formulieren.bewijs import comes_from_here


class ControleFormulier(forms.Form):
    """The presentation, pasted or as a file."""

    tekst = forms.CharField(
        label=gettext_lazy("Plak hier wat u kreeg"),
        help_text=gettext_lazy("Een lange reeks letters en cijfers, met het teken ~ erin."),
        required=False,
        max_length=GROOTST,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    bestand = forms.FileField(
        label=gettext_lazy("Of kies het bestand dat u kreeg"), required=False, widget=forms.FileInput
    )
    controlewoord = forms.CharField(
        label=gettext_lazy("Controlewoord"),
        help_text=gettext_lazy("Gaf u de ander een woord om mee te sturen? Vul het dan hier in."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_bestand(self) -> str:
        """The file as text."""
        bestand: Any = self.cleaned_data["bestand"]
        if bestand is None:
            return ""
        if (bestand.size or 0) > GROOTST:
            raise ValidationError(_("Dit bestand is te groot om een uittreksel te zijn."))
        try:
            return bytes(bestand.read()).decode("ascii")
        except UnicodeDecodeError:
            raise ValidationError(_("Dit bestand is geen uittreksel.")) from None

    def clean(self) -> dict[str, object]:
        """One of the two."""
        schoon = super().clean() or {}
        if not self.errors and not self.bewijs:
            self.add_error("tekst", _("Plak de tekst die u kreeg, of kies het bestand."))
        return schoon

    @property
    def bewijs(self) -> str:
        """What is to be checked."""
        return str(self.cleaned_data.get("tekst") or self.cleaned_data.get("bestand") or "")


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def controleren(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it. It changes nothing and sets no cookie, so that it needs no token (ADR 9)."""
    if request.method != "POST":
        return _answer(request, ControleFormulier())
    if not comes_from_here(request):
        return HttpResponseForbidden(_("Dit formulier komt niet van deze site."), content_type="text/plain")
    formulier = ControleFormulier(request.POST, request.FILES)
    if not formulier.is_valid():
        return _answer(request, formulier)
    try:
        getoond = verify(formulier.bewijs, nonce=formulier.cleaned_data["controlewoord"].strip())
    except OngeldigBewijs as fout:
        return _answer(request, ControleFormulier(), {"ongeldig": True, "reden": fout.reden})
    return _answer(request, ControleFormulier(), _describe(getoond, woord=formulier.cleaned_data["controlewoord"]))


def _describe(getoond: Getoond, *, woord: str) -> dict[str, object]:
    return {
        "getoond": getoond,
        "rijen": describe(getoond.soort, getoond.getoond),
        "ingetrokken": is_ingetrokken(lijst=getoond.lijst, plaats=getoond.plaats),
        "met_woord": bool(woord.strip()),
    }


def _answer(
    request: HttpRequest, formulier: ControleFormulier, uitslag: dict[str, object] | None = None
) -> HttpResponse:
    titel = _("Een uittreksel controleren")
    context = {
        "formulier": formulier,
        "kruimels": [(_("Home"), get_script_prefix()), (titel, None)],
        **(uitslag or {}),
    }
    response = render(request, "uittreksels/controleren.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
