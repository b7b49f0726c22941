"""`{% load begrippen %}`: explaining difficult words where they first stand."""

from django import template
from django.utils.safestring import SafeString

from cms.begrippen.markeren import mark
from cms.begrippen.selectors import find_woordenlijst
from cms.producten.vertaling import current_taal

register = template.Library()


@register.simple_block_tag
def met_begrippen(content: str) -> SafeString:
    """`{% met_begrippen %}...{% endmet_begrippen %}`: around the text of a page; use it once on a page.

    HTML: the first mention of each word of the list, at most twelve, becomes `<button popovertarget>` with its
    explanation after it. Keyboard: Enter and Space open it, Escape closes it. It needs no script; on paper the
    explanation stands between brackets.
    """
    return SafeString(mark(content, find_woordenlijst(taal=current_taal())))
