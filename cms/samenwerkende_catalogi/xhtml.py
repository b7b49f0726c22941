"""Cleaned HTML as valid XHTML 1.0 Strict, which `body/productHTML` of SC 4.0 asks for (sc.xsd: processContents strict).

What `cms.producten.opmaak.sanitise` leaves is well formed but not always valid: a list item without a list, a paragraph
inside emphasis. Here each tag gets a place where it may stand; no words are lost.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from django.utils.encoding import iri_to_uri

from cms.producten.opmaak import sanitise

_WORTEL = "div"
_LIJSTEN = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}}
_DELEN = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
_VRIJ = {_WORTEL, "li", "dd"}
_BLOKKEN = {"p", "h3", "h4", "h5"}
_INLINE = {"strong", "em", "b", "i", "a"}
_SCHEMAS = {"http", "https", "mailto", "tel"}
_GEEN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(tekst: str) -> str:
    """Text for between tags; characters that XML does not know are left out."""
    return escape(_GEEN_XML.sub("", tekst))


def xml_attribute(tekst: str) -> str:
    """Text as the value of an attribute, with its quotes."""
    return quoteattr(_GEEN_XML.sub("", tekst))


def to_xhtml(html: str) -> str:
    """The harmless part of the HTML in one `div`; empty if there are no words in it."""
    schrijver = _Schrijver()
    schrijver.feed(sanitise(html))
    schrijver.close()
    return schrijver.result()


class _Schrijver(HTMLParser):
    """Writes tags where they may stand. `_stapel` holds what is open; a list opens with its first item."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._uit: list[str] = []
        self._stapel: list[str] = [_WORTEL]
        self._wacht: set[int] = set()
        self._heeft_tekst = False

    def result(self) -> str:
        self._close_to(1)
        if not self._heeft_tekst:
            return ""
        return f'<{_WORTEL} xmlns="http://www.w3.org/1999/xhtml">{"".join(self._uit)}</{_WORTEL}>'

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._make_room()
            self._uit.append("<br />")
        elif tag in _LIJSTEN:
            self._close_to_free()
            self._wacht.add(len(self._stapel))
            self._stapel.append(tag)
        elif tag in _DELEN:
            self._open_part(tag)
        elif tag in _BLOKKEN:
            self._close_to_free()
            self._open(tag)
        elif tag in _INLINE and tag not in self._stapel:
            self._open_inline(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _DELEN and tag not in self._stapel:
            tag = "p"
        if tag not in self._stapel[1:]:
            return
        plek = len(self._stapel) - 1 - self._stapel[::-1].index(tag)
        # An emphasis does not end the list that stands inside it.
        if tag not in _INLINE or not set(self._stapel[plek + 1 :]) - _INLINE:
            self._close_to(plek)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._make_room()
            self._heeft_tekst = True
        elif self._stapel[-1] in _LIJSTEN:
            return
        self._uit.append(xml_text(data))

    def _open(self, tag: str, attributen: str = "") -> None:
        self._stapel.append(tag)
        self._uit.append(f"<{tag}{attributen}>")

    def _open_inline(self, tag: str, attributen: dict[str, str | None]) -> None:
        adres = _safe_href(attributen.get("href") or "") if tag == "a" else ""
        if tag == "a" and not adres:
            return
        self._make_room()
        self._open(tag, f" href={xml_attribute(adres)}" if adres else "")

    def _open_part(self, tag: str) -> None:
        """An item goes in the nearest list; without one it is a paragraph."""
        plekken = [plek for plek, open_tag in enumerate(self._stapel) if open_tag in _DELEN[tag]]
        if not plekken:
            self._close_to_free()
            self._open("p")
            return
        self._close_to(plekken[-1] + 1)
        self._begin_list()
        self._open(tag)

    def _make_room(self) -> None:
        """Words that stand in a list but in no item get one."""
        lijst = self._stapel[-1]
        if lijst in _LIJSTEN:
            self._begin_list()
            self._open("dd" if lijst == "dl" else "li")

    def _begin_list(self) -> None:
        plek = len(self._stapel) - 1
        if plek in self._wacht:
            self._wacht.discard(plek)
            self._uit.append(f"<{self._stapel[plek]}>")

    def _close_to_free(self) -> None:
        """Close until something is open in which a block may stand."""
        while self._stapel[-1] not in _VRIJ:
            self._close_to(len(self._stapel) - 1)

    def _close_to(self, hoogte: int) -> None:
        while len(self._stapel) > hoogte:
            plek, tag = len(self._stapel) - 1, self._stapel.pop()
            if plek in self._wacht:
                self._wacht.discard(plek)
            else:
                self._uit.append(f"</{tag}>")


def _safe_href(adres: str) -> str:
    try:
        delen = urlsplit(adres)
    except ValueError:
        return ""
    return str(iri_to_uri(adres.strip())) if delen.scheme in _SCHEMAS else ""
