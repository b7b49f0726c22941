"""Other places where somebody can keep a list. Higher layers name them; the page of a list offers them."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Plek", "list_plekken", "register_plek"]


@dataclass(frozen=True, slots=True)
class Plek:
    """A place: a form without fields goes to `url`, which reads the list of this browser itself."""

    uitleg: str
    knop: str
    url: str


Maker = Callable[[str], Plek]
_makers: list[Maker] = []


def register_plek(maker: Maker) -> None:
    """Offer a place; `maker` gets the slug of the life event. Called from an AppConfig.ready; twice is once."""
    if maker not in _makers:
        _makers.append(maker)


def list_plekken(slug: str) -> list[Plek]:
    """The places for a list of this life event."""
    return [maker(slug) for maker in _makers]
