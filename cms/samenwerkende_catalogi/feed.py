"""Reading of SC 4.0: a feed (`scproducten`) or an answer of the SRU search service, record by record.

The file is read as a stream, so 50,000 products need no more memory than one. What a feed must not hold is refused
before it does harm (KWALITEIT B36): document types and entities, XInclude, deep nesting, a record without end, a file
without end, a small file that unpacks into a huge one. Reasons are in Dutch: editors read them.
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

from cms.samenwerkende_catalogi.invoer import FeedGeweigerd, Lezer, open_invoer

__all__ = ["FeedGeweigerd", "Feedlezer", "RecordFout", "ScRecord", "UplNaam", "read_feed"]

_PRODUCT = "{http://standaarden.overheid.nl/product/terms/}"
_OVERHEID = "{http://standaarden.overheid.nl/owms/terms/}"
_DCTERMS = "{http://purl.org/dc/terms/}"

_SRU = "{http://www.loc.gov/zing/srw/}"
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"

MAX_DIEPTE = 60
MAX_RECORD_BYTES = 5_000_000
MAX_TITEL = 250

# What the link syntax of one supplier leaves in abstracts.
_LINKRESTEN = re.compile(r"\s*\bBegin link:\s*|,?\s*\beinde\s*\.{3}\s*$")
_ONLINE = {"ja": "ja", "digid": "digid", "nee": "nee"}


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
    return iter(Feedlezer(bestand))


class Feedlezer:
    """Goes through the records of a file once. `gevonden` is how many the search service says that it found."""

    def __init__(self, bestand: IO[bytes]) -> None:
        self.gevonden: int | None = None
        self._bestand = bestand
        self._nummer = 0
        self._open: list[Element] = []

    def __iter__(self) -> Iterator[ScRecord | RecordFout]:
        """The records; see `read_feed`."""
        try:
            yield from self._records()
        except DefusedXmlException as error:
            raise FeedGeweigerd("Het bestand bevat een DTD of entiteiten. Die zijn niet toegestaan.") from error
        except ParseError as error:
            regel, _ = error.position
            raise FeedGeweigerd(f"Het bestand is geen geldige XML. Bij regel {regel} gaat het mis.") from error
        except FeedGeweigerd:
            raise
        except (LookupError, ValueError) as error:
            raise FeedGeweigerd("Het bestand gebruikt tekens die we niet kunnen lezen. Gebruik UTF-8.") from error

    def _records(self) -> Iterator[ScRecord | RecordFout]:
        lezer = _BegrensdeLezer(open_invoer(self._bestand))
        for gebeurtenis, element in iterparse(lezer, events=("start", "end"), forbid_dtd=True):
            if gebeurtenis == "start":
                self._enter(element)
                continue
            self._open.pop()
            if element.tag == f"{_SRU}numberOfRecords":
                self.gevonden = _number(_own_text(element))
            if element.tag != f"{_PRODUCT}scproduct":
                continue
            self._nummer += 1
            yield _read_record(element, self._nummer)
            lezer.begin_record()
            self._forget()

    def _enter(self, element: Element) -> None:
        self._open.append(element)
        if len(self._open) > MAX_DIEPTE:
            raise FeedGeweigerd(f"De elementen zijn meer dan {MAX_DIEPTE} lagen diep genest.")
        if str(element.tag).startswith(_XINCLUDE):
            raise FeedGeweigerd("Het bestand verwijst naar andere bestanden (XInclude). Dat is niet toegestaan.")

    def _forget(self) -> None:
        """Let go of all that was read, at every level: an answer of the search service wraps its records."""
        for element in self._open:
            del element[:]
            element.text = None


class _BegrensdeLezer:
    """Passes on a file and counts, so that one record cannot fill the memory."""

    def __init__(self, bestand: Lezer) -> None:
        self._bestand = bestand
        self._sinds_record = 0

    def read(self, aantal: int = -1) -> bytes:
        stuk = self._bestand.read(aantal)
        self._sinds_record += len(stuk)
        if self._sinds_record > MAX_RECORD_BYTES:
            raise FeedGeweigerd(f"Een product is groter dan {MAX_RECORD_BYTES // 1_000_000} MB, of het houdt niet op.")
        return stuk

    def begin_record(self) -> None:
        self._sinds_record = 0


def _read_record(element: Element, nummer: int) -> ScRecord | RecordFout:
    try:
        return _record(element, nummer)
    except RecordFout as fout:
        return fout


def _record(element: Element, nummer: int) -> ScRecord:
    kern = element.find(f"{_PRODUCT}meta/{_PRODUCT}owmskern")
    if kern is None:
        raise RecordFout("Het blok owmskern ontbreekt.", sleutel=f"record {nummer}")
    mantel = element.find(f"{_PRODUCT}meta/{_PRODUCT}owmsmantel")
    scmeta = element.find(f"{_PRODUCT}meta/{_PRODUCT}scmeta")
    url, titel = _text(kern, f"{_DCTERMS}identifier"), _text(kern, f"{_DCTERMS}title")
    sleutel = _text(scmeta, f"{_PRODUCT}productID") or url or f"record {nummer}"

    def verplicht(waarde: str, naam: str) -> str:
        if not waarde:
            raise RecordFout(f"Het veld {naam} ontbreekt of is leeg.", sleutel=sleutel, titel=titel)
        return waarde

    autoriteit = kern.find(f"{_OVERHEID}authority")
    if autoriteit is None:
        raise RecordFout("Het veld authority ontbreekt.", sleutel=sleutel, titel=titel)
    gewijzigd = verplicht(_text(kern, f"{_DCTERMS}modified"), "modified")
    try:
        gewijzigd_op = date.fromisoformat(gewijzigd[:10])
    except ValueError as error:
        raise RecordFout("Het veld modified is geen datum.", sleutel=sleutel, titel=titel) from error
    aanvraag = scmeta.find(f"{_PRODUCT}aanvraagURL") if scmeta is not None else None
    aanvraag_url = aanvraag.get("resourceIdentifier", "") or _own_text(aanvraag) if aanvraag is not None else ""
    if not _is_web(verplicht(url, "identifier")) or (aanvraag_url and not _is_web(aanvraag_url)):
        raise RecordFout("Een webadres begint niet met http of https.", sleutel=sleutel, titel=titel)
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


def _number(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else None  # noqa: PLR2004 - no real count


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
