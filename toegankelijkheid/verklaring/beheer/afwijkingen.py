"""What does not comply: write it for readers, and say when it is mended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegankelijkheid.verklaring import services
from toegankelijkheid.verklaring.beheer.basis import editor_of, needs_onderzoek, show, to
from toegankelijkheid.verklaring.forms import AfwijkingForm
from toegankelijkheid.verklaring.models import Afwijking
from toegankelijkheid.verklaring.selectors import list_by_computer, list_open_afwijkingen

MEESTE_HERSTELD = 50


@require_safe
@needs_onderzoek
def lijst(request: HttpRequest) -> HttpResponse:
    """What is open, what a machine found that nobody wrote down yet, and what was mended."""
    open_ = list(list_open_afwijkingen())
    return show(
        request,
        "afwijkingen",
        _("Afwijkingen"),
        afwijkingen=open_,
        onbeschreven=sorted(list_by_computer() - {afwijking.eis for afwijking in open_}),
        hersteld=Afwijking.objects.exclude(hersteld_op=None).order_by("-hersteld_op")[:MEESTE_HERSTELD],
        vandaag=timezone.localdate(),
    )


@require_http_methods(["GET", "POST"])
@needs_onderzoek
def bewerk(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write one down or change it; `?eis=1.4.3` begins with that clause.

    Raises:
        Http404: it was mended.
    """
    nieuw = Afwijking(sinds=timezone.localdate(), eis=request.GET.get("eis", "")[:6])
    afwijking = get_object_or_404(list_open_afwijkingen(), pk=pk) if pk else nieuw
    formulier = AfwijkingForm(request.POST or None, instance=afwijking)
    if request.method == "POST" and formulier.is_valid():
        formulier.save()
        messages.success(request, _("Bewaard. Maak een nieuwe versie van de verklaring om het op de site te zetten."))
        return to("afwijkingen")
    titel = _("Afwijking wijzigen") if pk else _("Afwijking toevoegen")
    terug = ("verklaring_beheer:afwijkingen", _("Afwijkingen"))
    return show(request, "formulier", titel, terug, formulier=formulier, knop=_("Bewaar"))


@require_POST
@needs_onderzoek
def hersteld(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody looked and it complies now."""
    services.mark_hersteld(afwijking=get_object_or_404(list_open_afwijkingen(), pk=pk), door=editor_of(request))
    messages.success(request, _("Genoteerd als hersteld."))
    return to("afwijkingen")
