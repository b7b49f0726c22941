"""Trying out a change for an editor: a task measures, a page waits for it. It is kept for two hours and by nobody."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.core.cache import cache

from wegwijzer_ai.vragen.effect import Effect, Meting, Voorstel, measure_effect

BEWAARD = 2 * 60 * 60


@dataclass(slots=True)
class Proef:
    """A change that is tried out, for whom, and how far it is."""

    voorstel: Voorstel
    user: int
    groep: int | None = None
    teksten: tuple[str, ...] = ()
    meting: Meting = field(default_factory=Meting)
    effect: Effect | None = None
    mislukt: bool = False
    kenmerk: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def is_klaar(self) -> bool:
        """Whether there is nothing left to wait for."""
        return self.mislukt or self.effect is not None

    @property
    def percentage(self) -> int:
        """How far it is."""
        return 100 * self.meting.volgende // self.meting.totaal if self.meting.totaal else 0

    def save(self) -> None:
        """For the page that waits, and for the next part of the work."""
        cache.set(_key(self.kenmerk), self, BEWAARD)


def start(*, voorstel: Voorstel, user: int, groep: int | None, teksten: Sequence[str]) -> Proef:
    """A trial that waits for a worker."""
    proef = Proef(voorstel=voorstel, user=user, groep=groep, teksten=tuple(teksten))
    proef.save()
    return proef


def find(kenmerk: str, *, user: int) -> Proef | None:
    """The trial of this person; nobody sees another's."""
    proef = _read(kenmerk)
    return proef if proef and proef.user == user else None


def work_on(kenmerk: str, *, stop: Callable[[], bool] = lambda: False) -> bool:
    """Measure until it is done or time to stop; return whether there is more to do."""
    proef = _read(kenmerk)
    if proef is None or proef.is_klaar:
        return False
    try:
        proef.effect = measure_effect(proef.voorstel, proef.meting, teksten=proef.teksten, stop=stop)
    except ValueError:
        # The product left the index meanwhile.
        proef.mislukt = True
    proef.save()
    return not proef.is_klaar


def _key(kenmerk: str) -> str:
    return f"wegwijzer:proef:{kenmerk}"


def _read(kenmerk: str) -> Proef | None:
    proef: Proef | None = cache.get(_key(kenmerk))
    return proef
