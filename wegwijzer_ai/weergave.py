"""A turn as people see it: sentences of one field together, under that field's heading; choices with what they mean.

It holds words and addresses only, so that a conversation can be kept and shown again.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.zoeken.adres import url_here
from wegwijzer_ai.antwoord.model import Antwoord, Bron, Deur, ProductAntwoord, Uitkomst, Zin

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
MENSEN = frozenset({"1400", "112", "911"})


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the answer: its heading, its sentences and the numbers of their sources."""

    kop: str
    zinnen: tuple[str, ...]
    bronnen: tuple[int, ...]
    taal: str
    als_lijst: bool


@dataclass(frozen=True, slots=True)
class Keuze:
    """Something to choose: the text that it sends, and what it means when it is a product."""

    tekst: str
    uitleg: Deel | None = None
    product: ProductAntwoord | None = None


@dataclass(frozen=True, slots=True)
class Beurtweergave:
    """One turn on the page; `nummer` keeps its ids apart from those of other turns."""

    nummer: str
    taal: str
    vraag: str
    gekozen: bool
    # The title of the page on which it was asked.
    onderwerp: str
    uitkomst: Uitkomst
    titel: str
    meldingen: tuple[str, ...]
    gemeente: str
    plaats: str
    # What a language model made of the sources; always told apart from our own sentences.
    samenvatting: tuple[Deel, ...]
    delen: tuple[Deel, ...]
    deuren: tuple[Deur, ...]
    producten: tuple[ProductAntwoord, ...]
    wedervraag: str
    vraagt_gemeente: bool
    # The gemeenten that the name may stand for.
    gemeenten: tuple[str, ...]
    keuzes: tuple[Keuze, ...]
    vervolgvragen: tuple[str, ...]
    bronnen: tuple[Bron, ...]
    # What 'klopt dit?' sends back, and what was said to it.
    sleutel: str
    oordeel: str = ""

    @property
    def gevraagd(self) -> str:
        """What was asked; after one of our own buttons with the place, which may be what was chosen."""
        return f"{self.vraag} ({self.plaats})" if self.gekozen and self.plaats not in self.vraag else self.vraag

    @property
    def kop_producten(self) -> str:
        """What stands above the products: where it is arranged, or what may be meant when we did not answer."""
        twijfel = self.uitkomst in {Uitkomst.GEEN_ANTWOORD, Uitkomst.GEWEIGERD, Uitkomst.NOODGEVAL}
        return _("Misschien zoekt u dit") if twijfel else _("Hier regelt u het")

    @property
    def noemt_mens(self) -> bool:
        """Whether its doors lead to a person already."""
        return any(deur.telefoon in MENSEN for deur in self.deuren)

    @property
    def is_praatje(self) -> bool:
        """Small talk: nothing was asked and nothing answered."""
        return self.uitkomst is Uitkomst.VERDUIDELIJKING and not self.keuzes and not self.producten

    @property
    def mag_beoordeeld(self) -> bool:
        """Who is in danger is not asked for an opinion; and small talk has nothing to judge."""
        return bool(self.sleutel) and self.uitkomst is not Uitkomst.NOODGEVAL and not self.is_praatje

    @property
    def kan_overslaan(self) -> bool:
        """A question back that is no choice between products may be passed over: then we answer in general."""
        return bool(self.keuzes) and not any(keuze.product for keuze in self.keuzes)

    @property
    def begin(self) -> Deel | None:
        """Its first sentence, for who looks back."""
        eerste = next((deel for deel in self.delen if deel.zinnen), None)
        if eerste is None:
            return None
        return Deel("", eerste.zinnen[:1], (), eerste.taal, als_lijst=False)


