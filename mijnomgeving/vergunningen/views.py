"""/mijn/vergunningen/."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.concepten.selectors import list_concepten
from mijnomgeving.pagina import Lezing, give_bestand, kruimels, render_pagina
from mijnomgeving.vergunningen.acties import VERZOEKEN
from mijnomgeving.vergunningen.beeld import fetch_document, find_vergunning
from mijnomgeving.vergunningen.lijst import make_pagina
from mijnomgeving.vergunningen.selectors import Vergunningenlijst, list_vergunningen
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands

ACTIVITEIT = "mijn-vergunningen"


@require_safe
@requires(ACTIVITEIT)
def vergunningen(request: PersoonRequest) -> HttpResponse:
    """All permits over all organisations, by choice and page by page."""
    lijst = list_vergunningen(Lezing(request, ACTIVITEIT), met_controles=True)
    context = {
        "lijst": lijst,
        "lijstpagina": make_pagina(lijst, request.GET),
        "kruimels": kruimels((_("Vergunningen"), None)),
    }
    return render_pagina(request, "vergunningen", context)


@require_safe
@requires(ACTIVITEIT)
def vergunning(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """One permit in full.

    Raises:
        Http404: this person has no such permit; the same for an unknown key and for somebody else's.
    """
    beeld = find_vergunning(Lezing(request, ACTIVITEIT), sleutel)
    if isinstance(beeld, Vergunningenlijst):
        return not_now(request, beeld)
    begonnen = {
        concept.soort.removeprefix("vergunning ")
        for concept in list_concepten(persoon=request.persoon)
        if concept.over == sleutel
    }
    context = {
        "beeld": beeld,
        "sleutel": sleutel,
        "acties": [(kan, VERZOEKEN[kan.actie], kan.actie.value in begonnen) for kan in beeld.mogelijkheden],
        "kruimels": kruimels(
            (_("Vergunningen"), reverse("mijn:vergunningen")), (nederlands(beeld.vergunning.product.naam), None)
        ),
    }
    return render_pagina(request, "vergunning", context)


@require_safe
@requires(ACTIVITEIT)
def document(request: PersoonRequest, sleutel: str, document_id: UUID) -> HttpResponse:
    """A document of a permit, always as a download.

    Raises:
        Http404: this person has no such permit, or it no such document.
    """
    resultaat = fetch_document(Lezing(request, ACTIVITEIT), sleutel, str(document_id))
    if not isinstance(resultaat, Available):
        spoor = kruimels((_("Vergunningen"), reverse("mijn:vergunningen")), (_("Document"), None))
        terug = reverse("mijn:vergunning", args=[sleutel])
        return render_pagina(
            request, "vergunning_document", {"resultaat": resultaat, "terug": terug, "kruimels": spoor}
        )
    if resultaat.data is None:
        raise Http404
    gevonden, bestand = resultaat.data
    return give_bestand(bestand, gevonden.bestandsnaam)


def not_now(request: PersoonRequest, lijst: Vergunningenlijst) -> HttpResponse:
    """The page that says which source did not answer.

    Raises:
        Http404: all did, so this person has no such permit.
    """
    if not lijst.ontbreekt:
        raise Http404
    spoor = kruimels((_("Vergunningen"), reverse("mijn:vergunningen")), (_("Nu niet te zien"), None))
    return render_pagina(request, "vergunningen", {"lijst": lijst, "kruimels": spoor, "zoek": True})
