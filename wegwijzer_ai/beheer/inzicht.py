"""Looking inside: why a page ranks, what happened in the last days, and the switches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.bediening.service import turn
from wegwijzer_ai.beheer.forms import SchakelForm, UitlegForm
from wegwijzer_ai.beheer.rechten import CIJFERS, SCHAKELAARS, SCHAKELEN, has_recht, requires, schrijft
from wegwijzer_ai.beheer.tonen import KENMERKEN, SIGNALEN, TALEN, name_of, render
from wegwijzer_ai.beheer.uitleg import Signaal, Uitleg, explain
from wegwijzer_ai.models import Schakelaar, Schakelnaam
from wegwijzer_ai.vragen.cijfers import PERIODES, Cijfers, Dag, read_cijfers

HEIGHT = 120
BAR = 6


@require_http_methods(["GET", "POST"])
@requires(schrijft)
def uitleg(request: HttpRequest) -> HttpResponse:
    """Ask as somebody else would, and see why the answer is what it is. By POST: a question stands in no address."""
    formulier = UitlegForm(request.POST or None)
    gezien = explain(_read_vraag(formulier)) if request.method == "POST" and formulier.is_valid() else None
    return render(
        request,
        "uitleg",
        _("Uitleg bij een vraag"),
        "view",
        formulier=formulier,
        gezien=_readable(gezien) if gezien else None,
        uitkomst=name_of(gezien.antwoord.uitkomst) if gezien else "",
        taal=TALEN[gezien.beurt.taal] if gezien else "",
        kenmerken=[(KENMERKEN.get(k.naam, k.naam), k) for k in gezien.kenmerken] if gezien else [],
        schalen=_thresholds(gezien) if gezien else None,
    )


def _read_vraag(formulier: UitlegForm) -> Vraag:
    gegeven: dict[str, Any] = formulier.cleaned_data
    return Vraag(
        tekst=gegeven["vraag"],
        taal=gegeven["taal"] or "nl",
        doelgroep=gegeven["doelgroep"] or None,
        gemeente=gegeven["gemeente"] or None,
    )


def _readable(gezien: Uitleg) -> Uitleg:
    """With the signals named in words."""
    return replace(
        gezien,
        rijen=[replace(rij, signalen=_named(rij.signalen), erbij=_named(rij.erbij)) for rij in gezien.rijen],
    )


def _named(signalen: Sequence[Signaal]) -> Sequence[Signaal]:
    return [replace(signaal, naam=str(SIGNALEN.get(signaal.naam, signaal.naam))) for signaal in signalen]


def _thresholds(gezien: Uitleg) -> dict[str, int]:
    """Whole percentages, for words and for the drawing."""
    kalibratie = gezien.kalibratie
    return {
        "kans": round(100 * gezien.kans),
        "keuzekans": round(100 * gezien.keuzekans),
        "antwoord": round(100 * kalibratie.antwoord_vanaf),
        "terugvragen": round(100 * kalibratie.verduidelijking_vanaf),
    }


@dataclass(frozen=True, slots=True)
class Staaf:
    """A day as a bar in the drawing: whole numbers, so that no language writes them with a comma."""

    x: int
    y: int
    hoogte: int
    y_niet: int
    hoogte_niet: int
    dag: Dag


@require_GET
@requires(has_recht(CIJFERS))
def cijfers(request: HttpRequest) -> HttpResponse:
    """Outcomes, refusals, durations and judgements of the last 30 or 90 days, and what moved."""
    gevraagd = request.GET.get("dagen", "")
    dagen = int(gevraagd) if gevraagd in {str(periode) for periode in PERIODES} else PERIODES[0]
    gelezen = read_cijfers(dagen=dagen)
    return render(
        request,
        "cijfers",
        _("Cijfers van de wegwijzer"),
        "history",
        cijfers=gelezen,
        periodes=PERIODES,
        staven=_bars(gelezen),
        breedte=BAR * dagen,
        hoogte=HEIGHT,
        niet_beantwoord=_percent(gelezen.niet_beantwoord),
        zekerheid=_percent(gelezen.totaal.gemiddelde_zekerheid),
        uitkomsten=[(name_of(deel.naam), deel, _percent(deel.deel)) for deel in gelezen.uitkomsten],
        talen=[
            (name_of(d.naam), d, _percent(d.niet_beantwoord), d.telling.duration(0.5), d.telling.duration(0.95))
            for d in gelezen.talen
        ],
        verschuivingen=[(name_of(v.naam), v, _percent(v.voor), _percent(v.na)) for v in gelezen.verschuivingen],
    )


def _percent(deel: float) -> str:
    """With one decimal, as this language writes it."""
    return number_format(100 * deel, decimal_pos=1)


def _bars(gelezen: Cijfers) -> Sequence[Staaf]:
    most = max((dag.aantal for dag in gelezen.per_dag), default=0) or 1
    bars = []
    for number, dag in enumerate(gelezen.per_dag):
        whole, part = (HEIGHT * count // most for count in (dag.aantal, dag.niet_beantwoord))
        bars.append(Staaf(BAR * number, HEIGHT - whole, whole, HEIGHT - part, part, dag))
    return bars


@require_http_methods(["GET", "POST"])
@requires(has_recht(SCHAKELAARS))
def schakelaars(request: HttpRequest) -> HttpResponse:
    """What is on and what is off, since when and why; a beheerder turns it."""
    mag = has_recht(SCHAKELEN)(request.user)
    if request.method == "POST" and not mag:
        raise PermissionDenied
    formulieren = {naam: _switch_form(request, naam) for naam in Schakelnaam}
    verzonden = next((f for f in formulieren.values() if f.is_bound), None)
    if verzonden and verzonden.is_valid():
        gegeven: dict[str, Any] = verzonden.cleaned_data
        turn(naam=Schakelnaam(gegeven["naam"]), aan=gegeven["aan"], reden=gegeven["reden"], door=request.user)  # type: ignore[arg-type] # logged in
        messages.success(request, _("Omgezet. Binnen vijf seconden geldt dit overal."))
        return HttpResponseRedirect(reverse("wegwijzer_vragen:schakelaars"))
    bekend = Schakelaar.objects.select_related("door").in_bulk()
    rijen = [(bekend.get(naam.value) or Schakelaar(naam=naam.value), form) for naam, form in formulieren.items()]
    return render(request, "schakelaars", _("Aan en uit"), "cog", rijen=rijen, mag=mag)


def _switch_form(request: HttpRequest, naam: Schakelnaam) -> SchakelForm:
    """The form of one switch, filled when it is the one that was sent."""
    gezonden = request.POST if request.method == "POST" and request.POST.get("naam") == naam.value else None
    return SchakelForm(gezonden, initial={"naam": naam.value}, auto_id=f"{naam.value}_%s")
