"""An organisation that takes what people send, as a source with an idempotency key does."""

from dataclasses import dataclass, field
from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest

from mijnomgeving.inzendingen import bezorgers
from mijnomgeving.inzendingen.bezorgers import Zending, register_bezorger
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.services import submit
from portal.core.deadline import Deadline
from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon

GEMEENTE = "Gemeente Utrecht"


@dataclass
class Balie:
    """The bezorger `proef.balie`. Its source knows each number once, however often it is brought."""

    aangeboden: list[Zending] = field(default_factory=list)
    fouten: list[Exception] = field(default_factory=list)
    kenmerk: str = ""

    @property
    def binnen(self) -> dict[str, Zending]:
        """What the source has: a number twice is one."""
        return {zending.nummer: zending for zending in self.aangeboden}

    async def bezorg(self, zending: Zending, _deadline: Deadline) -> str:
        """Take it, or fail as told."""
        if self.fouten:
            raise self.fouten.pop(0)
        self.aangeboden.append(zending)
        return self.kenmerk or f"UTR-{len(self.binnen)}"


@pytest.fixture
def balie(monkeypatch: pytest.MonkeyPatch) -> Balie:
    """An example of a bezorger: a part registers its own in the same way, from `AppConfig.ready`."""
    monkeypatch.setattr(bezorgers, "_bezorgers", {})
    # No worker listens in a test; `deliver` is the worker.
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())
    balie = Balie()
    register_bezorger("proef.balie", balie.bezorg)
    return balie


def send(
    persoon: Sessiepersoon, *, sleutel: UUID | None = None, antwoord: str = "Het dak lekt.", **meer: object
) -> Inzending:
    """What a view does after a valid form."""
    waarden: dict[str, object] = {
        "soort": Soort.VRAAG,
        "bezorger": "proef.balie",
        "bestemming": GEMEENTE,
        "onderwerp": "Vraag over mijn dak",
        "kopie": [("Uw vraag", antwoord)],
        "opdracht": {"tekst": antwoord},
        "sleutel": sleutel or uuid4(),
        **meer,
    }
    return submit(persoon=persoon, **waarden)  # type: ignore[arg-type]


def deliver(*, keer: int = 1) -> None:
    """Let the worker do what is due."""
    for _ in range(keer):
        OutboxBericht.objects.filter(afgeleverd_op=None, dood_op=None).update(volgende_poging="2020-01-01T00:00Z")
        relay.deliver_due(at_most=20)
