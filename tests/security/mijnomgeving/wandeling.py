"""Walking through everything under /mijn/ that a person can reach by links and buttons."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

# Of a page with many of a kind (uses of data, messages) a few are enough, but some of each log and each magazijn.
PER_SOORT, PER_EERSTE = 4, 1
BEGIN = "/mijn/"
# Ends the session, or takes a second to make and leads nowhere.
_NIET = frozenset({"profiel_gesloten", "gegevens_pdf"})


@dataclass
class Wandeling:
    """What somebody came past: addresses by the name of their pattern, and the text of each page."""

    adressen: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    paginas: dict[str, str] = field(default_factory=dict)
    knoppen: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def met_kenmerk(self) -> Iterator[tuple[str, str]]:
        """Name and address of what has something in it that tells it from others."""
        for naam, adressen in [*self.adressen.items(), *self.knoppen.items()]:
            for adres in adressen:
                if resolve(adres).kwargs:
                    yield naam, adres


def list_namen() -> dict[str, URLPattern]:
    """Every pattern under /mijn/ by its name."""
    [mijn] = [deel for deel in get_resolver().url_patterns if str(deel.pattern) == "mijn/"]
    return {str(pattern.name): pattern for pattern in _flat(mijn)}


def name_of(adres: str) -> str | None:
    """The name of the pattern of an address under /mijn/; None when it is none."""
    try:
        found = resolve(adres)
    except Resolver404:
        return None
    return found.url_name if found.namespaces == ["mijn"] else None


def walk(client: Client, *, per_soort: int = PER_SOORT) -> Wandeling:
    """All pages without a key, and what can be reached from them, a few of each kind; nothing is sent."""
    vast = [reverse(f"mijn:{naam}") for naam, pattern in list_namen().items() if not pattern.pattern.converters]
    wandeling, te_gaan, gezien = Wandeling(), [adres for adres in vast if name_of(adres) not in _NIET], set(vast)
    while te_gaan:
        adres = te_gaan.pop(0)
        antwoord = client.get(adres)
        if antwoord.status_code != 200 or "html" not in antwoord.headers.get("Content-Type", ""):
            continue
        html = antwoord.content.decode()
        wandeling.paginas[adres] = html
        for soort, verder in _leads_to(html):
            naam = name_of(verder)
            if naam is None or naam in _NIET:
                continue
            lijst = (wandeling.knoppen if soort == "post" else wandeling.adressen)[naam]
            if verder in lijst or _enough(lijst, verder, per_soort):
                continue
            lijst.append(verder)
            if soort == "get" and verder not in gezien:
                gezien.add(verder)
                te_gaan.append(verder)
    return wandeling


def _enough(lijst: list[str], adres: str, per_soort: int) -> bool:
    begin = next(iter(resolve(adres).kwargs.values()), None)
    zelfde = [ander for ander in lijst if next(iter(resolve(ander).kwargs.values()), None) == begin]
    return len(lijst) >= per_soort or len(zelfde) >= PER_EERSTE


def _leads_to(html: str) -> Iterator[tuple[str, str]]:
    """Where links and forms of the page lead: "get" or "post", and the path."""
    for href in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', html):
        yield "get", _path(href)
    for form in re.findall(r"<form\b[^>]*>", html):
        actie = re.search(r'action="([^"]*)"', form)
        if "post" in form.lower() and actie and actie[1]:
            yield "post", _path(actie[1])


def _path(href: str) -> str:
    pad = unescape(href).partition("#")[0].partition("?")[0]
    return pad if pad.startswith(BEGIN) else ""


def _flat(deel: object) -> Iterator[URLPattern]:
    for pattern in deel.url_patterns:  # type: ignore[attr-defined]
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from _flat(pattern)
