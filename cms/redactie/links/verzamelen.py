"""Which links there are, and where they stand: derived from what is on the site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import page_published, published

from cms.producten.models import Aanbod, Locatie, Organisatie
from cms.producten.models.basis import VindbarePagina
from cms.redactie.kwaliteit.meten import STAPEL, list_paginas
from cms.redactie.models import LinkControle, Linkplek, Pleksoort
from cms.redactie.models.links import MAX_URL

_HTML = "tekst"


@dataclass(frozen=True, slots=True)
class Plek:
    """One link in one field of one object."""

    url: str
    soort: Pleksoort
    object_id: int
    organisatie_id: int | None
    titel: str
    veld: str


def connect() -> None:
    """Know the links of what was published at once."""
    page_published.connect(_report_published, dispatch_uid="links-page-published")
    published.connect(_report_published, sender=Aanbod, dispatch_uid="links-published")


def collect_all() -> Iterator[Plek]:
    """Every link that is on the site now."""
    for pagina in list_paginas():
        yield from collect(pagina)
    for aanbod in Aanbod.objects.filter(live=True, beeindigd_op=None).iterator(chunk_size=STAPEL):
        yield from collect(aanbod)
    for organisatie in Organisatie.objects.filter(is_actief=True).exclude(website="").iterator(chunk_size=STAPEL):
        yield from collect(organisatie)
    for locatie in Locatie.objects.exclude(website="").iterator(chunk_size=STAPEL):
        yield from collect(locatie)


def collect(ding: Any) -> Iterator[Plek]:  # noqa: ANN401 - a page, an offer, an organisation or a location
    """The links in one object, each once per field."""
    soort = sort_of(ding)
    organisatie = ding.pk if isinstance(ding, Organisatie) else getattr(ding, "organisatie_id", None)
    gezien: set[tuple[str, str]] = set()
    for veld, url in _find_urls(ding):
        if (veld, url) not in gezien and is_external(url):
            gezien.add((veld, url))
            titel = ding.title if isinstance(ding, Page) else str(getattr(ding, "titel", "") or ding.naam)
            yield Plek(url, soort, ding.pk, organisatie, titel[:255], veld)


def sort_of(ding: Any) -> Pleksoort:  # noqa: ANN401 - idem
    """What kind of place it is."""
    if isinstance(ding, Page):
        return Pleksoort.PAGINA
    return {Aanbod: Pleksoort.AANBOD, Organisatie: Pleksoort.ORGANISATIE, Locatie: Pleksoort.LOCATIE}[type(ding)]


def is_external(url: str) -> bool:
    """A web address on another site than ours, short enough to keep."""
    try:
        delen = urlsplit(url)
    except ValueError:
        return False
    eigen = urlsplit(settings.SITE_URL).hostname
    return (
        delen.scheme in {"http", "https"} and bool(delen.hostname) and delen.hostname != eigen and len(url) <= MAX_URL
    )


@transaction.atomic
def store_plekken(plekken: Iterable[Plek], *, van: Any = None) -> None:  # noqa: ANN401 - idem
    """Make the table equal to what was found: of everything, or of one object. Links that stand nowhere are gone."""
    nu = set(plekken)
    urls = {plek.url for plek in nu}
    LinkControle.objects.bulk_create(
        [LinkControle(url=url, host=urlsplit(url).hostname or "") for url in sorted(urls)],
        ignore_conflicts=True,
        batch_size=STAPEL,
    )
    ids = dict(LinkControle.objects.filter(url__in=urls).values_list("url", "pk"))
    bestaand = Linkplek.objects.all()
    if van is not None:
        bestaand = bestaand.filter(soort=sort_of(van), object_id=van.pk)
    bekend = {
        (rij.link_id, rij.soort, rij.object_id, rij.veld, rij.titel, rij.organisatie_id): rij.pk for rij in bestaand
    }
    straks = {(ids[p.url], str(p.soort), p.object_id, p.veld, p.titel, p.organisatie_id) for p in nu}
    Linkplek.objects.filter(pk__in=[pk for rij, pk in bekend.items() if rij not in straks]).delete()
    Linkplek.objects.bulk_create(
        [
            Linkplek(link_id=link, soort=soort, object_id=object_id, veld=veld, titel=titel, organisatie_id=organisatie)
            for link, soort, object_id, veld, titel, organisatie in straks - bekend.keys()
        ],
        batch_size=STAPEL,
    )
    LinkControle.objects.filter(plekken=None).delete()


def _find_urls(ding: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - idem
    for veld in ding._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        if isinstance(veld, StreamField):
            for blok in getattr(ding, veld.name):
                yield from ((veld.name, url) for url in _in_blok(blok.value))
        elif isinstance(veld, models.URLField) and veld.name not in {"tooi_uri", "owms_uri"}:
            if url := getattr(ding, veld.name):
                yield veld.name, url
        elif isinstance(ding, Aanbod) and veld.name == _HTML:
            yield from ((_HTML, url) for url in list_hrefs(ding.tekst))


def _in_blok(waarde: Any) -> Iterator[str]:  # noqa: ANN401 - the value of any block
    if hasattr(waarde, "items"):
        for naam, deel in waarde.items():
            if naam == "url" and isinstance(deel, str) and deel:
                yield deel
            else:
                yield from _in_blok(deel)
    elif isinstance(waarde, (list, tuple)):
        for deel in waarde:
            yield from _in_blok(deel)


class _Hrefs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.gevonden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.gevonden += [waarde for naam, waarde in attrs if tag == "a" and naam == "href" and waarde]


def list_hrefs(html: str) -> list[str]:
    """The addresses of the links in a text with markup."""
    lezer = _Hrefs()
    lezer.feed(html)
    return lezer.gevonden


def _report_published(instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - idem
    if isinstance(instance, (VindbarePagina, Aanbod)):
        store_plekken(collect(instance), van=instance)
