"""The page of the assistant: whole without JavaScript, one turn at a time with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.core.beleid import public
from wegwijzer_ai.antwoord.model import MAX_LENGTH
from wegwijzer_ai.forms import read_vraag
from wegwijzer_ai.service import answer
from wegwijzer_ai.weergave import VOORBEELDEN, show


# No session, no cookie and no effect: a forged request would only show somebody an answer, so there is nothing that a
# token could protect. POST keeps the question out of addresses and logs; a link with a ready question may use GET.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def vraag(request: HttpRequest) -> HttpResponse:
    """`/wegwijzer/`: ask, and get the answer on the page, or only the turn for a script that adds it (`X-Fragment`)."""
    asked = read_vraag(request.POST if request.method == "POST" else request.GET, taal=get_language() or "nl")
    beurt = show(answer(asked)) if asked else None
    fragment = request.headers.get("X-Fragment") == "1" and beurt is not None
    response = render(
        request,
        "wegwijzer_ai/beurt.html" if fragment else "wegwijzer_ai/vraag.html",
        {
            "beurt": beurt,
            "voorbeelden": VOORBEELDEN,
            "velden": _kept(beurt.antwoord.gemeente.code if beurt and beurt.antwoord.gemeente else "", request),
            "max_length": MAX_LENGTH,
            "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Stel uw vraag"), None)],
        },
    )
    if asked:
        response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "X-Fragment"
    return response


def _kept(gemeente: str, request: HttpRequest) -> dict[str, str]:
    """What goes along with the next question."""
    values = request.POST if request.method == "POST" else request.GET
    doelgroep = values.get("doelgroep", "")
    kept = {"gemeente": gemeente, "doelgroep": doelgroep if doelgroep in {"particulier", "ondernemer"} else ""}
    return {name: value for name, value in kept.items() if value}