def show(
    antwoord: Antwoord, *, taal: str = "nl", sleutel: str = "", gekozen: bool = False, onderwerp: str = ""
) -> Beurtweergave:
    """Arrange an answer. Its headings are in its own language, so that a turn reads as one.

    Args:
        antwoord: the finished turn.
        taal: the language of the page, which the words around Dutch content keep when that is Papiamentu.
        sleutel: what 'klopt dit?' sends back.
        gekozen: the question was one of our own that somebody pressed.
        onderwerp: the title of the page on which it was asked.
    """
    own = "pap" if taal == "pap" and antwoord.taal == "nl" else antwoord.taal
    gemeente = antwoord.gemeente
    with translation.override(own):
        keuzes = _choices(antwoord)
        uitgelegd = {zin for keuze in keuzes if keuze.uitleg for zin in keuze.uitleg.zinnen}
        return Beurtweergave(
            nummer=secrets.token_hex(4),
            taal=own,
            vraag=antwoord.vraag,
            gekozen=gekozen,
            onderwerp=onderwerp,
            uitkomst=antwoord.uitkomst,
            titel=_title(antwoord),
            meldingen=antwoord.meldingen,
            gemeente=gemeente.code if gemeente else "",
            plaats=gemeente.korte_naam if gemeente else "",
            samenvatting=tuple(_parts(antwoord.samenvatting_ai)),
            delen=tuple(_parts(zin for zin in antwoord.zinnen if zin.tekst not in uitgelegd)),
            deuren=tuple(replace(deur, url=url_here(deur.url)) for deur in antwoord.deuren),
            producten=tuple(_reference(antwoord, product) for product in _strong(antwoord.producten)),
            wedervraag=antwoord.wedervraag.tekst if antwoord.wedervraag else "",
            vraagt_gemeente=_asks_gemeente(antwoord),
            gemeenten=antwoord.wedervraag.opties if antwoord.wedervraag and _asks_gemeente(antwoord) else (),
            keuzes=keuzes,
            vervolgvragen=antwoord.vervolgvragen,
            bronnen=tuple(replace(bron, url=url_here(bron.url)) for bron in antwoord.bronnen),
            sleutel=sleutel,
        )


def _strong(producten: tuple[ProductAntwoord, ...]) -> tuple[ProductAntwoord, ...]:
    """The first three at most, without those that fit much less than the first."""
    if not producten:
        return ()
    return tuple(
        product for product in producten[:MOST_PRODUCTS] if product.score >= SHARE_OF_FIRST * producten[0].score
    )


def _reference(antwoord: Antwoord, product: ProductAntwoord) -> ProductAntwoord:
    """The product with its address in the language of the page, for the gemeente of the turn."""
    query = f"?gemeente={antwoord.gemeente.code}" if antwoord.gemeente else ""
    return replace(product, url=url_here(product.url) + query)


def _asks_gemeente(antwoord: Antwoord) -> bool:
    return antwoord.wedervraag is not None and antwoord.wedervraag.over == "gemeente"


def _choices(antwoord: Antwoord) -> tuple[Keuze, ...]:
    """The options of the question back; one that is a product comes with what the answer says of it."""
    if antwoord.wedervraag is None or _asks_gemeente(antwoord):
        return ()
    opties, producten = antwoord.wedervraag.opties, antwoord.producten
    # They come in the order of the products, under their titles or as answers to the question of their family.
    if len(opties) > len(producten):
        return tuple(Keuze(optie) for optie in opties)
    return tuple(_choice(antwoord, optie, product) for optie, product in zip(opties, producten, strict=False))


def _choice(antwoord: Antwoord, optie: str, product: ProductAntwoord) -> Keuze:
    numbers = {bron.nr for bron in antwoord.bronnen if bron.url == product.url}
    zinnen = [zin for zin in antwoord.zinnen if numbers & set(zin.bronnen)]
    return Keuze(optie, next(_parts(zinnen), None), _reference(antwoord, product))


def _parts(zinnen: Iterable[Zin]) -> Iterator[Deel]:
    headings = {
        "stappen": _("Wat moet u doen?"),
        "nodig": _("Wat hebt u nodig?"),
        "kosten": _("Wat kost het?"),
        "termijn": _("Wanneer, en hoe lang duurt het?"),
        "voorwaarden": _("Voorwaarden"),
        "bezwaar": _("Bent u het er niet mee eens?"),
        "gebeurtenis": _("Wat komt er nog meer bij kijken?"),
        "regelhulp": _("Wat geldt in uw situatie?"),
    }
    for (kop, bronnen, taal), group in groupby(zinnen, key=lambda zin: (zin.kop, zin.bronnen, zin.taal)):
        texts = tuple(zin.tekst for zin in group)
        yield Deel(headings.get(kop, ""), texts, bronnen, taal, als_lijst=kop in _LISTS and len(texts) > 1)


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
