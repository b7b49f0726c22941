"""The pages of the assistant: whole without JavaScript, one turn at a time with it.

No session, no cookie: a conversation is known by an id in the page alone (docs/adr/0011).
"""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.core.beleid import public
from portal.core.persoonsgegevens import mask
from toegankelijkheid.formulieren.bewijs import comes_from_here
from wegwijzer_ai.bediening.service import wegwijzer_is_on
from wegwijzer_ai.forms import OordeelForm, VraagForm
from wegwijzer_ai.gesprek.drukte import may_ask, may_judge
from wegwijzer_ai.gesprek.pagina import Oordeelvak, read_nummer, show_off, show_oordeel, show_page
from wegwijzer_ai.gesprek.service import find_gesprek, note_judgement, take_turn, wipe
from wegwijzer_ai.gesprek.tekst import as_text
from wegwijzer_ai.vragen.services import record_judgement


# A forged request would only show somebody an answer, so there is nothing that a token could protect. Questions come
# by POST only, which keeps them out of addresses, history and logs.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def vraag(request: HttpRequest) -> HttpResponse:
    """`/wegwijzer/`: ask, and get the answer on the page, or only the turn for a script that adds it (`X-Fragment`)."""
    if not wegwijzer_is_on():
        return show_off(request)
    if request.method != "POST":
        # A question in the address of somebody else's link leaves the address again.
        return HttpResponseRedirect(reverse("wegwijzer:vraag")) if "q" in request.GET else show_page(request)
    formulier = VraagForm(request.POST)
    if not formulier.is_valid():
        return show_page(request, gesprek=find_gesprek(request.POST.get("gesprek", "")), formulier=formulier)
    if not may_ask(request):
        gesprek = find_gesprek(formulier.cleaned_data["gesprek"])
        return show_page(request, gesprek=gesprek, formulier=formulier, te_druk=True)
    ronde = take_turn(
        formulier.read_vraag(taal=get_language() or "nl"),
        over=formulier.cleaned_data["over"],
        gekozen=formulier.cleaned_data["gekozen"],
    )
    return show_page(request, gesprek=ronde.gesprek, geheugen=ronde.geheugen)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def oordeel(request: HttpRequest) -> HttpResponse:
    """`/wegwijzer/oordeel/`: 'klopt dit?'. The signed key of the turn guards it (docs/adr/0009)."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("wegwijzer:vraag"))
    if not comes_from_here(request):
        return HttpResponseForbidden(_("Dit formulier komt niet van deze site."), content_type="text/plain")
    nummer = read_nummer(request.POST.get("beurt", ""))
    formulier = OordeelForm(request.POST, nummer=nummer)
    if not formulier.is_valid():
        return show_oordeel(
            request, gesprek=find_gesprek(request.POST.get("gesprek", "")), vak=Oordeelvak(nummer, "", formulier)
        )
    gegeven = _judge(request, formulier)
    gesprek = note_judgement(formulier.cleaned_data["gesprek"], nummer=nummer, oordeel=gegeven)
    gemaskeerd = mask(formulier.cleaned_data["toelichting"])[1]
    return show_oordeel(request, gesprek=gesprek, vak=Oordeelvak(nummer, gegeven, formulier, gemaskeerd))


def _judge(request: HttpRequest, formulier: OordeelForm) -> str:
    """The judgement as it was taken in; 'laat' when it was not."""
    data = formulier.cleaned_data
    taken = may_judge(request) and record_judgement(
        sleutel=data["sleutel"],
        oordeel=data["oordeel"],
        reden=data["reden"],
        toelichting=data["toelichting"],
        meesturen=data["meesturen"],
    )
    return str(data["oordeel"]) if taken else "laat"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def gesprek(request: HttpRequest) -> HttpResponse:
    """`/wegwijzer/gesprek/`: take the conversation along as text, or wipe it. Who has its id may do so."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("wegwijzer:vraag"))
    gesprek_id = request.POST.get("gesprek", "")
    if request.POST.get("doe") == "wis":
        return show_page(request, gewist=wipe(gesprek_id))
    found = find_gesprek(gesprek_id)
    if found is None:
        return show_page(request, weg=True)
    response = HttpResponse(as_text(found), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="wegwijzer-{timezone.localdate()}.txt"'
    response.headers["Cache-Control"] = "no-store"
    return response
