"""How sure we are, as a probability: a logistic model on a few signs, with thresholds set from development questions.

The numbers stand in `kalibratie.json`, and in `kalibratie_klassen.json` for when it was learnt which product people
mean; `manage.py wegwijzer_kalibreer` writes them and nobody edits them by hand.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.deuren import mens, zoeken
from wegwijzer_ai.antwoord.grenzen_taalgebruik import close_angry_turn
from wegwijzer_ai.antwoord.model import Beurt, Deur, Uitkomst, Zin
from wegwijzer_ai.antwoord.organisaties import attach_products

FILE = Path(__file__).with_name("kalibratie.json")
FILE_WITH_CLASSES = Path(__file__).with_name("kalibratie_klassen.json")
FEATURES = ("cosinus", "score", "gedekt", "voorsprong", "bekend")
# A turn has these as well once it was learnt which product people mean.
FEATURES_WITH_CLASSES = (*FEATURES, "woorden", "klasse")
CLOSEST = 3
# A page below this score has nothing to do with the question.
CLOSE_ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Kalibratie:
    """Weights of the features, and from which probability we answer or ask back."""

    gewichten: Mapping[str, float]
    basis: float
    antwoord_vanaf: float
    verduidelijking_vanaf: float

    def probability(self, kenmerken: Mapping[str, float]) -> float:
        """How likely it is that the first product is the right one."""
        total = self.basis + sum(weight * kenmerken.get(name, 0.0) for name, weight in self.gewichten.items())
        return 1 / (1 + math.exp(-total))


@cache
def read_kalibratie(path: Path = FILE) -> Kalibratie:
    """The calibration that is in force."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return Kalibratie(
        gewichten=content["gewichten"],
        basis=content["basis"],
        antwoord_vanaf=content["antwoord_vanaf"],
        verduidelijking_vanaf=content["verduidelijking_vanaf"],
    )


def kalibratie_for(kenmerken: Mapping[str, float]) -> Kalibratie:
    """The calibration for what is known of a turn: with or without what was learnt."""
    return read_kalibratie(FILE_WITH_CLASSES if "klasse" in kenmerken else FILE)


def judge_confidence(beurt: Beurt) -> None:
    """Step: answer, ask back or say that we are not sure."""
    kalibratie = kalibratie_for(beurt.kenmerken)
    judged = round(kalibratie.probability(beurt.kenmerken), 3) if beurt.kenmerken else 0.0
    beurt.zekerheid = max(judged, beurt.ondergrens)
    if beurt.zekerheid >= kalibratie.verduidelijking_vanaf or _is_open(beurt):
        return
    if beurt.beledigend:
        close_angry_turn(beurt)
        return
    beurt.uitkomst = Uitkomst.GEEN_ANTWOORD
    beurt.zinnen = [
        Zin(_("Dat weet ik niet zeker."), taal=beurt.antwoordtaal),
        Zin(_("Kijk of het hier staat, of vraag het een medewerker."), taal=beurt.antwoordtaal),
    ]
    beurt.producten = [item for item in beurt.producten[:CLOSEST] if item.score >= CLOSE_ENOUGH]
    attach_products(beurt)
    beurt.deuren = [
        Deur(item.document.titel, url=item.document.url, taal="nl")
        for item in beurt.gebeurtenissen[:1]
        if item.score >= CLOSE_ENOUGH
    ]
    beurt.deuren += [zoeken(), mens()]


def needs_choice(beurt: Beurt) -> bool:
    """Whether we are sure enough to show products, but not which one it is."""
    return _is_open(beurt) or beurt.zekerheid < kalibratie_for(beurt.kenmerken).antwoord_vanaf


def _is_open(beurt: Beurt) -> bool:
    """Whether the words name a family and nothing that tells its products apart."""
    return beurt.keuze is not None and beurt.keuze.sleutel is None
