"""What can be found, what can be asked and what comes back: the port between content and search.

Content apps deliver `Document`s (cms.zoeken.service.register_leverancier); pages and the assistant ask a
`Zoekmachine`. Nothing here knows Django, a model or an index, so each side can be replaced.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, Protocol, Self

Soort = Literal["product", "levensgebeurtenis", "regelhulp", "sector", "organisatie", "thema", "nieuws"]
SOORTEN: tuple[Soort, ...] = (
    "product",
    "levensgebeurtenis",
    "regelhulp",
    "sector",
    "organisatie",
    "thema",
    "nieuws",
)

# What results can be narrowed by, in the order in which a page shows it.
FACETTEN = (
    "soort",
    "doelgroep",
    "thema",
    "levensgebeurtenis",
    "organisatiesoort",
    "organisatie",
    "kanaal",
    "digid",
    "gebied",
)
# The one value of the facet `digid`: can be done online with DigiD.
MET_DIGID = "ja"
NEDERLAND = "nederland"
CARIBISCH = "caribisch"

# Called with how many documents are done and how many there are.
Voortgang = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of a page with its own sentences, for example `("kosten", "Een paspoort kost ...")`."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Vertaling:
    """A page in another language: only the fields that it has in that language."""

    taal: str
    titel: str
    samenvatting: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A public page as search knows it.

    `sleutel` is `<soort>:<slug>`. `mensentaal` holds the ways in which people really say it, written by editors.
    `organisatie` is the TOOI URI of the one body that carries the product out, or None when the place decides.
    """

    sleutel: str
    soort: Soort
    titel: str
    url: str
    samenvatting: str
    passages: tuple[Passage, ...]
    mensentaal: tuple[str, ...]
    trefwoorden: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    themas: tuple[str, ...]
    levensgebeurtenissen: tuple[str, ...]
    organisatiesoort: str | None
    organisatie: str | None
    upn: str | None
    upn_uri: str | None
    titel_en: str
    samenvatting_en: str
    bijgewerkt: date
    # The ways to get it done: online, telefoon, balie, papier.
    kanalen: tuple[str, ...] = ()
    digid: bool = False
    gebied: str = NEDERLAND
    vertalingen: tuple[Vertaling, ...] = ()

    def in_taal(self, taal: str) -> Vertaling | None:
        """The page in this language, if it was translated."""
        return next((vertaling for vertaling in self.vertalingen if vertaling.taal == taal), None)

    def titel_in(self, taal: str) -> tuple[str, str]:
        """The title in this language or else in Dutch, and which of the two it is."""
        vertaling = self.in_taal(taal)
        if vertaling is not None and vertaling.titel:
            return vertaling.titel, taal
        return (self.titel_en, "en") if taal == "en" and self.titel_en else (self.titel, "nl")

    def samenvatting_in(self, taal: str) -> tuple[str, str]:
        """The summary in this language or else in Dutch, and which of the two it is."""
        vertaling = self.in_taal(taal)
        if vertaling is not None and vertaling.samenvatting:
            return vertaling.samenvatting, taal
        return (self.samenvatting_en, "en") if taal == "en" and self.samenvatting_en else (self.samenvatting, "nl")


@dataclass(frozen=True, slots=True)
class Synoniemregel:
    """Whoever searches for one of `woorden` also finds what has one of `betekent`; and back when it goes both ways."""

    woorden: tuple[str, ...]
    betekent: tuple[str, ...]
    beide_kanten: bool = False


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """A question for the index; an empty `tekst` browses everything that passes the filters.

    `synoniemen` stands in for the editors' rules in force: to see what another set of rules would find.
    """

    tekst: str
    doelgroep: str | None = None
    soort: str | None = None
    thema: str | None = None
    organisatiesoort: str | None = None
    levensgebeurtenis: str | None = None
    organisatie: str | None = None
    kanaal: str | None = None
    digid: str | None = None
    gebied: str | None = None
    taal: str = "nl"
    pagina: int = 1
    per_pagina: int = 10
    synoniemen: tuple[Synoniemregel, ...] | None = None

    @property
    def filters(self) -> dict[str, str]:
        """The chosen value of each facet that narrows this question."""
        return {facet: waarde for facet in FACETTEN if (waarde := getattr(self, facet)) is not None}

    def narrowed(self, filters: Mapping[str, str]) -> Self:
        """This question with other filters: a value for each facet that narrows it."""
        chosen: dict[str, Any] = {facet: filters.get(facet) for facet in FACETTEN}
        return replace(self, **chosen)


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece of text; `gemarkeerd` when it is what somebody searched for."""

    tekst: str
    gemarkeerd: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text of a page in pieces, to show with the searched words marked; joined they are the text itself."""

    delen: tuple[Deel, ...]
    taal: str = "nl"

    @property
    def tekst(self) -> str:
        """The text without marks."""
        return "".join(deel.tekst for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Treffer:
    """One result: `score` is fused and lies in 0..1; `cosinus` is the untuned similarity, the sign of confidence.

    `titel` and `fragment` are what a page shows of it: the title, and the sentences that answer to the question.
    """

    document: Document
    score: float
    cosinus: float | None
    titel: Fragment | None = None
    fragment: Fragment | None = None


@dataclass(frozen=True, slots=True)
class Suggestie:
    """What somebody may mean who has typed this far."""

    tekst: str
    taal: str = "nl"


@dataclass(frozen=True, slots=True)
class Zoekuitkomst:
    """One page of results, best first.

    `facetten` maps each of FACETTEN to (value, count), most frequent first; each facet is counted without its own
    filter, so that a visitor can switch. `zonder` says how many results there would be without each chosen filter.
    `bedoelde` is the text as it was understood when spelling was corrected. `met_betekenis` is False when only words
    were compared (no language model here). `dichtbij` holds the nearest themes when there is no result at all.
    """

    treffers: tuple[Treffer, ...]
    totaal: int
    facetten: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    bedoelde: str | None = None
    met_betekenis: bool = False
    zonder: dict[str, int] = field(default_factory=dict)
    dichtbij: tuple[Document, ...] = ()


class ZoekmachineStoring(RuntimeError):
    """The engine could not do all that was asked; the message says why."""


class Zoekmachine(Protocol):
    """An index of documents that can be asked and kept up to date."""

    def zoek(self, vraag: Zoekvraag) -> Zoekuitkomst:
        """Return the documents that answer the question, best first. Never raises for odd text."""
        ...

    def suggesties(self, tekst: str, *, taal: str = "nl", aantal: int = 8) -> tuple[Suggestie, ...]:
        """Return what somebody may mean who has typed `tekst` so far, likeliest first. Never raises for odd text."""
        ...

    def werk_bij(self, sleutels: Sequence[str]) -> None:
        """Read these documents from their sources again; a key without a document leaves the index."""
        ...

    def herbouw(self, voortgang: Voortgang | None = None) -> int:
        """Make the whole index anew and swap it in at once; return how many documents it holds.

        Raises:
            ZoekmachineStoring: something that the index needs does not answer; what was there stays in use.
        """
        ...
