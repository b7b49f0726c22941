"""/loket/contact/<id>/identiteit/: how sure the caseworker is of who it is, and what that opens."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.zoeken.forms import DocumentGezienForm
from mijnomgeving.loket.zoeken.identiteit import Nagekeken, answer_vragen, read_vragen, see_document
from portal.core.betrokkene import Onderneming

_GEZEGD = {
    Nagekeken.ANDER: "Dit nummer hoort niet bij deze persoon. De identiteit is niet vastgesteld.",
    Nagekeken.WEG: "Dit document is vermist of ingenomen. Neem het niet aan en vraag uw teamleider wat u moet doen.",
    Nagekeken.VERLOPEN: "Dit document is verlopen. De identiteit is niet vastgesteld.",
    Nagekeken.STIL: "De identiteit is vastgesteld. Het register gaf geen antwoord: het nummer is niet nagekeken.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact()
def identiteit(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The ways to make sure, and writing down that a document was seen."""
    formulier = DocumentGezienForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        nagekeken = see_document(lopend=request.lopend, gezien=formulier.gezien)
        if request.lopend.contact.identiteit == Identiteit.DOCUMENT and nagekeken in {Nagekeken.NIET, Nagekeken.GOED}:
            tell(request, "De identiteit is vastgesteld met een document.")
            return _to("beeld", contact_id)
        tell(request, _GEZEGD.get(nagekeken, "Het document is niet geldig of niet van deze persoon. Opgeschreven."))
        return _to("identiteit", contact_id)
    lopend = request.lopend
    context = {
        "kruimels": kruimels(("Identiteit", None)),
        "formulier": formulier,
        "lopend": lopend,
        "nu": Identiteit(lopend.contact.identiteit),
        "onderneming": isinstance(lopend.betrokkene, Onderneming),
        "contact_id": contact_id,
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "identiteit", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact()
def vragen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The questions, and how many answers were right; the answers go nowhere."""
    lijst = read_vragen(lopend=request.lopend)
    if request.method == "POST" and lijst.vragen:
        antwoorden = {vraag.sleutel: request.POST.get(vraag.sleutel, "")[:200] for vraag in lijst.vragen}
        if answer_vragen(lopend=request.lopend, lijst=lijst, antwoorden=antwoorden):
            tell(request, "Genoeg goede antwoorden. U ziet nu zaken, taken, berichten en contacten in het kort.")
            return _to("beeld", contact_id)
        tell(request, "Te weinig goede antwoorden. De identiteit is niet vastgesteld.")
        return _to("identiteit_vragen" if lijst.over > 1 else "identiteit", contact_id)
    kruim = kruimels(("Identiteit", reverse("loket:identiteit", args=[contact_id])), ("Controlevragen", None))
    context = {"kruimels": kruim, "lijst": lijst, "contact_id": contact_id}
    return render_loket(request, "identiteit_vragen", context)


def _to(naam: str, contact_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"loket:{naam}", args=[contact_id]), status=HTTPStatus.SEE_OTHER)
