"""From a page of the index to the vectors that a store keeps."""

from collections.abc import Iterator

from wegwijzer_ai.index.kolommen import facet_values
from wegwijzer_ai.index.opslag.port import Deel, Tekstvector
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import bare_text, document_languages, texts_to_embed


def text_vectors_of(ingelezen: Ingelezen) -> Iterator[Tekstvector]:
    """Each vector of a page with its text.

    A page without people's words has its own texts stand in for them, as the segments in memory have it.
    """
    document = ingelezen.document
    talen = document_languages(document)
    shared = facet_values(document) | {
        "upn": tuple(filter(None, (document.upn_uri,))),
        "bijgewerkt": (document.bijgewerkt.isoformat(),),
    }
    texts = texts_to_embed(document)[: len(ingelezen.vectoren)]
    both: tuple[Deel, ...] = ("document", "mensentaal")
    for nummer, (text, vector) in enumerate(zip(texts, ingelezen.vectoren, strict=True)):
        own = nummer < len(talen)
        delen: tuple[Deel, ...] = ("mensentaal",) if not own else both if len(texts) == len(talen) else ("document",)
        # Nobody says in which language a wording is; people may use it on a page in each of its languages.
        kenmerken = shared | {"deel": delen, "taal": (talen[nummer],) if own else tuple(talen)}
        yield Tekstvector(
            sleutel=document.sleutel,
            nummer=nummer,
            tekst=bare_text(text),
            vector=vector.astype("f4"),
            kenmerken={naam: waarden for naam, waarden in kenmerken.items() if waarden},
        )
