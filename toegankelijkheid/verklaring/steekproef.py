"""Which pages people judge (WCAG-EM 1.0, step 3): one of each kind, and random ones beside them.

The draw repeats: the same pages and the same seed give the same sample, so that a reader of the report can check it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from django.utils.translation import gettext as _
from wagtail.models import Page

from toegankelijkheid.toetsen import toetsbaar
from toegankelijkheid.verklaring.models import Aard

# WCAG-EM asks at least a tenth; with fewer than three chance says nothing.
_DEEL, _MINSTENS = 0.1, 3
# The parts with pages of a person or of a counter: there the second word of the path tells the kind of page.
_BINNEN = {"mijn", "loket"}


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A page that could be in the sample. `groep` is its kind: one of each is chosen."""

    adres: str
    naam: str
    groep: str


@dataclass(frozen=True, slots=True)
class Getrokken:
    """A page that was chosen, how and why."""

    adres: str
    naam: str
    aard: Aard
    reden: str


def draw(kandidaten: Iterable[Kandidaat], *, zaad: str) -> list[Getrokken]:
    """The first of each group, and beside those a tenth more by chance (at least three, if there are so many)."""
    eerste: dict[str, Kandidaat] = {}
    rest: dict[str, Kandidaat] = {}
    for kandidaat in kandidaten:
        if eerste.setdefault(kandidaat.groep, kandidaat) is not kandidaat:
            rest.setdefault(kandidaat.adres, kandidaat)
    gekozen = [
        Getrokken(eerst.adres, eerst.naam, Aard.GESTRUCTUREERD, _("Soort: %s") % groep)
        for groep, eerst in eerste.items()
    ]
    over = sorted((k for k in rest.values() if k not in eerste.values()), key=lambda kandidaat: kandidaat.adres)
    aantal = min(len(over), max(_MINSTENS, ceil(len(gekozen) * _DEEL)))
    # No secret: who reads the report must be able to draw the same.
    toeval = Random(zaad).sample(over, aantal)  # noqa: S311
    return gekozen + [Getrokken(k.adres, k.naam, Aard.WILLEKEURIG, _("Getrokken met zaad %s") % zaad) for k in toeval]


def list_kandidaten() -> list[Kandidaat]:
    """Every page that editors made, and every page of the apps with an address of its own, in a fixed order."""
    return _unique([*_list_declared(), *_list_wagtail()])


def _list_declared() -> Iterator[Kandidaat]:
    for pagina in toetsbaar.paginas():
        if pagina.adres and pagina.status < 400:  # noqa: PLR2004 - an error page is no page of the sample
            delen = [deel for deel in pagina.adres.partition("?")[0].split("/") if deel]
            diep = 2 if delen and delen[0] in _BINNEN else 1
            yield Kandidaat(pagina.adres, pagina.adres, "/".join(delen[:diep]) or _("begin"))


def _list_wagtail() -> Iterator[Kandidaat]:
    for pagina in Page.objects.live().filter(depth__gt=1).order_by("path").select_related("content_type").iterator():
        soort = pagina.content_type.model_class()
        if (adres := pagina.get_url()) and soort:
            yield Kandidaat(adres, pagina.title, str(soort._meta.verbose_name))  # noqa: SLF001 - Django's documented name


def _unique(kandidaten: Sequence[Kandidaat]) -> list[Kandidaat]:
    return list({kandidaat.adres: kandidaat for kandidaat in reversed(kandidaten)}.values())[::-1]
