"""/loket/contact/<id>/: the picture, and one zaak, taak or message of it."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.werkinstructies.selectors import find_statusuitleg
from mijnomgeving.loket.beeld.bericht import fetch_bijlage, read_bericht
from mijnomgeving.loket.beeld.dicht import list_dicht
from mijnomgeving.loket.beeld.filter import KORT, Filterformulier, apply_filter
from mijnomgeving.loket.beeld.selectors import read_beeld
from mijnomgeving.loket.beeld.taak import read_taak
from mijnomgeving.loket.beeld.velden import Berichtdetail
from mijnomgeving.loket.beeld.zaak import read_zaak
from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.pagina import kruimels, render_loket
from mijnomgeving.pagina import give_bestand
from mijnomgeving.zaken.documenten import fetch_document
from portal.core.resultaat import Available, SourceResult
from toegankelijkheid.componenten.tekst import kenmerk


@require_safe
@requires_contact()
def beeld(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Everything that the caseworker may see of the person, with what presses on top and what is closed below."""
    lezing = _lezing(request)
    heel = read_beeld(lezing)
    formulier = Filterformulier(request.GET, heel.organisaties)
    context = {
        "kruimels": kruimels(("Beeld", None)),
        "heel": heel,
        "beeld": apply_filter(heel, formulier),
        "formulier": formulier,
        "dicht": list_dicht(lezing.dicht),
        "kort": 0 if request.GET.get("alles") else KORT,
        "contact_id": contact_id,
        "lopend": request.lopend,
    }
    return render_loket(request, "beeld", context)


@require_safe
@requires_contact()
def zaak(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """One zaak, with the chain of zaken that it is part of."""
    lezing = _lezing(request)
    detail, ontbreekt = read_zaak(lezing, sleutel)
    if detail is None:
        return _not_there(request, contact_id, "Deze zaak", ontbreekt)
    status = detail.regel.status if detail.regel.loopt else ""
    context = {
        "zaak": detail,
        "ontbreekt": ontbreekt,
        "uitleg": find_statusuitleg(status=status) if status else None,
        "contact_id": contact_id,
        "kruimels": _kruimels(contact_id, kenmerk(detail.regel.nummer)),
    }
    return render_loket(request, "beeld_zaak", context)


@require_safe
@requires_contact()
def document(request: ContactRequest, contact_id: UUID, sleutel: str, document_id: UUID) -> HttpResponse:
    """A document of a zaak, always as a download."""
    resultaat = fetch_document(_lezing(request), sleutel, str(document_id))
    if isinstance(resultaat, Available) and resultaat.data is not None:
        gevonden, bestand = resultaat.data
        return give_bestand(bestand, gevonden.bestandsnaam)
    ontbreekt = () if isinstance(resultaat, Available) else (resultaat,)
    return _not_there(request, contact_id, "Dit document", ontbreekt)


@require_safe
@requires_contact()
def taak(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """One taak, with what the organisation wants to know."""
    detail, ontbreekt = read_taak(_lezing(request), sleutel)
    if detail is None:
        return _not_there(request, contact_id, "Deze taak", ontbreekt)
    context = {"taak": detail, "ontbreekt": ontbreekt, "contact_id": contact_id}
    return render_loket(request, "beeld_taak", {**context, "kruimels": _kruimels(contact_id, "Taak")})


@require_safe
@requires_contact()
def bericht(request: ContactRequest, contact_id: UUID, magazijn: str, bericht_id: UUID) -> HttpResponse:
    """What a message says, with consent; without it who sent it, when and about what, and how to ask."""
    gevonden, gemist = read_bericht(_lezing(request), magazijn, str(bericht_id))
    if gevonden is None:
        return _not_there(request, contact_id, "Dit bericht", (gemist,) if gemist else ())
    heel = isinstance(gevonden, Berichtdetail)
    context = {
        "bericht": gevonden if isinstance(gevonden, Berichtdetail) else None,
        "regel": gevonden.regel if isinstance(gevonden, Berichtdetail) else gevonden,
        "gemist": gemist,
        "contact_id": contact_id,
        "kruimels": _kruimels(contact_id, "Bericht"),
    }
    status = HTTPStatus.OK if heel or gemist else HTTPStatus.FORBIDDEN
    return render_loket(request, "beeld_bericht", context, status=status)


@require_safe
@requires_contact()
def bijlage(
    request: ContactRequest, contact_id: UUID, magazijn: str, bericht_id: UUID, bijlage_id: UUID
) -> HttpResponse:
    """An attachment of a message, with consent, always as a download."""
    gevonden, gemist = fetch_bijlage(_lezing(request), magazijn, str(bericht_id), str(bijlage_id))
    if gevonden is None:
        return _not_there(request, contact_id, "Deze bijlage", (gemist,) if gemist else ())
    naam, bestand = gevonden
    return give_bestand(bestand, naam)


def _lezing(request: ContactRequest) -> LoketLezing:
    return LoketLezing(request, request.lopend.contact.doel)


def _kruimels(contact_id: UUID, titel: str) -> list[tuple[str, str | None]]:
    return kruimels(("Beeld", reverse("loket:beeld", args=[contact_id])), (titel, None))


def _not_there(
    request: ContactRequest, contact_id: UUID, wat: str, ontbreekt: tuple[SourceResult[object], ...]
) -> HttpResponse:
    """One page for what is not there, what may not be seen and what cannot be read now: the last is said apart."""
    context = {
        "wat": wat,
        "ontbreekt": ontbreekt,
        "contact_id": contact_id,
        "kruimels": _kruimels(contact_id, "Niet te zien"),
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE if ontbreekt else HTTPStatus.NOT_FOUND
    return render_loket(request, "beeld_niet", context, status=status)
