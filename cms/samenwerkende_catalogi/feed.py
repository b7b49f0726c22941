"""Reading of SC 4.0: a feed (`scproducten`) or an answer of the SRU search service, record by record.

The file is read as a stream, so 50,000 products need no more memory than one. What a feed must not hold is refused
before it does harm (KWALITEIT B36): document types and entities, deep nesting, a record without end. XInclude is never
processed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

_PRODUCT = "{http://standaarden.overheid.nl/product/terms/}"
_OVERHEID = "{http://standaarden.overheid.nl/owms/terms/}"
_DCTERMS = "{http://purl.org/dc/terms/}"

MAX_DIEPTE = 60
MAX_RECORD_BYTES = 5_000_000
MAX_TITEL = 250

# What the link syntax of one supplier leaves in abstracts.
_LINKRESTEN = re.compile(r"\s*\bBegin link:\s*|,?\s*\beinde\s*\.{3}\s*$")
_ONLINE = {"ja": "ja", "digid": "digid", "nee": "nee"}


class FeedGeweigerd(ValueError):
    """The whole file is refused: it is no XML, or holds what no feed needs."""


class RecordFout(ValueError):
    """One record cannot be taken in. `sleutel` and `titel` say which; the message says why."""

    def __init__(self, reden: str, *, sleutel: str, titel: str = "") -> None:
        super().__init__(reden)
        self.sleutel, self.titel = sleutel, titel


@dataclass(frozen=True, slots=True)
class UplNaam:
    """A uniform product name as the record gives it."""

    label: str
    uri: str


@dataclass(frozen=True, slots=True)
class ScRecord:
    """One product of one organisation, checked (samenwerkende-catalogi FIELDS, sc.xsd)."""

    sleutel: str
    url: str
    titel: str
    taal: str
    gewijzigd_op: date
    autoriteit_uri: str
    autoriteit_naam: str
    doelgroepen: tuple[str, ...]
    samenvatting: str
    online_aanvragen: str
    aanvraag_url: str
    upl: tuple[UplNaam, ...]
    html: str


def read_feed(bestand: IO[bytes]) -> Iterator[ScRecord | RecordFout]:
    """The records in order; a wrong one is given as a `RecordFout`, so that the rest goes on.

    Raises:
        FeedGeweigerd: see the class.
    """
    lezer = _BegrensdeLezer(bestand)
    diepte, nummer = 0, 0
    wortel: Element | None = None
    try:
        for gebeurtenis, element in iterparse(lezer, events=("start", "end"), forbid_dtd=True):
            if gebeurtenis == "start":
                wortel = element if wortel is None else wortel
                diepte += 1
                if diepte > MAX_DIEPTE:
                    raise FeedGeweigerd(f"elements are nested deeper than {MAX_DIEPTE}")
                continue
            diepte -= 1
            if element.tag != f"{_PRODUCT}scproduct":
                continue
            nummer += 1
            yield _read_record(element, nummer)
            lezer.begin_record()
            element.clear()
            _forget_children(wortel)
    except DefusedXmlException as error:
        raise FeedGeweigerd(
            f"document types, entities and references are not allowed ({type(error).__name__})"
        ) from error
    except ParseError as error:
        raise FeedGeweigerd(f"is no valid XML: {error}") from error


class _BegrensdeLezer:
    """Passes on a file and counts, so that one record cannot fill the memory."""

    def __init__(self, bestand: IO[bytes]) -> None:
        self._bestand = bestand
        self._sinds_record = 0

    def read(self, aantal: int = -1) -> bytes:
        stuk = self._bestand.read(aantal)
        self._sinds_record += len(stuk)
        if self._sinds_record > MAX_RECORD_BYTES:
            raise FeedGeweigerd(f"a record is larger than {MAX_RECORD_BYTES} bytes")
        return stuk

    def begin_record(self) -> None:
        self._sinds_record = 0


def _forget_children(wortel: Element | None) -> None:
    """Let go of the records that were read; in an SRU answer they lie deeper, emptied by then, and weigh nothing."""
    if wortel is not None and wortel.tag == f"{_PRODUCT}scproducten":
        wortel.clear()


def _read_record(element: Element, nummer: int) -> ScRecord | RecordFout:
    try:
        return _record(element, nummer)
    except RecordFout as fout:
        return fout


def _record(element: Element, nummer: int) -> ScRecord:
    kern = element.find(f"{_PRODUCT}meta/{_PRODUCT}owmskern")
    if kern is None:
        raise RecordFout("owmskern is missing", sleutel=f"record {nummer}")
    mantel = element.find(f"{_PRODUCT}meta/{_PRODUCT}owmsmantel")
    scmeta = element.find(f"{_PRODUCT}meta/{_PRODUCT}scmeta")
    url, titel = _text(kern, f"{_DCTERMS}identifier"), _text(kern, f"{_DCTERMS}title")
    sleutel = _text(scmeta, f"{_PRODUCT}productID") or url or f"record {nummer}"

    def verplicht(waarde: str, naam: str) -> str:
        if not waarde:
            raise RecordFout(f"{naam} is missing", sleutel=sleutel, titel=titel)
        return waarde

    autoriteit = kern.find(f"{_OVERHEID}authority")
    if autoriteit is None:
        raise RecordFout("authority is missing", sleutel=sleutel, titel=titel)
    gewijzigd = verplicht(_text(kern, f"{_DCTERMS}modified"), "modified")
    try:
        gewijzigd_op = date.fromisoformat(gewijzigd[:10])
    except ValueError as error:
        raise RecordFout("modified is no date", sleutel=sleutel, titel=titel) from error
    aanvraag = scmeta.find(f"{_PRODUCT}aanvraagURL") if scmeta is not None else None
    aanvraag_url = aanvraag.get("resourceIdentifier", "") or _own_text(aanvraag) if aanvraag is not None else ""
    if not _is_web(verplicht(url, "identifier")) or (aanvraag_url and not _is_web(aanvraag_url)):
        raise RecordFout("an address does not start with http or https", sleutel=sleutel, titel=titel)
    return ScRecord(
        sleutel=sleutel[:MAX_TITEL],
        url=url,
        titel=verplicht(titel, "title")[:MAX_TITEL],
        taal="en" if _text(kern, f"{_DCTERMS}language").lower().startswith("en") else "nl",
        gewijzigd_op=gewijzigd_op,
        autoriteit_uri=autoriteit.get("resourceIdentifier", ""),
        autoriteit_naam=_own_text(autoriteit),
        doelgroepen=_doelgroepen(mantel),
        samenvatting=verplicht(_clean_abstract(_text(mantel, f"{_DCTERMS}abstract")), "abstract"),
        online_aanvragen=_ONLINE.get(_text(scmeta, f"{_PRODUCT}onlineAanvragen").lower(), "nee"),
        aanvraag_url=aanvraag_url,
        upl=_upl(scmeta),
        html=_html(element.find(f"{_PRODUCT}body/{_PRODUCT}productHTML")),
    )


def _own_text(element: Element) -> str:
    return " ".join((element.text or "").split())


def _text(ouder: Element | None, tag: str) -> str:
    element = ouder.find(tag) if ouder is not None else None
    return _own_text(element) if element is not None else ""


def _is_web(url: str) -> bool:
    try:
        delen = urlsplit(url)
    except ValueError:
        return False
    return delen.scheme in {"http", "https"} and bool(delen.netloc)


def _clean_abstract(tekst: str) -> str:
    return " ".join(_LINKRESTEN.sub(" ", tekst).split())


def _doelgroepen(mantel: Element | None) -> tuple[str, ...]:
    """The audiences that we know; without any, a product is for everybody."""
    gevonden = {_own_text(e).lower() for e in mantel.findall(f"{_DCTERMS}audience")} if mantel is not None else set()
    return tuple(groep for groep in ("particulier", "ondernemer") if groep in gevonden) or ("particulier",)


def _upl(scmeta: Element | None) -> tuple[UplNaam, ...]:
    if scmeta is None:
        return ()
    namen = scmeta.findall(f"{_PRODUCT}uniformeProductnaam")
    return tuple(UplNaam(_own_text(naam), naam.get("resourceIdentifier", "")) for naam in namen if _own_text(naam))


def _html(element: Element | None) -> str:
    """The body as HTML, not yet cleaned: as elements, or as text in CDATA."""
    if element is None:
        return ""
    if len(element) == 0:
        return (element.text or "").strip()
    for deel in element.iter():
        if isinstance(deel.tag, str):
            deel.tag = deel.tag.rpartition("}")[2]
    return tostring(element, encoding="unicode", method="html").strip()
