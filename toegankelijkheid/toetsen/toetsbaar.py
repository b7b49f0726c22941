"""What each app declares about its own pages: which there are, for whom they have content, and in which states.

An app has a module `toetsbaar.py` with a `TOETSBAAR`; the setting TOEGANKELIJKHEID_TOETSBAAR names those modules. A
route of the portal's own that no module names, fails tests/architectuur/test_toetsbaar.py, so that no page can be made
without being checked. Nothing here knows a browser: who runs the checks carries out the steps.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve


class Doe(StrEnum):
    """What a step does with its `plek`."""

    GA = "ga"
    KLIK = "klik"
    EVENTUEEL = "eventueel"
    VUL = "vul"
    KIES = "kies"
    VINK = "vink"
    TOETS = "toets"
    BESTAND = "bestand"
    ZIE = "zie"
    KLOK = "klok"


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that a person does on a page.

    `plek` is a selector as Playwright reads it; for GA it is an address. `waarde` is what is typed (VUL), the value or
    text of the option (KIES), the key (TOETS), or for how many seconds the page's clock jumps (KLOK). A place inside a
    folded `<details>` is unfolded first.
    """

    doe: Doe
    plek: str = ""
    waarde: str = ""


def ga(adres: str) -> Stap:
    """Open an address."""
    return Stap(Doe.GA, adres)


def klik(plek: str) -> Stap:
    """Press what is there."""
    return Stap(Doe.KLIK, plek)


def klik_eventueel(plek: str) -> Stap:
    """Press what is there until somebody did so once, such as a consent."""
    return Stap(Doe.EVENTUEEL, plek)


def vul(plek: str, tekst: str) -> Stap:
    """Type a text."""
    return Stap(Doe.VUL, plek, tekst)


def kies(plek: str, keuze: str) -> Stap:
    """Choose an option of a list, by its text."""
    return Stap(Doe.KIES, plek, keuze)


def vink(plek: str) -> Stap:
    """Tick a box or choose a round one."""
    return Stap(Doe.VINK, plek)


def bestand(plek: str) -> Stap:
    """Hand in a small picture."""
    return Stap(Doe.BESTAND, plek)


def toets(naam: str) -> Stap:
    """Press a key."""
    return Stap(Doe.TOETS, waarde=naam)


def zie(plek: str) -> Stap:
    """Wait until this can be seen."""
    return Stap(Doe.ZIE, plek)


def klok(seconden: int) -> Stap:
    """Let the page think that so much time has passed."""
    return Stap(Doe.KLOK, waarde=str(seconden))


def knop(naam: str) -> str:
    """Where the button is of which the name begins so."""
    return f"main >> role=button[name=/^{naam}/]"


def vak(naam: str) -> str:
    """Where the field with this name is; of a group of choices the first, unless the name says more."""
    return f'main [name="{naam}"]'


@dataclass(frozen=True, slots=True)
class Toestand:
    """What a page looks like after somebody did something: a menu that is open, a form with errors.

    `route` is the route on which the steps end, where that is another one, such as the page to check what was filled
    in; that route needs no declaration of its own then. `smal` says that it exists on a narrow screen only.
    """

    naam: str
    stappen: tuple[Stap, ...]
    route: str = ""
    smal: bool = False


def fouten(verstuur: str, *eerst: Stap) -> Toestand:
    """A form that was sent with something missing; `verstuur` is the name of its button."""
    return Toestand("formulier met fouten", (*eerst, klik(knop(verstuur)), zie("#fout-kop")))


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody of the demo as whom pages are opened: what they do to get in, and what they prepare once inside."""

    naam: str
    stappen: tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Toetspagina:
    """One kind of page.

    Attributes:
        route: the name of its pattern, with namespace; of a page of Wagtail the name of its page type.
        adres: its path, where that is fixed.
        via: otherwise the route, or the path, of a page that links to it; the first link to `route` is followed.
        wie: the name of a `Persoon`; empty for anybody.
        toestanden: the states that it can be in besides the one in which it is opened.
        taak: the steps of its main task, which must also work without JavaScript.
        status: with which HTTP status it answers.
        vooraf: what is done first, from the page that `via` names, so that there is something to link to.
    """

    route: str
    adres: str = ""
    via: str = ""
    wie: str = ""
    toestanden: tuple[Toestand, ...] = ()
    taak: tuple[Stap, ...] = ()
    status: int = 200
    vooraf: tuple[Stap, ...] = ()


@dataclass(frozen=True, slots=True)
class GeenPagina:
    """Routes that show no page of their own, with the reason: a download, an interface, an answer for a script.

    A route may have a star in it ("api-v1:*"). What takes POST alone needs no declaration.
    """

    reden: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InVerhaal:
    """Pages that one person cannot open alone: a code from the mail, a payment, an answer of somebody else.

    `verhaal` is the path of the test that opens them.
    """

    verhaal: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toetsbaar:
    """The declaration of one app."""

    paginas: tuple[Toetspagina, ...] = ()
    geen_pagina: tuple[GeenPagina, ...] = ()
    in_verhaal: tuple[InVerhaal, ...] = ()
    personen: tuple[Persoon, ...] = field(default=())


def alle() -> tuple[Toetsbaar, ...]:
    """The declarations of all apps, in the order of the setting.

    Raises:
        AttributeError: a module that the setting names has no `TOETSBAAR`.
    """
    return tuple(import_module(naam).TOETSBAAR for naam in settings.TOEGANKELIJKHEID_TOETSBAAR)


def paginas() -> tuple[Toetspagina, ...]:
    """All declared pages."""
    return tuple(pagina for app in alle() for pagina in app.paginas)


def personen() -> dict[str, Persoon]:
    """All declared persons by name."""
    return {persoon.naam: persoon for app in alle() for persoon in app.personen}


def route_van(pad: str) -> str:
    """The name of the pattern that answers a path, language prefix apart; empty when none does.

    A page of Wagtail answers with the name of Wagtail's own catch-all.
    """
    kaal = urlsplit(pad).path
    for taal in ("/en/", "/pap/"):
        if kaal.startswith(taal):
            kaal = kaal.removeprefix(taal.rstrip("/"))
    try:
        return resolve(kaal).view_name
    except Resolver404:
        return ""
