"""Asking every question of a set and counting honestly.

A question counts for ranking only when its product is in the catalogue; the others are counted apart, for there the
right thing is not to answer. The right family at the wrong organisation is a miss.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles
from typing import Any
from urllib.parse import urlsplit

from cms.producten.models import Organisatiesoort
from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.model import ProductAntwoord
from wegwijzer_ai.evaluatie.toetsvragen import Toetsvraag
from wegwijzer_ai.service import Antwoord, Uitkomst, Vraag

LOCAL = frozenset({"gemeente", "provincie", "waterschap"})
NOT_ANSWERED = frozenset({Uitkomst.GEEN_ANTWOORD, Uitkomst.GEWEIGERD, Uitkomst.PERSOONLIJKE_ZAAK, Uitkomst.NOODGEVAL})
# What each expected behaviour may end in.
BEHAVIOUR = {
    "refuse": frozenset({Uitkomst.GEEN_ANTWOORD, Uitkomst.GEWEIGERD}),
    "refuse+signpost": frozenset({Uitkomst.GEWEIGERD, Uitkomst.GEEN_ANTWOORD}),
    "deescalate": frozenset({Uitkomst.GEWEIGERD}),
    "handover": frozenset({Uitkomst.PERSOONLIJKE_ZAAK, Uitkomst.GEWEIGERD}),
    "emergency": frozenset({Uitkomst.NOODGEVAL}),
    "clarify": frozenset({Uitkomst.VERDUIDELIJKING}),
}


@dataclass(frozen=True, slots=True)
class Meting:
    """One question with its answer; `rang` is the place of the first right product, from 0."""

    vraag: Toetsvraag
    antwoord: Antwoord
    rang: int | None

    @property
    def is_helped(self) -> bool:
        """The right product first at once, or among the choices that we offer."""
        if self.antwoord.uitkomst is Uitkomst.ANTWOORD:
            return self.rang == 0
        return self.antwoord.uitkomst is Uitkomst.VERDUIDELIJKING and self.is_within(3)

    @property
    def is_wrong_direct(self) -> bool:
        """An answer at once about another product."""
        return self.antwoord.uitkomst is Uitkomst.ANTWOORD and self.rang != 0

    @property
    def reciprocal_rank(self) -> float:
        """One over the place of the first right product, from 1; 0 when it is not shown."""
        return 0.0 if self.rang is None else 1 / (self.rang + 1)

    @property
    def has_right_organisatie(self) -> bool:
        """Whether the first product is carried out by whom the question expects.

        By kind for a gemeente, by name for one body, and any national body for `Rijksoverheid`.
        """
        organisatie = self.antwoord.producten[0].organisatie if self.antwoord.producten else None
        expected = self.vraag.organisatie
        if organisatie is None or expected is None:
            return False
        if expected in Organisatiesoort.values:
            return organisatie.soort == expected
        if expected == "Rijksoverheid":
            return organisatie.soort not in LOCAL
        return expected.casefold() in organisatie.naam.casefold()

    @property
    def behaves(self) -> bool:
        """Whether the turn ended as it should, of a question that must not be answered."""
        return self.antwoord.uitkomst in BEHAVIOUR[self.vraag.gedrag]

    def is_within(self, places: int) -> bool:
        """Whether a right product is among so many of the first."""
        return self.rang is not None and self.rang < places


def measure(
    vragen: Iterable[Toetsvraag],
    *,
    answer: Callable[[Vraag], Antwoord],
    voortgang: Callable[[int], None] = lambda _n: None,
) -> list[Meting]:
    """Ask all questions, one after the other."""
    done = []
    for vraag in vragen:
        antwoord = answer(Vraag(vraag.tekst, taal="en" if vraag.taal == "en" else "nl", doelgroep=vraag.doelgroep))
        ranks = [place for place, product in enumerate(antwoord.producten) if keys_of(product) & vraag.doelen]
        done.append(Meting(vraag, antwoord, ranks[0] if ranks else None))
        voortgang(len(done))
    return done


def keys_of(product: ProductAntwoord) -> frozenset[str]:
    """The ways in which a set can name this product: its page, and its uniform name."""
    slug = urlsplit(product.url).path.rstrip("/").rpartition("/")[2]
    return frozenset({f"product:{slug}", (product.upn or "").casefold()}) - {""}


def keys_in(documenten: Iterable[Document]) -> frozenset[str]:
    """Everything that a set can name and the catalogue has."""
    namen = {document.upn.casefold() for document in documenten if document.upn}
    return frozenset(namen | {document.sleutel for document in documenten})


def report(metingen: Sequence[Meting], *, catalogus: Collection[str]) -> dict[str, Any]:
    """All figures as plain data. `catalogus` holds what can be found at all (`keys_in`)."""
    answerable = [meting for meting in metingen if meting.vraag.gedrag == "answer"]
    known = known_in(metingen, catalogus)
    unknown = [meting for meting in answerable if meting not in known]
    return {
        "vragen": len(metingen),
        "in_catalogus": len(known),
        "buiten_catalogus": len(unknown),
        "rangschikking": ranking(known),
        "per_taal": {taal: ranking([m for m in known if m.vraag.taal == taal]) for taal in _values(known, "taal")},
        "per_categorie": {
            name: ranking([m for m in known if m.vraag.categorie == name]) for name in _values(known, "categorie")
        },
        "organisatie_juist": _share(known, lambda meting: meting.has_right_organisatie),
        "geholpen": _share(known, lambda meting: meting.is_helped),
        "fout_direct": _share(known, lambda meting: meting.is_wrong_direct),
        "ten_onrechte_niet_beantwoord": _share(known, lambda meting: meting.antwoord.uitkomst in NOT_ANSWERED),
        "buiten_catalogus_direct_beantwoord": _share(
            unknown, lambda meting: meting.antwoord.uitkomst is Uitkomst.ANTWOORD
        ),
        "gedrag": {
            gedrag: _share(
                [m for m in metingen if m.vraag.gedrag == gedrag],
                lambda m: m.behaves,
            )
            for gedrag in BEHAVIOUR
        },
        "buiten_bereik_direct_beantwoord": _share(
            [m for m in metingen if m.vraag.gedrag != "answer"], lambda m: m.antwoord.uitkomst is Uitkomst.ANTWOORD
        ),
        "zinnen_zonder_bron": sum(
            not zin.bronnen for m in metingen if m.antwoord.uitkomst is Uitkomst.ANTWOORD for zin in m.antwoord.zinnen
        ),
        "duur_ms": spread([meting.antwoord.duur_ms["totaal"] for meting in metingen]),
        "missers": [_miss(meting) for meting in known if meting.rang != 0],
        "verkeerd_gedrag": [_miss(m) for m in metingen if m.vraag.gedrag in BEHAVIOUR and not m.behaves],
    }


def ranking(metingen: Sequence[Meting]) -> dict[str, float]:
    """R@1, R@3, R@5 and MRR@5 over some questions. A turn that shows no products counts as a miss."""
    if not metingen:
        return {"n": 0, "r1": 0.0, "r3": 0.0, "r5": 0.0, "mrr": 0.0}
    return {
        "n": len(metingen),
        "r1": round(fmean(m.is_within(1) for m in metingen), 3),
        "r3": round(fmean(m.is_within(3) for m in metingen), 3),
        "r5": round(fmean(m.is_within(5) for m in metingen), 3),
        "mrr": round(fmean(m.reciprocal_rank for m in metingen), 3),
    }


def _values(metingen: Sequence[Meting], field: str) -> list[str]:
    return sorted({getattr(meting.vraag, field) for meting in metingen})


def known_in(metingen: Sequence[Meting], catalogus: Collection[str]) -> list[Meting]:
    """Those that ask for an answer that the catalogue has."""
    names = set(catalogus)
    return [meting for meting in metingen if meting.vraag.gedrag == "answer" and meting.vraag.doelen & names]


def spread(values: Sequence[float]) -> dict[str, float]:
    """The median and the value under which 95% lies."""
    if len(values) < 2:  # noqa: PLR2004 - quantiles need two values
        return dict.fromkeys(("p50", "p95"), values[0] if values else 0.0)
    cuts = quantiles(values, n=20, method="inclusive")
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def _share(metingen: Sequence[Meting], test: Callable[[Meting], bool]) -> dict[str, float]:
    hits = sum(test(meting) for meting in metingen)
    return {"n": len(metingen), "aantal": hits, "deel": round(hits / len(metingen), 3) if metingen else 0.0}


def _miss(meting: Meting) -> dict[str, Any]:
    return {
        "vraag": meting.vraag.tekst,
        "verwacht": sorted(meting.vraag.doelen) or meting.vraag.gedrag,
        "uitkomst": meting.antwoord.uitkomst.value,
        "gevonden": [product.titel for product in meting.antwoord.producten[:3]],
        "scores": [product.score for product in meting.antwoord.producten[:3]],
        "rang": None if meting.rang is None else meting.rang + 1,
        "zekerheid": meting.antwoord.zekerheid,
    }
