"""A message as the portal shows it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum


class Handeling(Enum):
    """What an organisation asks in a message (Open VTB: `handelingsPerspectief`)."""

    BETALEN = "betalen"
    AANLEVEREN = "informatie_geven"
    INVULLEN = "reactie_geven"
    VERNIEUWEN = "vernieuwing_nodig"
    AFSPRAAK = "uitnodiging_voor_afspraak"


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An attachment, known by its id within its message."""

    bijlage_id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What the organisation asks, where it says so beside its text.

    Args:
        handeling: what kind of thing; None when it says no kind that we know.
        uiterlijk: the last day; None when it names none.
        taak_id: the task at the same organisation by which it is done; empty when there is none.
        url: the page of the organisation where it is done; empty when there is none that is safe.
    """

    handeling: Handeling | None
    uiterlijk: date | None = None
    taak_id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message of one organisation to a person.

    Args:
        bron: the sender's name as people know it.
        magazijn: key of the magazijn that holds it.
        bericht_id: uuid within that magazijn.
        inhoud: the text.
        map: in which folder the magazijn has it; empty for none.
        gevraagd: what the organisation asks, where it says so.
        antwoord_mogelijk: whether the organisation takes a reply to it.
    """

    bron: str
    magazijn: str
    bericht_id: str
    onderwerp: str
    verstuurd_op: datetime
    gelezen: bool
    bijlagen: tuple[Bijlage, ...]
    inhoud: str = field(default="", repr=False)
    map: str = field(default="", repr=False)
    gevraagd: Gevraagd | None = None
    antwoord_mogelijk: bool = False


@dataclass(frozen=True, slots=True)
class Schrijven:
    """What a person writes to an organisation.

    Args:
        onderwerp: what it is about.
        tekst: what the person wrote.
        op_bericht: uuid of the message that it answers; empty when it begins a conversation.
        bijlagen: name, media type and bytes of each file.
    """

    onderwerp: str = field(repr=False)
    tekst: str = field(repr=False)
    op_bericht: str = ""
    bijlagen: tuple[tuple[str, str, bytes], ...] = field(default=(), repr=False)
