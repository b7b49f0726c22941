"""What somebody owns, as the Kadaster knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Onroerendezaak:
    """A parcel or an apartment right.

    Args:
        aanduiding: by which the Kadaster knows it, e.g. 'Utrecht C 1277'.
        adressen: where it is; empty for land without an address.
        objecten: the objects of the BAG that stand on it.
        oppervlakte: in square metres; None for an apartment right.
        koopsom: in euros, as far as the Kadaster knows it.
    """

    identificatie: str
    aanduiding: str
    appartement: bool
    adressen: tuple[str, ...]
    objecten: tuple[str, ...]
    oppervlakte: int | None
    koopsom: int | None
    koopjaar: int | None


@dataclass(frozen=True, slots=True)
class Recht:
    """The right that somebody has on such a property; `teller/noemer` is the share."""

    identificatie: str
    soort: str
    teller: int
    noemer: int
    sinds: date | None
