"""Trying out a change for an editor: a task measures, a page waits for it. It is kept for two hours and by nobody."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.cache import cache

from wegwijzer_ai.vragen.effect import Effect, Verschil, Voorstel, measure_effect

BEWAARD = 2 * 60 * 60
# So often the page hears how far it is.
REPORT_EVERY = 20


@dataclass(slots=True)
class Proef:
    """A change that is tried out, for whom, and how far it is."""

    voorstel: Voorstel
    user: int
    groep: int | None = None
    teksten: tuple[str, ...] = ()
    klaar: int = 0
    totaal: int = 0
    effect: Effect | None = None
    mislukt: bool = False
    kenmerk: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def is_klaar(self) -> bool:
        """Whether there is nothing left to wait for."""
        return self.mislukt or self.effect is not None

    def save(self) -> None:
        """For the page that waits."""
        cache.set(_key(self.kenmerk), asdict(self), BEWAARD)


def start(*, voorstel: Voorstel, user: int, groep: int | None, teksten: Sequence[str]) -> Proef:
    """A trial that waits for a worker."""
    proef = Proef(voorstel=voorstel, user=user, groep=groep, teksten=tuple(teksten))
    proef.save()
    return proef


def find(kenmerk: str, *, user: int) -> Proef | None:
    """The trial of this person; nobody sees another's."""
    proef = _read(kenmerk)
    return proef if proef and proef.user == user else None


def work_on(kenmerk: str) -> None:
    """Measure, and let the page know how far it is."""
    proef = _read(kenmerk)
    if proef is None or proef.is_klaar:
        return

    def report(klaar: int, totaal: int) -> None:
        proef.klaar, proef.totaal = klaar, totaal
        if klaar % REPORT_EVERY == 0:
            proef.save()

    try:
        proef.effect = measure_effect(proef.voorstel, teksten=proef.teksten, voortgang=report)
    except ValueError:
        # The product left the index meanwhile.
        proef.mislukt = True
    proef.save()


def _key(kenmerk: str) -> str:
    return f"wegwijzer:proef:{kenmerk}"


def _read(kenmerk: str) -> Proef | None:
    stored: dict[str, Any] | None = cache.get(_key(kenmerk))
    if stored is None:
        return None
    effect = stored.pop("effect")
    voorstel = Voorstel(**stored.pop("voorstel"))
    return Proef(**stored, voorstel=voorstel, effect=_effect(effect) if effect else None)


def _effect(stored: dict[str, Any]) -> Effect:
    verschillen = {name: tuple(Verschil(**item) for item in stored[name]) for name in ("veranderd", "eigen")}
    return Effect(**stored | verschillen)
