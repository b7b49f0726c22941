"""The answer of the repository in XML, with the names and places of the real one."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from mijnomgeving.federatie.koop.bekendmakingen import Bekendmaking

_SRU = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
_DIAGNOSE = "http://docs.oasis-open.org/ns/search-ws/diagnostic"
_GZD = "http://standaarden.overheid.nl/sru"
_DCTERMS = "http://purl.org/dc/terms/"
_OVERHEID = "http://standaarden.overheid.nl/wetgeving/"
_COLLECTIE = "http://standaarden.overheid.nl/collectie/"
_SCHEMAS = {
    "gemeente": "OVERHEID.Gemeente",
    "provincie": "OVERHEID.Provincie",
    "waterschap": "OVERHEID.Waterschap",
    "ministerie": "OVERHEID.Ministerie",
}
for _naam, _uri in {
    "sru": _SRU,
    "diag": _DIAGNOSE,
    "gzd": _GZD,
    "dcterms": _DCTERMS,
    "overheidwetgeving": _OVERHEID,
    "c": _COLLECTIE,
}.items():
    register_namespace(_naam, _uri)


def make_answer(gevonden: Sequence[Bekendmaking], *, totaal: int, start: int, base_url: str) -> bytes:
    """A page of what was found."""
    antwoord = _root()
    _add(antwoord, _SRU, "numberOfRecords", str(totaal))
    records = SubElement(antwoord, f"{{{_SRU}}}records")
    for nummer, bekendmaking in enumerate(gevonden, start):
        record = SubElement(records, f"{{{_SRU}}}record")
        _add(record, _SRU, "recordSchema", "http://standaarden.overheid.nl/sru/")
        _add(record, _SRU, "recordXMLEscaping", "xml")
        _fill(SubElement(SubElement(record, f"{{{_SRU}}}recordData"), f"{{{_GZD}}}gzd"), bekendmaking, base_url)
        _add(record, _SRU, "recordPosition", str(nummer))
    if start + len(gevonden) <= totaal:
        _add(antwoord, _SRU, "nextRecordPosition", str(start + len(gevonden)))
    _add(antwoord, _SRU, "resultCountPrecision", "info:srw/vocabulary/resultCountPrecision/1/exact")
    return _as_bytes(antwoord)


def make_diagnose(melding: str, *, nummer: int = 10) -> bytes:
    """What the repository says to a question that it cannot read: status 200, no count."""
    antwoord = _root()
    diagnose = SubElement(SubElement(antwoord, f"{{{_SRU}}}diagnostics"), f"{{{_DIAGNOSE}}}diagnostic")
    _add(diagnose, _DIAGNOSE, "uri", f"info:srw/diagnostic/1/{nummer}")
    _add(diagnose, _DIAGNOSE, "message", melding)
    return _as_bytes(antwoord)


def _as_bytes(antwoord: Element) -> bytes:
    body: bytes = tostring(antwoord, encoding="utf-8", xml_declaration=True)
    return body


def _root() -> Element:
    antwoord = Element(f"{{{_SRU}}}searchRetrieveResponse")
    _add(antwoord, _SRU, "version", "2.0")
    return antwoord


def _fill(gzd: Element, b: Bekendmaking, base_url: str) -> None:
    meta = SubElement(SubElement(gzd, f"{{{_GZD}}}originalData"), f"{{{_OVERHEID}}}meta")
    kern = SubElement(meta, f"{{{_OVERHEID}}}owmskern")
    _add(kern, _DCTERMS, "identifier", b.kenmerk)
    _add(kern, _DCTERMS, "title", b.titel)
    _add(kern, _DCTERMS, "type", b.rubriek, scheme="OVERHEIDop.Rubriek")
    _add(kern, _DCTERMS, "language", "nl")
    _add(kern, _DCTERMS, "creator", b.organisatie, scheme=_SCHEMAS[b.organisatietype])
    _add(kern, _DCTERMS, "modified", b.datum.isoformat())
    mantel = SubElement(meta, f"{{{_OVERHEID}}}owmsmantel")
    for naam in ("available", "date", "issued"):
        _add(mantel, _DCTERMS, naam, b.datum.isoformat())
    _add(mantel, _DCTERMS, "abstract", b.tekst)
    _fill_tpmeta(SubElement(meta, f"{{{_OVERHEID}}}tpmeta"), b)
    verrijkt = SubElement(gzd, f"{{{_GZD}}}enrichedData")
    # The real one names zoek.officielebekendmakingen.nl; an invented announcement has its page here.
    _add(verrijkt, _GZD, "preferredUrl", f"{base_url}/koop/{b.kenmerk}.html")
    _add(verrijkt, _GZD, "itemUrl", f"{base_url}/koop/{b.kenmerk}.html", manifestation="html")
    _add(verrijkt, _GZD, "timestamp", f"{b.datum.isoformat()}T06:00:00Z")


def _fill_tpmeta(tpmeta: Element, b: Bekendmaking) -> None:
    jaar, nummer = b.kenmerk.split("-")[1:]
    _add(tpmeta, _COLLECTIE, "product-area", "officielepublicaties")
    if b.reageren_tot:
        _add(tpmeta, _OVERHEID, "datumEindeReactietermijn", b.reageren_tot.isoformat())
    _add(tpmeta, _OVERHEID, "jaargang", jaar)
    _add(tpmeta, _OVERHEID, "organisatietype", b.organisatietype, scheme="OVERHEID.Organisatietype")
    _add(tpmeta, _OVERHEID, "publicatienaam", b.blad)
    _add(tpmeta, _OVERHEID, "publicatienummer", nummer)
    if b.lat is not None:
        markering = SubElement(tpmeta, f"{{{_OVERHEID}}}gebiedsmarkering", scheme="OVERHEIDop.locatietype")
        punt = SubElement(markering, f"{{{_OVERHEID}}}Punt")
        _add(punt, _OVERHEID, "locatiegebied", f"{b.lat},{b.lon}")
        _add(punt, _OVERHEID, "geometrielabel", b.plek)


def _add(ouder: Element, ruimte: str, naam: str, tekst: str, **attributen: str) -> None:
    SubElement(ouder, f"{{{ruimte}}}{naam}", attributen).text = tekst
