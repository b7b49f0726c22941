"""/mijn/suggesties/."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import list_ontbreekt
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.suggesties.forms import WEER, KeuzeFormulier, OnderwerpenFormulier
from mijnomgeving.suggesties.rijen import Keuze
from mijnomgeving.suggesties.selectors import (
    ACTIVITEIT,
    index_url,
    last_occasion,
    list_onderwerpen,
    list_suggesties,
    vragen_suggesties,
    wants_suggesties,
)
from mijnomgeving.suggesties.services import choose, set_wanted, show_again
from mijnomgeving.toestemmingen.doelen import DOELEN, SUGGESTIES
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.volgende import safe_next


@require_safe
@requires(ACTIVITEIT)
def suggesties(request: PersoonRequest) -> HttpResponse:
    """What the person may have to arrange, why we think so, and about what they want to hear."""
    spoor = kruimels((_("Misschien te regelen"), None))
    if not wants_suggesties(request.persoon):
        return render_pagina(request, "suggesties_vooraf", {"doel": DOELEN[SUGGESTIES], "kruimels": spoor})
    ingeschrevene, ontbreekt = _ask(request)
    context = {
        "suggesties": list_suggesties(request.persoon, ingeschrevene, vandaag=timezone.localdate()),
        "ontbreekt": ontbreekt,
        "levensgebeurtenissen_url": index_url(),
        "formulier": OnderwerpenFormulier(onderwerpen=list_onderwerpen(request.persoon)),
        "kruimels": spoor,
    }
    return render_pagina(request, "suggesties", context)


@require_POST
@requires(ACTIVITEIT)
def kiezen(request: PersoonRequest) -> HttpResponse:
    """Not now, done, never again, or show it again; then back to where the button was.

    Raises:
        Http404: there is no such button.
    """
    formulier = KeuzeFormulier(request.POST)
    if not formulier.is_valid():
        raise Http404
    slug, gekozen = formulier.cleaned_data["onderwerp"], formulier.cleaned_data["keuze"]
    if gekozen == WEER:
        show_again(persoon=request.persoon, slug=slug)
    elif wants_suggesties(request.persoon):
        ingeschrevene, _ontbreekt = _ask(request)
        op = last_occasion(request.persoon, ingeschrevene, slug=slug, vandaag=timezone.localdate())
        choose(persoon=request.persoon, slug=slug, keuze=Keuze(gekozen), op=op)
    tell(request, _said(gekozen))
    terug = request.POST.get("terug", "")
    doel = safe_next(terug) if terug else reverse("mijn:suggesties")
    return HttpResponseRedirect(doel, status=HTTPStatus.SEE_OTHER)


@require_POST
@requires(ACTIVITEIT)
def onderwerpen(request: PersoonRequest) -> HttpResponse:
    """Keep about what the person wants suggestions."""
    aangeboden = list_onderwerpen(request.persoon)
    formulier = OnderwerpenFormulier(request.POST, onderwerpen=aangeboden)
    if formulier.is_valid() and wants_suggesties(request.persoon):
        wel = set(formulier.cleaned_data["onderwerpen"])
        niet = {onderwerp.slug for onderwerp in aangeboden} - wel
        set_wanted(persoon=request.persoon, wel=wel, niet=niet)
        tell(request, _("Uw keuze is bewaard."))
    return HttpResponseRedirect(reverse("mijn:suggesties"), status=HTTPStatus.SEE_OTHER)


def _ask(request: PersoonRequest) -> tuple[Ingeschrevene | None, tuple[SourceResult[Ingeschrevene | None], ...]]:
    """What the BRP says of the person, and what could not be read."""
    vragen = vragen_suggesties(request.persoon)
    antwoorden = Lezing(request, ACTIVITEIT).read(*vragen)
    gelezen = [antwoorden[vraag] for vraag in vragen]
    ingeschrevene = next((deel.data for deel in gelezen if isinstance(deel, Available | Stale)), None)
    return ingeschrevene, list_ontbreekt(*gelezen)


def _said(gekozen: str) -> str:
    match gekozen:
        case Keuze.LATER.value:
            return _("Wij laten dit nu niet meer zien. U vindt het terug bij 'Misschien te regelen'.")
        case Keuze.GEDAAN.value:
            return _("Wij laten dit niet meer zien.")
        case Keuze.NOOIT.value:
            return _("Wij laten over dit onderwerp niets meer zien. Bij 'Misschien te regelen' kunt u dat veranderen.")
    return _("U ziet dit weer op uw overzicht.")
