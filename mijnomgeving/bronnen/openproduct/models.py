"""A product (a permit, an exemption, a pass) as its organisation keeps it and the portal shows it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from mijnomgeving.bronnen.taken.models import Veld


class Productstatus(Enum):
    """How a product stands, as the standard has it; what has just been made (`initieel`) is nobody's yet."""

    IN_AANVRAAG = "in_aanvraag"
    GEREED = "gereed"
    ACTIEF = "actief"
    INGETROKKEN = "ingetrokken"
    GEWEIGERD = "geweigerd"
    VERLOPEN = "verlopen"


class Actie(Enum):
    """What a holder can ask, by the name that the organisation gives it at the producttype (`acties`)."""

    VERLENGEN = "verlengen"
    WIJZIGEN = "wijzigen"
    OPZEGGEN = "opzeggen"


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What the organisation keeps with a product under one name (`dataobject`): a value, or several of a list."""

    naam: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """One product of a person or company at one organisation.

    Args:
        bron: the organisation's name as people know it.
        product_id: uuid at the source.
        soort_id: uuid of its producttype at the source.
        naam: what the organisation calls this one; the name of its kind where it gives none.
        soort: its kind, as the organisation calls it.
        upn: uniform product name of the kind; may be empty.
        status: how the source says that it stands; see `is_geldig`.
        ingaand_op: from when it holds; None when the source does not say.
        vervalt_op: the day on which it no longer holds (`eind_datum`); None when it has no end.
        gewijzigd_op: when the source last changed it.
        vestigingen: the vestigingen that hold it; empty when the whole company or a person does.
        prijs: in euros; None when the source does not say.
        frequentie: "eenmalig", "maandelijks", "jaarlijks" or empty.
        gegevens: what the organisation keeps with it, in its order.
        documenten: addresses of its documents in the organisation's Documenten API.
        zaken: addresses of the zaken about it, the one from which it came first.
    """

    bron: str
    product_id: str
    soort_id: str = field(repr=False)
    naam: str
    soort: str
    upn: str
    status: Productstatus
    ingaand_op: date | None
    vervalt_op: date | None
    gewijzigd_op: date
    vestigingen: tuple[str, ...] = ()
    prijs: Decimal | None = None
    frequentie: str = ""
    gegevens: tuple[Gegeven, ...] = field(repr=False, default=())
    documenten: tuple[str, ...] = field(repr=False, default=())
    zaken: tuple[str, ...] = field(repr=False, default=())

    def is_geldig(self, vandaag: date) -> bool:
        """Whether it holds today: the source has it active, and its end has not come without the source noticing."""
        return self.status is Productstatus.ACTIEF and (self.vervalt_op is None or vandaag < self.vervalt_op)

    @property
    def laatste_dag(self) -> date | None:
        """The last day on which it holds; None when it has no end."""
        return self.vervalt_op - timedelta(days=1) if self.vervalt_op else None

    def waarden(self, naam: str) -> tuple[str, ...]:
        """What the organisation keeps under this name; nothing when it keeps no such thing."""
        return next((gegeven.waarden for gegeven in self.gegevens if gegeven.naam == naam), ())


@dataclass(frozen=True, slots=True)
class Productsoort:
    """What an organisation says of a kind of product.

    Args:
        samenvatting: what it is; may be empty.
        velden: what is asked for it, by the names of a product's `gegevens`.
        titels: what each of a product's `gegevens` is called, those that are no question included.
        acties: what a holder can ask, each with the organisation's own form for it.
        zaaktypen: addresses of the kinds of zaak in which the organisation handles a request for it.
    """

    soort_id: str = field(repr=False)
    naam: str
    samenvatting: str
    velden: tuple[Veld, ...]
    titels: tuple[tuple[str, str], ...]
    acties: tuple[tuple[Actie, str], ...]
    zaaktypen: tuple[str, ...] = field(repr=False, default=())
