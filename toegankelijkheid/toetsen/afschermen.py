"""Before anything of a page behind login is kept: what it says about somebody is taken out."""

import re
from dataclasses import replace

from toegankelijkheid.toetsen.bevinding import Bevinding

WEG = "…"
_TEKST = re.compile(r">[^<]*[^<\s][^<]*(?=<|$)")
_KENMERK = re.compile(
    r"""\b(value|title|alt|placeholder|content|aria-label|aria-description|aria-valuetext|datetime|data-[\w-]+)"""
    r"""=("[^"]*"?|'[^']*'?)""",
    re.IGNORECASE,
)
_ADRES = re.compile(r"""\b(href|src|action|formaction)=("[^"]*"?|'[^']*'?)""", re.IGNORECASE)
_AANGEHAALD = re.compile(r"""(["“‘'])[^"“”‘’']+(["”’'])""")
# Parts of a path that name one thing of somebody: what has four digits or more, and uuids.
_NUMMER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27,}|(?:\D*\d){4}.*", re.IGNORECASE)


def mask(bevinding: Bevinding) -> Bevinding:
    """The same finding without the words of the page: tags and names of attributes stay."""
    fragment = _TEKST.sub(f">{WEG}", bevinding.fragment)
    if fragment and not fragment.startswith("<"):
        fragment = WEG
    fragment = _KENMERK.sub(rf'\1="{WEG}"', fragment)
    fragment = _ADRES.sub(rf'\1="{WEG}"', fragment)
    return replace(bevinding, fragment=fragment, uitleg=_AANGEHAALD.sub(rf"\1{WEG}\2", bevinding.uitleg))


def mask_adres(pad: str) -> str:
    """A path without the number of somebody's zaak or bericht, so that what is kept is the kind of page."""
    return "/".join(WEG if _NUMMER.fullmatch(deel) else deel for deel in pad.split("/"))
