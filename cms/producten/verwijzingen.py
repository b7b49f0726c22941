"""Pages elsewhere that lead to a product: life events and regelhulpen.

They stand in a higher layer, so the product page cannot ask for them; they deliver themselves here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cms.zoeken.port import Soort

__all__ = ["Leverancier", "Verwijzing", "list_verwijzingen", "register_leverancier"]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link to a page that leads to a product."""

    soort: Soort
    slug: str
    titel: str
    titel_en: str
    url: str
    icoon: str


# Called with ids of product pages; gives per id the published pages that lead to it.
Leverancier = Callable[[Sequence[int]], Mapping[int, Sequence[Verwijzing]]]

_leveranciers: list[Leverancier] = []


def register_leverancier(leverancier: Leverancier) -> None:
    """Let an app deliver its pages; called from its AppConfig.ready."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


def list_verwijzingen(*, producten: Sequence[int], soort: Soort | None = None) -> dict[int, tuple[Verwijzing, ...]]:
    """Per product id the pages that lead to it, or those of one kind, by title."""
    gevonden: dict[int, list[Verwijzing]] = {pk: [] for pk in producten}
    for leverancier in _leveranciers:
        for pk, verwijzingen in leverancier(producten).items():
            gevonden[pk].extend(v for v in verwijzingen if soort in {None, v.soort})
    return {pk: tuple(sorted(lijst, key=lambda v: v.titel)) for pk, lijst in gevonden.items()}
