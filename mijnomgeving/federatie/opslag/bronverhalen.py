"""What a story tells beside zaken and messages: documents, besluiten, taken, payments, contacts and the profile.

Each stands under its own key of `bronnen`. What is dated after the demo's moment has not happened yet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all
from mijnomgeving.federatie.opslag.verhalen import Zaakverhaal
from mijnomgeving.federatie.verloop import is_gebeurd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DOCUMENTSOORTEN = ("besluit", "brief", "bewijsstuk", "formulier", "factuur", "notitie")
# ZGW: vertrouwelijkheidaanduiding, from open to secret.
VERTROUWELIJKHEID = (
    *("openbaar", "beperkt_openbaar", "intern", "zaakvertrouwelijk"),
    *("vertrouwelijk", "confidentieel", "geheim", "zeer_geheim"),
)
DOCUMENTSTATUSSEN = ("in_bewerking", "ter_vaststelling", "definitief", "gearchiveerd")
TAAKSOORTEN = ("upload", "formulier", "betaal", "bevestigen", "ondertekenen", "afspraak", "overig")
KANALEN = ("telefoon", "balie", "e-mail", "chat", "brief", "webformulier")
TALEN = ("nl", "en", "pap")


class Gedateerd(Protocol):
    """Something of a story that happens at a moment."""

    @property
    def op(self) -> str:
        """The date or moment."""
        ...


S = TypeVar("S", bound=Gedateerd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentverhaal:
    """A document with a zaak; a PDF is made of its lines."""

    zaak: str
    sleutel: str
    titel: str
    soort: str
    op: str
    regels: tuple[str, ...]
    van: str = "organisatie"
    vertrouwelijkheid: str = "zaakvertrouwelijk"
    status: str = "definitief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitverhaal:
    """A besluit in a zaak, maybe with the document in which it was told."""

    zaak: str
    sleutel: str
    omschrijving: str
    toelichting: str
    op: str
    ingang: str
    vervalt: str | None = None
    bezwaar_tot: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taakverhaal:
    """Something that the organisation asks of the person or company.

    Args:
        velden: of a form: the `properties` of its JSON Schema, with `verplicht: true` at what must be answered.
        alineas: what is confirmed or signed.
        hoog: whether signing needs a login at the level 'hoog'.
        momenten: when an appointment can be made, of so many `minuten` at this `plaats`.
    """

    organisatie: str
    sleutel: str
    titel: str
    toelichting: str
    op: str
    soort: str
    deadline: str | None = None
    zaak: str | None = None
    klaar_op: str | None = None
    velden: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    alineas: tuple[str, ...] = ()
    hoog: bool = False
    momenten: tuple[str, ...] = ()
    minuten: int = 20
    plaats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Betalingverhaal:
    """An amount in euros that the person or company has to pay."""

    organisatie: str
    sleutel: str
    omschrijving: str
    bedrag: Decimal
    op: str
    kenmerk: str
    uiterlijk: str | None = None
    zaak: str | None = None
    betaald_op: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactverhaal:
    """A conversation, letter or form; `terugbellen` says that the organisation promised to call back."""

    organisatie: str
    sleutel: str
    op: str
    kanaal: str
    onderwerp: str
    inhoud: str
    zaak: str | None = None
    terugbellen: bool = False
    beantwoord_op: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profielverhaal:
    """How somebody wants to be reached; `organisaties` holds another e-mail address by organisation."""

    email: str | None = None
    email_bevestigd: bool = True
    telefoon: str | None = None
    taal: str = "nl"
    bericht_per_email: bool = True
    digitale_post: bool = True
    organisaties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronverhalen:
    """All these parts of one story."""

    documenten: tuple[Documentverhaal, ...] = ()
    besluiten: tuple[Besluitverhaal, ...] = ()
    taken: tuple[Taakverhaal, ...] = ()
    betalingen: tuple[Betalingverhaal, ...] = ()
    contactmomenten: tuple[Contactverhaal, ...] = ()
    profiel: Profielverhaal | None = None

    @property
    def per_organisatie(self) -> tuple[Taakverhaal | Betalingverhaal | Contactverhaal, ...]:
        """The parts that name their organisation themselves."""
        return (*self.taken, *self.betalingen, *self.contactmomenten)


def op_tijd(rows: tuple[S, ...], nu: datetime) -> tuple[S, ...]:
    """What has happened by now."""
    return tuple(row for row in rows if is_gebeurd(row.op, nu))


def read_bronverhalen(bronnen: Mapping[str, Any], *, where: str) -> Bronverhalen:
    """These parts of the `bronnen` of a story.

    Raises:
        OnjuisteGegevens: a field is missing or unknown, or has a value that does not exist.
    """

    def rows(name: str, cls: type["DataclassInstance"], **convert: Callable[[Any], object]) -> Any:  # noqa: ANN401
        return build_all(cls, bronnen.get(name, []), where=f"{where}, {name}", **convert)

    return Bronverhalen(
        documenten=rows(
            "documenten",
            Documentverhaal,
            regels=tuple,
            soort=_one_of(DOCUMENTSOORTEN, where),
            van=_one_of(("organisatie", "aanvrager"), where),
            vertrouwelijkheid=_one_of(VERTROUWELIJKHEID, where),
            status=_one_of(DOCUMENTSTATUSSEN, where),
        ),
        besluiten=rows("besluiten", Besluitverhaal),
        taken=rows("taken", Taakverhaal, soort=_one_of(TAAKSOORTEN, where), alineas=tuple, momenten=tuple),
        betalingen=rows("betalingen", Betalingverhaal, bedrag=lambda text: _amount(text, where)),
        contactmomenten=rows("contactmomenten", Contactverhaal, kanaal=_one_of(KANALEN, where)),
        profiel=_profiel(bronnen.get("profiel"), where),
    )


def check_bronverhalen(verhalen: Bronverhalen, zaken: tuple[Zaakverhaal, ...], *, where: str) -> None:
    """Whether these parts name only zaken and documents of their own story, and each key once.

    Raises:
        OnjuisteGegevens: they do not.
    """
    numbers = {zaak.identificatie for zaak in zaken}
    stukken: tuple[Documentverhaal | Besluitverhaal, ...] = (*verhalen.documenten, *verhalen.besluiten)
    named = {row.zaak for row in stukken} | {row.zaak for row in verhalen.per_organisatie if row.zaak}
    if unknown := sorted(named - numbers):
        raise OnjuisteGegevens(f"{where}: geen zaak in dit verhaal: {', '.join(unknown)}")
    documents = {document.sleutel for document in verhalen.documenten}
    for besluit in verhalen.besluiten:
        if besluit.document is not None and besluit.document not in documents:
            raise OnjuisteGegevens(f"{where}: geen document: {besluit.document}")
    for part in (
        verhalen.documenten,
        verhalen.besluiten,
        verhalen.taken,
        verhalen.betalingen,
        verhalen.contactmomenten,
    ):
        keys = [(getattr(row, "organisatie", ""), row.sleutel) for row in part]
        if len(keys) != len(set(keys)):
            raise OnjuisteGegevens(f"{where}: een sleutel komt twee keer voor")


def _profiel(data: object, where: str) -> Profielverhaal | None:
    if data is None:
        return None
    return build(Profielverhaal, data, where=f"{where}, profiel", taal=_one_of(TALEN, where))


def _one_of(allowed: tuple[str, ...], where: str) -> Callable[[Any], str]:
    def convert(value: object) -> str:
        if value not in allowed:
            raise OnjuisteGegevens(f"{where}: {value} is geen van {', '.join(allowed)}")
        return str(value)

    return convert


def _amount(text: object, where: str) -> Decimal:
    try:
        amount = Decimal(str(text))
    except InvalidOperation:
        raise OnjuisteGegevens(f"{where}: geen bedrag: {text}") from None
    if amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise OnjuisteGegevens(f"{where}: geen bedrag in euro's en centen: {text}")
    return amount
