"""Making the groups of questions that editors see; slow, so tasks do it, part by part."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import salted_hmac
from numpy.typing import NDArray

from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.models import GesteldeVraag, Oordeel, Vraaggroep
from wegwijzer_ai.retrieval.selectie import top_rows
from wegwijzer_ai.retrieval.tokens import words
from wegwijzer_ai.vragen.groeperen import Groep, describe, group
from wegwijzer_ai.vragen.selectors import MINSTENS, list_open

# Newer questions first.
MOST_TEXTS = 2_000
KEPT_SCORES = 2 * 60 * 60
NEAREST = 3


@dataclass(frozen=True, slots=True)
class _Tekst:
    """One wording and everybody who used it."""

    tekst: str
    taal: str
    vragen: tuple[GesteldeVraag, ...]


def rebuild_groepen(*, stop: Callable[[], bool] = lambda: False) -> bool:
    """Group the open questions anew; a group that stays keeps its address.

    Scoring many questions takes long, so it can be done in parts: when it is time to stop it returns False, and finds
    what was scored the next time.
    """
    teksten = _read_teksten()
    snapshot = momentopname()
    products = np.flatnonzero(snapshot.kolommen["soort"].mask("product") & snapshot.levend)
    scores = _score(teksten, snapshot, products, stop)
    if scores is None:
        return False
    groepen = group(describe(scores)) if scores.size else [Groep((row,), (1.0,)) for row in range(len(teksten))]
    with transaction.atomic():
        GesteldeVraag.objects.filter(groep__isnull=False).update(groep=None)
        kept = _write(groepen, teksten, scores, [snapshot.documenten[row].sleutel for row in products.tolist()])
        Vraaggroep.objects.exclude(pk__in=kept).delete()
    return True


def _read_teksten() -> Sequence[_Tekst]:
    """The wordings that wait for an editor; the same words count as one wording."""
    same: dict[tuple[str, str], list[GesteldeVraag]] = {}
    for vraag in list_open().order_by("-dag", "-pk"):
        same.setdefault((" ".join(words(vraag.tekst)), vraag.taal), []).append(vraag)
    return [
        _Tekst(vragen[0].tekst, taal, tuple(vragen)) for (_woorden, taal), vragen in list(same.items())[:MOST_TEXTS]
    ]


def _score(
    teksten: Sequence[_Tekst], snapshot: Momentopname, products: NDArray[np.intp], stop: Callable[[], bool]
) -> Floats | None:
    """A row of product scores for each wording; None when it was time to stop. What was scored is kept for a while."""
    keys = [_key(tekst, snapshot) for tekst in teksten]
    found: dict[str, bytes] = cache.get_many(keys)
    for key, tekst in zip(keys, teksten, strict=True):
        if key in found:
            continue
        if stop():
            return None
        row = snapshot.pijplijn.run(tekst.tekst, taal=tekst.taal).ruw.values[products]
        found[key] = row.astype(np.float16).tobytes()
        cache.set(key, found[key], KEPT_SCORES)
    rows = [np.frombuffer(found[key], dtype=np.float16).astype(np.float32) for key in keys]
    return np.stack(rows) if rows and len(products) else np.zeros((0, 0), dtype=np.float32)


def _key(tekst: _Tekst, snapshot: Momentopname) -> str:
    """Says nothing of the words, and is another one when the index changed."""
    mark = salted_hmac("wegwijzer_ai.vragen.groepen", f"{tekst.taal}:{tekst.tekst}", algorithm="sha256").hexdigest()
    return f"wegwijzer:scores:{snapshot.versie}:{mark}"


def _write(groepen: Sequence[Groep], teksten: Sequence[_Tekst], scores: Floats, sleutels: Sequence[str]) -> set[int]:
    """Keep the groups that may be shown; of the others nothing is kept, not even that they are alike."""
    kept: set[int] = set()
    for gevonden in groepen:
        vragen = [vraag for rij in gevonden.rijen for vraag in teksten[rij].vragen]
        facts = _facts(vragen)
        if facts["verschillend"] < MINSTENS:
            continue
        groep = _keep(vragen, kept, facts | {"producten": _nearest(gevonden, scores, sleutels)})
        kept.add(groep.pk)
        for rij, nabij in zip(gevonden.rijen, gevonden.nabij, strict=True):
            of_text = [vraag.pk for vraag in teksten[rij].vragen]
            GesteldeVraag.objects.filter(pk__in=of_text).update(groep=groep, nabijheid=nabij)
    return kept


def _keep(vragen: Sequence[GesteldeVraag], taken: set[int], facts: Mapping[str, Any]) -> Vraaggroep:
    """The group in which most of these were before, or a new one."""
    before = Counter(vraag.groep_id for vraag in vragen if vraag.groep_id and vraag.groep_id not in taken)
    if not before:
        return Vraaggroep.objects.create(**facts)
    groep, _nieuw = Vraaggroep.objects.update_or_create(pk=before.most_common(1)[0][0], defaults=facts)
    return groep


def _facts(vragen: Sequence[GesteldeVraag]) -> dict[str, Any]:
    dagen = [vraag.dag for vraag in vragen]
    return {
        "aantal": len(vragen),
        "verschillend": len({(vraag.dag, vraag.uitkomst) for vraag in vragen}),
        "afgekeurd": sum(vraag.oordeel == Oordeel.NEE for vraag in vragen),
        "talen": dict(Counter(vraag.taal for vraag in vragen).most_common()),
        "uitkomsten": dict(Counter(vraag.uitkomst for vraag in vragen).most_common()),
        "eerste_dag": min(dagen),
        "laatste_dag": max(dagen),
    }


def _nearest(gevonden: Groep, scores: Floats, sleutels: Sequence[str]) -> list[list[Any]]:
    """The products with the best scores for these questions together."""
    if not scores.size:
        return []
    mean = scores[list(gevonden.rijen)].mean(axis=0)
    best = top_rows(mean, np.arange(len(mean)), NEAREST).tolist()
    return [[sleutels[row], round(float(mean[row]), 3)] for row in best if mean[row] > 0]
