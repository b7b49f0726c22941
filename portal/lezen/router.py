"""Which database a question goes to: the primary, unless who asks said that the answer may be a moment old."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from portal.lezen.replica import LEES, current_lsn, has_replica, replica


@dataclass(slots=True)
class Leesbeurt:
    """What holds for the questions of one request or one task.

    Attributes:
        minstens: the position that the replica has to have: what this person, or this publication, wrote before.
        mag_oud: whether answers may be a moment old.
        bij_replica: where it was decided to read; None until the first question, so that one page shows one moment.
        geschreven: something was written since, so that the rest is read where that stands.
    """

    minstens: int = 0
    mag_oud: bool = False
    bij_replica: bool | None = None
    geschreven: bool = False

    def choose(self) -> str:
        """The database for the next question."""
        if not self.mag_oud or self.geschreven:
            return DEFAULT_DB_ALIAS
        if self.bij_replica is None:
            self.bij_replica = replica().has(self.minstens)
        return LEES if self.bij_replica else DEFAULT_DB_ALIAS


_BEURT: ContextVar[Leesbeurt | None] = ContextVar("leesbeurt", default=None)


@contextmanager
def leesbeurt(*, minstens: int, mag_oud: bool) -> Iterator[Leesbeurt]:
    """Answer one request; what was written in its session before is at `minstens`."""
    beurt = Leesbeurt(minstens=minstens, mag_oud=mag_oud)
    token = _BEURT.set(beurt)
    try:
        yield beurt
    finally:
        _BEURT.reset(token)


@contextmanager
def may_be_old(*, tot_nu: bool = False) -> Iterator[None]:
    """Read from the replica here, when there is one that is fresh and holds what this session wrote before.

    What the request itself wrote just now may be missing, so this is for lists such as logs. Without a replica
    nothing changes.

    Args:
        tot_nu: only when the replica holds everything that was written until this moment.
    """
    if not has_replica():
        yield
        return
    buiten = _BEURT.get()
    minstens = current_lsn() if tot_nu else buiten.minstens if buiten else 0
    with leesbeurt(minstens=minstens, mag_oud=True):
        yield


@contextmanager
def from_primary() -> Iterator[None]:
    """Read from the primary here, whatever the request said: for what may never go back in time."""
    with leesbeurt(minstens=0, mag_oud=False):
        yield


class LeesRouter:
    """Django's database router over the primary and its replica."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:  # noqa: ANN401, ARG002 - Django's signature
        """Where to read."""
        beurt = _BEURT.get()
        return beurt.choose() if beurt else DEFAULT_DB_ALIAS

    def db_for_write(self, model: type[Model], **hints: Any) -> str:  # noqa: ANN401, ARG002 - Django's signature
        """The primary, also for an object that came from the replica; what is read after it comes from there too."""
        if beurt := _BEURT.get():
            beurt.geschreven = True
        return DEFAULT_DB_ALIAS

    def allow_relation(self, obj1: Model, obj2: Model, **hints: Any) -> bool:  # noqa: ANN401, ARG002
        """They hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:  # noqa: ANN401, ARG002
        """The replica follows by itself."""
        return False if db == LEES else None
