"""A betaling as the payment service knows it."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum


class Betaalstand(Enum):
    """How a betaling stands; only `OPEN` can still change."""

    OPEN = "open"
    BETAALD = "betaald"
    GEANNULEERD = "geannuleerd"
    VERLOPEN = "verlopen"


@dataclass(frozen=True, slots=True)
class Betaalopdracht:
    """What we ask the service.

    Args:
        bedrag: in euros.
        omschrijving: what for, as the payer's bank shows it.
        kenmerk: by which the organisation knows it.
        terug_url: where the payer comes back.
        melding_url: where the service tells us how it ended.
    """

    bedrag: Decimal
    omschrijving: str
    kenmerk: str
    terug_url: str = field(repr=False)
    melding_url: str


@dataclass(frozen=True, slots=True)
class Betaalstatus:
    """What the service says of one betaling.

    Args:
        betaling_id: its key there.
        stand: how it stands.
        bedrag: the amount that was asked.
        betaal_url: where the payer pays.
    """

    betaling_id: str
    stand: Betaalstand
    bedrag: Decimal
    betaal_url: str = field(repr=False)
