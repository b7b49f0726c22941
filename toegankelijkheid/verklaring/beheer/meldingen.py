"""Reports of readers: which wait, one of them, and our answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegankelijkheid.verklaring.beheer.basis import editor_of, needs_antwoorden, show, to
from toegankelijkheid.verklaring.forms import AntwoordForm
from toegankelijkheid.verklaring.meldingen import answer_melding, take_melding
from toegankelijkheid.verklaring.models import Melding, Meldingstand
from toegankelijkheid.verklaring.selectors import list_open_meldingen

MEESTE_BEANTWOORD = 50


@require_safe
@needs_antwoorden
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits, the most urgent first, and what was answered."""
    beantwoord = Melding.objects.filter(stand=Meldingstand.BEANTWOORD).order_by("-beantwoord_op")
    return show(
        request,
        "meldingen",
        _("Meldingen van bezoekers"),
        open=list_open_meldingen().select_related("behandelaar"),
        beantwoord=beantwoord[:MEESTE_BEANTWOORD],
        vandaag=timezone.localdate(),
    )


@require_http_methods(["GET", "POST"])
@needs_antwoorden
def melding(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One report: read it and answer it."""
    gevonden = get_object_or_404(Melding.objects.select_related("behandelaar"), pk=sleutel)
    formulier = AntwoordForm(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        eerste = answer_melding(melding=gevonden, door=editor_of(request), **formulier.cleaned_data)
        if eerste:
            messages.success(request, _("Beantwoord."))
        else:
            messages.error(request, _("Een collega beantwoordde deze melding al."))
        return to("meldingen")
    terug = ("verklaring_beheer:meldingen", _("Meldingen van bezoekers"))
    return show(
        request, "melding", gevonden.kenmerk, terug, melding=gevonden, formulier=formulier, vandaag=timezone.localdate()
    )


@require_POST
@needs_antwoorden
def neem(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Say that one works on it."""
    take_melding(melding=get_object_or_404(Melding, pk=sleutel), door=editor_of(request))
    messages.success(request, _("U behandelt deze melding."))
    return to("melding", sleutel)
