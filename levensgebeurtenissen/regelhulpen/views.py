"""One question on a page, the answers to check, and the outcome. Each page is a `flow`: in no cache, log or address."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.producten.plaats import place_url, read_plaats
from levensgebeurtenissen.regelhulpen.heel import when_whole
from levensgebeurtenissen.regelhulpen.overdracht import find_doel, list_doelen, show_mee, take_along
from levensgebeurtenissen.regelhulpen.selectors import kruimels_naar
from levensgebeurtenissen.regelhulpen.tijd import VRAAG, restore
from levensgebeurtenissen.regelhulpen.tonen import GetoondAntwoord, show_antwoorden, show_uitkomst
from levensgebeurtenissen.regelhulpen.verloop import CONTROLE, Verloop, forget_verloop, keep_verloop, read_verloop
from levensgebeurtenissen.vragen.basis import Vraag
from levensgebeurtenissen.vragen.beleid import flow
from levensgebeurtenissen.vragen.bewaring import seal_antwoorden, time_left
from levensgebeurtenissen.vragen.formulier import Vragenformulier, make_formulier
from levensgebeurtenissen.vragen.sessie import keep_invoer, take_invoer

# Fields beside the question; a key of a question never begins so.
VAN, MEE = "_van", "_mee"


@flow
@when_whole
@require_http_methods(["GET", "HEAD", "POST"])
def stap(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """The question at this depth, with the answer of before."""
    verloop = read_verloop(request, slug)
    if request.method == "POST":
        return _receive(request, verloop, nummer)
    vraag = verloop.question_at(nummer)
    if vraag is None:
        return _redirect(verloop.address_now()) if verloop.begonnen else _expired(request, verloop)
    afgekeurd = take_invoer(request, naam=verloop.naam, vraag=vraag.sleutel)
    formulier = make_formulier([vraag], data=afgekeurd, antwoorden=verloop.antwoorden)
    return _ask(request, verloop, vraag, nummer, formulier)


@flow
@when_whole
@require_http_methods(["GET", "HEAD", "POST"])
def controleer(request: HttpRequest, slug: str) -> HttpResponse:
    """All answers, each with a way to change it; its form goes to the outcome, and carries the answers themselves."""
    verloop = read_verloop(request, slug)
    if request.method == "POST":
        return _redirect(restore(request, verloop).address("regelhulp_uitkomst"))
    if not verloop.is_klaar:
        return _redirect(verloop.address_now()) if verloop.begonnen else _expired(request, verloop)
    context = {
        "pagina": verloop.pagina,
        "antwoorden": [
            (antwoord, verloop.address_at(antwoord.nummer, controle=True)) for antwoord in _answers(verloop)
        ],
        "terug": verloop.address_at(len(verloop.stand.pad)),
        "kruimels": kruimels_naar(verloop.pagina, _("Controleer uw antwoorden")),
        "tijd": _time(request, verloop),
    }
    return render(request, "levensgebeurtenissen/regelhulpen/controleer.html", context)


@flow
@when_whole
@require_safe
def uitkomst(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the answers lead: what it means, what to do, why, and how to go on."""
    verloop = read_verloop(request, slug)
    if verloop.stand.uitkomst is None:
        return _redirect(verloop.address_now()) if verloop.begonnen else _expired(request, verloop)
    if adres := place_url(path=request.path, query=request.GET):
        return _redirect(adres)
    plaats, stand = read_plaats(query=request.GET), verloop.stand
    context = {
        "pagina": verloop.pagina,
        "getoond": show_uitkomst(
            verloop.graaf, verloop.stand.uitkomst, waarden=stand.waarden, regels=stand.regels, plaats=plaats
        ),
        "antwoorden": _answers(verloop),
        "doelen": list_doelen(verloop),
        "plaats": plaats,
        # Readers react to the regelhulp, not to what came out of it.
        "pagina_pad": request.path_info.removesuffix("uitkomst/"),
        "vandaag": timezone.localdate(),
        "kruimels": kruimels_naar(verloop.pagina, _("Uitkomst")),
        "tijd": _time(request, verloop),
    }
    return render(request, "levensgebeurtenissen/regelhulpen/uitkomst.html", context)


