"""How sure we are, as two probabilities: that the first product is right, and that the right one is among the choices.

Logistic models on a few signs, with thresholds for each language, set from development questions.

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
FEATURES = ("cosinus", "score", "gedekt", "voorsprong", "bekend", "gewoon")
# A turn has these as well once it was learnt which product people mean.
FEATURES_WITH_CLASSES = (*FEATURES, "woorden", "klasse")
CLOSEST = 3
# A page below this score has nothing to do with the question.
CLOSE_ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Kalibratie:
    """Weights of the features, and from which probability we answer (of the first) or ask back (of the choices)."""

    gewichten: Mapping[str, float]
    basis: float
    keuze_gewichten: Mapping[str, float]
    keuze_basis: float
    antwoord_vanaf: float
    verduidelijking_vanaf: float

    def probability(self, kenmerken: Mapping[str, float]) -> float:
        """How likely it is that the first product is the right one."""
        return _logistic(self.gewichten, self.basis, kenmerken)

    def choice_probability(self, kenmerken: Mapping[str, float]) -> float:
        """How likely it is that the right product is among those that we would offer."""
        return _logistic(self.keuze_gewichten, self.keuze_basis, kenmerken)

    def offers_choice(self, kenmerken: Mapping[str, float]) -> bool:
        """Whether showing products makes sense at all."""
        return bool(kenmerken) and self.choice_probability(kenmerken) >= self.verduidelijking_vanaf


def _logistic(gewichten: Mapping[str, float], basis: float, kenmerken: Mapping[str, float]) -> float:
    total = basis + sum(weight * kenmerken.get(name, 0.0) for name, weight in gewichten.items())
    return 1 / (1 + math.exp(-total))


@cache
def read_kalibratie(path: Path = FILE, *, taal: str = "nl") -> Kalibratie:
    """The calibration that is in force for a language."""
    content = json.loads(path.read_text(encoding="utf-8"))
    drempels = content["drempels"].get(taal, content["drempels"]["alle"])
    return Kalibratie(
        gewichten=content["gewichten"],
        basis=content["basis"],
        keuze_gewichten=content["keuze_gewichten"],
        keuze_basis=content["keuze_basis"],
        antwoord_vanaf=drempels["antwoord_vanaf"],
        verduidelijking_vanaf=drempels["verduidelijking_vanaf"],
    )


def kalibratie_for(beurt: Beurt) -> Kalibratie:
    """The calibration for what is known of a turn: its language, and whether something was learnt."""
    return read_kalibratie(FILE_WITH_CLASSES if "klasse" in beurt.kenmerken else FILE, taal=beurt.taal)


def judge_confidence(beurt: Beurt) -> None:
    """Step: answer, ask back or say that we are not sure."""
    kalibratie = kalibratie_for(beurt)
    judged = round(kalibratie.probability(beurt.kenmerken), 3) if beurt.kenmerken else 0.0
    beurt.zekerheid = max(judged, beurt.ondergrens)
    if kalibratie.offers_choice(beurt.kenmerken) or beurt.zekerheid >= kalibratie.antwoord_vanaf or _is_open(beurt):
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
    return _is_open(beurt) or beurt.zekerheid < kalibratie_for(beurt).antwoord_vanaf


def _is_open(beurt: Beurt) -> bool:
    """Whether the words name a family and nothing that tells its products apart."""
    return beurt.keuze is not None and beurt.keuze.sleutel is None
