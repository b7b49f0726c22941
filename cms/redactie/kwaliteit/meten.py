"""Keep the advice on what is on the site, so that the report needs no checking."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from cms.producten.models import Aanbod
from cms.producten.models.basis import VindbarePagina
from cms.redactie.kwaliteit.advies import Advies, give_advies
from cms.redactie.kwaliteit.bevinding import Ernst
from cms.redactie.kwaliteit.inhoud import Productinhoud
from cms.redactie.kwaliteit.lezen import read_inhoud, read_product
from cms.redactie.models import Kwaliteitsbevinding, Kwaliteitsmeting
from cms.redactie.toegankelijkheid.controle import is_zeker
from cms.redactie.toegankelijkheid.documenten import check_bijlagen

STAPEL = 200


def connect() -> None:
    """Measure again what was published, and forget what left the site."""
    page_published.connect(_report_published, dispatch_uid="kwaliteit-page-published")
    page_unpublished.connect(_report_gone, dispatch_uid="kwaliteit-page-unpublished")
    published.connect(_report_published, sender=Aanbod, dispatch_uid="kwaliteit-published")
    unpublished.connect(_report_gone, sender=Aanbod, dispatch_uid="kwaliteit-unpublished")


def advise(ding: Page | Aanbod, *, op: date | None = None, algemeen: Productinhoud | None = None) -> Advies | None:
    """The advice on a page or offer as it is in memory; None for what is no content."""
    inhoud = read_inhoud(ding, algemeen=algemeen)
    if inhoud is None:
        return None
    return give_advies(inhoud, op=op or timezone.localdate(), erbij=check_bijlagen(inhoud.stukken))


@transaction.atomic
def store_advies(ding: Page | Aanbod, *, algemeen: Productinhoud | None = None) -> Kwaliteitsmeting | None:
    """Measure and keep; the findings of before are gone."""
    advies = advise(ding, algemeen=algemeen)
    if advies is None:
        return None
    sleutel: dict[str, Any] = {"aanbod_id": ding.pk} if isinstance(ding, Aanbod) else {"pagina_id": ding.pk}
    meting, _nieuw = Kwaliteitsmeting.objects.update_or_create(
        **sleutel,
        defaults={
            "organisatie_id": getattr(ding, "organisatie_id", None),
            "titel": ding.titel if isinstance(ding, Aanbod) else ding.title,
            "score": advies.score,
            "fouten": advies.count(Ernst.FOUT),
            "ontoegankelijk": sum(is_zeker(b) for b in advies.bevindingen),
            "te_beoordelen": sum(bool(b.regel) and not is_zeker(b) for b in advies.bevindingen),
            "aandachtspunten": advies.count(Ernst.LET_OP),
            "tips": advies.count(Ernst.TIP),
        },
    )
    meting.bevindingen.all().delete()
    Kwaliteitsbevinding.objects.bulk_create(
        Kwaliteitsbevinding(
            meting=meting,
            soort=b.soort,
            ernst=b.ernst,
            veld=b.veld,
            waarom=b.waarom,
            voorstel=b.voorstel,
            zin=b.zin,
            regel=b.regel,
        )
        for b in advies.bevindingen
    )
    return meting


def list_paginas() -> Iterator[Page]:
    """The pages that are on the site and that can be advised on."""
    for soort in content_models():
        yield from soort.objects.live().order_by("pk").iterator(chunk_size=STAPEL)


def content_models() -> list[Any]:
    """The kinds of page that people find: products, and what other apps add."""
    return [soort for soort in VindbarePagina.__subclasses__() if not soort._meta.abstract]  # noqa: SLF001 - Django's documented name


def refresh_paginas() -> int:
    """Measure every page again: dates pass while nobody edits. Return how many."""
    aantal = sum(store_advies(pagina) is not None for pagina in list_paginas())
    Kwaliteitsmeting.objects.filter(pagina__live=False).delete()
    return aantal


def refresh_aanbod(*, vanaf: int = 0, stop: Callable[[], bool] = lambda: False) -> int | None:
    """Measure offers again, by product; return the product to go on from when stopped, None when all are done."""
    if vanaf == 0:
        Kwaliteitsmeting.objects.filter(aanbod__live=False).delete()
        Kwaliteitsmeting.objects.filter(aanbod__beeindigd_op__isnull=False).delete()
    aanbod = Aanbod.objects.filter(live=True, beeindigd_op=None, product_id__gte=vanaf)
    rijen = aanbod.select_related("product__organisatie", "organisatie").order_by("product_id", "pk")
    for product_id, groep in groupby(rijen.iterator(chunk_size=STAPEL), key=lambda rij: rij.product_id):
        if stop():
            return int(product_id)
        algemeen: Productinhoud | None = None
        for rij in groep:
            algemeen = algemeen or read_product(rij.product)
            store_advies(rij, algemeen=algemeen)
    return None


def _report_published(instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - a page or an offer
    if isinstance(instance, (VindbarePagina, Aanbod)):
        store_advies(instance)


def _report_gone(instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - idem
    sleutel = {"aanbod": instance.pk} if isinstance(instance, Aanbod) else {"pagina": instance.pk}
    Kwaliteitsmeting.objects.filter(**sleutel).delete()
