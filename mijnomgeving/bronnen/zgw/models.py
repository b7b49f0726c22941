"""A zaak as the portal shows it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from mijnomgeving.termijn import Actie, find_actie


class Stand(Enum):
    """How far something is, for the person: the same four words everywhere."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    WACHT_OP_U = "wacht_op_u"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Status:
    """A status that was set.

    Args:
        omschrijving: its name, as the organisation calls it.
        uitleg: what it means, for the person.
        gezet_op: when.
        gevraagd: what the person is asked to do in this status.
    """

    omschrijving: str
    uitleg: str
    gezet_op: datetime
    statustype: str = field(repr=False)
    gevraagd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the way that a zaak goes, done or still to come."""

    omschrijving: str
    uitleg: str
    stand: Stand
    gezet_op: datetime | None


@dataclass(frozen=True, slots=True)
class Zaak:
    """One zaak of a person at one organisation. Dates may be unknown to the source.

    Args:
        bron: the organisation's name as people know it.
        url: the zaak's address at its source; its identity, never shown.
        ingediend_op: `startdatum`.
        verwacht_op: `einddatumGepland`: when the organisation hopes to be ready.
        uiterlijk_op: `uiterlijkeEinddatumAfdoening`: the legal last day.
        afgerond_op: `einddatum`; None while it runs.
        opgeschort: why the zaak is suspended, in the organisation's words; empty when it is not.
        verwante_zaken: addresses of zaken at any organisation that belong to the same course of events.
        vervolg_op: those of them that made the organisation begin this one (`aardRelatie` vervolg).
        verlengd: why the organisation takes longer than it said before, in its words; empty when it does not.
        doorlooptijd: how long a zaak of this kind may take, as ISO 8601 has it ("P8W"); empty when unknown.
        soort: what kind it is in the organisation's catalogus (`identificatie` of the zaaktype).
        handeling: what the person did to begin it (`handelingInitiator`: "aanvragen", "melden").
        producten: addresses in the UPL of what its kind leads to (`productenOfDiensten`); often left empty.
        vestigingen: the vestigingen on whose number the source has it; empty when it is of the company as a whole.
        controle: whether the organisation began it to see if the rules are kept (toezicht).
    """

    bron: str
    url: str = field(repr=False)
    zaaktype: str = field(repr=False)
    identificatie: str
    omschrijving: str
    toelichting: str
    ingediend_op: date
    verwacht_op: date | None
    uiterlijk_op: date | None
    afgerond_op: date | None
    opgeschort: str
    status: Status | None
    resultaat: str
    verwante_zaken: tuple[str, ...] = field(repr=False, default=())
    vervolg_op: tuple[str, ...] = field(repr=False, default=())
    verlengd: str = ""
    doorlooptijd: str = ""
    soort: str = ""
    handeling: str = ""
    producten: tuple[str, ...] = ()
    vestigingen: tuple[str, ...] = ()
    controle: bool = False

    @property
    def loopt(self) -> bool:
        """Whether it is not finished yet."""
        return self.afgerond_op is None

    @property
    def actie(self) -> Actie | None:
        """What the organisation asks before a date while the zaak runs; no right, such as objecting."""
        teksten = (self.status.uitleg if self.status else "", self.opgeschort) if self.loopt else ()
        return next((actie for tekst in teksten if (actie := find_actie(tekst)) and not actie.mag), None)

    @property
    def stand(self) -> Stand:
        """How far the whole zaak is; one that is suspended may as well wait for somebody else than the person."""
        if not self.loopt:
            return Stand.KLAAR
        gevraagd = (self.status and self.status.gevraagd) or (self.opgeschort and self.actie)
        return Stand.WACHT_OP_U if gevraagd else Stand.BEZIG


@dataclass(frozen=True, slots=True)
class Eigenschap:
    """Something that is particular to one zaak (`zaakeigenschap`): what it is called there, and what it is."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with a zaak that its organisation shares with the person or company.

    Args:
        document_id: uuid at the source.
        titel: its title.
        auteur: who made it: the organisation, or the person who handed it in.
        datum: when it was sent, or handed in, or else made.
        bestandsnaam: what to call the download.
        grootte: in bytes; None when the source does not say.
        ingediend: whether the organisation got it from outside (`ontvangstdatum`), and did not make it.
    """

    document_id: str
    titel: str
    auteur: str
    datum: date
    bestandsnaam: str
    grootte: int | None
    ingediend: bool = False


@dataclass(frozen=True, slots=True)
class Besluit:
    """What was decided in a zaak.

    Args:
        identificatie: its number at the organisation; may be empty.
        soort: which kind of besluit.
        uitleg: what it means, in the organisation's words; may be empty.
        genomen_op: the day of the besluit.
        ingaand_op: from when it holds.
        vervalt_op: until when; None when it has no end.
        bezwaar_tot: the last day to object; None when the source does not say.
        verzonden_op: when it was sent, so that the term to object begins the day after (Awb 3:41, 6:8).
    """

    identificatie: str
    soort: str
    uitleg: str
    genomen_op: date
    ingaand_op: date
    vervalt_op: date | None
    bezwaar_tot: date | None
    verzonden_op: date | None = None
