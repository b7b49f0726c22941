"""/loket/contact/<id>/code/: showing who one is with a code, without a question for consent."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.toestemming.antwoord import FOUTEN
from mijnomgeving.loket.toestemming.codes import Uitslag, Versturen, check_code, find_code, send_code
from mijnomgeving.loket.toestemming.forms import CodeFormulier
from mijnomgeving.loketbezoek.models import Weg
from portal.outbound.service import BronFout

STIL = "De Profielservice geeft nu geen antwoord. Probeer het zo nog eens, of kies een andere manier."
_NIET_VERSTUURD = {
    Versturen.GEEN_ADRES: "Er is geen bevestigd adres of nummer bekend. Kies een andere manier.",
    Versturen.TE_VAAK: "Er zijn al drie codes verstuurd in dit gesprek. Kies een andere manier.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact()
def code(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Send a code by mail or text message, and fill in what the person says."""
    if request.method == "POST" and request.POST.get("verstuur") in {Weg.MAIL.value, Weg.SMS.value}:
        tell(request, send(request, Weg(request.POST["verstuur"])))
        return HttpResponseRedirect(reverse("loket:code", args=[contact_id]), status=HTTPStatus.SEE_OTHER)
    formulier = CodeFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid() and _check(request, formulier):
        tell(request, "De code klopt. U weet nu genoeg zeker wie u spreekt.")
        return HttpResponseRedirect(reverse("loket:contact", args=[contact_id]), status=HTTPStatus.SEE_OTHER)
    context = {
        "formulier": formulier,
        "code": find_code(lopend=request.lopend),
        "contact_id": contact_id,
        "kruimels": kruimels(("Code", None)),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "code", context, status=status)


def send(request: ContactRequest, weg: Weg) -> str:
    """Send a code; gives what became of it, in words."""
    try:
        waar = send_code(lopend=request.lopend, weg=weg)
    except BronFout:
        return STIL
    return _NIET_VERSTUURD[waar] if isinstance(waar, Versturen) else f"De code is verstuurd naar {waar.gemaskeerd}."


def _check(request: ContactRequest, formulier: CodeFormulier) -> bool:
    try:
        uitslag = check_code(lopend=request.lopend, code=formulier.cleaned_data["code"])
    except BronFout:
        formulier.add_error(None, STIL)
        return False
    if uitslag is not Uitslag.GOED:
        formulier.add_error("code", FOUTEN[uitslag])
    return uitslag is Uitslag.GOED
