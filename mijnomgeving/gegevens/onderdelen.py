"""The parts of /mijn/gegevens/: each asks one source and has a template of its own, so that one may be silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
        sjabloon: the template that shows the answer; it gets `data` and `resultaat`.
        vraag: the question to the source.
        toon: makes of the answer what the template shows.
        daarna: the parts that can be asked after this one; gets its answer, None when there is none, and all answers of
            the first round.
    """

    sjabloon: str
    vraag: Vraag[Any]
    toon: Callable[[Any], object] = lambda data: data
    daarna: Callable[[Any, Sequence[object]], tuple["Onderdeel", ...]] = lambda data, alles: ()  # noqa: ARG005

    def show(self, resultaat: SourceResult[Any]) -> dict[str, object]:
        """What the page needs of this part; `beantwoord` says whether the source gave anything."""
        beantwoord = isinstance(resultaat, Available | Stale)
        data = self.toon(resultaat.data) if isinstance(resultaat, Available | Stale) else None
        return {"sjabloon": self.sjabloon, "resultaat": resultaat, "beantwoord": beantwoord, "data": data}


def onderdelen(persoon: Persoon) -> tuple[Onderdeel, ...]:
    """The parts of the page of a natural person, in the order in which they are shown."""
    brp, historie, reisdocumenten = registry.brp(), registry.historie(), registry.reisdocumenten()
    return (
        Onderdeel(
            "mijn/gegevens_persoon.html",
            Vraag(brp.naam, gettext_noop("uw persoonsgegevens"), partial(brp.fetch_ingeschrevene, persoon)),
        ),
        Onderdeel(
            "mijn/gegevens_adressen.html",
            Vraag(historie.naam, gettext_noop("uw eerdere adressen"), partial(historie.list_verblijven, persoon)),
            _earlier,
        ),
        Onderdeel(
            "mijn/gegevens_reisdocumenten.html",
            Vraag(
                reisdocumenten.naam,
                gettext_noop("uw paspoort en identiteitskaart"),
                partial(reisdocumenten.list_reisdocumenten, persoon),
            ),
            _with_state,
        ),
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
