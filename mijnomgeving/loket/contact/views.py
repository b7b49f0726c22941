"""The home of the counter, and opening, showing and closing a contact."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.contact.doelen import find_doel, list_doelen
from mijnomgeving.loket.contact.forms import AfsluitForm, ContactForm
from mijnomgeving.loket.contact.lopend import (
    ContactRequest,
    Lopend,
    forget_betrokkene,
    list_lopend,
    requires_contact,
)
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.contact.services import close_contact, open_contact
from mijnomgeving.loket.menu import list_toetsen
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.thuis import list_thuisblokken
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol

_ALLEN = frozenset({Rol.BALIE, Rol.TEAMLEIDER})


@require_safe
@requires_medewerker("loket-contact", rollen=_ALLEN)
def thuis(request: LoketRequest) -> HttpResponse:
    """My open contacts, what waits for me, and a new contact."""
    return _thuis(request, ContactForm(medewerker=request.medewerker))


@require_POST
@requires_medewerker("loket-contact")
def openen(request: LoketRequest) -> HttpResponse:
    """Begin a contact and go on where its purpose leads."""
    formulier = ContactForm(request.POST, medewerker=request.medewerker)
    if not formulier.is_valid():
        return _thuis(request, formulier, status=HTTPStatus.BAD_REQUEST)
    contact = open_contact(medewerker=request.medewerker, **formulier.cleaned_data)
    lopend = Lopend(contact, request.medewerker, None, "")
    return HttpResponseRedirect(_next_url(lopend), status=HTTPStatus.SEE_OTHER)


@require_safe
@requires_contact(met_persoon=False)
def gesprek(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The contact itself: why it was opened, for what, how sure, and what can be done next."""
    lopend = request.lopend
    context = {
        "kruimels": kruimels(("Gesprek", None)),
        "lopend": lopend,
        "doel": find_doel(lopend.contact.doel),
        "identiteit": Identiteit(lopend.contact.identiteit).label,
        "verder": _next_url(lopend),
        "contact_id": contact_id,
    }
    return render_loket(request, "contact", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(met_persoon=False)
def afsluiten(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """How did it end? Then everything of the person goes from the session."""
    formulier = AfsluitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        lopend = request.lopend
        afloop = formulier.cleaned_data["afloop"]
        close_contact(contact=lopend.contact, medewerker=request.medewerker, afloop=afloop, lopend=lopend)
        forget_betrokkene(request=request, contact_id=contact_id)
        tell(request, "Het contact is gesloten. U ziet niets meer van deze persoon.")
        return HttpResponseRedirect(reverse("loket:thuis"), status=HTTPStatus.SEE_OTHER)
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    context = {"kruimels": kruimels(("Sluit contact", None)), "formulier": formulier, "lopend": request.lopend}
    return render_loket(request, "contact_afsluiten", context, status=status)


@require_safe
@requires_medewerker("loket-contact", rollen=_ALLEN)
def toetsen(request: LoketRequest) -> HttpResponse:
    """Which keys bring you where."""
    return _toetsen(request, "toetsen")


@require_safe
@requires_medewerker("loket-toezicht", rollen=frozenset({Rol.TOEZICHT}))
def toezicht_toetsen(request: LoketRequest) -> HttpResponse:
    """The same for an officer, who has no contacts."""
    return _toetsen(request, "toezicht_toetsen")


def _toetsen(request: LoketRequest, naam: str) -> HttpResponse:
    context = {"kruimels": kruimels(("Toetsen", None)), "toetsen": list_toetsen(request.medewerker)}
    return render_loket(request, naam, context)


def _thuis(request: LoketRequest, formulier: ContactForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    medewerker = request.medewerker
    balie = Rol.BALIE in medewerker.rollen
    context = {
        "kruimels": kruimels(),
        "formulier": formulier if balie else None,
        "doelen": list_doelen(medewerker),
        "lopend": [(een, _next_url(een), find_doel(een.contact.doel).titel) for een in list_lopend(request=request)],
        "blokken": list_thuisblokken(medewerker),
    }
    return render_loket(request, "thuis", context, status=status)


def _next_url(lopend: Lopend) -> str:
    """Where work on this contact goes on: the picture, finding the person, or the contact itself."""
    naam = "contact"
    if lopend.met_persoon:
        naam = "beeld" if lopend.betrokkene else "zoeken"
    try:
        return reverse(f"loket:{naam}", args=[lopend.contact.pk])
    except NoReverseMatch:
        return reverse("loket:contact", args=[lopend.contact.pk])
