"""The report for who decides: figures, course and each rule that is broken, as a tagged PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from toegankelijkheid.normen.normen import volgorde
from toegankelijkheid.overzicht.selectors import Overzicht
from toegankelijkheid.overzicht.woorden import Beschrijving, describe
from toegankelijkheid.pdf import make_pdf
from toegankelijkheid.toetsen.models import Gevonden

# A report that names every page of a fault in the shell would be hundreds of pages.
PLEKKEN = 15
DAGEN = 30


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """One rule that is broken: the words for it and where.

    Args:
        woorden: what is wrong, why it matters, how to mend it.
        adressen: the first pages at which it was found.
        meer: on how many other pages besides.
        sinds: when the oldest was first seen.
    """

    woorden: Beschrijving
    adressen: Sequence[str]
    meer: int
    sinds: datetime


def make_rapport(overzicht: Overzicht, gevonden: Iterable[Gevonden], *, op: datetime) -> bytes:
    """The file."""
    context = {
        "overzicht": overzicht,
        "verloop": overzicht.trend[-DAGEN:],
        "onderwerpen": _subjects(gevonden),
        "op": op,
    }
    return make_pdf("overzicht/rapport_pdf.html", context)


def _subjects(gevonden: Iterable[Gevonden]) -> Sequence[Onderwerp]:
    def key(een: Gevonden) -> tuple[bool, tuple[int, ...], str]:
        return (not describe(een).zeker, volgorde(een.eis), een.regel)

    onderwerpen = []
    for _sleutel, groep in groupby(sorted(gevonden, key=key), key=key):
        rijen = list(groep)
        adressen = sorted({een.adres for een in rijen})
        onderwerpen.append(
            Onderwerp(
                woorden=describe(rijen[0]),
                adressen=adressen[:PLEKKEN],
                meer=len(adressen[PLEKKEN:]),
                sinds=min(een.sinds for een in rijen),
            )
        )
    return onderwerpen
