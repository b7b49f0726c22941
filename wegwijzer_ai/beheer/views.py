"""What people asked: the groups, one group with its words, and what those words would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.producten.models import ProductPagina
from cms.redactie.adressen import edit_url
from wegwijzer_ai import tasks
from wegwijzer_ai.beheer.forms import NIEUW, WoordenForm
from wegwijzer_ai.beheer.rechten import AFHANDELEN, LEZEN, has_recht, requires
from wegwijzer_ai.beheer.tonen import TALEN, name_of, render
from wegwijzer_ai.models import Vraaggroep
from wegwijzer_ai.vragen import proef as proeven
from wegwijzer_ai.vragen.effect import Effect, Voorstel
from wegwijzer_ai.vragen.proef import Proef
from wegwijzer_ai.vragen.selectors import (
    MINSTENS,
    Verwoording,
    count_verborgen,
    list_groepen,
    list_meegestuurd,
    list_verwoordingen,
    read_verwoordingen,
)
from wegwijzer_ai.vragen.woorden import (
    add_words,
    finish_groep,
    finish_vraag,
    may_change,
    may_start,
    start_product,
)

PER_PAGINA = 25
# Of each group in the list.
SHORT = 3
# While a worker measures, the page asks again after so many seconds.
AGAIN = 2


@dataclass(frozen=True, slots=True)
class Groepregel:
    """A group as the list shows it."""

    groep: Vraaggroep
    verwoordingen: Sequence[Verwoording]
    producten: Sequence[tuple[str, float]]

    @property
    def talen(self) -> str:
        """In words, with how often."""
        return ", ".join(f"{TALEN.get(taal, taal)} {aantal}" for taal, aantal in self.groep.talen.items())

    @property
    def uitkomsten(self) -> str:
        """In words, with how often."""
        return ", ".join(f"{name_of(uitkomst)} {aantal}" for uitkomst, aantal in self.groep.uitkomsten.items())


@require_GET
@requires(has_recht(LEZEN))
def vragen(request: HttpRequest) -> HttpResponse:
    """The groups of questions, the largest first, and what people sent along."""
    bladzijde = Paginator(list_groepen(), PER_PAGINA).get_page(request.GET.get("p"))
    titels = _titels([sleutel for groep in bladzijde for sleutel, _score in groep.producten])
    teksten = read_verwoordingen(bladzijde.object_list)
    regels = [Groepregel(g, teksten.get(g.pk, ())[:SHORT], _near(g, titels)) for g in bladzijde.object_list]
    return render(
        request,
        "vragen",
        _("Vragen"),
        "help",
        regels=regels,
        bladzijde=bladzijde,
        verborgen=count_verborgen(),
        minstens=MINSTENS,
        meegestuurd=list_meegestuurd()[:PER_PAGINA],
    )


@require_POST
@requires(has_recht(AFHANDELEN))
def opnieuw(request: HttpRequest) -> HttpResponse:
    """Group now instead of at the next hour."""
    tasks.group_vragen.delay()
    messages.success(request, _("De vragen worden opnieuw gegroepeerd. Ververs deze pagina over een halve minuut."))
    return HttpResponseRedirect(reverse("wegwijzer_vragen:vragen"))


@require_http_methods(["GET", "POST"])
@requires(has_recht(LEZEN))
def groep(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: read how people say it, and choose where those words belong."""
    gevonden = get_object_or_404(list_groepen(), pk=pk)
    verwoordingen = list_verwoordingen(gevonden)
    begin = {"woorden": "\n".join(item.tekst for item in verwoordingen)}
    formulier = WoordenForm(request.POST or None, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        voorstel = _read_voorstel(request.POST.get("naar", ""), formulier)
        teksten = [item.tekst for item in verwoordingen]
        proef = proeven.start(voorstel=voorstel, user=request.user.pk or 0, groep=gevonden.pk, teksten=teksten)
        tasks.try_out.delay(proef.kenmerk)
        return HttpResponseRedirect(reverse("wegwijzer_vragen:proef", args=[proef.kenmerk]))
    near = [(_find_product(sleutel), score) for sleutel, score in gevonden.producten]
    return render(
        request,
        "groep",
        _("Vragen die op elkaar lijken"),
        "help",
        regel=Groepregel(gevonden, verwoordingen, ()),
        formulier=formulier,
        producten=[(p, score, may_change(product=p, user=request.user)) for p, score in near if p],
        mag_beginnen=may_start(user=request.user),
        mag_afhandelen=has_recht(AFHANDELEN)(request.user),
    )


@require_POST
@requires(has_recht(AFHANDELEN))
def afgehandeld(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing has to change for these questions."""
    finish_groep(groep=get_object_or_404(list_groepen(), pk=pk))
    messages.success(request, _("Afgehandeld. Stellen mensen dit weer, dan ziet u het opnieuw."))
    return HttpResponseRedirect(reverse("wegwijzer_vragen:vragen"))


@require_POST
@requires(has_recht(AFHANDELEN))
def gelezen(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor read what somebody sent along."""
    finish_vraag(vraag=get_object_or_404(list_meegestuurd(), pk=pk))
    messages.success(request, _("Gelezen."))
    return HttpResponseRedirect(reverse("wegwijzer_vragen:vragen"))


@require_http_methods(["GET", "POST"])
@requires(has_recht(LEZEN))
def proef(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """What the words would change; when it is known, a button that puts them on a draft."""
    gevonden = proeven.find(kenmerk, user=request.user.pk or 0)
    if gevonden is None:
        raise Http404
    product = _find_product(gevonden.voorstel.sleutel) if gevonden.voorstel.sleutel else None
    if request.method == "POST" and gevonden.effect:
        return _confirm(request, gevonden, product)
    antwoord = render(
        request,
        "proef",
        _("Wat verandert er"),
        "view",
        proef=gevonden,
        product=product,
        rangen=_shares(gevonden.effect) if gevonden.effect else [],
    )
    if not gevonden.is_klaar:
        antwoord.headers["Refresh"] = str(AGAIN)
    return antwoord


def _confirm(request: HttpRequest, gevonden: Proef, product: ProductPagina | None) -> HttpResponse:
    """Put it on a draft; publishing goes the usual way."""
    voorstel, user = gevonden.voorstel, request.user
    if voorstel.sleutel and product is None:
        raise Http404
    if product is None:
        product = start_product(titel=voorstel.titel, woorden=voorstel.woorden, user=user)
        messages.success(request, _("Het concept staat klaar. Schrijf het af en stuur het door."))
    else:
        aantal = add_words(product=product, woorden=voorstel.woorden, user=user)
        messages.success(request, _("%d regels staan in het concept. Stuur het door om ze te gebruiken.") % aantal)
    groep_ = Vraaggroep.objects.filter(pk=gevonden.groep or 0).first()
    if groep_ and has_recht(AFHANDELEN)(user):
        finish_groep(groep=groep_)
    return HttpResponseRedirect(edit_url(product))


def _read_voorstel(naar: str, formulier: WoordenForm) -> Voorstel:
    """By the button that was chosen: a near product by its number, another one, or a new one."""
    gegeven: dict[str, Any] = formulier.cleaned_data
    if naar == NIEUW:
        return Voorstel(woorden=gegeven["woorden"], titel=gegeven["titel"].strip())
    if naar == "ander":
        return Voorstel(woorden=gegeven["woorden"], sleutel=gegeven["ander"].sleutel)
    product = get_object_or_404(ProductPagina, pk=int(naar) if naar.isdecimal() else 0)
    return Voorstel(woorden=gegeven["woorden"], sleutel=product.sleutel)


def _shares(gemeten: Effect) -> Sequence[tuple[str, str, str]]:
    """What is counted, and its share before and after, as this language writes numbers."""
    return [
        (naam, number_format(100 * nu, 1), number_format(100 * straks, 1))
        for naam, (nu, straks) in (
            (_("Juiste product op de eerste plaats"), gemeten.eerste),
            (_("Juiste product bij de eerste drie"), gemeten.eerste_drie),
        )
    ]


def _find_product(sleutel: str) -> ProductPagina | None:
    return ProductPagina.objects.filter(slug=sleutel.partition(":")[2]).first()


def _titels(sleutels: Sequence[str]) -> dict[str, str]:
    slugs = {sleutel.partition(":")[2] for sleutel in sleutels}
    rijen = ProductPagina.objects.filter(slug__in=slugs).values_list("slug", "title")
    return {f"product:{slug}": titel for slug, titel in rijen}


def _near(groep_: Vraaggroep, titels: dict[str, str]) -> Sequence[tuple[str, float]]:
    return [(titels[sleutel], score) for sleutel, score in groep_.producten if sleutel in titels]
