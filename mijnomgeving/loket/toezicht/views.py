"""/loket/toezicht/: what waits, the log of the own organisation, what stands out, and what officers did themselves."""

from datetime import timedelta
from functools import partial
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.loket.pagina import render_loket, tell
from mijnomgeving.loket.toezicht.daden import ACTIE, list_redenen, log_daad, log_search
from mijnomgeving.loket.toezicht.download import make_csv
from mijnomgeving.loket.toezicht.keten import ask_check, last_controle
from mijnomgeving.loket.toezicht.namen import read_namen
from mijnomgeving.loket.toezicht.regels import list_blikken
from mijnomgeving.loket.toezicht.selectors import list_persoonlijk, read_uitschieters, read_wachtend
from mijnomgeving.loket.toezicht.weergave import show_alarmen, show_blikken, show_uitschieters
from mijnomgeving.loket.toezicht.zoeken import MEESTE, Zoekformulier, Zoekvraag, search
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.toezicht import list_loketregels

PER_PAGINA = 50
TITEL = "Toezicht"
toezicht = partial(requires_medewerker, "loket-toezicht", rollen=frozenset({Rol.TOEZICHT}))
_EIGEN = timedelta(days=92)


@require_safe
@toezicht()
def overzicht(request: LoketRequest) -> HttpResponse:
    """What waits for an officer, and whether the log is whole."""
    context = {
        "kruimels": [(TITEL, None)],
        "wachtend": read_wachtend(organisatie=request.medewerker.organisatie.oin),
        "controle": last_controle(),
    }
    return render_loket(request, "toezicht", context)


@require_safe
@toezicht()
def logboek(request: LoketRequest) -> HttpResponse:
    """What the own staff did. Each time that it is shown stands in the log itself."""
    vraag, namen = Zoekvraag.of(request), read_namen(request.medewerker.organisatie)
    begin = {"medewerker": vraag.medewerker, "van": vraag.van, "tot": vraag.tot, "doel": vraag.doel}
    formulier = Zoekformulier(initial={**begin, "alleen": vraag.alleen, "bsn": vraag.bsn}, namen=namen)
    log_search(medewerker=request.medewerker, wat=vraag.describe(), over=vraag.over, herkomst=vraag.herkomst or ACTIE)
    blikken, vol = search(vraag, medewerker=request.medewerker, namen=namen)
    pagina = Paginator(blikken, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "kruimels": kruimels(("Logboek", None)),
        "formulier": formulier,
        "vraag": vraag,
        "dagen": vraag.days(),
        "pagina": pagina,
        "regels": show_blikken(pagina.object_list, namen),
        "gevonden": len(blikken),
        "vol": vol,
        "controle": last_controle(),
    }
    return render_loket(request, "toezicht_logboek", context)


@require_POST
@toezicht()
def filteren(request: LoketRequest) -> HttpResponse:
    """Remember what the officer looks for; the button 'alles' forgets it."""
    namen = read_namen(request.medewerker.organisatie)
    if "alles" in request.POST:
        Zoekvraag().keep(request)
        return _see_other("toezicht_logboek")
    formulier = Zoekformulier(request.POST, namen=namen)
    if not formulier.is_valid():
        context = {"kruimels": kruimels(("Logboek", None)), "formulier": formulier, "controle": last_controle()}
        return render_loket(request, "toezicht_logboek", context, status=HTTPStatus.BAD_REQUEST)
    vraag = formulier.as_zoekvraag("")
    reden = formulier.cleaned_data["reden"].strip() if vraag.bsn else ""
    vandaan = log_search(medewerker=request.medewerker, wat=vraag.describe(), over=vraag.over, reden=reden)
    formulier.as_zoekvraag(vandaan).keep(request)
    return _see_other("toezicht_logboek")


@require_safe
@toezicht()
def download(request: LoketRequest) -> HttpResponse:
    """What is found now, all pages of it, as a table."""
    vraag, namen = Zoekvraag.of(request), read_namen(request.medewerker.organisatie)
    log_search(
        medewerker=request.medewerker,
        wat=f"bestand: {vraag.describe()}",
        over=vraag.over,
        herkomst=vraag.herkomst or ACTIE,
    )
    blikken, _ = search(vraag, medewerker=request.medewerker, namen=namen)
    response = HttpResponse(make_csv(show_blikken(blikken, namen)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename="logboek-loket.csv")
    )
    return response


@require_POST
@toezicht()
def controleren(request: LoketRequest) -> HttpResponse:
    """Let the worker walk over the whole chain."""
    log_daad(medewerker=request.medewerker, resultaat="keten gecontroleerd", over="auditlogboek")
    if ask_check(organisatie=str(request.medewerker.organisatie.oin)):
        tell(request, "De controle loopt. Dat duurt meestal minder dan een minuut. Open deze pagina daarna opnieuw.")
    else:
        tell(request, "De controle kan nu niet. Vannacht controleert het portaal het logboek vanzelf.")
    return _see_other("toezicht")


@require_safe
@toezicht()
def uitschieters(request: LoketRequest) -> HttpResponse:
    """What stands out in the last month."""
    medewerker = request.medewerker
    log_search(medewerker=medewerker, wat="uitschieters van de laatste maand", herkomst=ACTIE)
    gevonden, vol = read_uitschieters(organisatie=medewerker.organisatie)
    namen = read_namen(medewerker.organisatie)
    context = {
        "kruimels": kruimels(("Uitschieters", None)),
        "uitschieters": show_uitschieters(gevonden, namen),
        "alarmen": show_alarmen(list_persoonlijk(organisatie=medewerker.organisatie.oin), namen),
        "vol": vol,
    }
    return render_loket(request, "toezicht_uitschieters", context)


@require_safe
@toezicht()
def eigen(request: LoketRequest) -> HttpResponse:
    """What officers of this organisation did themselves, with why."""
    organisatie, nu = request.medewerker.organisatie, timezone.now()
    regels = list_loketregels(
        organisatie=organisatie.naam,
        vanaf=nu - _EIGEN,
        tot=nu + timedelta(minutes=1),
        activiteit="loket-toezicht",
        at_most=MEESTE,
    )
    pagina = Paginator(list_blikken(regels), PER_PAGINA).get_page(request.GET.get("pagina"))
    redenen = {reden.herkomst: reden.tekst for reden in list_redenen(organisatie=str(organisatie.oin))}
    context = {
        "kruimels": kruimels(("Logboek van toezicht", None)),
        "pagina": pagina,
        "regels": [
            (regel, redenen.get(regel.blik.herkomst, ""))
            for regel in show_blikken(pagina.object_list, read_namen(organisatie))
        ],
    }
    return render_loket(request, "toezicht_eigen", context)


def kruimels(*verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The crumbs from the first page of an officer, who need not be allowed on the home of the counter."""
    return [(TITEL, reverse("loket:toezicht")), *verder]


def _see_other(naam: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"loket:{naam}"), status=HTTPStatus.SEE_OTHER)
