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
        return self.antwoord.uitkomst is Uitkomst.VERDUIDELIJKING and self.rang is not None and self.rang < 3  # noqa: PLR2004


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
    known = [meting for meting in answerable if meting.vraag.doelen & set(catalogus)]
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
        "organisatie_juist": _share(known, _is_right_organisatie),
        "geholpen": _share(known, lambda meting: meting.is_helped),
        "fout_direct": _share(known, lambda meting: meting.antwoord.uitkomst is Uitkomst.ANTWOORD and meting.rang != 0),
        "ten_onrechte_niet_beantwoord": _share(known, lambda meting: meting.antwoord.uitkomst in NOT_ANSWERED),
        "buiten_catalogus_direct_beantwoord": _share(
            unknown, lambda meting: meting.antwoord.uitkomst is Uitkomst.ANTWOORD
        ),
        "gedrag": {
            gedrag: _share(
                [m for m in metingen if m.vraag.gedrag == gedrag],
                lambda m: m.antwoord.uitkomst in BEHAVIOUR[m.vraag.gedrag],
            )
            for gedrag in BEHAVIOUR
        },
        "buiten_bereik_direct_beantwoord": _share(
            [m for m in metingen if m.vraag.gedrag != "answer"], lambda m: m.antwoord.uitkomst is Uitkomst.ANTWOORD
        ),
        "zinnen_zonder_bron": sum(
            not zin.bronnen for m in metingen if m.antwoord.uitkomst is Uitkomst.ANTWOORD for zin in m.antwoord.zinnen
        ),
        "duur_ms": _durations(metingen),
        "missers": [_miss(meting) for meting in known if meting.rang != 0],
        "verkeerd_gedrag": [
            _miss(m)
            for m in metingen
            if m.vraag.gedrag in BEHAVIOUR and m.antwoord.uitkomst not in BEHAVIOUR[m.vraag.gedrag]
        ],
    }


def ranking(metingen: Sequence[Meting]) -> dict[str, float]:
    """R@1, R@3 and MRR@5 over some questions. A turn that shows no products counts as a miss."""
    if not metingen:
        return {"n": 0, "r1": 0.0, "r3": 0.0, "mrr": 0.0}
    return {
        "n": len(metingen),
        "r1": round(fmean(m.rang == 0 for m in metingen), 3),
        "r3": round(fmean(m.rang is not None and m.rang < 3 for m in metingen), 3),  # noqa: PLR2004
        "mrr": round(fmean(0.0 if m.rang is None else 1 / (m.rang + 1) for m in metingen), 3),
    }


def _values(metingen: Sequence[Meting], field: str) -> list[str]:
    return sorted({getattr(meting.vraag, field) for meting in metingen})


def _share(metingen: Sequence[Meting], test: Callable[[Meting], bool]) -> dict[str, float]:
    hits = sum(test(meting) for meting in metingen)
    return {"n": len(metingen), "aantal": hits, "deel": round(hits / len(metingen), 3) if metingen else 0.0}


def _is_right_organisatie(meting: Meting) -> bool:
    """By kind for a gemeente, by name for one body, and any national body for `Rijksoverheid`."""
    organisatie = meting.antwoord.producten[0].organisatie if meting.antwoord.producten else None
    expected = meting.vraag.organisatie
    if organisatie is None or expected is None:
        return False
    if expected in Organisatiesoort.values:
        return organisatie.soort == expected
    if expected == "Rijksoverheid":
        return organisatie.soort not in LOCAL
    return expected.casefold() in organisatie.naam.casefold()


def _durations(metingen: Sequence[Meting]) -> dict[str, float]:
    totals = [meting.antwoord.duur_ms["totaal"] for meting in metingen]
    if len(totals) < 2:  # noqa: PLR2004 - quantiles need two values
        return {"p50": totals[0] if totals else 0.0, "p95": totals[0] if totals else 0.0}
    cuts = quantiles(totals, n=20)
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def _miss(meting: Meting) -> dict[str, Any]:
    return {
        "vraag": meting.vraag.tekst,
        "verwacht": sorted(meting.vraag.doelen) or meting.vraag.gedrag,
        "uitkomst": meting.antwoord.uitkomst.value,
        "gevonden": [product.titel for product in meting.antwoord.producten[:3]],
        "zekerheid": meting.antwoord.zekerheid,
    }
