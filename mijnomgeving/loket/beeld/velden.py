"""Everything that the pages of the picture can show, field by field (KWALITEIT B17).

What a source gives is copied into these and nothing else reaches a template: a field that a source adds later does not
appear by itself. What a field is for stands beside it; a test keeps the list.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from mijnomgeving.bronnen.zgw.models import Stand
from portal.core.datum import OnzekereDatum


@dataclass(frozen=True, slots=True)
class Kop:
    """Who it is about.

    Args:
        naam: as the BRP or the Handelsregister has it.
        geboren: of a person.
        adres: of a person; of a company where one can visit it. Empty where it is secret.
        let_op: what the caseworker must know before anything else, as sentences.
        rechtsvorm: of a company.
        kvk_nummer: of a company; public.
        op: when the register said so.
    """

    naam: str = field(repr=False)
    geboren: OnzekereDatum | None = field(repr=False)
    adres: tuple[str, ...] = field(repr=False)
    let_op: tuple[str, ...]
    rechtsvorm: str = ""
    kvk_nummer: str = ""
    op: datetime | None = None


class Ernst(StrEnum):
    """How much a signal presses."""

    NU = "nu"
    LET_OP = "let op"
    KANS = "kans"


@dataclass(frozen=True, slots=True)
class Signaal:
    """Something that a caseworker would want to see first.

    Args:
        zin: what it is, in a sentence.
        bron: who says so.
        dag: the day that it is about; None without one.
        zaak: the key of the zaak that shows more; empty otherwise.
        taak: the key of the taak that shows more; empty otherwise.
        product: the path of the public page that says more; empty otherwise.
        berekend: we reckoned it by the law; the organisation did not say it.
    """

    ernst: Ernst
    zin: str
    bron: str
    dag: date | None = None
    zaak: str = ""
    taak: str = ""
    product: str = ""
    berekend: bool = False


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """A zaak in the list."""

    sleutel: str
    bron: str
    omschrijving: str
    nummer: str
    stand: Stand
    status: str
    resultaat: str
    ingediend_op: date
    verwacht_op: date | None
    uiterlijk_op: date | None
    afgerond_op: date | None
    vestigingen: tuple[str, ...]
    controle: bool

    @property
    def loopt(self) -> bool:
        """Whether it is not finished yet."""
        return self.afgerond_op is None

    @property
    def wacht_op_persoon(self) -> bool:
        """Whether the person has something to do."""
        return self.stand is Stand.WACHT_OP_U


@dataclass(frozen=True, slots=True)
class Ketenregel:
    """Zaken of several organisations that belong together, in order of time.

    Args:
        stil: who has a part in it, but did not answer.
    """

    zaken: tuple[Zaakregel, ...]
    klaar: int
    stil: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taakregel:
    """A taak in the list; `dagen` are left until `laatste_dag`, negative when it has passed."""

    sleutel: str
    bron: str
    titel: str
    soort: str
    laatste_dag: date | None
    dagen: int | None
    zaaknummer: str
    stand: str
    betaling: bool


@dataclass(frozen=True, slots=True)
class Berichtregel:
    """The subject line of a message; what it says is not here.

    Args:
        te_openen: whether the caseworker may read what it says.
    """

    magazijn: str
    bericht_id: str
    bron: str
    onderwerp: str
    verstuurd_op: datetime
    gelezen: bool
    te_openen: bool = False


@dataclass(frozen=True, slots=True)
class Contactregel:
    """What the person and an organisation spoke about; `inhoud` for the own task or with consent only."""

    bron: str
    kanaal: str
    onderwerp: str
    inhoud: str
    op: datetime | None
    zaaknummers: tuple[str, ...]
    wacht_op_antwoord: bool


@dataclass(frozen=True, slots=True)
class Machtigingregel:
    """Somebody who may act for the person."""

    wie: str
    soort: str
    diensten: str
    tot: date | None


@dataclass(frozen=True, slots=True)
class Inkomstenregel:
    """What comes in, in euros; `onzeker` when it may still change or is being looked into."""

    wat: str
    bedrag: str
    per: str
    bron: str
    onzeker: bool


@dataclass(frozen=True, slots=True)
class Stapregel:
    """A step of a zaak."""

    omschrijving: str
    stand: Stand
    gezet_op: datetime | None


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision in a zaak."""

    soort: str
    genomen_op: date
    ingaand_op: date
    vervalt_op: date | None


@dataclass(frozen=True, slots=True)
class Rechtsmiddelregel:
    """Until when the person can object or go to court."""

    besluit: str
    tot: date
    dagen: int
    beroep: bool
    berekend: bool


@dataclass(frozen=True, slots=True)
class Documentregel:
    """A document with a zaak, by its title."""

    document_id: str
    titel: str
    auteur: str
    datum: date
    ingediend: bool


@dataclass(frozen=True, slots=True)
class Overdrachtregel:
    """That one organisation passed something on to another."""

    van: str
    naar: str
    op: date
    wat: str


@dataclass(frozen=True, slots=True)
class Verstuurdregel:
    """What the person sent through the portal about a zaak: that it was sent, not what stands in it."""

    soort: str
    op: datetime
    stand: str


@dataclass(frozen=True, slots=True)
class Zaakdetail:
    """One zaak in full.

    Args:
        uitleg: what the organisation says of the status.
        gevraagd: what it asks of the person; `gevraagd_voor` is the last day.
        beslist_voor: until when the organisation decides; `te_laat` when that day has passed.
        documenten_open: whether the caseworker may read them.
    """

    regel: Zaakregel
    toelichting: str
    uitleg: tuple[str, ...]
    gevraagd: str
    gevraagd_voor: date | None
    beslist_voor: date | None
    beslist_berekend: bool
    dagen: int | None
    staat_stil: bool
    te_laat: bool
    verlengd: str
    afdeling: str
    stappen: tuple[Stapregel, ...]
    keten: Ketenregel | None
    overdrachten: tuple[Overdrachtregel, ...]
    besluiten: tuple[Besluitregel, ...]
    rechtsmiddelen: tuple[Rechtsmiddelregel, ...]
    documenten: tuple[Documentregel, ...]
    documenten_open: bool
    taken: tuple[Taakregel, ...]
    contacten: tuple[Contactregel, ...]
    verstuurd: tuple[Verstuurdregel, ...]


@dataclass(frozen=True, slots=True)
class Taakdetail:
    """One taak in full.

    Args:
        vragen: what the organisation asks, so that the person can have it ready.
        formaten: what files it takes; `hoogstens` says how many.
        bedrag: what is to be paid, in euros with a comma; empty when nothing is.
        zaak: the key of the zaak that it belongs to; empty when it stands alone or cannot be seen.
    """

    regel: Taakregel
    toelichting: str
    vragen: tuple[str, ...]
    formaten: str
    hoogstens: int | None
    bedrag: str
    verklaring: tuple[str, ...]
    zaak: str


@dataclass(frozen=True, slots=True)
class Berichtdetail:
    """What a message says, and why the caseworker may read it."""

    regel: Berichtregel
    inhoud: str = field(repr=False)
    bijlagen: tuple[tuple[str, str], ...]
    grond: str
