"""Why did this rank: what each signal says of the first ten pages for one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from cms.zoeken import selectors
from cms.zoeken.port import NEDERLAND, Document
from wegwijzer_ai.antwoord.model import Antwoord, Beurt, Kandidaat, Vraag
from wegwijzer_ai.antwoord.stappen import STAPPEN, understand
from wegwijzer_ai.antwoord.zekerheid import Kalibratie, kalibratie_for
from wegwijzer_ai.antwoord.zoeken import EVENT_SHARE, OTHER_DOELGROEP, momentopname, weigh
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.vectoren import document_texts, texts_to_embed, unpack
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.fusion import (
    BM25_SCALE,
    DOCUMENT_RANGE,
    QUESTION_RANGE,
    WITH_CLASSES,
    WITHOUT_CLASSES,
)
from wegwijzer_ai.retrieval.klassen import NO_CLASS
from wegwijzer_ai.retrieval.pipeline import Gevonden
from wegwijzer_ai.retrieval.tokens import content_words
from wegwijzer_ai.service import answer

SHOWN = 10
# As small as the page shows.
VISIBLE = 0.001


@dataclass(frozen=True, slots=True)
class Signaal:
    """One signal of one page: what was measured, on a scale from 0 to 1, and what it adds to the score."""

    naam: str
    waarde: float
    geschaald: float
    bijdrage: float


@dataclass(frozen=True, slots=True)
class Rij:
    """One page: its signals, what was added or taken off after weighing, and its score."""

    plaats: int
    document: Document
    signalen: Sequence[Signaal]
    erbij: Sequence[Signaal]
    score: float
    woorden: Sequence[tuple[str, float]]
    zin: str
    zin_cosinus: float
    # What a cross-encoder gave it, when there is one and it read this page.
    gelezen: float | None


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """One sign of confidence: its weights for 'the first is right' and for 'the right one is among the choices'."""

    naam: str
    waarde: float
    gewicht: float
    keuze_gewicht: float

    @property
    def bijdrage(self) -> float:
        """What it adds to the logarithm of the odds that the first is right."""
        return self.waarde * self.gewicht

    @property
    def keuze_bijdrage(self) -> float:
        """What it adds to those of the choices."""
        return self.waarde * self.keuze_gewicht


@dataclass(frozen=True, slots=True)
class Uitleg:
    """All of it for one question."""

    antwoord: Antwoord
    beurt: Beurt
    extra: Sequence[str]
    rijen: Sequence[Rij]
    kenmerken: Sequence[Kenmerk]
    kalibratie: Kalibratie
    kans: float
    keuzekans: float
    geleerd: bool

    @property
    def gestopt(self) -> str:
        """The step that ended the turn before its findings were judged (an emergency, a limit); empty when none did."""
        names = [name for name, _step in STAPPEN]
        taken = [name for name in names[: names.index("zekerheid") + 1] if name in self.antwoord.duur_ms]
        return taken[-1] if taken and taken[-1] != "zekerheid" else ""


def explain(vraag: Vraag) -> Uitleg:
    """Answer a question and look inside. Nothing of it is kept."""
    snapshot = momentopname()
    beurt = understand(vraag)
    found = snapshot.pijplijn.run(beurt.zoektekst, taal=beurt.taal, gebied=NEDERLAND if beurt.gemeente else None)
    blik = _Blik.of(snapshot, beurt, found)
    best = sorted([*beurt.producten, *beurt.gebeurtenissen], key=lambda item: -item.score)[:SHOWN]
    zinnen = _nearest_sentences([item.document for item in best], blik.vector)
    kalibratie = kalibratie_for(beurt)
    return Uitleg(
        antwoord=answer(vraag),
        beurt=beurt,
        extra=found.extra,
        rijen=[blik.rij(place, item, zinnen) for place, item in enumerate(best, 1)],
        kenmerken=[
            Kenmerk(naam, beurt.kenmerken.get(naam, 0.0), gewicht, kalibratie.keuze_gewichten.get(naam, 0.0))
            for naam, gewicht in kalibratie.gewichten.items()
        ],
        kalibratie=kalibratie,
        kans=max(kalibratie.probability(beurt.kenmerken), beurt.ondergrens) if beurt.kenmerken else 0.0,
        keuzekans=kalibratie.choice_probability(beurt.kenmerken) if beurt.kenmerken else 0.0,
        geleerd=bool(len(found.klassen.values)),
    )


@dataclass(frozen=True, slots=True)
class _Blik:
    """The scores of every page, signal by signal, as the parts of the pipeline gave them to the whole."""

    snapshot: Momentopname
    beurt: Beurt
    found: Gevonden
    woorden: Floats
    document: Floats
    mensentaal: Floats
    gewogen: Floats
    bedoeld: Floats
    vector: Floats | None

    @classmethod
    def of(cls, snapshot: Momentopname, beurt: Beurt, found: Gevonden) -> Self:
        """Ask each part by itself."""
        part = snapshot.pijplijn.pipeline.get_component
        other = part("synoniemen").run(query=found.tekst, synoniemen=selectors.list_synoniemen())["anders"]
        vector = part("embedder").run(query=found.tekst, anders=other)["vector"]
        dense = part("dense").run(vector=vector)
        lexical = part("lexical").run(query=found.tekst, extra=list(found.extra))["scores"]
        fused = part("fusion").run(lexical=lexical, klassen=found.klassen, **dense)
        return cls(
            snapshot=snapshot,
            beurt=beurt,
            found=found,
            woorden=lexical.values,
            document=dense["document"].values,
            mensentaal=dense["mensentaal"].values,
            gewogen=fused["scores"].values,
            bedoeld=weigh(beurt, snapshot, found),
            vector=vector.values,
        )

    def rij(self, place: int, item: Kandidaat, zinnen: Mapping[str, tuple[str, float]]) -> Rij:
        """Everything about one page."""
        row = self.snapshot.row(item.document.sleutel)
        zin, cosinus = zinnen.get(item.document.sleutel, ("", 0.0))
        return Rij(
            plaats=place,
            document=item.document,
            signalen=self._weigh(row),
            erbij=self._after(row, item),
            score=item.score,
            woorden=self._matching(row),
            zin=zin,
            zin_cosinus=cosinus,
            gelezen=self._read(row),
        )

    def _read(self, row: int) -> float | None:
        given = self.found.gelezen.values
        return float(given[row]) if len(given) and np.isfinite(given[row]) else None

    def _weigh(self, row: int) -> Sequence[Signaal]:
        """The signals with their weights; without a language model only words count."""
        words = float(self.woorden[row])
        by_words = float(np.tanh(words / BM25_SCALE))
        if self.vector is None:
            return [Signaal("woorden", words, by_words, by_words)]
        klassen = self.found.klassen.values
        own_class = float(klassen[row]) if len(klassen) else NO_CLASS
        document, said = float(self.document[row]), float(self.mensentaal[row])
        measured = [
            ("document", document, _scaled(document, DOCUMENT_RANGE)),
            ("mensentaal", said, _scaled(said, QUESTION_RANGE)),
            ("woorden", words, by_words),
            ("klasse", own_class, own_class),
        ]
        weights = WITHOUT_CLASSES if own_class == NO_CLASS else WITH_CLASSES
        return [
            Signaal(naam, waarde, scaled, weight * scaled)
            for (naam, waarde, scaled), weight in zip(measured, weights, strict=False)
        ]

    def _after(self, row: int, item: Kandidaat) -> Sequence[Signaal]:
        """What was added or taken off, zeros left out: by another order, title, area, doelgroep and the rest."""
        raw, placed = float(self.found.ruw.values[row]), float(self.found.scores.values[row])
        reordered = float(self.found.gewogen.values[row])
        doelgroep, own = self.beurt.vraag.doelgroep, item.document.doelgroepen
        meant = placed * OTHER_DOELGROEP if doelgroep and own and doelgroep not in own else placed
        weighed = float(self.bedoeld[row])
        is_event = item.document.soort == "levensgebeurtenis"
        steps = [
            ("volgorde", reordered - float(self.gewogen[row])),
            ("titel", raw - reordered),
            ("gebied", placed - raw),
            ("doelgroep", meant - placed),
            ("levensgebeurtenis", weighed - meant),
            ("voorrang" if is_event else "familie", item.score * (1 + EVENT_SHARE) - weighed),
        ]
        return [Signaal(naam, step, step, step) for naam, step in steps if abs(step) >= VISIBLE]

    def _matching(self, row: int) -> Sequence[tuple[str, float]]:
        """Each word of the question that the page has in some form, the heaviest first."""
        lexical = self.snapshot.pijplijn.pipeline.get_component("lexical")
        words = dict.fromkeys(content_words(self.found.tekst))
        gains = [(word, float(lexical.run(query=word)["scores"].values[row])) for word in words]
        return sorted([pair for pair in gains if pair[1] > 0], key=lambda pair: -pair[1])


def _scaled(cosine: float, between: tuple[float, float]) -> float:
    low, high = between
    return min(max((cosine - low) / (high - low), 0.0), 1.0)


def _nearest_sentences(documents: Sequence[Document], vector: Floats | None) -> Mapping[str, tuple[str, float]]:
    """For each page the way in which people say it that lies nearest to the question."""
    if vector is None:
        return {}
    stored = selectors.vingerafdrukken(sleutels=[document.sleutel for document in documents])
    nearest = {}
    for document in documents:
        texts = texts_to_embed(document)[len(document_texts(document)) :]
        rows = unpack(stored.get(document.sleutel, ("", b""))[1])[len(document_texts(document)) :]
        if not texts or len(rows) != len(texts):
            continue
        cosines = (rows.astype(np.float32) @ vector.T).max(axis=1)
        best = int(cosines.argmax())
        nearest[document.sleutel] = (texts[best].removeprefix("query: "), float(cosines[best]))
    return nearest
