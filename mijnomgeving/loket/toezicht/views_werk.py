"""/loket/toezicht/: alarms, contacts under break-glass and questions of people: to look at and to close."""

from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.contact.doelen import NOOD, find_doel
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.pagina import render_loket, tell
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toezicht.daden import (
    EigenDaad,
    close_alarm,
    log_search,
    read_notitie,
    review,
    take_alarm,
)
from mijnomgeving.loket.toezicht.forms import AlarmFormulier, AntwoordFormulier, NazichtFormulier
from mijnomgeving.loket.toezicht.models import Alarm, Nazicht
from mijnomgeving.loket.toezicht.namen import read_namen
from mijnomgeving.loket.toezicht.noodgrepen import TERMIJN, list_noodgrepen
from mijnomgeving.loket.toezicht.selectors import find_alarm, find_contact, list_alarmen
from mijnomgeving.loket.toezicht.views import PER_PAGINA, kruimels, toezicht
from mijnomgeving.loket.toezicht.vragen import Vraag, answer, find_vraag, list_vragen
from mijnomgeving.loket.toezicht.weergave import Regel, show_alarmen, show_blikken
from mijnomgeving.loket.toezicht.zoeken import find_operatie, list_of_contact
from portal.toegang.medewerkers.beleid import LoketRequest

EIGEN = "Dit gaat over uzelf. Een andere toezichthouder van uw organisatie beoordeelt het."


