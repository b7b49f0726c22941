"""Documents that editors link to in a text: the reader sees what opens and how large it is, before it opens."""

import re
from collections.abc import Mapping

from django.template.defaultfilters import filesizeformat
from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.documents.models import Document

_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="document")[^>]*\bid="(\d+)"[^>]*>(.*?)</a>', re.DOTALL)


def name_bijlagen(html: str) -> str:
    """The text with kind and size in the words of every link to a document: `Tarieven (PDF, 120 kB)`.

    A document that is not there any more leaves its words without a link.
    """
    ids = {int(nummer) for nummer, _tekst in _LINK.findall(html)}
    if not ids:
        return html
    documenten: Mapping[int, Document] = get_document_model().objects.in_bulk(ids)
    return _LINK.sub(lambda link: _name(link, documenten.get(int(link.group(1)))), html)


def describe(document: Document) -> str:
    """Kind and size, as people read it: `PDF, 120 kB`."""
    grootte = document.get_file_size()
    soort = str(document.file_extension).upper()
    return f"{soort}, {filesizeformat(grootte)}" if grootte is not None else soort


def _name(link: re.Match[str], document: Document | None) -> str:
    if document is None:
        return link.group(2)
    return f"{link.group(0).removesuffix('</a>')} ({escape(describe(document))})</a>"
