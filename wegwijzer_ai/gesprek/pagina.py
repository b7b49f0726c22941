"""The page of the conversation, or only what a script has to add to it (`X-Fragment`)."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.model import MAX_LENGTH
from wegwijzer_ai.forms import OordeelForm, VraagForm
from wegwijzer_ai.gesprek.model import Gesprek
from wegwijzer_ai.gesprek.service import Geheugen
from wegwijzer_ai.gesprek.tekst import as_mailto
from wegwijzer_ai.weergave import VOORBEELDEN, Beurtweergave

# The switch bites within five seconds, so the page on which one begins may not be kept longer either.
NEW_PAGE = "public, max-age=5, s-maxage=5, stale-while-revalidate=5"
_NUMMER = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Oordeelvak:
    """'Klopt dit?' at one turn: the form, or what became of it ('ja', 'nee' or 'laat')."""

    nummer: str
    gegeven: str
    formulier: OordeelForm
    gemaskeerd: bool = False


def show_page(
    request: HttpRequest,
    *,
    gesprek: Gesprek | None = None,
    formulier: VraagForm | None = None,
    geheugen: Geheugen = Geheugen.VERDER,
    oordeel: Oordeelvak | None = None,
    **meldingen: bool,
) -> HttpResponse:
    """The conversation so far with its last turn whole, and room for the next question."""
    beurten = gesprek.beurten if gesprek else ()
    beurt = beurten[-1] if beurten else None
    fout = "".join(map(str, formulier.errors.get("q", []))) if formulier else ""
    context = {
        "eerdere": beurten[:-1],
        "beurt": beurt,
        # Where the address of the form leads; a mistake has the focus itself.
        "anker": bool(beurten[:-1]) and not fout,
        "gesprek": gesprek,
        "formulier": formulier,
        "fout": fout,
        "getypt": formulier.data.get("q", "") if formulier else "",
        "velden": _hidden(gesprek, formulier),
        "geheugen": geheugen.value,
        "oordeel": oordeel or (make_oordeelvak(beurt, gesprek) if beurt and gesprek else None),
        "mailto": as_mailto(gesprek) if gesprek else "",
        "max_length": MAX_LENGTH,
        "voorbeelden": VOORBEELDEN,
        "kruimels": [(_("Home"), get_script_prefix()), (_("Stel uw vraag"), None)],
        **meldingen,
    }
    template = "wegwijzer_ai/gesprek_deel.html" if is_fragment(request) else "wegwijzer_ai/vraag.html"
    response = render(request, template, context, status=429 if meldingen.get("te_druk") else 200)
    is_new = request.method in {"GET", "HEAD"}
    return _private(response) if beurt or not is_new else _cached(response)


def show_off(request: HttpRequest) -> HttpResponse:
    """The assistant is switched off: search and a person are left.

    A page that is asked for gets 200, so that no cache in between goes on with an older page, as it may at an error.
    """
    template = "wegwijzer_ai/gesprek_uit.html" if is_fragment(request) else "wegwijzer_ai/uit.html"
    context = {
        "getypt": request.POST.get("q", "")[:MAX_LENGTH],
        "kruimels": [(_("Home"), get_script_prefix()), (_("Stel uw vraag"), None)],
    }
    return _private(render(request, template, context, status=503 if request.method == "POST" else 200))


def show_oordeel(request: HttpRequest, *, gesprek: Gesprek | None, vak: Oordeelvak) -> HttpResponse:
    """What became of a judgement, at its turn."""
    if is_fragment(request):
        return _private(render(request, "wegwijzer_ai/gesprek_oordeel.html", {"oordeel": vak}))
    laatste = gesprek.beurten[-1].nummer if gesprek and gesprek.beurten else ""
    if laatste == vak.nummer:
        return show_page(request, gesprek=gesprek, oordeel=vak)
    return show_page(request, gesprek=gesprek, bedankt=vak.gegeven in {"ja", "nee"}, te_laat=vak.gegeven == "laat")


def make_oordeelvak(beurt: Beurtweergave, gesprek: Gesprek) -> Oordeelvak:
    """Room for the judgement of this turn, or the thanks for it."""
    begin = {"oordeel": "nee", "sleutel": beurt.sleutel, "beurt": beurt.nummer, "gesprek": gesprek.id}
    return Oordeelvak(beurt.nummer, beurt.oordeel, OordeelForm(initial=begin, nummer=beurt.nummer))


def read_nummer(tekst: str) -> str:
    """The number of a turn in a form; nothing when it cannot be one of ours."""
    return tekst if _NUMMER.fullmatch(tekst) else ""


def is_fragment(request: HttpRequest) -> bool:
    """A script asks, which adds the answer to the page that is there."""
    return request.headers.get("X-Fragment") == "1"


def _hidden(gesprek: Gesprek | None, formulier: VraagForm | None) -> dict[str, str]:
    """What goes along with the next question."""
    velden = {
        "gesprek": gesprek.id if gesprek else "",
        "doelgroep": formulier.doelgroep if formulier else "",
        "over": formulier.data.get("over", "") if formulier and not gesprek else "",
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde}


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Vary"] = "X-Fragment"
    return response


def _cached(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = NEW_PAGE
    response.headers["Vary"] = "X-Fragment"
    return response
