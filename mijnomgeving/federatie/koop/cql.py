"""Questions in CQL, as far as the repository is asked them here: comparisons with AND, OR, NOT, brackets and sortBy."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mijnomgeving.federatie.koop.bekendmakingen import Bekendmaking

Past = Callable[[Bekendmaking], bool]

_STUK = re.compile(
    r'\s*(?:"((?:[^"\\]|\\.)*)"|(\(|\))|(==|>=|<=|<>|=|>|<)|([A-Za-z][\w.-]*(?:/[\w.]+)*)|([^\s()"<>=]+))',
)
_CIRKEL = "within/etrs89"
_GRENZEN: dict[str, Callable[[date, date], bool]] = {
    ">=": lambda links, rechts: links >= rechts,
    "<=": lambda links, rechts: links <= rechts,
    ">": lambda links, rechts: links > rechts,
    "<": lambda links, rechts: links < rechts,
    "==": lambda links, rechts: links == rechts,
    "=": lambda links, rechts: links == rechts,
}
_TEKSTEN: dict[str, Callable[[Bekendmaking], str]] = {
    "c.product-area": lambda _: "officielepublicaties",
    "dt.creator": lambda b: b.organisatie,
    "dt.identifier": lambda b: b.kenmerk,
    "dt.title": lambda b: b.titel,
    "dt.type": lambda b: b.rubriek,
    "w.organisatietype": lambda b: b.organisatietype,
    "w.publicatienaam": lambda b: b.blad,
    "cql.textandindexes": lambda b: f"{b.titel} {b.tekst} {b.organisatie} {b.plek}",
}
_DATUMS = frozenset({"dt.available", "dt.date", "dt.modified", "dt.issued"})


class Cqlfout(ValueError):
    """The question is no CQL, or not the part of it that is spoken here."""


@dataclass(frozen=True, slots=True)
class Cqlvraag:
    """Which announcements are asked, and whether the newest come first."""

    past: Past
    nieuwste_eerst: bool


def parse_cql(tekst: str) -> Cqlvraag:
    """Read a question.

    Raises:
        Cqlfout: it cannot be understood.
    """
    vraag, _, volgorde = re.sub(r"(?i)\s+sortby\s+", "\x00", tekst).partition("\x00")
    lezer = _Lezer(_split(vraag))
    past = lezer.read_or()
    if lezer.rest:
        raise Cqlfout(f"mismatched input '{lezer.rest[0][1]}' expecting {{<EOF>, AND, OR, NOT, SORTBY}}")
    return Cqlvraag(past, nieuwste_eerst="descending" in volgorde or not volgorde)


def _split(tekst: str) -> list[tuple[str, str]]:
    stukken, plaats = [], 0
    while plaats < len(tekst.rstrip()):
        match = _STUK.match(tekst, plaats)
        if match is None:
            raise Cqlfout(f"token recognition error at position {plaats}")
        soort = ("waarde", "haak", "relatie", "woord", "waarde")[match.lastindex - 1 if match.lastindex else 0]
        inhoud = match.group(match.lastindex or 0)
        stukken.append((soort, re.sub(r"\\(.)", r"\1", inhoud) if match.lastindex == 1 else inhoud))
        plaats = match.end()
    return stukken


class _Lezer:
    """Reads the pieces from left to right."""

    def __init__(self, stukken: list[tuple[str, str]]) -> None:
        self.rest = stukken

    def read_or(self) -> Past:
        """One or more parts with OR in between."""
        delen = [self._and()]
        while self._is("OR"):
            delen.append(self._and())
        return lambda b: any(deel(b) for deel in delen)

    def _and(self) -> Past:
        delen = [self._part()]
        while True:
            if self._is("AND"):
                delen.append(self._part())
            elif self._is("NOT"):
                niet = self._part()
                delen.append(lambda b, niet=niet: not niet(b))  # type: ignore[misc] # a default binds it here
            else:
                return lambda b: all(deel(b) for deel in delen)

    def _part(self) -> Past:
        soort, inhoud = self._take()
        if (soort, inhoud) == ("haak", "("):
            past = self.read_or()
            if self._take() != ("haak", ")"):
                raise Cqlfout("missing ')'")
            return past
        if soort != "woord":
            raise Cqlfout(f"mismatched input '{inhoud}' expecting an index")
        _, relatie = self._take()
        _, waarde = self._take()
        return _compare(inhoud.lower(), relatie.lower(), waarde)

    def _is(self, woord: str) -> bool:
        volgt = bool(self.rest) and self.rest[0][0] == "woord" and self.rest[0][1].upper() == woord
        if volgt:
            self.rest = self.rest[1:]
        return volgt

    def _take(self) -> tuple[str, str]:
        if not self.rest:
            raise Cqlfout("mismatched input '<EOF>'")
        stuk, self.rest = self.rest[0], self.rest[1:]
        return stuk


def _compare(index: str, relatie: str, waarde: str) -> Past:
    if index == "w.locatiepunt" and relatie == _CIRKEL:
        return _circle(waarde)
    if index in _DATUMS and relatie in _GRENZEN:
        try:
            dag = date.fromisoformat(waarde)
        except ValueError:
            raise Cqlfout(f"no date: {waarde}") from None
        return lambda b: _GRENZEN[relatie](b.datum, dag)
    lees = _TEKSTEN.get(index)
    if lees is None:
        raise Cqlfout(f"unknown index {index}")
    if relatie == "==":
        return lambda b: lees(b).casefold() == waarde.casefold()
    if relatie in {"=", "all", "any"}:
        hoe = any if relatie == "any" else all
        return lambda b: hoe(woord in lees(b).casefold() for woord in waarde.casefold().split())
    raise Cqlfout(f"unknown relation {relatie}")


def _circle(waarde: str) -> Past:
    try:
        lat, lon, km = map(float, waarde.split())
    except ValueError:
        raise Cqlfout("a circle is latitude, longitude and kilometres") from None
    return lambda b: b.is_within(lat=lat, lon=lon, km=km)
