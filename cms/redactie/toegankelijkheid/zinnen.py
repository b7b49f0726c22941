"""Sentences that lean on seeing: places, colours, capitals and 'klik hier' (WCAG 2.2: 1.3.3, 1.4.1, 2.4.4)."""

import re
from collections.abc import Iterator, Sequence

from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.kwaliteit.tekst import Zin
from cms.redactie.toegankelijkheid.regels import make_bevinding

KLIK_HIER = re.compile(r"\bklik(?:t u)? hier\b|\bklik op (?:deze|onderstaande) link\b", re.IGNORECASE)
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
_DRIE_GROOT = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
MIN_HOOFDLETTERS = 7
_STREEP = re.compile(r"\s*(?:[-–—•*·►→]|\d{1,2}[.)]|[a-z][.)])\s+\S")


def check_zin(veld: str, zin: Zin) -> Iterator[Bevinding]:
    """What one sentence asks of eyes."""
    if KLIK_HIER.search(zin.tekst):
        yield make_bevinding("eigen:klik-hier", veld=veld, zin=zin.tekst)
    if plek := _PLAATS.search(zin.tekst):
        yield make_bevinding("eigen:aanwijzing-plek", veld=veld, zin=zin.tekst, tekst=plek.group())
    if kleur := _KLEUR.search(zin.tekst):
        yield make_bevinding("eigen:aanwijzing-kleur", veld=veld, zin=zin.tekst, tekst=kleur.group())
    if has_capitals(zin):
        yield make_bevinding("eigen:hoofdletters", veld=veld, zin=zin.tekst)


def has_capitals(zin: Zin) -> bool:
    """A long word in capitals, or three words in a row. `WW, WIA en AOW` are names."""
    lang = any(woord.isupper() and woord.isalpha() and len(woord) >= MIN_HOOFDLETTERS for woord in zin.woorden)
    return lang or bool(_DRIE_GROOT.search(zin.tekst))


def check_nep_lijst(veld: str, regels: Sequence[str], *, hoe: str) -> Iterator[Bevinding]:
    """Two lines or more in a row that begin with a dash or a number.

    Args:
        veld: the field.
        regels: its lines.
        hoe: how this field makes a real list.
    """
    vorige = ""
    for regel in regels:
        streep = bool(_STREEP.match(regel))
        if streep and vorige:
            yield make_bevinding("eigen:lijst-nagemaakt", veld=veld, zin=f"{vorige} / {regel.strip()}", hoe=hoe)
            return
        vorige = regel.strip() if streep else ""
