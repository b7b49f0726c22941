"""Documents of editors: each file is looked at after it was uploaded, and a text that links to it hears of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.signals import post_save
from wagtail.documents import get_document_model
from wagtail.documents.models import Document

from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.models import Documentcontrole
from cms.redactie.toegankelijkheid.documentregels import DOCUMENTREGELS, Documentregel
from cms.redactie.toegankelijkheid.opbouw import Link, read_opbouw
from cms.redactie.toegankelijkheid.pdf import Pdfuitslag, check_pdf
from cms.redactie.toegankelijkheid.regels import make_bevinding

logger = structlog.get_logger(__name__)
MAX_GROOTTE = 50 * 1024 * 1024
_NIET_TE_TOETSEN = Pdfuitslag(None, (), ("document:niet-te-toetsen",))


@dataclass(frozen=True, slots=True)
class Documentstand:
    """How a document stands, in words: what is wrong, and what a person must look at."""

    paginas: int | None
    fouten: Sequence[Documentregel]
    te_beoordelen: Sequence[Documentregel]


def connect() -> None:
    """Look at a file when it is new or replaced."""
    post_save.connect(_report_saved, sender=get_document_model(), dispatch_uid="documentcontrole")


def check_document(*, pk: int) -> Documentcontrole | None:
    """Look at the file and keep the result; None if the document or its file is not there."""
    document: Document | None = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return None
    try:
        vingerafdruk, uitslag = document.get_file_hash(), _look(document)
    except OSError:
        logger.warning("document_without_file", document=pk)
        return None
    controle, _nieuw = Documentcontrole.objects.update_or_create(
        document=document,
        defaults={
            "vingerafdruk": vingerafdruk,
            "paginas": uitslag.paginas,
            "fouten": list(uitslag.fouten),
            "te_beoordelen": list(uitslag.te_beoordelen),
        },
    )
    return controle


def list_unchecked() -> QuerySet[Any]:
    """Documents that were never looked at, or of which the file was replaced since."""
    documenten: QuerySet[Any] = get_document_model().objects.exclude(controle__vingerafdruk=F("file_hash"))
    return documenten.order_by("pk")


def read_stand(*, document: Document) -> Documentstand | None:
    """How this document stands; None as long as its file was not looked at."""
    controle = getattr(document, "controle", None)
    if controle is None or controle.vingerafdruk != document.file_hash:
        return None
    return Documentstand(controle.paginas, name_regels(controle.fouten), name_regels(controle.te_beoordelen))


def name_regels(ids: Iterable[str]) -> list[Documentregel]:
    """The rules with these ids."""
    return [DOCUMENTREGELS[regel] for regel in ids if regel in DOCUMENTREGELS]


def check_bijlagen(stukken: Iterable[Stuk]) -> Iterator[Bevinding]:
    """What is wrong with the documents that these texts link to."""
    links = [
        (stuk.veld, link, link.document)
        for stuk in stukken
        if stuk.vorm == Vorm.HTML and "document" in stuk.tekst
        for link in read_opbouw(stuk.tekst).links
        if link.document is not None
    ]
    ids = {nummer for _veld, _link, nummer in links}
    if not ids:
        return
    bestaan = set(get_document_model().objects.filter(pk__in=ids).values_list("pk", flat=True))
    fouten = dict(Documentcontrole.objects.filter(document__in=ids).values_list("document_id", "fouten"))
    for veld, link, nummer in links:
        yield from _check_link(veld, link, bestaat=nummer in bestaan, fouten=fouten.get(nummer, ()))


def _check_link(veld: str, link: Link, *, bestaat: bool, fouten: Sequence[str]) -> Iterator[Bevinding]:
    if not bestaat:
        yield make_bevinding("eigen:document-weg", veld=veld, zin=link.tekst)
    elif fouten:
        kort = ", ".join(regel.kort for regel in name_regels(fouten))
        yield make_bevinding("eigen:document-met-fouten", veld=veld, zin=link.tekst, tekst=link.tekst, fouten=kort)


def _look(document: Document) -> Pdfuitslag:
    if str(document.file_extension).lower() != "pdf" or (document.get_file_size() or 0) > MAX_GROOTTE:
        return _NIET_TE_TOETSEN
    with document.open_file() as bestand:
        return check_pdf(bestand.read())


def _report_saved(instance: Document, *, raw: bool, **_kwargs: object) -> None:
    from cms.redactie.tasks import check_document as task  # noqa: PLC0415 - the tasks know this module

    if not raw:
        # Without a broker the upload goes on; the round of the night looks at what was missed.
        transaction.on_commit(lambda: task.delay(pk=instance.pk), robust=True)
