"""What somebody from another country of Europe asks or applies for, and what comes back."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from portal.core.betrokkene import EuPersoon


class Verzoeksoort(Enum):
    """A question, or an application for a service."""

    VRAAG = "vraag"
    AANVRAAG = "aanvraag"


@dataclass(frozen=True, slots=True)
class NieuwVerzoek:
    """What is handed in.

    Args:
        kenmerk: ours; one handed in twice with the same kenmerk is one.
        van: who hands it in.
        naam: as the login means says it.
        bedrijf: the name of the company.
        land: where it is registered, as ISO 3166-1 alpha-2.
        registratienummer: in the register of that country; empty when it has none.
        email: where the organisation may write; empty when not given.
        organisatie: for whom it is.
        dienst: what is applied for; empty for a question.
        bijlagen: name, kind and content of each file.
    """

    kenmerk: str
    soort: Verzoeksoort
    van: EuPersoon = field(repr=False)
    naam: str = field(repr=False)
    bedrijf: str = field(repr=False)
    land: str
    registratienummer: str = field(repr=False)
    email: str = field(repr=False)
    organisatie: str
    dienst: str
    onderwerp: str = field(repr=False)
    tekst: str = field(repr=False)
    bijlagen: tuple[tuple[str, str, bytes], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Loketbericht:
    """What an organisation wrote back."""

    van: str
    op: datetime
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verzoek:
    """What was handed in, as its organisation has it now."""

    verzoek_id: str
    kenmerk: str
    soort: Verzoeksoort
    organisatie: str
    onderwerp: str = field(repr=False)
    beantwoord: bool
    ontvangen_op: datetime
    berichten: tuple[Loketbericht, ...]
