"""Switches that work everywhere within seconds: each process asks the database at most once in two seconds.

While the database is away, the last known position holds.
"""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

import structlog
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, transaction
from wagtail.log_actions import log

from wegwijzer_ai.models import Schakelaar, Schakelnaam

logger = structlog.get_logger(__name__)

# A switch must work within five seconds on every node; this leaves room for a slow database.
LOOK_EVERY = 2.0
ACTIE = "wegwijzer_ai.schakelaar"


@dataclass
class _Standen:
    """The positions as this process knows them. Before the first look nothing optional is on."""

    standen: dict[str, bool] = field(default_factory=lambda: {Schakelnaam.GENERATOR: False})
    checked: float = float("-inf")
    lock: Lock = field(default_factory=Lock)

    def read(self, naam: Schakelnaam) -> bool:
        """The position of one switch; while one thread looks, the others go by what was known."""
        if monotonic() - self.checked >= LOOK_EVERY and self.lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self.lock.release()
        return self.standen.get(naam, True)

    def _look(self) -> None:
        try:
            self.standen = dict(Schakelaar.objects.values_list("naam", "aan"))
        except (OperationalError, InterfaceError):
            logger.warning("switches_not_read")
        self.checked = monotonic()

    def forget(self) -> None:
        """Look again at the next question."""
        self.checked = float("-inf")


_standen = _Standen()


def wegwijzer_is_on() -> bool:
    """Whether the assistant answers at all; when not, pages offer search and a telephone number."""
    return _standen.read(Schakelnaam.WEGWIJZER)


def generator_is_on() -> bool:
    """Whether a language model may add a summary. It does nothing as long as none is configured."""
    return _standen.read(Schakelnaam.GENERATOR)


def look_now() -> None:
    """Let this process read the switches at the next question, however short ago it did."""
    _standen.forget()


@transaction.atomic
def turn(*, naam: Schakelnaam, aan: bool, reden: str, door: User) -> None:
    """Put a switch in a position, with who did it and why in the log of the admin.

    Raises:
        ValueError: there is no reason.
    """
    if not reden.strip():
        raise ValueError("a switch is not turned without a reason")
    schakelaar, _nieuw = Schakelaar.objects.update_or_create(
        naam=naam, defaults={"aan": aan, "reden": reden.strip(), "door": door}
    )
    log(instance=schakelaar, action=ACTIE, user=door, data={"aan": aan, "reden": reden.strip()})
    logger.info("switch_turned", schakelaar=naam.value, aan=aan)
    transaction.on_commit(look_now)
