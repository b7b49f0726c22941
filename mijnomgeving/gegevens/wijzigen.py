"""/mijn/gegevens/wijzigen/: pass a change of the company on to KVK, and follow it as a zaak there."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.kvk.models import Profiel, Vestigingsregel
from mijnomgeving.gegevens.wijzigformulieren import WIJZIGINGEN, Wijzigformulier
from mijnomgeving.gegevens.wijziging_bezorgen import BEZORGER, find_kvk
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.selectors import list_inzendingen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Onderneming
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires

OVER = "wijziging bij KVK"
_NAGEKEKEN, _VERANDER = "nagekeken", "verander"
_HOOGSTENS = 10


@require_safe
@requires("mijn-gegevens")
def wijzigen(request: PersoonRequest) -> HttpResponse:
    """What can be passed on, and what was.

    Raises:
        Http404: not for a whole company, or KVK is not connected.
    """
    onderneming = _own_onderneming(request)
    context = {
        "soorten": [(soort, _(formulier.titel)) for soort, formulier in WIJZIGINGEN.items()],
        "eerder": list_inzendingen(betrokkene=onderneming, over=OVER)[:_HOOGSTENS],
        "kruimels": _kruimels(_("Wijziging doorgeven")),
    }
    return render_pagina(request, "gegevens_wijzigen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-gegevens")
def wijziging(request: PersoonRequest, soort: str) -> HttpResponse:
    """Fill it in, look it over, send it.

    Raises:
        Http404: there is no such change, it is not for a whole company, or KVK is not connected.
    """
    onderneming = _own_onderneming(request)
    if soort not in WIJZIGINGEN:
        raise Http404
    profiel, vestigingen, resultaat = _read(request, onderneming)
    if profiel is None:
        return _show(request, soort, None, resultaat)
    maak = partial(WIJZIGINGEN[soort], profiel=profiel, vestigingen=vestigingen)
    if request.method != "POST":
        typed = invoer.take(request=request, persoon=request.persoon)
        return _show(request, soort, maak(initial=typed.dict()) if typed else maak(), resultaat)
    formulier = maak(request.POST)
    if not formulier.is_valid() or _VERANDER in request.POST:
        return _show(request, soort, formulier, resultaat)
    if _NAGEKEKEN not in request.POST:
        return _show(request, soort, formulier, resultaat, naam="gegevens_wijziging_controle")
    return redirect_to_bevestiging(request, _send(request, formulier))


def may_wijzigen(request: PersoonRequest) -> bool:
    """Whether the pages to pass a change on are there for this company and who acts for it."""
    betrokkene = request.persoon.betrokkene
    return isinstance(betrokkene, Onderneming) and not betrokkene.beperkt and find_kvk() is not None


def _own_onderneming(request: PersoonRequest) -> Onderneming:
    betrokkene = request.persoon.betrokkene
    if not isinstance(betrokkene, Onderneming) or not may_wijzigen(request):
        raise Http404
    return betrokkene


def _read(
    request: PersoonRequest, onderneming: Onderneming
) -> tuple[Profiel | None, tuple[Vestigingsregel, ...], SourceResult[Any]]:
    """What the register holds now: a change begins from there."""
    kvk = registry.kvk()
    gegevens = gettext_noop("de inschrijving van uw onderneming")
    profiel_vraag = Vraag(kvk.naam, gegevens, partial(kvk.fetch_profiel, onderneming))
    vestigingen_vraag = Vraag(kvk.naam, gettext_noop("uw vestigingen"), partial(kvk.list_vestigingen, onderneming))
    antwoorden = Lezing(request, "mijn-gegevens").read(profiel_vraag, vestigingen_vraag)
    profiel, vestigingen = antwoorden[profiel_vraag], antwoorden[vestigingen_vraag]
    if not isinstance(vestigingen, Available | Stale) or not isinstance(profiel, Available | Stale):
        return None, (), vestigingen if isinstance(profiel, Available | Stale) else profiel
    return profiel.data, vestigingen.data or (), profiel


def _send(request: PersoonRequest, formulier: Wijzigformulier) -> Inzending:
    titel = _(formulier.titel)
    kvk = find_kvk()
    if kvk is None:
        raise Http404
    return formulier.verzend(
        persoon=request.persoon,
        soort=Soort.WIJZIGING,
        bezorger=BEZORGER,
        bestemming=kvk,
        onderwerp=titel,
        opdracht={
            "bron": find_kvk() or "",
            "kop": "Wijziging",
            "omschrijving": titel[:80],
            "regels": formulier.kopie(),
        },
        over=OVER,
        terug=reverse("mijn:gegevens_wijzigen"),
        dienst="gegevens",
    )


def _show(
    request: PersoonRequest,
    soort: str,
    formulier: Wijzigformulier | None,
    resultaat: SourceResult[Any],
    *,
    naam: str = "gegevens_wijziging",
) -> HttpResponse:
    titel = _(WIJZIGINGEN[soort].titel)
    context = {
        "formulier": formulier,
        "uitleg": _(formulier.uitleg) if formulier else "",
        "velden": [veld for veld in formulier if not veld.is_hidden] if formulier else [],
        "kopie": formulier.kopie() if formulier and formulier.is_bound and formulier.is_valid() else [],
        "titel": titel,
        "resultaat": resultaat,
        "kruimels": _kruimels(titel),
    }
    return render_pagina(request, naam, context)


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return kruimels((_("Bedrijfsgegevens"), reverse("mijn:gegevens")), (titel, None))
