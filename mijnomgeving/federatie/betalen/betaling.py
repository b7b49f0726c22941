"""One betaling, and the store that knows how each stands."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

# As long as a bank keeps its page open.
GELDIG_SECONDEN = 15 * 60


class Status(StrEnum):
    """How a betaling stands; only `OPEN` can still change."""

    OPEN = "open"
    BETAALD = "betaald"
    GEANNULEERD = "geannuleerd"
    VERLOPEN = "verlopen"


class AnderVerzoek(ValueError):
    """The same Idempotency-Key came with another request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """What the receiver of the money asks for."""

    bedrag: Decimal
    omschrijving: str
    kenmerk: str
    terug_url: str
    melding_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Betaling:
    """A betaling: `betaling_id` for who asked for it, `token` in the address of the page for who pays."""

    betaling_id: str
    token: str = field(repr=False)
    opdracht: Opdracht
    aangemaakt: datetime
    verloopt: float
    status: Status = Status.OPEN
    bank: str = ""
    afgerond: datetime | None = None

    def as_json(self, base_url: str) -> dict[str, Any]:
        """As the API gives it; the bank is nobody's business but the payer's."""
        return {
            "id": self.betaling_id,
            "betaalUrl": f"{base_url}/betalen/{self.token}",
            "status": self.status,
            "bedrag": str(self.opdracht.bedrag),
            "valuta": "EUR",
            "omschrijving": self.opdracht.omschrijving,
            "kenmerk": self.opdracht.kenmerk,
            "aangemaaktOp": self.aangemaakt.isoformat(),
            "afgerondOp": self.afgerond.isoformat() if self.afgerond else None,
        }


class Betalingen:
    """All betalingen since the start; `on_end` is told once about each that ends."""

    def __init__(
        self, *, nu: Callable[[], datetime], klok: Callable[[], float], on_end: Callable[[Betaling], None]
    ) -> None:
        self._nu, self._klok, self._on_end = nu, klok, on_end
        self._items: dict[str, Betaling] = {}
        self._keys: dict[str, str] = {}

    def reset(self) -> None:
        """Forget them all."""
        self._items, self._keys = {}, {}

    def create(self, opdracht: Opdracht, *, idempotency_key: str) -> tuple[Betaling, bool]:
        """The betaling for this request, and whether it is new: the same key gives the same one.

        Raises:
            AnderVerzoek: the key was used for another request.
        """
        known = self.find(self._keys.get(idempotency_key, ""))
        if known is not None:
            if known.opdracht != opdracht:
                raise AnderVerzoek(idempotency_key)
            return known, False
        betaling = Betaling(
            betaling_id=str(uuid.uuid4()),
            token=secrets.token_urlsafe(32),
            opdracht=opdracht,
            aangemaakt=self._nu(),
            verloopt=self._klok() + GELDIG_SECONDEN,
        )
        self._items[betaling.betaling_id] = betaling
        self._keys[idempotency_key] = betaling.betaling_id
        return betaling, True

    def find(self, betaling_id: str) -> Betaling | None:
        """The betaling with this id, as it stands now."""
        self.expire_due()
        return self._items.get(betaling_id)

    def with_token(self, token: str) -> Betaling | None:
        """The betaling that this page is for."""
        self.expire_due()
        return next((b for b in self._items.values() if secrets.compare_digest(b.token, token)), None)

    def choose_bank(self, betaling: Betaling, bank: str) -> Betaling:
        """Where the payer goes on."""
        self._items[betaling.betaling_id] = chosen = replace(betaling, bank=bank)
        return chosen

    def end(self, betaling: Betaling, status: Status) -> Betaling:
        """Let it end so; what has ended stays as it is."""
        if betaling.status is not Status.OPEN:
            return betaling
        self._items[betaling.betaling_id] = ended = replace(betaling, status=status, afgerond=self._nu())
        self._on_end(ended)
        return ended

    def expire_due(self) -> None:
        """End those whose time is over."""
        now = self._klok()
        for betaling in list(self._items.values()):
            if betaling.status is Status.OPEN and betaling.verloopt <= now:
                self.end(betaling, Status.VERLOPEN)
