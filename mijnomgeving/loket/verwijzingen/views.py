"""/loket/contact/<contact>/verwijzingen/: referring this person to another organisation, and answering a referral."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.dossiers.doener import LOKET, Doener
from mijnomgeving.loket.dossiers.forms import MIJN
from mijnomgeving.loket.dossiers.selectors import list_beelden as list_dossiers
from mijnomgeving.loket.dossiers.services import KanNietMeer, NietTeVragen, NietToegestaan
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.verwijzingen import services
from mijnomgeving.loket.verwijzingen.forms import AntwoordFormulier, TerugFormulier, VerwijsFormulier
from mijnomgeving.loket.verwijzingen.models import OPEN, Stand
from mijnomgeving.loket.verwijzingen.selectors import Verwijsbeeld, find_beeld, list_beelden

_GEMIST = (KanNietMeer, NietToegestaan, NietTeVragen)
_ZIN_GEMIST = "Dit kan niet (meer). Kijk hieronder hoe het nu is."


@require_safe
@requires_contact(LOKET)
def contact_verwijzingen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The referrals of this person that the own organisation sent or got."""
    doener = Doener.of_loket(request.lopend)
    doener.log_gezien(gettext_noop("uw doorverwijzingen"))
    context = {
        "kruimels": kruimels(("Doorverwijzingen", None)),
        "beelden": list_beelden(betrokkene=doener.betrokkene, organisatie=doener.organisatie),
        "contact_id": contact_id,
    }
    return render_loket(request, "contact_verwijzingen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def nieuw(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Fill in a referral, check what goes out, send it."""
    doener = Doener.of_loket(request.lopend)
    formulier = _form(request, doener)
    context = {"kruimels": _kruimels(contact_id, "Doorverwijzen"), "formulier": formulier, "contact_id": contact_id}
    if request.method != "POST" or not formulier.is_valid() or "terug" in request.POST:
        status = HTTPStatus.BAD_REQUEST if formulier.is_bound and formulier.errors else HTTPStatus.OK
        return render_loket(request, "verwijzing_nieuw", context, status=status)
    if "zeker" not in request.POST:
        return render_loket(request, "verwijzing_controle", context | {"regels": formulier.words()})
    try:
        gestuurd = services.send(doener=doener, nieuw=formulier.nieuw, direct=formulier.direct)
    except _GEMIST:
        tell(request, "De doorverwijzing is niet verstuurd: er is intussen iets veranderd. Kijk hieronder.")
        return _to_lijst(contact_id)
    tell(request, "De doorverwijzing is verstuurd." if formulier.direct else "De vraag staat bij de persoon.")
    return _to_een(contact_id, gestuurd.pk)


@require_safe
@requires_contact(LOKET)
def verwijzing(request: ContactRequest, contact_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """One referral: what is asked, what was done, what became of it.

    Raises:
        Http404: the person has none like this, or it is not of the own organisation.
    """
    beeld = _find(request, verwijzing_id)
    doener = Doener.of_loket(request.lopend)
    doener.log_gezien(gettext_noop("een doorverwijzing van u"))
    stand, inkomend = beeld.verwijzing.stand, beeld.verwijzing.naar == doener.organisatie
    context = {
        "kruimels": _kruimels(contact_id, beeld.verwijzing.nummer),
        "beeld": beeld,
        "inkomend": inkomend,
        "mag_oppakken": inkomend and stand == Stand.VERSTUURD,
        "mag_afronden": inkomend and stand == Stand.AANGENOMEN,
        "mag_terug": inkomend and stand in OPEN,
        "mag_intrekken": not inkomend and beeld.loopt,
        "mag_antwoord": not inkomend and beeld.wacht and doener.hoe is not None,
        "contact_id": contact_id,
    }
    return render_loket(request, "verwijzing_een", context)


@require_POST
@requires_contact(LOKET)
def doen(request: ContactRequest, contact_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """Take it up, take it back, or write down what the person says about sending it."""
    doener, wat = Doener.of_loket(request.lopend), request.POST.get("wat", "")
    try:
        if wat == "oppakken":
            services.accept(doener=doener, verwijzing_id=verwijzing_id)
            tell(request, "U hebt de doorverwijzing opgepakt. De persoon en de afzender zien dat.")
        elif wat == "intrekken":
            services.retract(doener=doener, verwijzing_id=verwijzing_id)
            tell(request, "De doorverwijzing is ingetrokken.")
        elif wat in {"ja", "nee"}:
            services.decide(doener=doener, verwijzing_id=verwijzing_id, ja=wat == "ja")
            tell(request, "Het antwoord van de persoon is opgeschreven.")
    except _GEMIST:
        tell(request, _ZIN_GEMIST)
    return _to_een(contact_id, verwijzing_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def afronden(request: ContactRequest, contact_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """Say what became of it."""
    return _answer(request, contact_id, verwijzing_id, AntwoordFormulier(request.POST or None), terug=False)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def terugsturen(request: ContactRequest, contact_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """Send it back with the reason."""
    return _answer(request, contact_id, verwijzing_id, TerugFormulier(request.POST or None), terug=True)


def _answer(
    request: ContactRequest, contact_id: UUID, verwijzing_id: UUID, formulier: forms.Form, *, terug: bool
) -> HttpResponse:
    beeld = _find(request, verwijzing_id)
    doener = Doener.of_loket(request.lopend)
    if beeld.verwijzing.naar != doener.organisatie:
        raise Http404
    if request.method == "POST" and formulier.is_valid():
        tekst = formulier.cleaned_data["tekst"]
        try:
            if terug:
                services.give_back(doener=doener, verwijzing_id=verwijzing_id, reden=tekst)
            else:
                services.finish(doener=doener, verwijzing_id=verwijzing_id, antwoord=tekst)
        except _GEMIST:
            tell(request, _ZIN_GEMIST)
        else:
            tell(request, "De persoon en de afzender kunnen uw antwoord lezen.")
        return _to_lijst(contact_id)
    titel = "Terugsturen" if terug else "Afronden"
    context = {"kruimels": _kruimels(contact_id, titel), "formulier": formulier, "beeld": beeld, "titel": titel}
    status = HTTPStatus.BAD_REQUEST if formulier.is_bound and formulier.errors else HTTPStatus.OK
    return render_loket(request, "verwijzing_antwoord", context | {"contact_id": contact_id}, status=status)


def _form(request: ContactRequest, doener: Doener) -> VerwijsFormulier:
    direct = doener.hoe is not None
    begin = {"dossier": request.GET.get("dossier", ""), "toestemming": None if direct else MIJN}
    beelden = list_dossiers(betrokkene=doener.betrokkene, organisatie=doener.organisatie)
    return VerwijsFormulier(
        request.POST or None, eigen=doener.organisatie, beelden=beelden, direct=direct, initial=begin
    )


def _find(request: ContactRequest, verwijzing_id: UUID) -> Verwijsbeeld:
    doener = Doener.of_loket(request.lopend)
    beeld = find_beeld(betrokkene=doener.betrokkene, verwijzing_id=verwijzing_id, organisatie=doener.organisatie)
    if beeld is None:
        raise Http404
    return beeld


def _kruimels(contact_id: UUID, laatste: str) -> list[tuple[str, str | None]]:
    return kruimels(("Doorverwijzingen", reverse("loket:contact_verwijzingen", args=[contact_id])), (laatste, None))


def _to_lijst(contact_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("loket:contact_verwijzingen", args=[contact_id]), status=HTTPStatus.SEE_OTHER)


def _to_een(contact_id: UUID, verwijzing_id: UUID) -> HttpResponseRedirect:
    url = reverse("loket:contact_verwijzing", args=[contact_id, verwijzing_id])
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
