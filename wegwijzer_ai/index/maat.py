"""How high the cosines of a language model lie.

multilingual-e5 gives texts that have nothing to do with each other .80, another model .20. Weights and thresholds are
made for the first; this puts the cosines of another model on the same scale.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np

from wegwijzer_ai.index.voorvoegsels import PASSAGE_PREFIX, QUERY_PREFIX
from wegwijzer_ai.index.weights import Floats

# What people ask, and a text that answers it.
PAREN = (
    ("hoe vraag ik een nieuw paspoort aan", "Paspoort aanvragen. Een paspoort vraagt u aan bij uw gemeente."),
    ("ik ga verhuizen, wat moet ik regelen", "Verhuizing doorgeven. Geef uw nieuwe adres door aan de gemeente."),
    ("mijn huur is te hoog", "Huurtoeslag. U kunt een bijdrage krijgen in de kosten van uw huurwoning."),
    ("wanneer krijg ik AOW", "AOW-pensioen. Vanaf de AOW-leeftijd krijgt u elke maand pensioen van de overheid."),
    ("ik wil een boom kappen in mijn tuin", "Omgevingsvergunning voor kappen. Soms mag u een boom niet zomaar kappen."),
    ("mijn fiets is gestolen", "Aangifte doen van diefstal. Is er iets gestolen? Doe aangifte bij de politie."),
    ("hoe meld ik dat mijn kind geboren is", "Geboorte aangeven. Geef de geboorte binnen drie dagen aan."),
    ("ik ben mijn baan kwijt", "WW-uitkering. Bent u werkloos? Dan kunt u een uitkering aanvragen bij UWV."),
    ("auto overzetten op mijn naam", "Voertuig overschrijven. Koopt u een auto? Zet het kenteken op uw naam."),
    ("wij willen trouwen", "Huwelijk melden. Wilt u trouwen? Meld het ten minste twee weken van tevoren."),
    ("where do I pay my water tax", "Waterschapsbelasting betalen. U betaalt het waterschap voor schoon water."),
    ("ik wil een eigen zaak beginnen", "Inschrijven bij KVK. Start u een onderneming? Schrijf u in."),
)
# What the light engine gives for them: the middle of what does not belong together, and of what does.
LOS, SAMEN = 0.805, 0.872
# Of a model that sees no difference nothing can be said.
LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Maat:
    """The middle of a model's cosines for texts that do not belong together, and for texts that do."""

    los: float
    samen: float

    @classmethod
    def of(cls, embed_texts: Callable[[list[str]], Floats]) -> Self:
        """Measure it; `embed_texts` gives a row for each text, which brings its own prefix."""
        vragen = [f"{QUERY_PREFIX}{vraag}" for vraag, _tekst in PAREN]
        teksten = [f"{PASSAGE_PREFIX}{tekst}" for _vraag, tekst in PAREN]
        cosines = embed_texts(vragen) @ embed_texts(teksten).T
        own = np.eye(len(PAREN), dtype=bool)
        return cls(los=float(np.median(cosines[~own])), samen=float(np.median(cosines[own])))

    def to_light(self, cosines: Floats) -> Floats:
        """These cosines as the light engine would have given them; 0 stays 0, for there was nothing to compare."""
        if self.samen - self.los < LEAST:
            return cosines
        moved = LOS + (cosines - self.los) * ((SAMEN - LOS) / (self.samen - self.los))
        scaled: Floats = np.where(cosines == 0, 0, np.clip(moved, 0, 1)).astype(np.float32)
        return scaled
