"""What a text with markup is made of: links, headings, paragraphs, pictures and tables, in the order of the text."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_KOP = re.compile(r"h([1-6])")
_VET = frozenset({"strong", "b"})
_BLOKKEN = frozenset({"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption"})
_LEEG = frozenset({"br", "img", "embed", "hr", "input", "col", "wbr", "source", "track"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its words (with those of a picture in it), where it goes, and the document of ours that it opens."""

    tekst: str
    href: str
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph or an item of a list, the words of it that are bold, and the language that was named for it."""

    tekst: str
    vet: str
    taal: str
    soort: str


@dataclass(frozen=True, slots=True)
class Afbeelding:
    """A picture. `alt` is None where nobody said anything, and empty where it is decoration."""

    alt: str | None
    bron: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: the texts of its heading cells, and whether it shows data at all."""

    koppen: tuple[str, ...]
    cellen: int


@dataclass(slots=True)
class Opbouw:
    """All of it, and the text itself with a line for each block."""

    links: list[Link] = field(default_factory=list)
    koppen: list[Kop] = field(default_factory=list)
    alineas: list[Alinea] = field(default_factory=list)
    afbeeldingen: list[Afbeelding] = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)
    tekst: str = ""


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its attributes, and where in the collected text it began."""

    tag: str
    attrs: dict[str, str]
    begin: int
    taal: str
    vet: list[str] = field(default_factory=list)
    koppen: list[str] = field(default_factory=list)
    cellen: int = 0


class _Lezer(HTMLParser):
    """Reads HTML as a browser forgives it: what is not closed ends with the element around it."""

    def __init__(self) -> None:
        super().__init__()
        self.opbouw = Opbouw()
        self._delen: list[str] = []
        self._open: list[_Open] = []

    def read(self, html: str) -> Opbouw:
        """The parts of this text."""
        self.feed(html)
        self.close()
        while self._open:
            self._keep(self._open.pop())
        self.opbouw.tekst = "".join(self._delen)
        return self.opbouw

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where an element begins."""
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "br":
            self._delen.append("\n")
        elif tag in {"img", "embed"}:
            self._picture(waarden)
        elif tag not in _LEEG:
            taal = waarden.get("lang", self._open[-1].taal if self._open else "")
            self._open.append(_Open(tag, waarden, len(self._delen), taal))

    def handle_endtag(self, tag: str) -> None:
        """What an element held, and what was still open in it."""
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            self._keep(element)
            if element.tag == tag:
                break
        if tag in _BLOKKEN:
            self._delen.append("\n")

    def handle_data(self, data: str) -> None:
        """Text."""
        self._delen.append(data.replace("\n", " "))

    def _picture(self, waarden: dict[str, str]) -> None:
        if waarden.get("embedtype", "image") != "image":
            return
        alt = waarden.get("alt")
        self.opbouw.afbeeldingen.append(Afbeelding(alt, waarden.get("src", "")))
        if alt and any(element.tag == "a" for element in self._open):
            self._delen.append(alt)

    def _keep(self, element: _Open) -> None:
        tekst = " ".join("".join(self._delen[element.begin :]).split())
        tag = element.tag
        if tag == "a":
            self._keep_link(element, tekst)
        elif kop := _KOP.fullmatch(tag):
            self.opbouw.koppen.append(Kop(int(kop.group(1)), tekst))
        elif tag in _VET:
            self._around(*_BLOKKEN, deel=tekst)
        elif tag in {"p", "li", "dd"}:
            self.opbouw.alineas.append(Alinea(tekst, " ".join(element.vet), element.taal, tag))
        elif tag in {"th", "td"}:
            self._keep_cell(tag, tekst)
        elif tag == "table":
            self.opbouw.tabellen.append(Tabel(tuple(element.koppen), element.cellen))

    def _keep_link(self, element: _Open, tekst: str) -> None:
        nummer = element.attrs.get("id", "")
        document = element.attrs.get("linktype") == "document" and nummer.isdecimal()
        naam = tekst or element.attrs.get("aria-label", "").strip()
        self.opbouw.links.append(Link(naam, element.attrs.get("href", ""), int(nummer) if document else None))

    def _keep_cell(self, tag: str, tekst: str) -> None:
        tabel = next((element for element in reversed(self._open) if element.tag == "table"), None)
        if tabel is not None and tag == "th":
            tabel.koppen.append(tekst)
        elif tabel is not None:
            tabel.cellen += 1

    def _around(self, *tags: str, deel: str) -> None:
        blok = next((element for element in reversed(self._open) if element.tag in tags), None)
        if blok is not None:
            blok.vet.append(deel)


def read_opbouw(html: str) -> Opbouw:
    """The parts of a text with markup."""
    return _Lezer().read(html)
