"""Pages of the team lead: teams, colleagues and figures."""

from collections import Counter
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.beheer.cijfers import Cijfers, make_csv, read_cijfers
from mijnomgeving.loket.beheer.forms import InzetForm, PeriodeForm, TeamForm, last_month
from mijnomgeving.loket.beheer.models import Loketteam
from mijnomgeving.loket.beheer.selectors import Collega, find_team, list_collegas, list_teams, list_werk
from mijnomgeving.loket.beheer.services import NaamBestaat, close_team, save_team, set_inzet
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from portal.toegang.medewerkers.accounts import EigenAccount, block, unblock
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol

_TEAMLEIDER = frozenset({Rol.TEAMLEIDER})


@require_safe
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def beheer(request: LoketRequest) -> HttpResponse:
    """Who works now, what waits, the teams and the colleagues."""
    organisatie = request.medewerker.organisatie
    collegas = list_collegas(organisatie=organisatie)
    werk = list_werk(medewerker=request.medewerker)
    leden = Counter(naam for een in collegas for naam in een.teams)
    wacht = Counter(regel.werkstuk.team_id for regel in werk)
    context = {
        "kruimels": kruimels(("Team en werk", None)),
        "collegas": collegas,
        "aan_het_werk": sum(een.aan_het_werk for een in collegas),
        "teams": [
            (team, leden[team.naam], wacht[team.team_id]) for team in list_teams(organisatie=str(organisatie.oin))
        ],
        "open": len(werk),
        "te_laat": sum(regel.te_laat for regel in werk),
        "vrij": sum(not regel.werkstuk.medewerker for regel in werk),
    }
    return render_loket(request, "beheer", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def team(request: LoketRequest, team_id: UUID | None = None) -> HttpResponse:
    """Make a team, or change one."""
    rij = _find_team(request, team_id) if team_id else None
    collegas = list_collegas(organisatie=request.medewerker.organisatie)
    begin = _begin(rij) if rij else {}
    formulier = TeamForm(request.POST if request.method == "POST" else None, initial=begin, collegas=collegas)
    if request.method == "POST" and formulier.is_valid():
        try:
            bewaard = save_team(door=request.medewerker, team=rij, **formulier.cleaned_data)
        except NaamBestaat:
            formulier.add_error("naam", "Er is al een team met deze naam.")
        else:
            tell(request, f"Team {bewaard.naam} is bewaard.")
            return HttpResponseRedirect(reverse("loket:beheer"), status=HTTPStatus.SEE_OTHER)
    titel = f"Team {rij.naam}" if rij else "Nieuw team"
    context = {
        "kruimels": kruimels(("Team en werk", reverse("loket:beheer")), (titel, None)),
        "formulier": formulier,
        "team": rij,
        "titel": titel,
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "beheer_team", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def team_sluiten(request: LoketRequest, team_id: UUID) -> HttpResponse:
    """Sure? Then the team is no more, and its work waits for everybody."""
    rij = _find_team(request, team_id)
    if request.method == "POST":
        close_team(door=request.medewerker, team=rij)
        tell(request, f"Team {rij.naam} is opgeheven. Het werk ervan staat nu in de wachtrij van iedereen.")
        return HttpResponseRedirect(reverse("loket:beheer"), status=HTTPStatus.SEE_OTHER)
    context = {
        "kruimels": kruimels(("Team en werk", reverse("loket:beheer")), (f"Team {rij.naam} opheffen", None)),
        "team": rij,
    }
    return render_loket(request, "beheer_team_sluiten", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def collega(request: LoketRequest, kenmerk: str) -> HttpResponse:
    """What a colleague knows about and when this person works; and the account."""
    een = _find_collega(request, kenmerk)
    formulier = InzetForm(request.POST if request.method == "POST" else None, inzet=een.inzet)
    if request.method == "POST" and formulier.is_valid():
        data = formulier.cleaned_data
        set_inzet(
            door=request.medewerker,
            kenmerk=kenmerk,
            themas=data["themas"],
            werktijden=formulier.read_werktijden(),
            afwezig_van=data["afwezig_van"],
            afwezig_tot=data["afwezig_tot"],
        )
        tell(request, f"Bewaard voor {een.account.naam}.")
        return HttpResponseRedirect(reverse("loket:beheer"), status=HTTPStatus.SEE_OTHER)
    context = {
        "kruimels": kruimels(("Team en werk", reverse("loket:beheer")), (een.account.naam, None)),
        "formulier": formulier,
        "collega": een,
        "ikzelf": kenmerk in request.medewerker.kenmerken,
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "beheer_collega", context, status=status)


@require_POST
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def toegang(request: LoketRequest, kenmerk: str) -> HttpResponse:
    """Block a colleague's account, or let this person in again; it bites at the next request."""
    een = _find_collega(request, kenmerk)
    try:
        if request.POST.get("doe") == "toelaten":
            unblock(door=request.medewerker, kenmerk=kenmerk)
            tell(request, f"{een.account.naam} kan weer inloggen.")
        else:
            block(door=request.medewerker, kenmerk=kenmerk)
            tell(request, f"{een.account.naam} is uitgelogd en kan niet meer inloggen.")
    except EigenAccount:
        tell(request, "Uw eigen account kunt u niet blokkeren. Vraag dat aan een andere teamleider.")
    return HttpResponseRedirect(reverse("loket:collega", args=[kenmerk]), status=HTTPStatus.SEE_OTHER)


@require_safe
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def cijfers(request: LoketRequest) -> HttpResponse:
    """How it goes: contacts by subject, channel and outcome, and how long work waited."""
    formulier, gelezen = _read_cijfers(request)
    context = {
        "kruimels": kruimels(("Team en werk", reverse("loket:beheer")), ("Cijfers", None)),
        "formulier": formulier,
        "cijfers": gelezen,
    }
    return render_loket(request, "beheer_cijfers", context)


@require_safe
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def cijfers_csv(request: LoketRequest) -> HttpResponse:
    """The same figures for a spreadsheet."""
    _formulier, gelezen = _read_cijfers(request)
    # The mark by which spreadsheets know UTF-8.
    response = HttpResponse("\ufeff" + make_csv(gelezen), content_type="text/csv; charset=utf-8")
    naam = f"loketcijfers-{gelezen.van}-{gelezen.tot}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    return response


def _read_cijfers(request: LoketRequest) -> tuple[PeriodeForm, Cijfers]:
    van, tot = last_month()
    formulier = PeriodeForm(request.GET if "van" in request.GET else {"van": van, "tot": tot})
    if formulier.is_valid():
        van, tot = formulier.cleaned_data["van"], formulier.cleaned_data["tot"]
    return formulier, read_cijfers(organisatie=str(request.medewerker.organisatie.oin), van=van, tot=tot)


def _find_team(request: LoketRequest, team_id: UUID) -> Loketteam:
    rij = find_team(organisatie=request.medewerker.organisatie, team_id=team_id)
    if rij is None:
        raise Http404
    return rij


def _begin(rij: Loketteam) -> dict[str, object]:
    leden = list(rij.leden.values_list("medewerker", flat=True))
    return {"naam": rij.naam, "themas": rij.themas, "leden": leden}


def _find_collega(request: LoketRequest, kenmerk: str) -> Collega:
    collegas = list_collegas(organisatie=request.medewerker.organisatie)
    een = next((een for een in collegas if een.account.kenmerk == kenmerk), None)
    if een is None:
        raise Http404
    return een
