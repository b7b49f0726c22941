"""What the caseworker does not see and why, by organisation, in words that say what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.lezing import Dicht
from mijnomgeving.loket.reikwijdte import OVERAL, Stap

WOORDEN: Mapping[Onderdeel, str] = {
    "zaken": "zaken",
    "taken": "taken",
    "berichten": "onderwerpen van berichten",
    "berichtinhoud": "wat in berichten en brieven staat",
    "contacten": "contacten",
    "gegevens": "gegevens",
    "machtigingen": "machtigingen",
    "regelingen": "regelingen",
}
_HEEL = frozenset[Onderdeel]({"zaken", "taken", "berichten", "contacten"})
# What stands in the way of everything: until that is done, a list of organisations says nothing.
_EERST: tuple[Stap, ...] = ("doel", "persoon", "identiteit")


@dataclass(frozen=True, slots=True)
class Dichtregel:
    """One organisation, or what is of no one organisation.

    Args:
        bron: its name; empty for what is of no one organisation.
        wat: the parts in words.
        onderdelen: the same as keys.
    """

    bron: str
    wat: str
    onderdelen: tuple[Onderdeel, ...]
    uitleg: str
    wat_kan: str
    stap: Stap

    @property
    def vraag(self) -> str:
        """The query by which the form for consent comes filled in with just this."""
        wie = {"organisatie": self.bron} if self.bron else {}
        return urlencode({**wie, "onderdeel": self.onderdelen}, doseq=True)


@dataclass(frozen=True, slots=True)
class Dichtlijst:
    """Everything that is closed.

    Args:
        eerst: what stands in the way of nearly everything, to say alone and on top; None when there is no such thing.
        regels: the rest, by organisation.
    """

    eerst: Dichtregel | None
    regels: tuple[Dichtregel, ...]

    @property
    def wat_kan(self) -> tuple[str, ...]:
        """What can be done, each sentence once."""
        return tuple(dict.fromkeys(regel.wat_kan for regel in self.regels))

    @property
    def organisaties(self) -> int:
        """Of how many organisations something is closed."""
        return sum(bool(regel.bron) for regel in self.regels)


def list_dicht(dicht: Sequence[Dicht]) -> Dichtlijst:
    """What was refused for this page, each organisation once."""
    eerst = next((deel for stap in _EERST for deel in dicht if deel.uitleg.stap == stap), None)
    over = [deel for deel in dicht if deel.uitleg.stap not in _EERST]
    per_bron: dict[str, list[Dicht]] = {}
    for deel in over:
        per_bron.setdefault("" if deel.onderdeel in OVERAL else deel.bron, []).append(deel)
    return Dichtlijst(
        eerst=_regel("", [eerst]) if eerst else None,
        regels=tuple(_regel(bron, delen) for bron, delen in sorted(per_bron.items())),
    )


def _regel(bron: str, delen: Sequence[Dicht]) -> Dichtregel:
    gevonden = {deel.onderdeel for deel in delen}
    onderdelen = tuple(deel for deel in WOORDEN if deel in gevonden)
    uitleg = delen[0].uitleg
    return Dichtregel(
        bron=bron,
        wat="alles" if gevonden >= _HEEL else ", ".join(WOORDEN[deel] for deel in onderdelen),
        onderdelen=onderdelen,
        uitleg=uitleg.uitleg,
        wat_kan=uitleg.wat_kan,
        stap=uitleg.stap,
    )
