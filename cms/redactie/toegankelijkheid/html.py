"""Texts with markup: links, headings, lists, pictures and tables that everybody can use (WCAG 2.2)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.toegankelijkheid.opbouw import Afbeelding, Alinea, Kop, Link, Opbouw, Tabel
from cms.redactie.toegankelijkheid.regels import make_bevinding
from cms.redactie.toegankelijkheid.talen import find_andere_taal
from cms.redactie.toegankelijkheid.zinnen import check_nep_lijst

_VAGE_LINK = re.compile(
    r"(?:klik(?: hier)?|hier|deze (?:link|pagina|site|website)|lees (?:hier )?(?:meer|verder)|"
    r"meer(?: informatie| info| lezen)?|link|website|verder|download|bekijk|info|pdf|document|bijlage)[.!›»> ]*",
    re.IGNORECASE,
)
_URL_ALS_TEKST = re.compile(r"https?://\S+|www\.\S+")
_BESTAND = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp|avif|tiff?|bmp|heic)|(?:img|dsc|image|foto|scan)[-_ ]?\d+", re.I)
_ALT_BEGIN = re.compile(r"(?:een )?(?:afbeelding|plaatje|foto|illustratie|logo) van\b", re.IGNORECASE)
_SOORTEN = {
    "pdf": "PDF", "doc": "Word", "docx": "Word", "odt": "ODT", "xls": "Excel", "xlsx": "Excel", "ods": "ODS",
    "ppt": "PowerPoint", "pptx": "PowerPoint", "csv": "CSV",
}  # fmt: skip
_LIJST = "Maak er een lijst van met de knop voor opsommingen."
MAX_NEP_KOP = 80
HOOGSTE_KOP = 3


def check_opbouw(veld: str, opbouw: Opbouw) -> Iterator[Bevinding]:
    """Everything about how a text is put together."""
    for link in opbouw.links:
        yield from _check_link(veld, link)
    yield from _check_zelfde(veld, opbouw.links)
    yield from _check_koppen(veld, opbouw.koppen)
    yield from _check_alineas(veld, opbouw.alineas)
    for afbeelding in opbouw.afbeeldingen:
        yield from _check_afbeelding(veld, afbeelding)
    for tabel in opbouw.tabellen:
        yield from _check_tabel(veld, tabel)


def is_vaag(tekst: str) -> bool:
    """Whether a link with these words says nothing of where it goes."""
    return bool(_VAGE_LINK.fullmatch(tekst))


def _check_link(veld: str, link: Link) -> Iterator[Bevinding]:
    if not link.tekst:
        yield make_bevinding("axe:link-name", veld=veld, zin=link.href)
    elif is_vaag(link.tekst):
        yield make_bevinding("eigen:linktekst-vaag", veld=veld, zin=link.tekst, tekst=link.tekst)
    elif _URL_ALS_TEKST.fullmatch(link.tekst):
        yield make_bevinding("eigen:linktekst-url", veld=veld, zin=link.tekst)
    soort = _SOORTEN.get(_extension(link.href))
    if soort and link.document is None and link.tekst and soort.lower() not in link.tekst.lower():
        yield make_bevinding("eigen:documentlink", veld=veld, zin=link.tekst, soort=soort)


def _extension(href: str) -> str:
    try:
        return urlsplit(href).path.rpartition(".")[2].lower()
    except ValueError:
        return ""


def _check_zelfde(veld: str, links: Sequence[Link]) -> Iterator[Bevinding]:
    """Vague texts have a finding already."""
    doelen: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.tekst and not is_vaag(link.tekst):
            doelen[link.tekst.casefold()].add(f"document {link.document}" if link.document else link.href)
    for tekst, adressen in doelen.items():
        if len(adressen) > 1:
            yield make_bevinding("eigen:linktekst-dubbel", veld=veld, tekst=tekst, aantal=len(adressen))


def _check_koppen(veld: str, koppen: Sequence[Kop]) -> Iterator[Bevinding]:
    vorige = HOOGSTE_KOP - 1
    for kop in koppen:
        if not kop.tekst:
            yield make_bevinding("axe:empty-heading", veld=veld)
        elif kop.niveau > vorige + 1:
            yield make_bevinding(
                "eigen:kop-sprong", veld=veld, zin=kop.tekst, niveau=kop.niveau, vorige=vorige, goed=vorige + 1
            )
        vorige = kop.niveau


def _check_alineas(veld: str, alineas: Sequence[Alinea]) -> Iterator[Bevinding]:
    for alinea in alineas:
        if alinea.soort == "p" and _is_nep_kop(alinea):
            yield make_bevinding("eigen:kop-nagemaakt", veld=veld, zin=alinea.tekst)
        if not alinea.taal and (taal := find_andere_taal(alinea.tekst)):
            yield make_bevinding("eigen:taal-ontbreekt", veld=veld, zin=alinea.tekst, taal=taal)
    yield from check_nep_lijst(veld, [alinea.tekst for alinea in alineas if alinea.soort == "p"], hoe=_LIJST)


def _is_nep_kop(alinea: Alinea) -> bool:
    """A short paragraph that is bold from begin to end, and no sentence."""
    tekst = alinea.tekst
    return bool(tekst) and tekst == alinea.vet and len(tekst) <= MAX_NEP_KOP and not tekst.endswith((".", "!"))


def _check_afbeelding(veld: str, afbeelding: Afbeelding) -> Iterator[Bevinding]:
    if afbeelding.alt is None:
        yield make_bevinding("axe:image-alt", veld=veld, zin=afbeelding.bron)
    elif _BESTAND.fullmatch(afbeelding.alt.strip()):
        yield make_bevinding("eigen:alt-bestandsnaam", veld=veld, zin=afbeelding.alt)
    elif _ALT_BEGIN.match(afbeelding.alt.strip()):
        yield make_bevinding("eigen:alt-dubbel-gezegd", veld=veld, zin=afbeelding.alt)


def _check_tabel(veld: str, tabel: Tabel) -> Iterator[Bevinding]:
    if tabel.cellen and not tabel.koppen:
        yield make_bevinding("eigen:tabel-zonder-kop", veld=veld)
    elif tabel.cellen and not all(tabel.koppen[1:]):
        # The first cell, above the names of the rows, may be empty.
        yield make_bevinding("axe:empty-table-header", veld=veld)
