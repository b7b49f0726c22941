"""/loket/contact/<id>/zoeken/: find the person or company of this contact, and go on with whom was found.

What was typed goes by POST and comes back on the answer only: it stands in no address, log or table.
"""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.reikwijdte import MET_PERSOON, NABESTAANDEN, NOOD
from mijnomgeving.loket.toezicht.services import read_telling
from mijnomgeving.loket.zoeken import vierogen
from mijnomgeving.loket.zoeken.forms import ZOEKFORMS, ToelichtingForm, ZoekForm
from mijnomgeving.loket.zoeken.gevonden import Gekozen, take_gekozen
from mijnomgeving.loket.zoeken.services import Afloop, Keuzestand, check_may_search, choose, search
from mijnomgeving.loket.zoeken.signalen import ZELF
from mijnomgeving.loket.zoeken.sleutels import Soort
from portal.toegang import grens

_SOORTEN = {form.soort: form for form in ZOEKFORMS}
# A person types some searches a minute; a program would do many.
_PER_MINUUT = ("loket-zoeken", 12, 60)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(met_persoon=False, doelen=MET_PERSOON)
def zoeken(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The ways to search, and what a search found."""
    soort = request.POST.get("soort", "") if request.method == "POST" else ""
    if soort not in _SOORTEN or request.lopend.betrokkene is not None:
        return _page(request, contact_id, _forms(request))
    vormen = _forms(request, gestuurd=Soort(soort))
    gestuurd = vormen[list(_SOORTEN).index(Soort(soort))]
    if not gestuurd.is_valid() or gestuurd.sleutel is None:
        return _page(request, contact_id, vormen, fout=gestuurd, status=HTTPStatus.BAD_REQUEST)
    doel, hoogstens, seconden = _PER_MINUUT
    if not grens.may(doel, request.medewerker.kenmerk, hoogstens=hoogstens, seconden=seconden):
        return _page(request, contact_id, vormen, gestopt="snel", status=HTTPStatus.TOO_MANY_REQUESTS)
    gestopt = check_may_search(lopend=request.lopend, soort=gestuurd.soort)
    if gestopt:
        return _page(request, contact_id, vormen, gestopt=gestopt, status=HTTPStatus.TOO_MANY_REQUESTS)
    uitkomst = search(request=request, soort=gestuurd.soort, sleutel=gestuurd.sleutel)
    if uitkomst.regels:
        # What was typed is needed no more; what found nobody can be corrected.
        vormen = _forms(request)
    return _page(request, contact_id, vormen, uitkomst=uitkomst, gezocht=gestuurd)


@require_POST
@requires_contact(met_persoon=False, doelen=MET_PERSOON)
def kiezen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Go on with one of whom was found; or ask for another pair of eyes."""
    sleutel = request.POST.get("sleutel", "")
    gekozen = take_gekozen(request=request, contact_id=str(contact_id), sleutel=sleutel)
    if gekozen is None:
        tell(request, "De uitkomst van het zoeken is verlopen. Zoek opnieuw.")
        return _to("zoeken", contact_id)
    stand = choose(request=request, gekozen=gekozen)
    if stand.afloop is Afloop.GEKOZEN:
        return _chosen(request, stand, contact_id)
    formulier = None
    if stand.afloop is Afloop.SIGNAAL and stand.signaal != ZELF and not stand.vier_ogen.gevraagd:
        vraagt = "toelichting" in request.POST
        formulier = ToelichtingForm(request.POST if vraagt else None)
        if vraagt and formulier.is_valid():
            return _ask(request, gekozen, stand, formulier)
    context = {
        "kruimels": kruimels(("Zoeken", reverse("loket:zoeken", args=[contact_id])), ("Niet gekozen", None)),
        "stand": stand,
        "gekozen": gekozen,
        "sleutel": sleutel,
        "formulier": formulier,
        "contact_id": contact_id,
        "telling": read_telling(medewerker=request.medewerker),
    }
    return render_loket(request, "zoeken_niet", context, status=_status(stand))


def _ask(request: ContactRequest, gekozen: Gekozen, stand: Keuzestand, formulier: ToelichtingForm) -> HttpResponse:
    vierogen.ask(
        lopend=request.lopend,
        betrokkene=gekozen.betrokkene,
        soort=stand.signaal,
        toelichting=formulier.cleaned_data["toelichting"],
    )
    tell(request, "Uw vraag staat bij uw teamleider. Is die akkoord? Zoek de persoon dan opnieuw en ga verder.")
    return _to("zoeken", request.lopend.contact.contact_id)


def _chosen(request: ContactRequest, stand: Keuzestand, contact_id: UUID) -> HttpResponse:
    zinnen = []
    if stand.geheim:
        zinnen.append("Let op: deze persoon heeft geheimhouding. Lees het adres niet voor en geef het aan niemand.")
    if stand.curatele:
        zinnen.append("Let op: deze persoon staat onder curatele. De curator beslist: vraag naar de curator.")
    if zinnen:
        tell(request, " ".join(zinnen))
    contact = request.lopend.contact
    zeker = contact.identiteit != Identiteit.GEEN or contact.doel == NOOD
    return _to("beeld" if zeker else "identiteit", contact_id)


def _forms(request: ContactRequest, *, gestuurd: Soort | None = None) -> list[ZoekForm]:
    ook = request.lopend.contact.doel in {NABESTAANDEN, NOOD}
    return [form(request.POST if form.soort is gestuurd else None, ook_overleden=ook) for form in _SOORTEN.values()]


def _page(
    request: ContactRequest, contact_id: UUID, vormen: list[ZoekForm], *, status: int = HTTPStatus.OK, **meer: object
) -> HttpResponse:
    context = {
        "kruimels": kruimels(("Zoeken", None)),
        "vormen": vormen,
        "contact_id": contact_id,
        "lopend": request.lopend,
        "telling": read_telling(medewerker=request.medewerker),
        **meer,
    }
    return render_loket(request, "zoeken", context, status=status)


def _to(naam: str, contact_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"loket:{naam}", args=[contact_id]), status=HTTPStatus.SEE_OTHER)


def _status(stand: Keuzestand) -> int:
    if stand.afloop is Afloop.GRENS:
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.FORBIDDEN if stand.afloop is Afloop.SIGNAAL else HTTPStatus.CONFLICT
