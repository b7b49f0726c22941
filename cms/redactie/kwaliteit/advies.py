"""All advice on one page or offer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, by_weight
from cms.redactie.kwaliteit.inhoud import Aanbodinhoud, Inhoud, Productinhoud, Stuk, Vorm
from cms.redactie.kwaliteit.leesbaar import reading_score
from cms.redactie.kwaliteit.makkelijk import VELD, check_makkelijk
from cms.redactie.kwaliteit.taal import check_taal
from cms.redactie.kwaliteit.tegenspraak import check_tegenspraak
from cms.redactie.kwaliteit.tekst import split_zinnen
from cms.redactie.kwaliteit.volledig import check_datums, check_product
from cms.redactie.toegankelijkheid.controle import check_toegankelijk
from cms.redactie.toegankelijkheid.opbouw import read_opbouw


@dataclass(frozen=True, slots=True)
class Advies:
    """What to improve, the weightiest first, and how easy the text reads (None for very short texts)."""

    bevindingen: Sequence[Bevinding]
    score: int | None

    def count(self, ernst: Ernst) -> int:
        """How many findings of this weight there are."""
        return sum(bevinding.ernst == ernst for bevinding in self.bevindingen)


def give_advies(inhoud: Inhoud, *, op: date, erbij: Iterable[Bevinding] = ()) -> Advies:
    """Check a page or offer as it is on this day. Pure and fast: no look-ups, a few milliseconds a page.

    Args:
        inhoud: what it says.
        op: the day.
        erbij: what was found elsewhere, such as in the documents that it links to.
    """
    gewoon = [_plain(stuk) for stuk in inhoud.stukken]
    gevonden = [*check_taal(gewoon, namen=inhoud.namen), *check_toegankelijk(inhoud.stukken)]
    gevonden += [*check_datums(inhoud, op=op), *erbij]
    if isinstance(inhoud, Productinhoud):
        gevonden += check_product(inhoud)
    if isinstance(inhoud, Aanbodinhoud):
        gevonden += check_tegenspraak(inhoud)
    lopend = [stuk for stuk in gewoon if stuk.vorm == Vorm.TEKST and stuk.veld != VELD]
    score = reading_score([zin for stuk in lopend for zin in split_zinnen(stuk.tekst)])
    gevonden += check_makkelijk(gewoon, score=score, kan=isinstance(inhoud, Productinhoud))
    return Advies(sorted(dict.fromkeys(gevonden), key=by_weight), score)


def _plain(stuk: Stuk) -> Stuk:
    """Text with markup as text, for the checks on language."""
    if stuk.vorm != Vorm.HTML:
        return stuk
    return Stuk(stuk.veld, unescape(read_opbouw(stuk.tekst).tekst))
