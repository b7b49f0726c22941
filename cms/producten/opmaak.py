"""Texts with markup from outside: only the harmless part of HTML stays (KWALITEIT B32)."""

import nh3

_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "h3", "h4", "h5", "a", "dl", "dt", "dd"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


# How Wagtail keeps a link to a page or document of ours: by its number, which becomes an address on the page.
_INTERN = {"a": {"href", "linktype", "id"}}


def sanitise(html: str, *, intern: bool = False) -> str:
    """The text with paragraphs, lists, small headings, emphasis and safe links; scripts and styles are gone.

    Args:
        html: the text.
        intern: keep links by number to pages and documents of ours, for a text that Wagtail shows.
    """
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_INTERN if intern else _ATTRIBUTES,
        attribute_filter=_keep_number,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    ).strip()


def _keep_number(_tag: str, attribuut: str, waarde: str) -> str | None:
    """An `id` is the number of a page or document, and never a name that a script could meet."""
    return None if attribuut == "id" and not waarde.isdecimal() else waarde
