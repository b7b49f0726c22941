"""All other uniform product names as bare documents: what search does when every product of every government is in.

Nobody described these yet: a title and the layer of government is all there is. They are made for measuring alone.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from cms.zoeken.port import Document
from wegwijzer_ai.index.embedder import TextEmbedder
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import texts_to_embed, unpack

UPL = Path(__file__).resolve().parents[2] / "cms" / "inhoud" / "upl.csv"
# The kind of organisatie that stands for a layer.
_SOORTEN = {"gemeente": "gemeente", "provincie": "provincie", "waterschap": "waterschap", "rijk": "ministerie"}
_PORTION = 64


def list_bare_documents(beschreven: Iterable[Document], path: Path = UPL) -> list[Document]:
    """One document for each uniform product name that no page describes.

    Raises:
        OSError: the list of names cannot be read.
    """
    known = {(document.upn or "").casefold() for document in beschreven}
    with path.open(encoding="utf-8", newline="") as file:
        return [
            _bare(naam=row["naam"], uri=row["uri"], lagen=row["lagen"].split(), doelgroepen=row["doelgroepen"].split())
            for row in csv.DictReader(file)
            if row["naam"].casefold() not in known
        ]


def embed_bare(documents: list[Document], embedder: TextEmbedder | None) -> Iterator[Ingelezen]:
    """The documents as the index would hold them; without a language model with words alone."""
    if embedder is None:
        yield from (Ingelezen(document, unpack(None)) for document in documents)
        return
    for start in range(0, len(documents), _PORTION):
        portion = documents[start : start + _PORTION]
        # One text a document: a bare one has no English and no people's words.
        rows = embedder.embed_texts([text for document in portion for text in texts_to_embed(document)])
        for document, row in zip(portion, rows.astype(np.float16), strict=True):
            yield Ingelezen(document, row[None])


def _bare(*, naam: str, uri: str, lagen: list[str], doelgroepen: list[str]) -> Document:
    lagen_in_words = " en ".join(lagen) or "overheid"
    return Document(
        sleutel=f"product:upl-{uri.rpartition('/')[2]}",
        soort="product",
        titel=naam[:1].upper() + naam[1:],
        url=uri,
        samenvatting=f"Product van: {lagen_in_words}.",
        passages=(),
        mensentaal=(),
        trefwoorden=(),
        doelgroepen=tuple(doelgroepen),
        themas=(),
        levensgebeurtenissen=(),
        organisatiesoort=_SOORTEN.get(lagen[0]) if lagen else None,
        organisatie=None,
        upn=naam,
        upn_uri=uri,
        titel_en="",
        samenvatting_en="",
        bijgewerkt=date.min,
    )
