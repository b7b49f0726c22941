"""The word list: officialese and the plain word, from `woorden.txt` beside this file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cms.redactie.kwaliteit.tekst import Zin

_BESTAND = Path(__file__).with_name("woorden.txt")


@dataclass(frozen=True, slots=True)
class Regel:
    """One form of a difficult word or phrase. `altijd`: an editor can nearly always replace it."""

    vorm: tuple[str, ...]
    gewoon: str
    altijd: bool


class OngeldigeRegel(ValueError):
    """A line of the word list cannot be read."""


@cache
def read_woordenlijst() -> Mapping[str, Sequence[Regel]]:
    """The forms by their first word, the longest first, so that `op grond van` is found before a shorter one.

    Raises:
        OngeldigeRegel: a line has no `=`, or the same form stands twice.
    """
    op_eerste: dict[str, list[Regel]] = {}
    gezien: set[tuple[str, ...]] = set()
    for nummer, regel in enumerate(_BESTAND.read_text(encoding="utf-8").splitlines(), start=1):
        for gelezen in _parse(regel, nummer):
            if gelezen.vorm in gezien:
                raise OngeldigeRegel(f"woorden.txt:{nummer}: {' '.join(gelezen.vorm)} staat er twee keer")
            gezien.add(gelezen.vorm)
            op_eerste.setdefault(gelezen.vorm[0], []).append(gelezen)
    return {eerste: sorted(regels, key=lambda r: -len(r.vorm)) for eerste, regels in op_eerste.items()}


def find_moeilijk(zin: Zin) -> Iterator[Regel]:
    """The difficult words and phrases in a sentence, in its order."""
    lijst, woorden, plaats = read_woordenlijst(), zin.klein, 0
    while plaats < len(woorden):
        for regel in lijst.get(woorden[plaats], ()):
            if woorden[plaats : plaats + len(regel.vorm)] == regel.vorm:
                yield regel
                plaats += len(regel.vorm) - 1
                break
        plaats += 1


def _parse(regel: str, nummer: int) -> Iterator[Regel]:
    if not regel.strip() or regel.startswith("#"):
        return
    links, is_teken, gewoon = regel.partition("=")
    if not is_teken or not gewoon.strip():
        raise OngeldigeRegel(f"woorden.txt:{nummer}: er staat geen gewoon woord")
    altijd = links.startswith("!")
    for vorm in links.removeprefix("!").split(","):
        woorden = Zin(vorm.strip()).klein
        if not woorden:
            raise OngeldigeRegel(f"woorden.txt:{nummer}: er staat geen moeilijk woord")
        yield Regel(woorden, gewoon.strip(), altijd)
