"""XML of the SRU service to our models; the only place that knows its names."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cms.attendering.bekendmakingen.models import Bekendmaking, Blad
from portal.outbound.service import Onbegrijpelijk

_SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
_GZD = "{http://standaarden.overheid.nl/sru}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_OVERHEID = "{http://standaarden.overheid.nl/wetgeving/}"

MAX_TITEL, MAX_TEKST = 300, 400
_WEBADRES = re.compile(r"https?://[^\s\"'<>]+")
# These are public because the law says so, for the one that they are about. We do not bring them to the neighbours.
_OVER_EEN_PERSOON = re.compile(
    r"basisregistratie personen|uitschrijving|\bBRP\b|adresonderzoek|naturalisatie|ondercuratele",
    re.IGNORECASE,
)


def parse_blad(bron: str, inhoud: bytes) -> Blad:
    """A page of an answer.

    A record that we cannot read is left out, and so is one about a single person.

    Raises:
        Onbegrijpelijk: no XML, not an answer of SRU 2.0, or one that says that our question was wrong.
    """
    wortel = _parse(bron, inhoud)
    aantal = wortel.findtext(f"{_SRU}numberOfRecords")
    if aantal is None or not aantal.strip().isdecimal():
        # A question that the source cannot read comes back with status 200 and a diagnostic in place of a number.
        raise Onbegrijpelijk(bron, "geen antwoord op de vraag")
    gelezen = (_read(record) for record in wortel.iter(f"{_SRU}record"))
    return Blad(tuple(b for b in gelezen if b and not _OVER_EEN_PERSOON.search(b.titel)), int(aantal))


def _parse(bron: str, inhoud: bytes) -> Element:
    with suppress(ParseError, DefusedXmlException, ValueError, LookupError):
        wortel: Element = fromstring(inhoud, forbid_dtd=True)
        if wortel.tag == f"{_SRU}searchRetrieveResponse":
            return wortel
    # Raised here: the parser's exception would stay its context, with what it read.
    raise Onbegrijpelijk(bron, "geen SRU")


def _read(record: Element) -> Bekendmaking | None:
    """One record; None without a number, a title, a day or an address."""
    kenmerk, titel = _text(record, f"{_DCTERMS}identifier"), _text(record, f"{_DCTERMS}title")
    url = _text(record, f"{_GZD}preferredUrl")
    datum = next(_dates(record, "available", "date", "modified"), None)
    if not (kenmerk and titel and datum and _WEBADRES.fullmatch(url)):
        return None
    return Bekendmaking(
        kenmerk=kenmerk[:100],
        titel=_shorten(titel, MAX_TITEL),
        rubriek=_text(record, f"{_DCTERMS}type").lower(),
        organisatie=_text(record, f"{_DCTERMS}creator"),
        organisatietype=_text(record, f"{_OVERHEID}organisatietype").lower(),
        datum=datum,
        url=url,
        tekst=_shorten(_text(record, f"{_DCTERMS}abstract"), MAX_TEKST),
        plek=_shorten(_text(record, f"{_OVERHEID}geometrielabel"), MAX_TITEL),
        reageren_tot=_date(_text(record, f"{_OVERHEID}datumEindeReactietermijn")),
    )


def _text(record: Element, naam: str) -> str:
    element = next(record.iter(naam), None)
    return " ".join((element.text or "").split()) if element is not None else ""


def _dates(record: Element, *namen: str) -> Iterator[date]:
    for naam in namen:
        if dag := _date(_text(record, f"{_DCTERMS}{naam}")):
            yield dag


def _date(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst[:10])
    except ValueError:
        return None


def _shorten(tekst: str, hoogstens: int) -> str:
    """Cut at a word."""
    return tekst if len(tekst) <= hoogstens else tekst[:hoogstens].rsplit(" ", 1)[0] + "…"
