"""/loket/contact/<id>/doen/aanvraag/: apply for something at the own organisation, together."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.doen.aanvragen import find_aanvraag, keep_aanvraag, list_soorten, send_aanvraag
from mijnomgeving.loket.doen.forms import Aanvraagformulier, Akkoordformulier
from mijnomgeving.loket.doen.namens import DOELEN, is_sure
from mijnomgeving.loket.doen.views import crumbs, to
from mijnomgeving.loket.doen.views_zaak import unsure
from mijnomgeving.loket.pagina import render_loket, tell


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def aanvragen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Fill in together what the person applies for; it is kept until it is sent."""
    lopend = request.lopend
    if not is_sure(lopend):
        return unsure(request, contact_id)
    soorten, eerder = list_soorten(lopend), find_aanvraag(lopend)
    keuzes = [(soort.url, soort.omschrijving) for soort in soorten or ()]
    begin = {"zaaktype": eerder.zaaktype, "tekst": eerder.tekst} if eerder else {}
    gevuld = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    formulier = Aanvraagformulier(*gevuld, soorten=keuzes, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        keep_aanvraag(lopend, velden, dict(keuzes)[velden["zaaktype"]], tuple(velden["bestanden"] or ()))
        return to("doen_aanvraag_controleren", contact_id)
    context = {
        "contact_id": contact_id,
        "formulier": formulier,
        "stil": soorten is None,
        "kruimels": crumbs(contact_id, ("Aanvragen", None)),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "doen_aanvraag", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def aanvraag_controleren(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """What is about to be sent, for the person to read or hear; then send it, once."""
    lopend = request.lopend
    if not is_sure(lopend):
        return unsure(request, contact_id)
    aanvraag = find_aanvraag(lopend)
    if aanvraag is None:
        tell(request, "Dit is al verstuurd, of nog niet ingevuld.")
        return to("doen", contact_id)
    akkoord = Akkoordformulier(request.POST if request.method == "POST" else None)
    veranderd = request.method == "POST" and request.POST.get("gezien") != str(aanvraag.sleutel)
    if request.method == "POST" and akkoord.is_valid() and not veranderd:
        return to("doen_ontvangst", contact_id, send_aanvraag(lopend, aanvraag).nummer)
    context = {
        "contact_id": contact_id,
        "titel": aanvraag.soort,
        "bron": lopend.medewerker.organisatie.naam,
        "kopie": aanvraag.kopie(lopend),
        "bestanden": aanvraag.bestanden,
        "daarna": "Er begint een zaak. De persoon volgt haar bij Zaken.",
        "akkoord": akkoord,
        "gezien": aanvraag.sleutel,
        "veranderd": veranderd,
        "terug_url": reverse("loket:doen_aanvraag", args=[contact_id]),
        "kruimels": crumbs(contact_id, ("Controleren", None)),
    }
    return render_loket(request, "doen_controleren", context)
