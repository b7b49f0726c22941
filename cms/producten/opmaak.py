"""Texts with markup from outside: only the harmless part of HTML stays (KWALITEIT B32)."""

import nh3

_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "h3", "h4", "h5", "a", "dl", "dt", "dd"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(html: str) -> str:
    """The text with paragraphs, lists, small headings, emphasis and safe links; scripts and styles are gone."""
    return nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener nofollow"
    ).strip()
