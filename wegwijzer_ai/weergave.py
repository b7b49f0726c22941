"""An answer as the page shows it: sentences of one field together, under that field's heading."""

import secrets
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer_ai.antwoord.model import Antwoord, ProductAntwoord, Uitkomst, Zin

# Fields that read as a list.
_LISTS = frozenset({"stappen", "nodig"})

# What the empty page shows: how one may ask, for who does not know where to begin.
VOORBEELDEN = (
    gettext_lazy("Ik ga verhuizen. Wat moet ik doen?"),
    gettext_lazy("Hoe vraag ik een paspoort aan?"),
    gettext_lazy("Kan ik huurtoeslag krijgen?"),
    gettext_lazy("Ik wil een eigen bedrijf beginnen"),
)

MOST_PRODUCTS = 3
SHARE_OF_FIRST = 0.65


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the answer: its heading, its sentences and the numbers of their sources."""

    kop: str
    zinnen: tuple[str, ...]
    bronnen: tuple[int, ...]
    taal: str
    als_lijst: bool


@dataclass(frozen=True, slots=True)
class Beurtweergave:
    """One turn on the page; `nummer` keeps its ids apart from those of other turns."""

    nummer: str
    antwoord: Antwoord
    delen: tuple[Deel, ...]
    titel: str
    producten: tuple[ProductAntwoord, ...]


def show(antwoord: Antwoord) -> Beurtweergave:
    """Arrange an answer for the template."""
    return Beurtweergave(
        nummer=secrets.token_hex(4),
        antwoord=antwoord,
        delen=tuple(_parts(antwoord.zinnen)),
        titel=_title(antwoord),
        producten=_strong(antwoord.producten),
    )


def _strong(producten: tuple[ProductAntwoord, ...]) -> tuple[ProductAntwoord, ...]:
    """The first three at most, without those that fit much less than the first."""
    if not producten:
        return ()
    return tuple(
        product for product in producten[:MOST_PRODUCTS] if product.score >= SHARE_OF_FIRST * producten[0].score
    )


def _parts(zinnen: tuple[Zin, ...]) -> list[Deel]:
    headings = {
        "stappen": _("Wat moet u doen?"),
        "nodig": _("Wat hebt u nodig?"),
        "kosten": _("Wat kost het?"),
        "termijn": _("Wanneer, en hoe lang duurt het?"),
        "voorwaarden": _("Voorwaarden"),
        "bezwaar": _("Bent u het er niet mee eens?"),
        "gebeurtenis": _("Wat komt er nog meer bij kijken?"),
    }
    parts = []
    for (kop, bronnen, taal), group in groupby(zinnen, key=lambda zin: (zin.kop, zin.bronnen, zin.taal)):
        texts = tuple(zin.tekst for zin in group)
        parts.append(Deel(headings.get(kop, ""), texts, bronnen, taal, als_lijst=kop in _LISTS and len(texts) > 1))
    return parts


def _title(antwoord: Antwoord) -> str:
    # Small talk: nothing to choose from, only room for the question.
    if antwoord.wedervraag and antwoord.uitkomst is Uitkomst.VERDUIDELIJKING and not antwoord.producten:
        return antwoord.wedervraag.tekst
    return {
        Uitkomst.ANTWOORD: _("Antwoord"),
        Uitkomst.VERDUIDELIJKING: _("Wat bedoelt u precies?"),
        Uitkomst.GEEN_ANTWOORD: _("Dat weet ik niet zeker"),
        Uitkomst.NOODGEVAL: _("Zoek nu hulp"),
        Uitkomst.PERSOONLIJKE_ZAAK: _("Dit gaat over uw eigen zaak"),
        Uitkomst.GEWEIGERD: _("Hier kan de wegwijzer niet mee helpen"),
    }[antwoord.uitkomst]
