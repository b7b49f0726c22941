"""The sources of an answer as records for the model: public text only, small, without addresses."""

from collections.abc import Iterable, Sequence

import structlog

from cms.zoeken.port import Document
from cms.zoeken.service import list_documenten
from wegwijzer_ai.antwoord.model import Antwoord, Bron, ProductAntwoord
from wegwijzer_ai.generator.hygiene import gives_orders, make_plain, replace_addresses
from wegwijzer_ai.generator.model import Record

logger = structlog.get_logger(__name__)

MOST_RECORDS = 3
# About 700 tokens each, so that a small model with a window of 4,000 has room left.
MOST_CHARACTERS = 2_500
_TITEL = 200
# Who carries these out depends on where somebody lives; that stays here.
_PLAATSELIJK = frozenset({"gemeente", "provincie", "waterschap"})


def read_records(antwoord: Antwoord) -> tuple[Record, ...]:
    """The records of the answer's sources as they are published now, most important first.

    A page that gives orders to a machine is left out whole: what else it says cannot be trusted either.
    """
    bronnen = antwoord.bronnen[:MOST_RECORDS]
    documents = {document.sleutel: document for document in list_documenten([bron.sleutel for bron in bronnen])}
    records = []
    for bron in bronnen:
        document = documents.get(bron.sleutel)
        if document is None:
            continue
        if gives_orders("\n".join([document.titel, *_texts(document)])):
            logger.warning("generator_source_left_out", sleutel=document.sleutel)
            continue
        records.append(make_record(bron.nr, document.titel, _fields(document, bron=bron, antwoord=antwoord)))
    return tuple(records)


def make_record(nr: int, titel: str, velden: Iterable[tuple[str, str]]) -> Record:
    """A page as a record: plain text without addresses, as much as there is room for."""
    return Record(nr=nr, titel=make_plain(titel, at_most=_TITEL), velden=_fit(velden, f"link_{nr}"))


def _fields(document: Document, *, bron: Bron, antwoord: Antwoord) -> list[tuple[str, str]]:
    """The page by field. What the answer shows of it goes first, so that the limit takes the least away."""
    shown = list(dict.fromkeys(zin.kop for zin in antwoord.zinnen if bron.nr in zin.bronnen))
    passages = sorted(
        document.passages, key=lambda passage: shown.index(passage.kop) if passage.kop in shown else len(shown)
    )
    return [
        *_organisatie(bron, antwoord.producten),
        ("samenvatting", document.samenvatting),
        *((passage.kop, passage.tekst) for passage in passages),
    ]


def _fit(fields: Iterable[tuple[str, str]], token: str) -> tuple[tuple[str, str], ...]:
    """Whole fields as long as there is room: half a sentence could say the opposite."""
    kept, room = [], MOST_CHARACTERS
    for kop, tekst in fields:
        plain = make_plain(replace_addresses(tekst, token), at_most=len(tekst) + 100)
        if 0 < len(plain) <= room:
            kept.append((kop, plain))
            room -= len(plain)
    return tuple(kept)


def _organisatie(bron: Bron, producten: Sequence[ProductAntwoord]) -> list[tuple[str, str]]:
    """Who carries it out, when that is one body for the whole country."""
    for product in producten:
        organisatie = product.organisatie
        if product.url == bron.url and organisatie and organisatie.tooi_uri and organisatie.soort not in _PLAATSELIJK:
            telefoon = f" Telefoon: {organisatie.telefoon}." if organisatie.telefoon else ""
            return [("organisatie", f"Dit regelt u bij {organisatie.naam}.{telefoon}")]
    return []


def _texts(document: Document) -> Iterable[str]:
    yield document.samenvatting
    for passage in document.passages:
        yield passage.tekst
