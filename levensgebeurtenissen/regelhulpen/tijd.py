"""Time: going on after a warning, and going on after the session ended, with all that was answered (WCAG 2.2.1)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from levensgebeurtenissen.regelhulpen.heel import when_whole
from levensgebeurtenissen.regelhulpen.selectors import kruimels_naar
from levensgebeurtenissen.regelhulpen.verloop import Verloop, forget_verloop, keep_verloop, read_verloop
from levensgebeurtenissen.vragen.beleid import flow
from levensgebeurtenissen.vragen.bewaring import BEWAARD, seal_antwoorden, time_left, unseal_antwoorden
from levensgebeurtenissen.vragen.formulier import make_formulier

VRAAG = "_vraag"


@flow
@when_whole
@require_POST
def blijven(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody is still there: the session lives on. A script gets the time that is left, a form goes on."""
    verloop = restore(request, read_verloop(request, slug))
    if request.headers.get("X-Fragment"):
        return JsonResponse({"rest": time_left(request)["rest_ms"]})
    return _redirect(verloop)


@flow
@when_whole
@require_POST
def pauze(request: HttpRequest, slug: str) -> HttpResponse:
    """The time is over: the answers leave our computer and wait in the page, with what was typed last."""
    verloop = with_typed(request, restore(request, read_verloop(request, slug)))
    forget_verloop(request, slug)
    context = {
        "pagina": verloop.pagina,
        "bewaard": seal_antwoorden(naam=verloop.naam, antwoorden=verloop.antwoorden),
        "verder_url": verloop.address("regelhulp_verder"),
        "begin_url": verloop.pagina.get_url() or "",
        "kruimels": kruimels_naar(verloop.pagina, _("Pauze")),
    }
    return render(request, "levensgebeurtenissen/vragen/pauze.html", context)


@flow
@when_whole
@require_POST
def verder(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on with the answers that waited in the page, at the question that is next."""
    return _redirect(restore(request, read_verloop(request, slug)))


def restore(request: HttpRequest, verloop: Verloop) -> Verloop:
    """The walk; when its session is over with the answers that the form carries, which are then kept again."""
    if verloop.begonnen:
        return verloop
    bewaard = unseal_antwoorden(request.POST.get(BEWAARD, ""), naam=verloop.naam)
    bekend = {sleutel: waarde for sleutel, waarde in bewaard.items() if sleutel in verloop.graaf.vragen}
    if not bekend:
        return verloop
    verder = verloop.with_answers(bekend)
    keep_verloop(request, verder)
    return verder


def with_typed(request: HttpRequest, verloop: Verloop) -> Verloop:
    """The walk with what stood in the form of the question, if it is an answer."""
    vraag = verloop.graaf.vragen.get(request.POST.get(VRAAG, ""))
    formulier = make_formulier([vraag], data=request.POST) if vraag else None
    if formulier is None or not formulier.is_valid():
        return verloop
    return verloop.with_answers(formulier.antwoorden())


def _redirect(verloop: Verloop) -> HttpResponse:
    return HttpResponseRedirect(verloop.address_now(), status=HTTPStatus.SEE_OTHER)
