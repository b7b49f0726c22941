"""What Wagtail draws around our pages in the admin and we cannot mend: the only findings that the gate lets be.

Each allowance names the engine, the rule and the spot, so that the same fault in something of ours still counts. It
holds only for what stands under /beheer/. Nu names a line and not a spot: there the piece of the document that it
quotes has to be Wagtail's.
"""

import re
from collections import Counter
from dataclasses import dataclass

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.waarneming import Waarneming

BEHEER = "/beheer/"


@dataclass(frozen=True, slots=True)
class VanWagtail:
    """One allowance.

    Attributes:
        motor: the engine.
        regel: the engine's id of the rule.
        plek: a pattern for the whole spot.
        fragment: a pattern somewhere in the quoted HTML.
        reden: what it is in Wagtail, as the report says it.
    """

    motor: str
    regel: str
    plek: str
    fragment: str
    reden: str

    def matches(self, bevinding: Bevinding) -> bool:
        """Whether this is the finding that is meant."""
        return (
            (bevinding.motor, bevinding.regel) == (self.motor, self.regel)
            and re.fullmatch(self.plek, bevinding.plek) is not None
            and re.search(self.fragment, bevinding.fragment) is not None
        )


VAN_WAGTAIL = (
    VanWagtail("axe", "region", r"#wagtail > a:nth-of-type\([12]\)", "", "de sprongkoppelingen vóór het menu"),
    VanWagtail(
        "axe",
        "landmark-unique",
        r"#wagtail-sidebar\b.*form",
        'role="search"',
        "het zoeken in het menu, naast dat boven een lijst",
    ),
    VanWagtail("eigen", "tekstafstand", r"#wagtail-sidebar\b.*", "", "de namen in het menu"),
    VanWagtail("eigen", "veldrand-contrast", r"#menu-search-q", "", "het zoekveld in het menu"),
    VanWagtail(
        "nu",
        "kenmerk",
        r"regel \d+",
        r'class="w-dropdown"\s+data-action=',
        "het menu achter het kruimelpad heeft een type",
    ),
    VanWagtail(
        "nu", "kenmerk", r"regel \d+", 'class="w-human-readable-date__date"', "een moment in microseconden in een lijst"
    ),
    VanWagtail(
        "nu", "opbouw", r"regel \d+", 'class="w-flex w-items-center w-gap-2"', "de knoppen van het filter van een lijst"
    ),
)


def find_van_wagtail(*, adres: str, bevinding: Bevinding) -> VanWagtail | None:
    """The allowance that a finding at an address falls under; None where it is ours."""
    if not adres.startswith(BEHEER):
        return None
    return next((uitzondering for uitzondering in VAN_WAGTAIL if uitzondering.matches(bevinding)), None)


def list_eigen(waarneming: Waarneming) -> list[Bevinding]:
    """What an engine is sure of in one look and is ours to mend."""
    adres = waarneming.adres
    return [bevinding for bevinding in _certain(waarneming) if not find_van_wagtail(adres=adres, bevinding=bevinding)]


def tally_van_wagtail(waarneming: Waarneming) -> Counter[str]:
    """What an engine is sure of in one look and Wagtail draws, by what it is."""
    gevonden = (find_van_wagtail(adres=waarneming.adres, bevinding=bevinding) for bevinding in _certain(waarneming))
    return Counter(f"{van.motor}:{van.regel}: {van.reden}" for van in gevonden if van)


def _certain(waarneming: Waarneming) -> list[Bevinding]:
    return [bevinding for bevinding in waarneming.bevindingen if bevinding.zekerheid is Zekerheid.ZEKER]
