"""Content that everybody can use, whatever they see or hear (WCAG 2.2: 1.3.1, 1.3.3, 1.4.1, 2.4.4, 2.4.6)."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.kwaliteit.tekst import Zin, split_zinnen

_VAGE_LINK = re.compile(
    r"(?:klik(?: hier)?|hier|deze (?:link|pagina|site|website)|lees (?:hier )?(?:meer|verder)|"
    r"meer(?: informatie| info)?|link|website|verder|download|bekijk|info)[.!›»> ]*",
    re.IGNORECASE,
)
_KLIK_HIER = re.compile(r"\bklik(?:t u)? hier\b|\bklik op (?:deze|onderstaande) link\b", re.IGNORECASE)
_PLAATS = re.compile(
    r"\bhiernaast\b|"
    r"\b(?:rechts|links)(?:boven|onder)?(?:aan| op| in| naast| van)? (?:de |het )?(?:pagina|scherm|site|kolom)\b|"
    r"\b(?:linker|rechter)(?:kolom|menu)\b|"
    # `Rechtsboven op uw aanslag` is about paper.
    r"\b(?:rechts|links)(?:boven|onder)\b(?! (?:op|in|aan) )",
    re.IGNORECASE,
)
_KLEUREN = r"(?:rode?|groene?|blauwe?|gele|oranje|paarse?|grijze?)"
_KLEUR = re.compile(rf"\bin het (?:rood|groen|blauw|geel|oranje)\b|\b{_KLEUREN} (?:knop|link|tekst|vak|balk|letters)\b")
_URL_ALS_TEKST = re.compile(r"https?://\S+|www\.\S+")
_DRIE_GROOT = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
_KOP = re.compile(r"h([1-6])")
MIN_HOOFDLETTERS = 7
HOOGSTE_KOP = 3


def check_toegankelijk(stukken: Sequence[Stuk]) -> Iterator[Bevinding]:
    """Everything about words that lean on seeing: links, headings, capitals, colour and place."""
    for stuk in stukken:
        if stuk.vorm == Vorm.HTML:
            yield from _check_html(stuk)
        else:
            for zin in split_zinnen(stuk.tekst):
                yield from _check_zin(stuk.veld, zin)


def _check_zin(veld: str, zin: Zin) -> Iterator[Bevinding]:
    if _KLIK_HIER.search(zin.tekst):
        yield _toegankelijk(
            veld, "‘Klik hier’ zegt niet waar de link heen gaat.", "Noem wat iemand daar vindt.", zin.tekst
        )
    if plek := _PLAATS.search(zin.tekst):
        waarom = f"‘{plek.group()}’ klopt niet op een telefoon en zegt niets aan wie niet ziet."
        yield _toegankelijk(veld, waarom, "Noem de kop waar het onder staat.", zin.tekst)
    if kleur := _KLEUR.search(zin.tekst):
        waarom = f"‘{kleur.group()}’ helpt niet wie geen kleuren ziet."
        yield _toegankelijk(veld, waarom, "Noem de tekst die erop staat.", zin.tekst)
    if has_capitals(zin):
        waarom = "Woorden in hoofdletters lezen langzamer; een voorleeshulp spelt ze soms."
        yield _toegankelijk(veld, waarom, "Gebruik gewone letters.", zin.tekst)


def has_capitals(zin: Zin) -> bool:
    """A long word in capitals, or three words in a row. `WW, WIA en AOW` are names."""
    lang = any(woord.isupper() and woord.isalpha() and len(woord) >= MIN_HOOFDLETTERS for woord in zin.woorden)
    return lang or bool(_DRIE_GROOT.search(zin.tekst))


def _check_html(stuk: Stuk) -> Iterator[Bevinding]:
    lezer = lees_html(stuk.tekst)
    for tekst in lezer.links:
        yield from _check_link(stuk.veld, tekst)
    yield from _check_koppen(stuk.veld, lezer.koppen)
    for tekst in lezer.vet_als_kop:
        yield _toegankelijk(
            stuk.veld, "Een vette regel lijkt een kop, maar is het niet.", "Maak er een kop van.", tekst
        )
    # What a link says was judged above.
    vaag = any(_VAGE_LINK.fullmatch(tekst) for tekst in lezer.links)
    for zin in split_zinnen(lezer.tekst):
        if not (vaag and _KLIK_HIER.search(zin.tekst)):
            yield from _check_zin(stuk.veld, zin)


def _check_link(veld: str, tekst: str) -> Iterator[Bevinding]:
    if not tekst:
        yield _toegankelijk(veld, "Er staat een link zonder tekst.", "Schrijf waar de link heen gaat.", "")
    elif _VAGE_LINK.fullmatch(tekst):
        yield _toegankelijk(veld, "Deze linktekst zegt niet waar de link heen gaat.", "Noem het doel.", tekst)
    elif _URL_ALS_TEKST.fullmatch(tekst):
        yield _toegankelijk(veld, "Een webadres als linktekst is lastig te lezen.", "Noem wat daar staat.", tekst)


def _check_koppen(veld: str, koppen: Sequence[tuple[int, str]]) -> Iterator[Bevinding]:
    vorige = HOOGSTE_KOP - 1
    for niveau, tekst in koppen:
        if not tekst:
            yield _toegankelijk(veld, "Er staat een lege kop.", "Haal de kop weg.", "")
        elif niveau > vorige + 1:
            yield _toegankelijk(veld, f"Kop {niveau} staat onder kop {vorige}.", f"Gebruik kop {vorige + 1}.", tekst)
        vorige = niveau


def _toegankelijk(veld: str, waarom: str, voorstel: str, zin: str) -> Bevinding:
    return Bevinding(Soort.TOEGANKELIJKHEID, Ernst.LET_OP, veld, waarom, voorstel, zin)


class HtmlLezer(HTMLParser):
    """Reads links, headings, bold lines and the text itself."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.koppen: list[tuple[int, str]] = []
        self.vet_als_kop: list[str] = []
        self._delen: list[str] = []
        self._vet = ""
        self._open: list[tuple[str, int]] = []

    @property
    def tekst(self) -> str:
        """The text, a line for each block."""
        return "".join(self._delen)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where an element begins."""
        del attrs
        if tag == "br":
            self._delen.append("\n")
        else:
            self._open.append((tag, len(self._delen)))

    def handle_endtag(self, tag: str) -> None:
        """What an element held."""
        while self._open:
            naam, begin = self._open.pop()
            if naam == tag:
                self._keep(tag, begin)
                break
        if tag in {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self._delen.append("\n")

    def handle_data(self, data: str) -> None:
        """Text."""
        self._delen.append(data.replace("\n", " "))

    def _keep(self, tag: str, begin: int) -> None:
        tekst = " ".join("".join(self._delen[begin:]).split())
        if tag == "a":
            self.links.append(tekst)
        elif kop := _KOP.fullmatch(tag):
            self.koppen.append((int(kop.group(1)), tekst))
        elif tag in {"strong", "b"}:
            self._vet = tekst
        elif tag == "p" and tekst and tekst == self._vet and not tekst.endswith((".", "!")):
            self.vet_als_kop.append(tekst)


def lees_html(html: str) -> HtmlLezer:
    """The parts of a text with markup that the checks look at."""
    lezer = HtmlLezer()
    lezer.feed(html)
    lezer.close()
    return lezer
