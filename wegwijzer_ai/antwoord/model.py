"""A question, an answer, and what the steps between them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from cms.producten.models import Organisatie
from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.families import Keuze

Taal = Literal["nl", "en", "pap"]
MAX_LENGTH = 300


class Uitkomst(StrEnum):
    """How a turn ended (ARCHITECTUUR §4); each has its own fixed text or a composed answer."""

    ANTWOORD = "antwoord"
    VERDUIDELIJKING = "verduidelijking"
    GEEN_ANTWOORD = "geen_antwoord"
    NOODGEVAL = "noodgeval"
    PERSOONLIJKE_ZAAK = "persoonlijke_zaak"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Gespreksstand:
    """What a conversation remembers between turns, without a word of who asks.

    `vraag` is the last question with personal data masked; `producten` holds the keys of what was shown last, best
    first; `gesteld` names the questions that we asked back already, so that none is asked twice. `beantwoord` says that
    the last turn was an answer about the first of them, and no choice between them.
    """

    vraag: str = ""
    producten: tuple[str, ...] = ()
    gemeente: str | None = None
    doelgroep: str | None = None
    gesteld: frozenset[str] = frozenset()
    beantwoord: bool = True


@dataclass(frozen=True, slots=True)
class Vraag:
    """What somebody asks. `taal` is the language of the page; `gemeente` a code that the visitor chose before."""

    tekst: str
    taal: str = "nl"
    doelgroep: str | None = None
    gemeente: str | None = None
    gesprek: str | None = None
    stand: Gespreksstand | None = None


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, word for word from its source; `kop` is the field of the page that it stands in."""

    tekst: str
    bronnen: tuple[int, ...] = ()
    kop: str = ""
    taal: str = "nl"


@dataclass(frozen=True, slots=True)
class Bron:
    """A page that sentences come from; `sleutel` is its key in the index."""

    nr: int
    titel: str
    url: str
    bijgewerkt: date
    taal: str = "nl"
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Deur:
    """Where to go when we do not answer ourselves: a page, an organisation, a telephone number."""

    titel: str
    url: str = ""
    telefoon: str = ""
    taal: str = ""


@dataclass(frozen=True, slots=True)
class OrganisatieVan:
    """Who carries a product out; without a gemeente only the kind is known and there is no key."""

    naam: str
    soort: str
    tooi_uri: str | None = None
    url: str = ""
    telefoon: str = ""
    telefoon_uri: str = ""


@dataclass(frozen=True, slots=True)
class ProductAntwoord:
    """A product that fits the question."""

    titel: str
    url: str
    samenvatting: str
    upn: str | None
    upn_uri: str | None
    score: float
    organisatie: OrganisatieVan | None
    taal: str = "nl"


@dataclass(frozen=True, slots=True)
class Wedervraag:
    """A question back, asked only when its answer changes ours. Each option is a text to send."""

    tekst: str
    opties: tuple[str, ...] = ()
    # Which field of the question the options fill: the question itself, or the gemeente.
    over: Literal["vraag", "gemeente"] = "vraag"


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A document with its scores for this question."""

    document: Document
    score: float
    woorden: float
    cosinus: float | None


@dataclass(slots=True)
class Beurt:
    """What the steps share and fill in, one after the other; a step that sets `uitkomst` ends the turn."""

    vraag: Vraag
    tekst: str = ""
    taal: Taal = "nl"
    # The code of the language of the question when it is none of ours.
    andere_taal: str | None = None
    uitkomst: Uitkomst | None = None
    meldingen: list[str] = field(default_factory=list)
    beledigend: bool = False
    # How likely it is that somebody is up to each thing, from 0 to 1; empty while nothing was weighed.
    bedoeling: Mapping[str, float] = field(default_factory=dict)
    gemeente: Organisatie | None = None
    gemeente_uit_tekst: bool = False
    # What the name of a place in the text can mean when that is more than one gemeente.
    gemeente_keuzes: tuple[Organisatie, ...] = ()
    zoektekst: str = ""
    producten: list[Kandidaat] = field(default_factory=list)
    gebeurtenissen: list[Kandidaat] = field(default_factory=list)
    regelhulp: Kandidaat | None = None
    kenmerken: Mapping[str, float] = field(default_factory=dict)
    zekerheid: float = 0.0
    # The product that was spoken of before and that this turn is about, and whether it asks for one field of it.
    onderwerp: str | None = None
    vervolg: bool = False
    # Nothing but the name of a product stands in it: no likeness to something else changes that.
    duidelijk: bool = False
    # What else the text names: told in short after the first.
    ook: tuple[str, ...] = ()
    gesteld: set[str] = field(default_factory=set)
    # What the words decide within a family of products, and how sure the turn is at least because of that.
    keuze: Keuze | None = None
    ondergrens: float = 0.0
    zinnen: list[Zin] = field(default_factory=list)
    bronnen: list[Bron] = field(default_factory=list)
    antwoord_producten: list[ProductAntwoord] = field(default_factory=list)
    deuren: list[Deur] = field(default_factory=list)
    vervolgvragen: list[str] = field(default_factory=list)
    wedervraag: Wedervraag | None = None

    @property
    def eerder(self) -> Gespreksstand:
        """What the conversation remembers; nothing in a first turn."""
        return self.vraag.stand or Gespreksstand()

    @property
    def antwoordtaal(self) -> str:
        """The language of our own words: that of the question."""
        return self.taal

    def cite(self, *, document: Document) -> int:
        """The number of this source, a new one when it was not cited before."""
        for bron in self.bronnen:
            if bron.url == document.url:
                return bron.nr
        nr = len(self.bronnen) + 1
        titel, taal = document.titel_in(self.antwoordtaal)
        self.bronnen.append(Bron(nr, titel, document.url, document.bijgewerkt, taal, document.sleutel))
        return nr


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One finished turn.

    `samenvatting_ai` is what a language model made of the sources, where an operator has one: the only sentences here
    that do not stand in a page word for word. Each was checked against its sources; it never replaces `zinnen`.
    """

    vraag: str
    taal: str
    uitkomst: Uitkomst
    zinnen: tuple[Zin, ...]
    meldingen: tuple[str, ...]
    bronnen: tuple[Bron, ...]
    producten: tuple[ProductAntwoord, ...]
    deuren: tuple[Deur, ...]
    vervolgvragen: tuple[str, ...]
    wedervraag: Wedervraag | None
    zekerheid: float
    duur_ms: Mapping[str, float]
    gesprek: str
    gemeente: Organisatie | None
    stand: Gespreksstand
    samenvatting_ai: tuple[Zin, ...] = ()
