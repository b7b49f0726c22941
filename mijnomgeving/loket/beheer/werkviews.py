"""What waits: the queue of a team, one piece of work, and what is done with it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.beheer import werk as services
from mijnomgeving.loket.beheer.forms import ToewijsForm, UitkomstForm, WerkfilterForm
from mijnomgeving.loket.beheer.models import Werkstuk
from mijnomgeving.loket.beheer.selectors import (
    find_elders,
    find_team,
    find_werk,
    list_collegas,
    list_teams,
    list_werk,
)
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from portal.toegang.medewerkers.beleid import LoketRequest, may_open, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.kluis import Onleesbaar

_BALIE, _TEAMLEIDER = frozenset({Rol.BALIE}), frozenset({Rol.TEAMLEIDER})
_MEESTE = 100


@require_safe
@requires_medewerker("loket-contact", rollen=_BALIE | _TEAMLEIDER)
def werk(request: LoketRequest) -> HttpResponse:
    """What waits for this caseworker and the own teams; for a team lead, for the whole organisation."""
    teams = list_teams(organisatie=str(request.medewerker.organisatie.oin))
    formulier = WerkfilterForm(request.GET or None, teams=teams)
    keuze = formulier.cleaned_data if formulier.is_valid() else {}
    klaar = request.GET.get("klaar") == "ja"
    regels = list_werk(
        medewerker=request.medewerker,
        team=UUID(keuze["team"]) if keuze.get("team") else None,
        soort=keuze.get("soort", ""),
        alleen=keuze.get("alleen", ""),
        klaar=klaar,
    )
    context = {
        "kruimels": kruimels(("Werkvoorraad", None)),
        "formulier": formulier if formulier.is_bound else WerkfilterForm(teams=teams),
        "regels": regels[:_MEESTE],
        "aantal": len(regels),
        "klaar": klaar,
        "teamleider": may_open(request.medewerker, _TEAMLEIDER),
    }
    return render_loket(request, "werk", context)


@require_safe
@requires_medewerker("loket-contact", rollen=_BALIE | _TEAMLEIDER)
def werkstuk(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """One piece of work; who took it also sees whom to reach."""
    return _show(request, _find(request, werkstuk_id))


@require_POST
@requires_medewerker("loket-contact", rollen=_BALIE)
def oppakken(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """Take it."""
    return _do(request, werkstuk_id, services.take_werk, "U hebt dit opgepakt.")


@require_POST
@requires_medewerker("loket-contact", rollen=_BALIE)
def teruggeven(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """Give it back to the team."""
    return _do(request, werkstuk_id, services.release_werk, "Het staat weer in de wachtrij van het team.")


@require_POST
@requires_medewerker("loket-contact", rollen=_BALIE)
def poging(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """Nobody answered."""
    return _do(request, werkstuk_id, services.note_poging, "De poging staat erbij. Probeer het later weer.")


@require_POST
@requires_medewerker("loket-contact", rollen=_BALIE)
def afronden(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """Done: how did it end?"""
    formulier = UitkomstForm(request.POST)
    if not formulier.is_valid():
        return _show(request, _find(request, werkstuk_id), uitkomst=formulier, status=HTTPStatus.BAD_REQUEST)
    uitkomst = formulier.cleaned_data["uitkomst"]
    return _do(request, werkstuk_id, services.complete_werk, "Dit is afgerond.", uitkomst=uitkomst)


@require_http_methods(["POST"])
@requires_medewerker("loket-beheer", rollen=_TEAMLEIDER)
def toewijzen(request: LoketRequest, werkstuk_id: UUID) -> HttpResponse:
    """The team lead hands it to somebody, or to another team."""
    stuk = _find(request, werkstuk_id)
    formulier = _toewijsform(request, stuk, request.POST)
    if not formulier.is_valid():
        return _show(request, stuk, toewijs=formulier, status=HTTPStatus.BAD_REQUEST)
    gekozen = formulier.cleaned_data["team"]
    team = find_team(organisatie=request.medewerker.organisatie, team_id=UUID(gekozen)) if gekozen else None
    try:
        services.assign_werk(werkstuk=stuk, door=request.medewerker, aan=formulier.cleaned_data["aan"], team=team)
    except services.AlKlaar:
        tell(request, "Dit is al afgerond.")
    except services.VanEenAnder:
        tell(request, "Deze collega of dit team hoort niet bij uw organisatie.")
    else:
        tell(request, "Het werk is toegewezen.")
    return _back(werkstuk_id)


def _do(request: LoketRequest, werkstuk_id: UUID, doe: Any, gezegd: str, **anders: str) -> HttpResponse:  # noqa: ANN401 - one of the services
    try:
        doe(werkstuk=_find(request, werkstuk_id), medewerker=request.medewerker, **anders)
    except services.AlKlaar:
        tell(request, "Dit was al afgerond.")
    except services.AndermansWerk:
        tell(request, "Een collega heeft dit opgepakt. Overleg met die collega of met uw teamleider.")
    else:
        tell(request, gezegd)
    return _back(werkstuk_id)


def _back(werkstuk_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("loket:werkstuk", args=[werkstuk_id]), status=HTTPStatus.SEE_OTHER)


def _show(
    request: LoketRequest,
    stuk: Werkstuk,
    *,
    uitkomst: UitkomstForm | None = None,
    toewijs: ToewijsForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    medewerker = request.medewerker
    van_mij = stuk.medewerker in medewerker.kenmerken
    balie, teamleider = may_open(medewerker, _BALIE), may_open(medewerker, _TEAMLEIDER)
    namen = {een.account.kenmerk: een.account.naam for een in list_collegas(organisatie=medewerker.organisatie)}
    context = {
        "kruimels": kruimels(("Werkvoorraad", reverse("loket:werk")), (stuk.get_soort_display(), None)),
        "stuk": stuk,
        "wie": namen.get(stuk.medewerker, "een collega") if stuk.medewerker else "",
        "van_mij": van_mij,
        "inhoud": _read_inhoud(request, stuk) if van_mij and stuk.open else None,
        "elders": find_elders(stuk) if van_mij else "",
        "mag_pakken": balie and stuk.open and not stuk.medewerker,
        "uitkomst": uitkomst or UitkomstForm(),
        "uitkomst_naam": services.UITKOMSTEN.get(stuk.uitkomst, stuk.uitkomst),
        "toewijs": (toewijs or _toewijsform(request, stuk)) if teamleider and stuk.open else None,
    }
    return render_loket(request, "werk_stuk", context, status=status)


def _read_inhoud(request: LoketRequest, stuk: Werkstuk) -> list[tuple[str, str]]:
    try:
        inhoud = services.open_inhoud(werkstuk=stuk, medewerker=request.medewerker)
    except Onleesbaar:
        return [("Gegevens", "Deze gegevens kunnen niet meer worden gelezen.")]
    return [(naam.replace("_", " ").capitalize(), waarde) for naam, waarde in inhoud.items() if isinstance(waarde, str)]


def _toewijsform(request: LoketRequest, stuk: Werkstuk, data: Any = None) -> ToewijsForm:  # noqa: ANN401 - QueryDict
    organisatie = request.medewerker.organisatie
    return ToewijsForm(
        data,
        initial={"aan": stuk.medewerker, "team": str(stuk.team_id or "")},
        collegas=list_collegas(organisatie=organisatie),
        teams=list_teams(organisatie=str(organisatie.oin)),
        thema=stuk.thema,
    )


def _find(request: LoketRequest, werkstuk_id: UUID) -> Werkstuk:
    stuk = find_werk(medewerker=request.medewerker, werkstuk_id=werkstuk_id)
    if stuk is None:
        raise Http404
    return stuk
