"""Questions that only the person can answer, made of facts of the BRP; the caseworker never sees the right answers.

The caseworker asks a question and types what the person says; here it is compared. Which questions are asked is drawn
for each contact, so that nobody can prepare for them and asking again gives no others. Pure: nothing here asks a
source, and no answer is kept.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from mijnomgeving.bronnen.brp.controle import Controlefeiten, Verwant
from portal.core.datum import OnzekereDatum

AANTAL: Final = 4
"""How many are asked; with fewer facts there are no questions at all: two right answers can be luck."""
NODIG: Final = 3
_JAAR = "Het jaartal is genoeg."
_VOORNAAM = "De roepnaam telt niet: vraag de eerste voornaam zoals die in het paspoort staat."
_WOORDEN = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"]
_GETALLEN: Final[Mapping[str, str]] = {woord: str(getal) for getal, woord in enumerate(_WOORDEN)} | {"geen": "0"}


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question.

    Args:
        sleutel: tells it from the others in the form.
        tekst: what the caseworker asks aloud.
        hulp: what the caseworker must know.
        goed: the right answers, made plain.
    """

    sleutel: str
    tekst: str
    hulp: str
    goed: frozenset[str] = field(repr=False)

    def is_right(self, antwoord: str) -> bool:
        """Whether this is the right answer; capitals, accents and how a number is written do not matter."""
        return plain(antwoord) in self.goed


def list_vragen(feiten: Controlefeiten, *, zaad: str) -> tuple[Vraag, ...]:
    """The questions for one contact; none when the BRP knows too little of the person.

    Args:
        feiten: what the BRP knows.
        zaad: of the contact: the same gives the same questions.
    """
    alle = _all(feiten)
    if len(alle) < AANTAL:
        return ()
    gekozen = Random(zaad).sample(alle, AANTAL)  # noqa: S311 - not a secret: the caseworker sees the questions
    return tuple(vraag for vraag in alle if vraag in gekozen)


def count_right(vragen: Sequence[Vraag], antwoorden: Mapping[str, str]) -> int:
    """How many answers are right."""
    return sum(vraag.is_right(antwoorden.get(vraag.sleutel, "")) for vraag in vragen)


def plain(tekst: str) -> str:
    """As answers are compared: small letters and digits without accents, a number word as its number."""
    zonder = unicodedata.normalize("NFKD", tekst)
    woorden = re.findall(r"[a-z0-9]+", "".join(t for t in zonder if not unicodedata.combining(t)).casefold())
    if len(woorden) == 1:
        return _GETALLEN.get(woorden[0], woorden[0])
    return " ".join(woorden)


def _all(feiten: Controlefeiten) -> list[Vraag]:
    vragen = [
        _place(feiten.geboorteplaats),
        _year("woont_sinds", "Sinds welk jaar woont u op uw adres?", feiten.woont_daar_sinds),
        _year("partner_sinds", "In welk jaar trouwde u of ging u een partnerschap aan?", feiten.partner_sinds),
        *_of_relative("partner", "uw partner", feiten.partner),
        _children(feiten.kinderen),
        *_of_relative("oudste_kind", "uw oudste kind", _eldest(feiten.kinderen)),
        *_of_parents(feiten.ouders),
    ]
    return [vraag for vraag in vragen if vraag is not None]


def _place(plaats: str) -> Vraag | None:
    if not plaats:
        return None
    return Vraag("geboorteplaats", "In welke plaats bent u geboren?", "", frozenset({plain(plaats)}))


def _year(sleutel: str, tekst: str, dag: OnzekereDatum | None) -> Vraag | None:
    if dag is None or dag.jaar is None:
        return None
    goed = {str(dag.jaar)} | ({f"{dag.dag} {dag.maand} {dag.jaar}"} if dag.dag and dag.maand else set())
    return Vraag(sleutel, tekst, _JAAR, frozenset(goed))


def _first_name(sleutel: str, tekst: str, voornamen: str) -> Vraag | None:
    eerste = voornamen.split()[:1]
    if not eerste:
        return None
    return Vraag(sleutel, tekst, _VOORNAAM, frozenset({plain(eerste[0]), plain(voornamen)}))


def _of_relative(sleutel: str, wie: str, verwant: Verwant | None) -> list[Vraag | None]:
    if verwant is None:
        return []
    return [
        _first_name(f"{sleutel}_naam", f"Wat is de eerste voornaam van {wie}?", verwant.voornamen),
        _year(f"{sleutel}_jaar", f"In welk jaar is {wie} geboren?", verwant.geboortedatum),
    ]


def _of_parents(ouders: Sequence[Verwant]) -> list[Vraag | None]:
    """Of either parent: to say which of them is meant would give something away."""
    namen = {plain(ouder.voornamen.split()[0]) for ouder in ouders if ouder.voornamen.split()}
    jaren = {str(ouder.geboortedatum.jaar) for ouder in ouders if ouder.geboortedatum and ouder.geboortedatum.jaar}
    naam = Vraag("ouder_naam", "Wat is de eerste voornaam van een van uw ouders?", _VOORNAAM, frozenset(namen))
    jaar = Vraag("ouder_jaar", "In welk jaar is een van uw ouders geboren?", _JAAR, frozenset(jaren))
    return [naam if namen else None, jaar if jaren else None]


def _children(kinderen: Sequence[Verwant]) -> Vraag | None:
    # 'None' is too easy to guess, and of children abroad the BRP may not know.
    if not kinderen:
        return None
    return Vraag("kinderen", "Hoeveel kinderen hebt u?", "Alle kinderen tellen mee.", frozenset({str(len(kinderen))}))


def _eldest(kinderen: Sequence[Verwant]) -> Verwant | None:
    bekend = [kind for kind in kinderen if kind.geboortedatum and kind.geboortedatum.volledig]
    if len(bekend) < len(kinderen) or not bekend:
        return None
    return min(bekend, key=lambda kind: str(kind.geboortedatum.volledig if kind.geboortedatum else ""))
