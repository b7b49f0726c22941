"""The summary at a contact: put it together, look at it, print it, and give it along."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.producten.models import ProductPagina
from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.hulp.forms import SamenvattingForm
from mijnomgeving.loket.hulp.samenvatting import (
    Tekst,
    list_gedaan_keuzes,
    list_keuzes,
    make_inhoud,
    make_teksten,
    say_keuze,
)
from mijnomgeving.loket.hulp.selectors import Bewaard, find_van_contact
from mijnomgeving.loket.hulp.services import save_samenvatting
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.pagina import give_bestand
from toegankelijkheid.componenten.tekst import nummers
from toegankelijkheid.pdf import make_pdf


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(met_persoon=False)
def samenvatting(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Choose what comes on it; first it is shown as the person gets it, then it is given."""
    keuzes = _read_keuzes(request)
    formulier = SamenvattingForm(
        request.POST if request.method == "POST" else None,
        initial=_begin(request),
        zaken=[(keuze["sleutel"], nummers(say_keuze(keuze))) for keuze in keuzes],
    )
    voorbeeld: tuple[Tekst, ...] = ()
    if request.method == "POST" and formulier.is_valid():
        inhoud = make_inhoud(formulier.cleaned_data, keuzes)
        if request.POST.get("doe") == "geef":
            save_samenvatting(lopend=request.lopend, inhoud=inhoud, in_mijn=formulier.cleaned_data["mijn"])
            tell(request, "De samenvatting is bewaard. Druk haar af en lees haar samen door.")
            url = reverse("loket:samenvatting_papier", args=[contact_id])
            return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
        organisatie = request.medewerker.organisatie.naam
        voorbeeld = make_teksten(inhoud, organisatie=organisatie, gemaakt_op=timezone.now())
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    context = {
        "kruimels": kruimels(("Samenvatting", None)),
        "formulier": formulier,
        "voorbeeld": voorbeeld,
        "bewaard": find_van_contact(contact_id=contact_id),
        "lopend": request.lopend,
    }
    return render_loket(request, "samenvatting", context, status=status)


@require_safe
@requires_contact(met_persoon=False)
def samenvatting_papier(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """To print: what was given."""
    context = {
        "kruimels": kruimels(("Samenvatting", reverse("loket:samenvatting", args=[contact_id])), ("Afdrukken", None)),
        "bewaard": _find(contact_id),
        "lopend": request.lopend,
    }
    return render_loket(request, "samenvatting_papier", context)


@require_safe
@requires_contact(met_persoon=False)
def samenvatting_pdf(request: ContactRequest, contact_id: UUID) -> HttpResponse:  # noqa: ARG001 - the decorator's
    """The same as a file that everybody can read."""
    bewaard = _find(contact_id)
    inhoud = make_pdf("loket/samenvatting_pdf.html", {"teksten": bewaard.teksten, "taal": bewaard.teksten[0].taal})
    naam = f"samenvatting-{timezone.localdate(bewaard.gemaakt_op)}.pdf"
    return give_bestand(Bestand("application/pdf", inhoud), naam)


def _find(contact_id: UUID) -> Bewaard:
    bewaard = find_van_contact(contact_id=contact_id)
    if bewaard is None:
        raise Http404
    return bewaard


def _read_keuzes(request: ContactRequest) -> list[dict[str, Any]]:
    """What may be put on it; without a person there is nothing to choose."""
    if request.lopend.betrokkene is None:
        return []
    contact = request.lopend.contact
    return [*list_gedaan_keuzes(contact.pk), *list_keuzes(LoketLezing(request, contact.doel))]


def _begin(request: ContactRequest) -> dict[str, object]:
    contact = request.lopend.contact
    product = ProductPagina.objects.filter(slug=contact.product).first() if contact.product else None
    kop, kop_en = (product.title, product.titel_en) if product else ("", "")
    return {"kop": kop, "kop_en": kop_en, "mijn": request.lopend.betrokkene is not None}
