"""/loket/contact/<id>/doen/terugbellen/ and .../bericht/: promise a call, write to the person."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend, requires_contact
from mijnomgeving.loket.doen.forms import Berichtformulier, Terugbelformulier
from mijnomgeving.loket.doen.gedaan import note_gedaan
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.doen.namens import DOELEN
from mijnomgeving.loket.doen.terugbellen import AlBeloofd, add_terugbel
from mijnomgeving.loket.doen.uitgaand import send_bericht
from mijnomgeving.loket.doen.views import crumbs, to
from mijnomgeving.loket.pagina import render_loket, tell

_BINNEN = timedelta(days=2)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact()
def terugbellen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Promise that the organisation calls back; one promise in a contact."""
    uiterlijk = (timezone.localdate() + _BINNEN).strftime("%d-%m-%Y")
    formulier = Terugbelformulier(request.POST if request.method == "POST" else None, initial={"uiterlijk": uiterlijk})
    if request.method == "POST" and formulier.is_valid():
        try:
            add_terugbel(lopend=request.lopend, **formulier.cleaned_data)
        except AlBeloofd:
            formulier.add_error(None, "In dit contact is al beloofd dat iemand terugbelt.")
        else:
            tell(request, "Het staat in de wachtrij van uw organisatie. De persoon ziet het bij Contacten.")
            return to("doen", contact_id)
    context = {"contact_id": contact_id, "formulier": formulier, "kruimels": crumbs(contact_id, ("Terugbellen", None))}
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "doen_terugbellen", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def bericht(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Write, look at what the person will read, and send it or print it."""
    lopend = request.lopend
    formulier = Berichtformulier(request.POST if request.method == "POST" else None)
    goed = request.method == "POST" and formulier.is_valid()
    stap = request.POST.get("stap") if goed else ""
    if goed:
        velden = formulier.cleaned_data
        tekst = _letter(lopend, velden["tekst"])
        papier = velden["hoe"] == "papier"
        if stap == "versturen":
            _send(lopend, onderwerp=velden["onderwerp"], tekst=tekst, sleutel=velden["sleutel"], papier=papier)
            if not papier:
                tell(request, "Het bericht is onderweg. De persoon ziet het bij Berichten.")
                return to("doen", contact_id)
        context = {"velden": velden, "tekst": tekst, "papier": papier, "klaar": stap == "versturen"}
        if stap in {"versturen", "controleren"}:
            rest = {"contact_id": contact_id, "formulier": formulier, "kruimels": crumbs(contact_id, ("Bericht", None))}
            return render_loket(request, "doen_bericht_controleren", {**context, **rest})
    context = {"contact_id": contact_id, "formulier": formulier, "kruimels": crumbs(contact_id, ("Bericht", None))}
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "doen_bericht", context, status=status)


def _letter(lopend: Lopend, tekst: str) -> str:
    """What the person reads, with greeting and sender."""
    return f"Beste {lopend.naam},\n\n{tekst.strip()}\n\nMet vriendelijke groet,\n{lopend.medewerker.organisatie.naam}"


@transaction.atomic
def _send(lopend: Lopend, *, onderwerp: str, tekst: str, sleutel: UUID, papier: bool) -> None:
    """Send it through the organisation's own magazijn; a letter on paper is kept in the organisation's own file."""
    soort, bron = (Gedaan.Soort.BRIEF if papier else Gedaan.Soort.BERICHT), lopend.medewerker.organisatie.naam
    nieuw = note_gedaan(lopend=lopend, soort=soort, sleutel=sleutel, titel=onderwerp, bron=bron)
    if nieuw and not papier:
        send_bericht(lopend=lopend, onderwerp=onderwerp, tekst=tekst, sleutel=sleutel)
