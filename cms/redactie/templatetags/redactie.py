"""What Wagtail's own templates need of us."""

from django import template
from wagtail.documents.models import Document

from cms.redactie.toegankelijkheid.documenten import Documentstand, read_stand

register = template.Library()


@register.simple_tag
def documentstand(document: Document) -> Documentstand | None:
    """What was found in the file of this document; None as long as nobody looked."""
    return read_stand(document=document)
