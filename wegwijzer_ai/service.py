"""What other packages may use of the assistant."""

from wegwijzer_ai.antwoord.model import Antwoord, Gespreksstand, Uitkomst, Vraag
from wegwijzer_ai.antwoord.stappen import answer

__all__ = ["Antwoord", "Gespreksstand", "Uitkomst", "Vraag", "answer"]
