"""Finding activities by own words or by SBI code: pure functions on what the pages say.

The Standaard Bedrijfsindeling counts its codes from the left: `56` is hospitality, `5610` restaurants, `56101` those
with service at the table. KVK notes up to five digits; people write `56.10` too.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SBI = re.compile(r"^\d{2,5}$")
_MAX_TEKST = 120
# What people say around the name of their company and what says nothing about its kind.
_STOPWOORDEN = frozenset(
    re.findall(
        r"\w+",
        """
        aan als ander beginnen begin bedrijf bedrijfje de die dit een eigen en ga gaan graag heb hebben het hoe ik in is
        maak maken met mijn moet mag nieuw nieuwe of om onderneming onderneem op openen run starten start te thuis van
        vanuit via voor wat welke werk wij wil willen word worden zaak zaakje zelf zelfstandig zelfstandige zijn zzp
        zzper a an and business company for i my own the to want
        """,
    )
)
_EINDEN = ("ingen", "ing", "ers", "er", "en", "s")
_KORTSTE_STAM = 4
_KORTSTE_DEEL = 4
_GELIJKENIS = 0.84
_KORTSTE_GELIJKENIS = 5
# A phrase as it stands, a word, the same stem, a part of a word, a word that is spelled almost so.
_ZIN, _WOORD, _STAM, _DEEL, _BIJNA = 10.0, 4.0, 3.0, 2.0, 1.5
_GENOEG = 1.5


@dataclass(frozen=True, slots=True)
class Activiteit:
    """One activity: its SBI code, its name, how people say it, and the slug of its sector."""

    sbi: str
    naam: str
    woorden: tuple[str, ...]
    sector: str


@dataclass(frozen=True, slots=True)
class Gevonden:
    """An activity that fits, and how well."""

    activiteit: Activiteit
    punten: float


def is_sbi(tekst: str) -> bool:
    """Whether this is an SBI code or the beginning of one, as KVK notes it."""
    return bool(_SBI.match(tekst))


def read_sbi(tekst: str) -> str:
    """The code in what somebody typed (`56.10`, `SBI 5610`), or nothing when it holds other words."""
    cijfers = re.sub(r"[\s.\-]", "", re.sub(r"(?i)\bsbi(-?code)?\b:?", "", tekst[:_MAX_TEKST]))
    return cijfers if is_sbi(cijfers) else ""


def find_sector(code: str, codes: Mapping[str, Sequence[str]]) -> str:
    """The slug of the sector whose beginning of a code fits longest; nothing when none fits.

    Args:
        code: two to five digits.
        codes: per slug the codes, or beginnings of codes, of the sector.
    """
    passend = [(len(begin), slug) for slug, beginnen in codes.items() for begin in beginnen if code.startswith(begin)]
    return max(passend)[1] if passend else ""


def find_by_code(code: str, activiteiten: Iterable[Activiteit]) -> list[Activiteit]:
    """The activities of this code: those below it, or else the nearest above it."""
    alle = list(activiteiten)
    if eronder := [activiteit for activiteit in alle if activiteit.sbi.startswith(code)]:
        return sorted(eronder, key=lambda activiteit: activiteit.sbi)
    erboven = [activiteit for activiteit in alle if code.startswith(activiteit.sbi)]
    langste = max((len(activiteit.sbi) for activiteit in erboven), default=0)
    return [activiteit for activiteit in erboven if len(activiteit.sbi) == langste]


def find_by_words(tekst: str, activiteiten: Iterable[Activiteit]) -> list[Gevonden]:
    """The activities that fit what somebody wrote, best first."""
    zoek = _woorden(tekst[:_MAX_TEKST])
    if not zoek:
        return []
    gevonden = [Gevonden(activiteit, _punten(zoek, activiteit)) for activiteit in activiteiten]
    passend = [treffer for treffer in gevonden if treffer.punten >= _GENOEG]
    return sorted(passend, key=lambda treffer: (-treffer.punten, treffer.activiteit.naam))


def _punten(zoek: Sequence[str], activiteit: Activiteit) -> float:
    """The best of the names of an activity, each counted over all words that were asked."""
    return max(_punten_van(zoek, _woorden(naam)) for naam in (activiteit.naam, *activiteit.woorden))


def _punten_van(zoek: Sequence[str], naam: Sequence[str]) -> float:
    if not naam:
        return 0.0
    if list(zoek) == list(naam):
        return _ZIN
    beste = sum(max(_gelijk(woord, ander) for ander in naam) for woord in zoek)
    # A short name of which all words were said fits better than a long one of which one was.
    return beste * (0.5 + 0.5 * min(len(zoek), len(naam)) / max(len(zoek), len(naam)))


def _gelijk(woord: str, ander: str) -> float:
    if woord == ander:
        return _WOORD
    if _stam(woord) == _stam(ander):
        return _STAM
    kort, lang = sorted((woord, ander), key=len)
    if len(kort) >= _KORTSTE_DEEL and (lang.startswith(kort) or lang.endswith(kort)):
        return _DEEL
    if len(kort) >= _KORTSTE_GELIJKENIS and SequenceMatcher(None, woord, ander).ratio() >= _GELIJKENIS:
        return _BIJNA
    return 0.0


def _woorden(tekst: str) -> list[str]:
    plat = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    return [woord for woord in re.findall(r"[a-z0-9]+", plat) if len(woord) > 1 and woord not in _STOPWOORDEN]


def _stam(woord: str) -> str:
    for einde in _EINDEN:
        if woord.endswith(einde) and len(woord) - len(einde) >= _KORTSTE_STAM:
            return woord.removesuffix(einde)
    return woord
