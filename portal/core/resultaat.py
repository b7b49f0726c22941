"""What a source answered. An error is never an empty list."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Reden(Enum):
    """Why a source gave nothing, or nothing fresh."""

    TE_LAAT = "te_laat"
    ONBEREIKBAAR = "onbereikbaar"
    STORING = "storing"
    TE_DRUK = "te_druk"
    ONBEGRIJPELIJK = "onbegrijpelijk"
    NIET_TOEGESTAAN = "niet_toegestaan"


@dataclass(frozen=True, slots=True)
class Available(Generic[T_co]):
    """A fresh and complete answer."""

    data: T_co
    source: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Stale(Generic[T_co]):
    """An earlier answer, because the source did not give a new one."""

    data: T_co
    source: str
    as_of: datetime
    reason: Reden


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No answer; the page names the source and offers to try again."""

    source: str
    reason: Reden
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotPermitted:
    """The source or our own policy refuses this read."""

    source: str
    reason: str


SourceResult = Available[T_co] | Stale[T_co] | Unavailable | NotPermitted
