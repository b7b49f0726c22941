"""/mijn/zaken/."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.pagina import Lezing, give_bestand, kruimels, render_pagina
from mijnomgeving.zaken.selectors import ZakenLijst, fetch_document, find_zaak, list_zaken
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands


@require_safe
@requires("mijn-zaken")
def zaken(request: PersoonRequest) -> HttpResponse:
    """All zaken over all organisations."""
    context = {"lijst": list_zaken(Lezing(request, "mijn-zaken")), "kruimels": kruimels((_("Zaken"), None))}
    return render_pagina(request, "zaken", context)


@require_safe
@requires("mijn-zaken")
def zaak(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """One zaak, and the course of events over organisations that it is part of.

    Raises:
        Http404: this person has no such zaak; the same for an unknown key and for somebody else's.
    """
    beeld = find_zaak(Lezing(request, "mijn-zaken"), sleutel)
    naar_lijst = (_("Zaken"), reverse("mijn:zaken"))
    if isinstance(beeld, ZakenLijst):
        if not beeld.ontbreekt:
            raise Http404
        context = {"lijst": beeld, "kruimels": kruimels(naar_lijst, (_("Nu niet te zien"), None)), "zoek": True}
        return render_pagina(request, "zaken", context)
    context = {"beeld": beeld, "kruimels": kruimels(naar_lijst, (nederlands(beeld.getoond.zaak.omschrijving), None))}
    return render_pagina(request, "zaak", context)


@require_safe
@requires("mijn-zaken")
def document(request: PersoonRequest, sleutel: str, document_id: UUID) -> HttpResponse:
    """A document of a zaak, always as a download.

    Raises:
        Http404: this person has no such zaak, or the zaak no such document.
    """
    resultaat = fetch_document(Lezing(request, "mijn-zaken"), sleutel, str(document_id))
    if not isinstance(resultaat, Available):
        spoor = kruimels((_("Zaken"), reverse("mijn:zaken")), (_("Document"), None))
        context = {"resultaat": resultaat, "sleutel": sleutel, "kruimels": spoor}
        return render_pagina(request, "document", context)
    if resultaat.data is None:
        raise Http404
    gevonden, bestand = resultaat.data
    return give_bestand(bestand, gevonden.bestandsnaam)
