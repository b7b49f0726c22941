"""/mijn/zaken/."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.concepten.selectors import list_concepten
from mijnomgeving.notificaties.volgen import follow_zaak, follows_zaak, unfollow_zaak
from mijnomgeving.pagina import Lezing, give_bestand, kruimels, render_pagina, tell
from mijnomgeving.zaken.acties import ACTIES
from mijnomgeving.zaken.agenda import list_dagen, make_agenda
from mijnomgeving.zaken.beeld import ZaakBeeld, find_zaak
from mijnomgeving.zaken.documenten import fetch_document
from mijnomgeving.zaken.forms import Stapformulier
from mijnomgeving.zaken.lijst import make_pagina
from mijnomgeving.zaken.selectors import Getoond, ZakenLijst, find_kort, list_zaken
from mijnomgeving.zaken.services import react
from mijnomgeving.zaken.uitval import list_nu
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands


@require_safe
@requires("mijn-zaken")
def zaken(request: PersoonRequest) -> HttpResponse:
    """All zaken over all organisations, by choice and page by page."""
    lijst = list_zaken(Lezing(request, "mijn-zaken"))
    context = {
        "lijst": lijst,
        "lijstpagina": make_pagina(lijst, request.GET),
        "storingen": list_nu(lijst.gevraagd),
        "kruimels": kruimels((_("Zaken"), None)),
    }
    return render_pagina(request, "zaken", context)


@require_safe
@requires("mijn-zaken")
def zaak(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """One zaak, and the course of events over organisations that it is part of.

    Raises:
        Http404: this person has no such zaak; the same for an unknown key and for somebody else's.
    """
    beeld = find_zaak(Lezing(request, "mijn-zaken"), sleutel)
    if isinstance(beeld, ZakenLijst):
        return _not_now(request, beeld)
    begonnen = {concept.soort.removeprefix("zaak ") for concept in list_concepten(persoon=request.persoon)
                if concept.over == sleutel}  # fmt: skip
    context = {
        "beeld": beeld,
        "acties": [(keuze, ACTIES[keuze.handeling], keuze.handeling in begonnen) for keuze in beeld.mogelijkheden],
        "volgt": follows_zaak(persoon=request.persoon, zaak_sleutel=sleutel),
        "dagen": list_dagen(beeld),
        "storingen": list_nu([beeld.getoond.zaak.bron]),
        "stapformulier": _stapformulier(beeld),
        "kruimels": kruimels((_("Zaken"), reverse("mijn:zaken")), (nederlands(beeld.getoond.zaak.omschrijving), None)),
    }
    return render_pagina(request, "zaak", context)


@require_safe
@requires("mijn-zaken")
def agenda(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """The days of a zaak as a file for a calendar.

    Raises:
        Http404: this person has no such zaak.
    """
    beeld = find_zaak(Lezing(request, "mijn-zaken"), sleutel)
    if isinstance(beeld, ZakenLijst):
        return _not_now(request, beeld)
    url = request.build_absolute_uri(reverse("mijn:zaak", args=[sleutel]))
    response = HttpResponse(make_agenda(beeld, url=url, nu=timezone.now()), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="zaak-{sleutel[:8]}.ics"'
    return response


@require_POST
@requires("mijn-zaken")
def volgen(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Begin or stop following a zaak by e-mail.

    Raises:
        Http404: this person has no such zaak.
    """
    if request.POST.get("volgen") == "nee":
        unfollow_zaak(persoon=request.persoon, zaak_sleutel=sleutel)
        tell(request, _("U krijgt geen e-mail meer over deze zaak."))
        return _to_zaak(sleutel)
    gevonden = find_kort(Lezing(request, "mijn-zaken"), sleutel)
    if isinstance(gevonden, ZakenLijst):
        return _not_now(request, gevonden)
    follow_zaak(persoon=request.persoon, zaak_sleutel=sleutel, zaak_url=gevonden.zaak.url)
    tell(request, _("U krijgt een e-mail als er iets verandert in deze zaak."))
    return _to_zaak(sleutel)


@require_POST
@requires("mijn-zaken")
def stap(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Keep whether a step was clear.

    Raises:
        Http404: this person has no such zaak.
    """
    gevonden = find_kort(Lezing(request, "mijn-zaken"), sleutel)
    if isinstance(gevonden, ZakenLijst):
        return _not_now(request, gevonden)
    formulier = Stapformulier(request.POST)
    if formulier.is_valid() and _is_current(gevonden, formulier.cleaned_data["stap"]):
        antwoord = formulier.cleaned_data
        react(
            betrokkene=request.persoon.betrokkene,
            zaak=gevonden.zaak,
            stap=antwoord["stap"],
            duidelijk=antwoord["duidelijk"] == "ja",
            reden=antwoord["reden"],
        )
        tell(request, _("Dank u wel. De organisatie gebruikt dit om de stap duidelijker te maken."))
    else:
        tell(request, _("Kies eerst of de stap duidelijk is. Er is nog niets bewaard."))
    return _to_zaak(sleutel)


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


def _not_now(request: PersoonRequest, lijst: ZakenLijst) -> HttpResponse:
    """The page that says which source did not answer.

    Raises:
        Http404: all did, so this person has no such zaak.
    """
    if not lijst.ontbreekt:
        raise Http404
    spoor = kruimels((_("Zaken"), reverse("mijn:zaken")), (_("Nu niet te zien"), None))
    return render_pagina(request, "zaken", {"lijst": lijst, "kruimels": spoor, "zoek": True})


def _stapformulier(beeld: ZaakBeeld) -> Stapformulier | None:
    """The question whether the step of now is clear; None when the zaak has none."""
    status = beeld.getoond.zaak.status
    return Stapformulier(initial={"stap": status.omschrijving}) if status else None


def _is_current(getoond: Getoond, stap: str) -> bool:
    return getoond.zaak.status is not None and getoond.zaak.status.omschrijving == stap


def _to_zaak(sleutel: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:zaak", args=[sleutel]), status=HTTPStatus.SEE_OTHER)
