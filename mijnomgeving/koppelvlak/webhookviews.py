"""The webhooks of one system, under /mijn/koppelvlak/<client_id>/."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.koppelvlak import webhooks
from mijnomgeving.koppelvlak.forms import WebhookFormulier
from mijnomgeving.koppelvlak.selectors import GetoondeWebhook, GetoondSysteem, show_webhook
from mijnomgeving.koppelvlak.services import TeVeel
from mijnomgeving.koppelvlak.views import ACTIVITEIT, crumbs, find_or_404, show_systeem
from mijnomgeving.pagina import render_pagina, tell
from portal.outbound.service import BronFout
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.grens import may
from portal.verantwoording.kluis import Onleesbaar

_PROEVEN, _MINUUT = 10, 60


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def webhook_nieuw(request: PersoonRequest, systeem_id: UUID) -> HttpResponse:
    """Give an address; the answer is the secret that signs what goes there, shown once.

    Raises:
        Http404: this company has no such system that still lives.
    """
    regel = find_or_404(request, systeem_id, levend=True)
    formulier = WebhookFormulier(request.POST or None, scopes=regel.rij.scopes)
    context: dict[str, object] = {"systeem": regel, "kruimels": crumbs(regel.toelating.naam)}
    if request.method == "POST" and formulier.is_valid():
        data = formulier.cleaned_data
        try:
            rij, geheim = webhooks.add_webhook(
                persoon=request.persoon, systeem=regel.rij, url=data["url"], soorten=data["soorten"]
            )
        except TeVeel:
            formulier.add_error(None, _("Dit systeem heeft al vijf adressen. Haal er eerst een weg."))
        else:
            return render_pagina(
                request, "koppelvlak_geheim", context | {"webhook": show_webhook(rij), "geheim": geheim}
            )
    return render_pagina(request, "koppelvlak_webhook", context | {"formulier": formulier})


@require_POST
@requires(ACTIVITEIT)
def webhook_controleren(request: PersoonRequest, systeem_id: UUID, webhook_id: UUID) -> HttpResponse:
    """Ask the address whether it is the company's, and use it from then on.

    Raises:
        Http404: this company has no such webhook.
    """
    regel, webhook = _find(request, systeem_id, webhook_id)
    if not may("webhook", str(regel.rij.pk), hoogstens=_PROEVEN, seconden=_MINUUT):
        return show_systeem(request, regel, fout=_("U probeerde dit te vaak. Wacht een minuut."))
    try:
        goed = webhooks.switch_on(persoon=request.persoon, webhook=webhook.rij)
    except (BronFout, Onleesbaar):
        zin = _("Het adres gaf geen antwoord dat wij kunnen gebruiken. Er is niets aan.")
        return show_systeem(request, regel, fout=zin)
    if not goed:
        return show_systeem(request, regel, fout=_("Het adres gaf ons woord niet terug."))
    return _back(request, systeem_id, _("Het adres is gecontroleerd en staat aan."))


@require_POST
@requires(ACTIVITEIT)
def webhook_proef(request: PersoonRequest, systeem_id: UUID, webhook_id: UUID) -> HttpResponse:
    """Send an event that says that it is a test.

    Raises:
        Http404: this company has no such webhook that is on.
    """
    regel, webhook = _find(request, systeem_id, webhook_id)
    if not webhook.aan:
        raise Http404
    if not may("webhook", str(regel.rij.pk), hoogstens=_PROEVEN, seconden=_MINUUT):
        return show_systeem(request, regel, fout=_("U probeerde dit te vaak. Wacht een minuut."))
    webhooks.send_test(webhook=webhook.rij)
    return _back(request, systeem_id, _("Wij sturen een proefbericht. Hieronder ziet u of het aankomt."))


@require_POST
@requires(ACTIVITEIT)
def webhook_opnieuw(request: PersoonRequest, systeem_id: UUID, webhook_id: UUID, levering_id: UUID) -> HttpResponse:
    """Send what was given up once more.

    Raises:
        Http404: this company has no such event that was given up.
    """
    _regel, webhook = _find(request, systeem_id, webhook_id)
    if not webhooks.send_again(webhook=webhook.rij, levering_id=levering_id):
        raise Http404
    return _back(request, systeem_id, _("Wij proberen het opnieuw."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def webhook_weg(request: PersoonRequest, systeem_id: UUID, webhook_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then send nothing there any more.

    Raises:
        Http404: this company has no such webhook.
    """
    regel, webhook = _find(request, systeem_id, webhook_id)
    if request.method == "POST":
        webhooks.remove_webhook(persoon=request.persoon, webhook=webhook.rij)
        return _back(request, systeem_id, _("Het adres is weg. Er gaat niets meer heen."))
    context = {"systeem": regel, "webhook": webhook, "kruimels": crumbs(regel.toelating.naam)}
    return render_pagina(request, "koppelvlak_webhook_weg", context)


def _find(request: PersoonRequest, systeem_id: UUID, webhook_id: UUID) -> tuple[GetoondSysteem, GetoondeWebhook]:
    regel = find_or_404(request, systeem_id, levend=True)
    rij = regel.rij.webhooks.filter(pk=webhook_id).first()
    webhook = show_webhook(rij) if rij else None
    if webhook is None:
        raise Http404
    return regel, webhook


def _back(request: PersoonRequest, systeem_id: UUID, zin: str) -> HttpResponseRedirect:
    tell(request, zin)
    return HttpResponseRedirect(f"{reverse('mijn:systeem', args=[systeem_id])}#webhooks", status=HTTPStatus.SEE_OTHER)
