"""What a login means must be able to do, and the screens and answers that it gives: no HTML, no HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from mijnomgeving.federatie.inloggen.aanvraag import Aanvraag
from mijnomgeving.federatie.inloggen.ladder import Ladder, Trede
from mijnomgeving.federatie.zoektekst import plain


class OnmogelijkeKeuze(ValueError):
    """The choice cannot be made; the text says to the visitor why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Optie:
    """One button: what it says and what it sends."""

    label: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """Somebody or something to choose, with its story."""

    titel: str
    onder: str = ""
    tekst: str = ""
    regels: tuple[str, ...] = ()
    opties: tuple[Optie, ...] = ()
    # Why it cannot be chosen; empty when it can.
    dicht: str = ""
    # Searched as well, but shown elsewhere on the card or not at all.
    trefwoorden: str = ""

    def matches(self, zoek: str) -> bool:
        """Whether every word of the search is in the names or the story."""
        text = plain(" ".join((self.titel, self.onder, self.tekst, *self.regels, self.trefwoorden)))
        return all(word in text for word in plain(zoek).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """Cards under one heading."""

    kop: str
    kaarten: tuple[Kaart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scherm:
    """One step of a login: what is asked, and the field that the answer goes into."""

    titel: str
    inleiding: str
    veld: str
    groepen: tuple[Groep, ...] = ()
    # Offered above all others: who was chosen before in this browser, or whom the portal expects.
    eerst: Kaart | None = None
    feiten: tuple[tuple[str, str], ...] = ()
    niveaus: tuple[Trede, ...] = ()
    zoekbaar: bool = False
    waarmee: str = ""
    # Another page of the means, by its text and address.
    elders: tuple[str, str] = ("", "")

    def searched(self, zoek: str) -> "Scherm":
        """The same screen with only the cards in which the words stand."""
        if not zoek.strip():
            return self
        kept = (
            Groep(kop=groep.kop, kaarten=tuple(kaart for kaart in groep.kaarten if kaart.matches(zoek)))
            for groep in self.groepen
        )
        return replace(self, groepen=tuple(groep for groep in kept if groep.kaarten), eerst=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identiteit:
    """Who has logged in, at which level, and what the client is told.

    `wie` names the person (or the person at a company) inside the simulation; only its pairwise hash leaves.
    `vertegenwoordigt` names whom they act for, the intermediary first (NL GOV profile, claim `represents`).
    """

    wie: str
    trede: Trede
    claims: Mapping[str, Any]
    vertegenwoordigt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poging:
    """A login in progress: the request and what has been chosen so far."""

    aanvraag: Aanvraag
    keuzes: Mapping[str, str] = field(default_factory=dict)
    # The first choice that this browser made before, for the same kind of means.
    vorige: str = ""

    def with_form(self, form: Mapping[str, str], stappen: tuple[str, ...]) -> "Poging":
        """The login after this form: an answer given anew takes away the answers that followed from it."""
        given = [stap for stap in stappen if stap in form]
        if not given:
            return self
        before = stappen[: stappen.index(given[0])]
        kept = {stap: waarde for stap, waarde in self.keuzes.items() if stap in before or stap == "niveau"}
        level = {"niveau": form["niveau"]} if form.get("niveau") else {}
        return replace(self, keuzes=kept | {stap: form[stap] for stap in given} | level)


class Middel(Protocol):
    """One login means."""

    # Its path, and its key in Regie.
    sleutel: str
    merk: str
    ladder: Ladder
    # The fields of its steps, in order.
    stappen: tuple[str, ...]
    # Means with the same word here remember each other's first choice.
    geheugen: str
    claims: tuple[str, ...]

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The screen that is to be shown now, or who has logged in.

        Raises:
            OnmogelijkeKeuze: what was chosen cannot be.
        """
        ...
