"""The parts of /mijn/gegevens/: each asks one source and has a template of its own, so that one may be silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.historie.models import Verblijf
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.gegevens import feiten
from mijnomgeving.gegevens.feiten import Feit
from mijnomgeving.gegevens.uitleg import UITLEG, Uitleg
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, SourceResult, Stale


class Documentstand(Enum):
    """Whether a travel document can be used."""

    GELDIG = "geldig"
    VERLOPEN = "verlopen"
    INGENOMEN = "ingenomen"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part.

    Args:
        sleutel: which part it is, key in `UITLEG`.
        sjabloon: the template that shows the answer; it gets `data`, `resultaat` and `uitleg`.
        vraag: the question to the source; two parts may share one.
        toon: makes of the answer what the template shows.
        daarna: the parts that can be asked after this one; gets its answer, None when there is none, and all answers of
            the first round.
        feiten: the answer as plain facts.
        groep: the group of parts that it belongs to, key in `GROEPEN`.
    """

    sleutel: str
    sjabloon: str
    vraag: Vraag[Any]
    toon: Callable[[Any], object] = lambda data: data
    daarna: Callable[[Any, Sequence[object]], tuple["Onderdeel", ...]] = lambda data, alles: ()  # noqa: ARG005
    feiten: Callable[[Any], list[Feit]] = lambda data: []  # noqa: ARG005
    groep: str = ""

    @property
    def uitleg(self) -> Uitleg:
        """What it means, and what to do when it is wrong."""
        return UITLEG[self.sleutel]

    def in_groep(self, groep: str) -> "Onderdeel":
        """The same part, in this group."""
        return replace(self, groep=groep)

    def show(self, resultaat: SourceResult[Any]) -> dict[str, object]:
        """What the page needs of this part; `beantwoord` says whether the source gave anything."""
        beantwoord = isinstance(resultaat, Available | Stale)
        data = self.toon(resultaat.data) if isinstance(resultaat, Available | Stale) else None
        return {
            "sleutel": self.sleutel,
            "groep": self.groep,
            "sjabloon": self.sjabloon,
            "resultaat": resultaat,
            "beantwoord": beantwoord,
            "data": data,
            "uitleg": self.uitleg,
        }


def ingeschrevene(persoon: Persoon) -> Vraag[Any]:
    """What the BRP knows of a person."""
    brp = registry.brp()
    return Vraag(brp.naam, gettext_noop("uw persoonsgegevens"), partial(brp.fetch_ingeschrevene, persoon))


def eerdere_adressen(persoon: Persoon) -> Onderdeel:
    """Where a person lived before."""
    historie = registry.historie()
    return Onderdeel(
        "adressen",
        "mijn/gegevens_adressen.html",
        Vraag(historie.naam, gettext_noop("uw eerdere adressen"), partial(historie.list_verblijven, persoon)),
        _earlier,
        feiten=feiten.of_verblijven,
    )


def reisdocumenten(persoon: Persoon) -> Onderdeel:
    """With what a person may travel."""
    bron = registry.reisdocumenten()
    return Onderdeel(
        "reisdocumenten",
        "mijn/gegevens_reisdocumenten.html",
        Vraag(bron.naam, gettext_noop("uw paspoort en identiteitskaart"), partial(bron.list_reisdocumenten, persoon)),
        _with_state,
        feiten=feiten.of_reisdocumenten,
    )


def _earlier(verblijven: tuple[Verblijf, ...]) -> tuple[Verblijf, ...]:
    """The addresses that have ended; the present one stands with the person."""
    return tuple(verblijf for verblijf in verblijven if verblijf.tot is not None)


def _with_state(documenten: tuple[Reisdocument, ...]) -> list[tuple[Reisdocument, Documentstand]]:
    """Each document and whether it can be used today, those that can first."""
    today = timezone.localdate()
    shown = [(document, _state(document, today)) for document in documenten]
    return sorted(shown, key=lambda paar: paar[1] is not Documentstand.GELDIG)


def _state(document: Reisdocument, today: date) -> Documentstand:
    if document.ingenomen_op is not None:
        return Documentstand.INGENOMEN
    return Documentstand.VERLOPEN if document.is_verlopen(today) else Documentstand.GELDIG
