"""/loket/dossiers/: the dossiers in which the own organisation takes part, without a person in sight."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.loket.dossiers.doener import LOKET
from mijnomgeving.loket.dossiers.openen import OpenFormulier, go_on, open_for
from mijnomgeving.loket.dossiers.selectors import find_over, list_bij
from mijnomgeving.loket.pagina import kruimels, render_loket
from portal.toegang.medewerkers.beleid import requires_medewerker
from portal.toegang.medewerkers.medewerker import LoketRequest


@require_safe
@requires_medewerker(LOKET)
def dossiers(request: LoketRequest) -> HttpResponse:
    """What the own organisation must do in dossiers: the first day first."""
    gesloten = "gesloten" in request.GET
    regels = list_bij(organisatie=str(request.medewerker.organisatie.oin), ook_gesloten=gesloten)
    context = {"kruimels": kruimels(("Dossiers", None)), "regels": regels, "gesloten": gesloten}
    return render_loket(request, "dossiers", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker(LOKET)
def openen(request: LoketRequest, dossier_id: UUID) -> HttpResponse:
    """Open a contact for this dossier, with how and why.

    Raises:
        Http404: the own organisation takes no part in it.
    """
    organisatie = str(request.medewerker.organisatie.oin)
    regel = next(
        (een for een in list_bij(organisatie=organisatie, ook_gesloten=True) if een.dossier_id == dossier_id), None
    )
    if regel is None:
        raise Http404
    formulier = OpenFormulier(request.POST or None, initial={"reden": f"Werken aan dossier {regel.nummer}"})
    if request.method == "POST" and formulier.is_valid():
        over = find_over(dossier_id=dossier_id, organisatie=organisatie)
        if over is None:
            raise Http404
        geopend = open_for(request=request, over=over, **formulier.cleaned_data)
        return go_on(request, geopend, url=reverse("loket:dossier", args=[geopend.contact.pk, dossier_id]))
    context = {
        "kruimels": kruimels(("Dossiers", reverse("loket:dossiers")), (regel.nummer, None)),
        "regel": regel,
        "formulier": formulier,
    }
    return render_loket(request, "dossier_openen", context, status=_status(formulier))


def _status(formulier: OpenFormulier) -> int:
    return HTTPStatus.BAD_REQUEST if formulier.is_bound and formulier.errors else HTTPStatus.OK
