"""Help beside the work: what stands on public pages, what editors wrote for staff, and nothing of a person."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.producten.models import ProductPagina
from cms.werkinstructies.selectors import (
    find_werkinstructie,
    list_contactpunten,
    list_statusuitleg,
    list_werkinstructies,
)
from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.hulp.forms import VraagForm, ZoekForm
from mijnomgeving.loket.hulp.wegwijzer import Antwoord, ask
from mijnomgeving.loket.pagina import kruimels, render_loket
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol

_ROLLEN = frozenset({Rol.BALIE, Rol.TEAMLEIDER})
_HULP = "Hulp bij het werk"


@require_safe
@requires_medewerker("loket-contact", rollen=_ROLLEN)
def hulp(request: LoketRequest) -> HttpResponse:
    """Werkinstructies to search, and the way to the rest."""
    formulier, zoek = _search(request)
    context = {
        "kruimels": kruimels((_HULP, None)),
        "formulier": formulier,
        "zoek": zoek,
        "instructies": list_werkinstructies(organisatie=request.medewerker.organisatie.sleutel, zoek=zoek),
        "vraagformulier": VraagForm(),
    }
    return render_loket(request, "hulp", context)


@require_safe
@requires_medewerker("loket-contact", rollen=_ROLLEN)
def werkinstructie(request: LoketRequest, slug: str) -> HttpResponse:
    """One werkinstructie."""
    instructie = find_werkinstructie(slug=slug, organisatie=request.medewerker.organisatie.sleutel)
    if instructie is None:
        raise Http404
    context = {
        "kruimels": _trail(instructie.titel),
        "instructie": instructie,
        "producten": [product for product in instructie.producten.all() if product.live],
    }
    return render_loket(request, "hulp_werkinstructie", context)


@require_safe
@requires_medewerker("loket-contact", rollen=_ROLLEN)
def statussen(request: LoketRequest) -> HttpResponse:
    """What each status means, in words to read aloud."""
    formulier, zoek = _search(request)
    context = {
        "kruimels": _trail("Statussen in gewone taal"),
        "formulier": formulier,
        "zoek": zoek,
        "uitleg": list(list_statusuitleg(zoek=zoek)),
    }
    return render_loket(request, "hulp_statussen", context)


@require_safe
@requires_medewerker("loket-contact", rollen=_ROLLEN)
def contactgids(request: LoketRequest) -> HttpResponse:
    """Where colleagues elsewhere reach each other."""
    formulier, zoek = _search(request)
    context = {
        "kruimels": _trail("Contactgids"),
        "formulier": formulier,
        "zoek": zoek,
        "punten": list(list_contactpunten(zoek=zoek)),
    }
    return render_loket(request, "hulp_contactgids", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-contact", rollen=_ROLLEN)
def wegwijzer(request: LoketRequest) -> HttpResponse:
    """Ask the wegwijzer; a question with something of a person in it is not asked."""
    formulier = VraagForm(request.POST if request.method == "POST" else None)
    antwoord, uit = _ask(formulier) if request.method == "POST" else (None, False)
    context = {
        "kruimels": _trail("Wegwijzer"),
        "formulier": formulier,
        "antwoord": antwoord,
        "uit": uit,
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "hulp_wegwijzer", context, status=status)


@require_safe
@requires_contact(met_persoon=False)
def contact_hulp(request: ContactRequest, contact_id: UUID) -> HttpResponse:  # noqa: ARG001 - of the URL
    """Help with the contact that is open: the instructions of its product first, then all."""
    formulier, zoek = _search(request)
    organisatie, product = request.medewerker.organisatie.sleutel, request.lopend.contact.product
    bij_product = list_werkinstructies(organisatie=organisatie, producten=[product]) if product else []
    context = {
        "kruimels": kruimels((_HULP, None)),
        "formulier": formulier,
        "zoek": zoek,
        "product": ProductPagina.objects.live().filter(slug=product).first() if product else None,
        "bij_product": bij_product,
        "instructies": list_werkinstructies(organisatie=organisatie, zoek=zoek),
        "vraagformulier": VraagForm(),
    }
    return render_loket(request, "hulp", context)


def _ask(formulier: VraagForm) -> tuple[Antwoord | None, bool]:
    """The answer, and whether there is no wegwijzer now."""
    if not formulier.is_valid():
        return None, False
    antwoord = ask(formulier.cleaned_data["vraag"])
    return antwoord, antwoord is None


def _search(request: LoketRequest) -> tuple[ZoekForm, str]:
    formulier = ZoekForm(request.GET)
    return formulier, formulier.cleaned_data["q"] if formulier.is_valid() else ""


def _trail(titel: str) -> list[tuple[str, str | None]]:
    return kruimels((_HULP, reverse("loket:hulp")), (titel, None))
