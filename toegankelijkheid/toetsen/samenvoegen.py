"""What several engines say in several views of the same spot is one problem."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.waarneming import Waarneming

# Whose words lead where several found the same: ours say what to do, then the most exact one.
VOORRANG = ("toetsenbord", "eigen", "axe", "ibm", "alfa", "nu")
VOLGORDE = ("1280", "390", "320", "donker", "geforceerd", "zonder-javascript", "tekstafstand")
# What is at the same place on so many pages stands in the header, the footer or another part that pages share.
SCHIL_VANAF = 5
SCHIL = "schil"
IN_INHOUD = re.compile(r"(^|> )main\b|^#inhoud\b")
Groepen = dict[tuple[str, ...], list[tuple[Waarneming, Bevinding]]]


@dataclass(frozen=True, slots=True)
class Probleem:
    """One problem at one spot of one page in one state.

    Attributes:
        eis: the first success criterion that the leading engine names, or '' for good practice.
        regel: the rule of the leading engine, such as "axe:color-contrast".
        weergaven: the views in which it shows; none where only a document was read.
        aantal: how many spots of the page have it, where an engine found it more than once at one name.
    """

    eis: str
    regel: str
    motoren: tuple[str, ...]
    zekerheid: Zekerheid
    adres: str
    route: str
    wie: str
    toestand: str
    plek: str
    fragment: str
    uitleg: str
    weergaven: tuple[str, ...]
    aantal: int
    beeld: bytes = b""

    @property
    def sleutel(self) -> str:
        """What makes it this problem, the same in every round. A line number moves, so there the words count."""
        return self.schilsleutel if self.route == SCHIL else self._key(self.adres)

    @property
    def schilsleutel(self) -> str:
        """The key that it would have if it stood on many pages."""
        return self._key(SCHIL)

    def _key(self, adres: str) -> str:
        spot = self.uitleg if self.regel.startswith("nu:") else self.plek
        return hashlib.sha256("\x1f".join((adres, self.toestand, self.eis or self.regel, spot)).encode()).hexdigest()


def merge(waarnemingen: Iterable[Waarneming]) -> list[Probleem]:
    """The problems that were seen, certain ones first.

    One problem is: one address, one state, one success criterion (or rule of good practice) and one spot. A state that
    only repeats what the page has without it adds nothing. What stands in the same spot of many pages, outside their
    main text, is one problem of the shell.
    """
    groepen: Groepen = defaultdict(list)
    for waarneming in waarnemingen:
        for bevinding in waarneming.bevindingen:
            groepen[_groep(waarneming, bevinding)].append((waarneming, bevinding))
    problemen = _with_shell(_probleem(groep) for groep in _without_repeats(groepen).values())
    return sorted(problemen, key=lambda probleem: (probleem.zekerheid != Zekerheid.ZEKER, probleem.adres, probleem.eis))


def _with_shell(problemen: Iterable[Probleem]) -> list[Probleem]:
    per_spot: dict[tuple[str, str, str], list[Probleem]] = defaultdict(list)
    for probleem in problemen:
        per_spot[probleem.eis or probleem.regel, probleem.plek, probleem.toestand].append(probleem)
    over: list[Probleem] = []
    for gelijken in per_spot.values():
        if IN_INHOUD.search(gelijken[0].plek) or len({probleem.adres for probleem in gelijken}) < SCHIL_VANAF:
            over += gelijken
        else:
            eerste = min(gelijken, key=lambda probleem: probleem.adres)
            over.append(replace(eerste, route=SCHIL, aantal=len(gelijken)))
    return over


def _groep(waarneming: Waarneming, bevinding: Bevinding) -> tuple[str, ...]:
    eis = bevinding.eisen[0] if bevinding.eisen else bevinding.sleutel
    plek = bevinding.uitleg if bevinding.motor == "nu" else bevinding.plek
    return waarneming.adres, waarneming.toestand, eis, plek


def _without_repeats(groepen: Groepen) -> Groepen:
    """Only the first state of a page that shows a problem counts; the page as it opens goes first."""
    return {
        sleutel: groep
        for sleutel, groep in groepen.items()
        if not sleutel[1] or (sleutel[0], "", *sleutel[2:]) not in groepen
    }


def _probleem(groep: list[tuple[Waarneming, Bevinding]]) -> Probleem:
    zeker = [paar for paar in groep if paar[1].zekerheid is Zekerheid.ZEKER] or groep
    waarneming, eerste = min(zeker, key=lambda paar: VOORRANG.index(paar[1].motor))
    weergaven = {paar[0].weergave for paar in zeker} - {""}
    per_blik: dict[tuple[str, str], int] = defaultdict(int)
    for gezien, bevinding in groep:
        per_blik[gezien.weergave, bevinding.sleutel] += 1
    return Probleem(
        eis=eerste.eisen[0] if eerste.eisen else "",
        regel=eerste.sleutel,
        motoren=tuple(sorted({paar[1].motor for paar in groep}, key=VOORRANG.index)),
        zekerheid=eerste.zekerheid,
        adres=waarneming.adres,
        route=waarneming.route,
        wie=waarneming.wie,
        toestand=waarneming.toestand,
        plek=eerste.plek,
        fragment=eerste.fragment,
        uitleg=eerste.uitleg,
        weergaven=tuple(sorted(weergaven, key=VOLGORDE.index)),
        aantal=max(per_blik.values()),
        beeld=next((paar[0].beelden[eerste.plek] for paar in zeker if eerste.plek in paar[0].beelden), b""),
    )