@flow
@when_whole
@require_http_methods(["GET", "HEAD", "POST"])
def meenemen(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether answers may go along to `?naar=`, say which, and take them only after a yes.

    Raises:
        Http404: that is no place to go on to.
    """
    verloop = read_verloop(request, slug)
    if not verloop.begonnen:
        return _expired(request, verloop)
    doel = find_doel(verloop, request.GET.get("naar", ""))
    if doel is None:
        raise Http404
    if request.method == "POST" or not doel.mee:
        if request.POST.get(MEE) == "ja":
            take_along(request, verloop, doel)
        return _redirect(doel.url)
    context = {
        "pagina": verloop.pagina,
        "doel": doel,
        "antwoorden": show_mee(verloop, doel),
        "kruimels": kruimels_naar(verloop.pagina, _("Antwoorden meenemen")),
        "tijd": _time(request, verloop),
    }
    return render(request, "levensgebeurtenissen/regelhulpen/meenemen.html", context)


@flow
@when_whole
@require_POST
def wissen(request: HttpRequest, slug: str) -> HttpResponse:
    """Wipe the answers now."""
    verloop = read_verloop(request, slug)
    forget_verloop(request, slug)
    return _redirect(verloop.address("regelhulp_gewist"))


@flow
@when_whole
@require_safe
def gewist(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that it is done."""
    verloop = read_verloop(request, slug)
    context = {"pagina": verloop.pagina, "kruimels": kruimels_naar(verloop.pagina, _("Gewist"))}
    return render(request, "levensgebeurtenissen/regelhulpen/gewist.html", context)


def _receive(request: HttpRequest, verloop: Verloop, nummer: int) -> HttpResponse:
    """Keep the answer and go on; the form says which question it answers, for another tab may have changed the path."""
    verloop = restore(request, verloop)
    sleutel = request.POST.get(VRAAG, "")
    if not verloop.begonnen and sleutel != verloop.graaf.begin:
        return _expired(request, verloop)
    diepte = verloop.depth_of(sleutel)
    if diepte is None:
        return _changed_elsewhere(request, verloop, nummer)
    vraag = verloop.graaf.vragen[sleutel]
    formulier = make_formulier([vraag], data=request.POST)
    controle = request.POST.get(VAN) == CONTROLE
    if not formulier.is_valid():
        keep_invoer(request, naam=verloop.naam, vraag=sleutel, velden=request.POST)
        return _redirect(verloop.address_at(diepte, controle=controle))
    verder = verloop.with_answers(formulier.antwoorden())
    keep_verloop(request, verder)
    return _redirect(verder.address_after(diepte, controle=controle))


def _ask(
    request: HttpRequest,
    verloop: Verloop,
    vraag: Vraag,
    nummer: int,
    formulier: Vragenformulier,
    *,
    elders: bool = False,
) -> HttpResponse:
    controle = CONTROLE in (request.GET.get("van"), request.POST.get(VAN))
    start = verloop.pagina.get_url() or ""
    if controle and verloop.is_klaar:
        terug = verloop.address("regelhulp_controleer")
    else:
        terug = verloop.address_at(nummer - 1) if nummer > 1 else start
    context = {
        "pagina": verloop.pagina,
        "vraag": vraag,
        "formulier": formulier,
        "nummer": nummer,
        "hoogstens": verloop.most_at(nummer, vraag),
        "adres": verloop.address_at(nummer),
        "controle": CONTROLE if controle else "",
        "terug": terug,
        "elders": elders,
        "kruimels": kruimels_naar(verloop.pagina, _("Vraag %(nummer)s") % {"nummer": nummer}),
        "tijd": _time(request, verloop),
    }
    return render(request, "levensgebeurtenissen/regelhulpen/stap.html", context)


def _changed_elsewhere(request: HttpRequest, verloop: Verloop, nummer: int) -> HttpResponse:
    """The question that was answered is not asked any more: say so, and show the one that is."""
    nummer = min(max(nummer, 1), len(verloop.stand.pad) + (not verloop.is_klaar))
    vraag = verloop.question_at(nummer)
    if vraag is None:
        return _redirect(verloop.address_now())
    formulier = make_formulier([vraag], antwoorden=verloop.antwoorden)
    return _ask(request, verloop, vraag, nummer, formulier, elders=True)


def _expired(request: HttpRequest, verloop: Verloop) -> HttpResponse:
    """The answers are gone: the session ended, or somebody followed an old address."""
    context = {
        "pagina": verloop.pagina,
        "begin_url": verloop.address_at(1),
        "kruimels": kruimels_naar(verloop.pagina, _("Opnieuw beginnen")),
    }
    return render(request, "levensgebeurtenissen/regelhulpen/verlopen.html", context)


def _time(request: HttpRequest, verloop: Verloop) -> dict[str, Any] | None:
    """What the warning before the end of the session needs; before the first answer there is no time to run out."""
    if not verloop.begonnen:
        return None
    adressen = {naam: verloop.address(f"regelhulp_{naam}") for naam in ("blijven", "pauze", "wissen")}
    bewaard = seal_antwoorden(naam=verloop.naam, antwoorden=verloop.antwoorden)
    return {**time_left(request), **adressen, "bewaard": bewaard}


def _answers(verloop: Verloop) -> list[GetoondAntwoord]:
    return show_antwoorden(verloop.graaf.vragen, verloop.stand.pad, verloop.antwoorden)


def _redirect(adres: str) -> HttpResponse:
    return HttpResponseRedirect(adres, status=HTTPStatus.SEE_OTHER)
