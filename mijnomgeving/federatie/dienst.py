"""What a service tells the federatie when it registers its routes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


def nothing_to_forget() -> None:
    """The reset of a service that keeps no writes of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """One service: its name for people under each path prefix ('brp', 'zgw/rdw'), and how it starts again."""

    namen: Mapping[str, str]
    reset: Callable[[], None] = nothing_to_forget
