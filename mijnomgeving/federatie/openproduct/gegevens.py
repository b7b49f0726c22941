"""What a story tells of a product, and the kinds of product that organisations have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all, read_yaml
from mijnomgeving.federatie.opslag.waarden import like, one_of, read_date, read_date_or_none, read_text

SOORTEN = Path(__file__).parent / "producttypen.yaml"
FREQUENTIES = ("eenmalig", "maandelijks", "jaarlijks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Productsoort:
    """A kind of product that some organisations have.

    Args:
        organisaties: keys of the organisations.
        upn: uniform product name.
        zaaktype: the organisation's kind of zaak for a request about it; empty where it has none.
        acties: what a holder can ask: verlengen, wijzigen, opzeggen.
        schema: the `properties` of its `dataobject`, with `verplicht: true` at what must be filled in.
    """

    sleutel: str
    organisaties: tuple[str, ...]
    code: str
    naam: str
    samenvatting: str
    upn: str
    thema: str
    doelgroep: str
    zaaktype: str = ""
    acties: tuple[str, ...] = ()
    schema: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Productverhaal:
    """A product of the story's person or company, from `start` until `eind`.

    Args:
        op: when the organisation gave it, where that comes later in the story; None: it was there before.
        vestigingen: of a company: those that hold it; empty for the whole.
        ingetrokken_op: when the organisation took it back; None when it did not.
        aanvraag: the zaak in which it was given; empty when the story has none.
        zaken: other zaken about it.
        documenten: keys of documents of this story.
        inhoud: its `dataobject`.
    """

    organisatie: str
    sleutel: str
    soort: str
    naam: str
    start: date
    eind: date | None = None
    op: date | None = None
    gewijzigd: date | None = None
    ingetrokken_op: date | None = None
    vestigingen: tuple[str, ...] = ()
    prijs: Decimal | None = None
    frequentie: str = ""
    aanvraag: str = ""
    zaken: tuple[str, ...] = ()
    documenten: tuple[str, ...] = ()
    inhoud: Mapping[str, Any] = field(default_factory=dict)

    def is_gegeven(self, vandaag: date) -> bool:
        """Whether the organisation has given it by now."""
        return self.op is None or self.op <= vandaag

    def status(self, vandaag: date) -> str:
        """How it stands: Open Product goes by its dates, unless the organisation took it back."""
        if self.ingetrokken_op is not None and self.ingetrokken_op <= vandaag:
            return "ingetrokken"
        if self.eind is not None and self.eind <= vandaag:
            return "verlopen"
        return "actief" if self.start <= vandaag else "gereed"


def load_soorten(file: Path = SOORTEN) -> dict[str, Productsoort]:
    """All kinds, by key.

    Raises:
        OnjuisteGegevens: a field is missing or unknown, or has a value that does not exist.
    """
    rows = build_all(
        Productsoort,
        read_yaml(file).get("producttypen"),
        where=file.name,
        organisaties=tuple,
        acties=tuple,
        code=like(r"[A-Z0-9-]+"),
        naam=read_text,
        doelgroep=one_of({"burgers", "interne_organisatie", "samenwerkingspartners", "bedrijven_en_instellingen"}),
    )
    return {soort.sleutel: soort for soort in rows}


def read_producten(rows: object, where: str) -> tuple[Productverhaal, ...]:
    """The part `producten` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong, or a key stands there twice.
    """
    producten = build_all(
        Productverhaal,
        rows,
        where=where,
        naam=read_text,
        start=read_date,
        eind=read_date_or_none,
        op=read_date_or_none,
        gewijzigd=read_date_or_none,
        ingetrokken_op=read_date_or_none,
        vestigingen=tuple,
        prijs=_prijs,
        frequentie=one_of(FREQUENTIES),
        zaken=tuple,
        documenten=tuple,
    )
    if len({(product.organisatie, product.sleutel) for product in producten}) < len(producten):
        raise OnjuisteGegevens(f"{where}: een sleutel komt twee keer voor")
    return producten


def _prijs(value: object) -> Decimal:
    try:
        prijs = Decimal(str(value))
    except InvalidOperation:
        raise OnjuisteGegevens(f"geen bedrag: {value}") from None
    if not prijs.is_finite() or prijs != prijs.quantize(Decimal("0.01")):
        raise OnjuisteGegevens(f"geen bedrag in euro's en centen: {value}")
    return prijs
