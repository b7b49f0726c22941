"""/loket/verwijzingen/: what came to the own organisation and what it sent, without a person in sight."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.loket.dossiers.doener import LOKET
from mijnomgeving.loket.dossiers.openen import OpenFormulier, go_on, open_for
from mijnomgeving.loket.pagina import kruimels, render_loket
from mijnomgeving.loket.verwijzingen.selectors import find_bij, find_over, list_bij
from portal.toegang.medewerkers.beleid import requires_medewerker
from portal.toegang.medewerkers.medewerker import LoketRequest


@require_safe
@requires_medewerker(LOKET)
def verwijzingen(request: LoketRequest) -> HttpResponse:
    """First what must be answered first; with `?klaar` what ended."""
    klaar = "klaar" in request.GET
    regels = list_bij(medewerker=request.medewerker, klaar=klaar)
    context = {
        "kruimels": kruimels(("Doorverwijzingen", None)),
        "binnen": [regel for regel in regels if regel.inkomend],
        "gestuurd": [regel for regel in regels if not regel.inkomend],
        "klaar": klaar,
    }
    return render_loket(request, "verwijzingen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker(LOKET)
def verwijzing(request: LoketRequest, verwijzing_id: UUID) -> HttpResponse:
    """What it is about in general; opening it opens a contact, with how and why.

    Raises:
        Http404: it is not of the own organisation, or it cannot be opened any more.
    """
    regel = find_bij(medewerker=request.medewerker, verwijzing_id=verwijzing_id)
    if regel is None:
        raise Http404
    over = find_over(verwijzing_id=verwijzing_id, organisatie=str(request.medewerker.organisatie.oin))
    formulier = OpenFormulier(request.POST or None, initial={"reden": f"Werken aan doorverwijzing {regel.nummer}"})
    if request.method == "POST" and formulier.is_valid():
        if over is None:
            raise Http404
        geopend = open_for(request=request, over=over, **formulier.cleaned_data)
        url = reverse("loket:contact_verwijzing", args=[geopend.contact.pk, verwijzing_id])
        return go_on(request, geopend, url=url)
    status = HTTPStatus.BAD_REQUEST if formulier.is_bound and formulier.errors else HTTPStatus.OK
    context = {
        "kruimels": kruimels(("Doorverwijzingen", reverse("loket:verwijzingen")), (regel.nummer, None)),
        "regel": regel,
        "formulier": formulier if over else None,
    }
    return render_loket(request, "verwijzing_openen", context, status=status)