@require_safe
@toezicht()
def alarmen(request: LoketRequest) -> HttpResponse:
    """The open alarms, or the closed ones."""
    dicht = request.GET.get("stand") == "dicht"
    organisatie = request.medewerker.organisatie
    alle = list_alarmen(organisatie=organisatie.oin, dicht=dicht)
    pagina = Paginator(alle, PER_PAGINA).get_page(request.GET.get("pagina"))
    namen = read_namen(organisatie)
    context = {
        "kruimels": kruimels(("Alarmen", None)),
        "dicht": dicht,
        "pagina": pagina,
        "regels": show_alarmen(pagina.object_list, namen),
    }
    return render_loket(request, "toezicht_alarmen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@toezicht()
def alarm(request: LoketRequest, kenmerk: UUID) -> HttpResponse:
    """One alarm, and how it ended."""
    gevonden = _alarm(request, kenmerk)
    formulier = AlarmFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and gevonden.stand != Alarm.Stand.DICHT and formulier.is_valid():
        try:
            close_alarm(medewerker=request.medewerker, alarm=gevonden, **formulier.cleaned_data)
        except EigenDaad:
            return _own(request, "toezicht_alarmen")
        tell(request, "Het alarm is afgehandeld.")
        return _see_other("toezicht_alarmen")
    [regel] = show_alarmen([gevonden], read_namen(request.medewerker.organisatie))
    context = {
        "kruimels": kruimels(("Alarmen", reverse("loket:toezicht_alarmen")), (regel.titel, None)),
        "regel": regel,
        "notitie": read_notitie(gevonden),
        "formulier": formulier,
        "eigen": gevonden.medewerker in request.medewerker.kenmerken,
    }
    return render_loket(request, "toezicht_alarm", context, status=_status(formulier))


@require_POST
@toezicht()
def oppakken(request: LoketRequest, kenmerk: UUID) -> HttpResponse:
    """This officer looks at it."""
    gevonden = _alarm(request, kenmerk)
    if gevonden.stand != Alarm.Stand.DICHT:
        try:
            take_alarm(medewerker=request.medewerker, alarm=gevonden)
        except EigenDaad:
            return _own(request, "toezicht_alarmen")
        tell(request, "U behandelt dit alarm.")
    return _see_other("toezicht_alarm", kenmerk)


@require_safe
@toezicht()
def noodgrepen(request: LoketRequest) -> HttpResponse:
    """Contacts under break-glass, those that wait first."""
    organisatie = request.medewerker.organisatie
    pagina = Paginator(list_noodgrepen(organisatie=organisatie.oin), PER_PAGINA).get_page(request.GET.get("pagina"))
    namen = read_namen(organisatie)
    context = {
        "kruimels": kruimels(("Noodgrepen", None)),
        "pagina": pagina,
        "regels": [(een, namen.by_kenmerk(een.contact.medewerker)) for een in pagina.object_list],
        "dagen": TERMIJN.days,
    }
    return render_loket(request, "toezicht_noodgrepen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@toezicht()
def contact(request: LoketRequest, contact_id: UUID) -> HttpResponse:
    """One contact of the own organisation: why, by whom, and all that was done at it; break-glass is judged here.

    Raises:
        Http404: there is no such contact of this organisation.
    """
    gevonden = find_contact(organisatie=request.medewerker.organisatie.oin, contact_id=contact_id)
    if gevonden is None:
        raise Http404
    if request.method == "POST":
        return _review(request, gevonden, NazichtFormulier(request.POST))
    return _contact(request, gevonden, NazichtFormulier())


@require_safe
@toezicht()
def vragen(request: LoketRequest) -> HttpResponse:
    """What people asked after reading that the counter looked."""
    alle = list_vragen(organisatie=request.medewerker.organisatie.oin)
    pagina = Paginator(alle, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"kruimels": kruimels(("Vragen van inwoners", None)), "pagina": pagina}
    return render_loket(request, "toezicht_vragen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@toezicht()
def vraag(request: LoketRequest, kenmerk: UUID) -> HttpResponse:
    """One question, and the answer.

    Raises:
        Http404: there is no such question to this organisation.
    """
    medewerker = request.medewerker
    gevonden = find_vraag(organisatie=medewerker.organisatie.oin, kenmerk=kenmerk)
    if gevonden is None:
        raise Http404
    formulier = AntwoordFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        try:
            nieuw = answer(medewerker=medewerker, vraag=gevonden, antwoord=formulier.cleaned_data["antwoord"])
        except EigenDaad:
            return _own(request, "toezicht_vragen")
        tell(request, "Uw antwoord is verstuurd." if nieuw else "Een collega had deze vraag al beantwoord.")
        return _see_other("toezicht_vragen")
    log_search(medewerker=medewerker, wat=f"vraag {gevonden.rij.pk}", herkomst="toezicht")
    context = {
        "kruimels": kruimels(("Vragen van inwoners", reverse("loket:toezicht_vragen")), ("Eén vraag", None)),
        "vraag": gevonden,
        "keek": _looked(request, gevonden),
        "formulier": formulier,
    }
    return render_loket(request, "toezicht_vraag", context, status=_status(formulier))


def _looked(request: LoketRequest, gevonden: Vraag) -> Regel | None:
    """Who of the own staff did what the question is about."""
    organisatie = request.medewerker.organisatie
    blik = find_operatie(medewerker=request.medewerker, operatie=gevonden.rij.operatie, voor=gevonden.rij.ontvangen_op)
    return show_blikken([blik], read_namen(organisatie))[0] if blik else None


def _review(request: LoketRequest, gevonden: Contact, formulier: NazichtFormulier) -> HttpResponse:
    if gevonden.doel != NOOD:
        raise Http404
    if not formulier.is_valid():
        return _contact(request, gevonden, formulier)
    try:
        nieuw = review(
            medewerker=request.medewerker,
            contact_id=gevonden.contact_id,
            door=gevonden.medewerker,
            **formulier.cleaned_data,
        )
    except EigenDaad:
        return _own(request, "toezicht_noodgrepen")
    tell(request, "De noodgreep is nagekeken." if nieuw else "Een collega had deze noodgreep al nagekeken.")
    return _see_other("toezicht_noodgrepen")


def _contact(request: LoketRequest, gevonden: Contact, formulier: NazichtFormulier) -> HttpResponse:
    medewerker, namen = request.medewerker, read_namen(request.medewerker.organisatie)
    log_search(medewerker=medewerker, wat=f"contact {gevonden.contact_id}", herkomst="toezicht")
    blikken = list_of_contact(
        medewerker=medewerker, herkomst=herkomst_of(gevonden.contact_id), sinds=gevonden.begonnen_op
    )
    pagina = Paginator(blikken, PER_PAGINA).get_page(request.GET.get("pagina"))
    nazicht = Nazicht.objects.filter(pk=gevonden.contact_id).first()
    context = {
        "kruimels": kruimels(("Eén contact", None)),
        "contact": gevonden,
        "doel": find_doel(gevonden.doel),
        "naam": namen.by_kenmerk(gevonden.medewerker),
        "pagina": pagina,
        "regels": show_blikken(pagina.object_list, namen),
        "nood": gevonden.doel == NOOD,
        "nazicht": nazicht,
        "nazicht_door": namen.by_kenmerk(nazicht.door) if nazicht else "",
        "notitie": read_notitie(nazicht) if nazicht else "",
        "eigen": gevonden.medewerker in medewerker.kenmerken,
        "formulier": formulier,
    }
    return render_loket(request, "toezicht_contact", context, status=_status(formulier))


def _alarm(request: LoketRequest, kenmerk: UUID) -> Alarm:
    gevonden = find_alarm(organisatie=request.medewerker.organisatie.oin, kenmerk=kenmerk)
    if gevonden is None:
        raise Http404
    return gevonden


def _own(request: LoketRequest, naam: str) -> HttpResponse:
    tell(request, EIGEN)
    return _see_other(naam)


def _see_other(naam: str, *args: object) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"loket:{naam}", args=args), status=HTTPStatus.SEE_OTHER)


def _status(formulier: AlarmFormulier | NazichtFormulier | AntwoordFormulier) -> int:
    return HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
