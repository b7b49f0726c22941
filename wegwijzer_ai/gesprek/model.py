"""What a conversation is."""

import secrets
from dataclasses import dataclass, field, replace

from wegwijzer_ai.antwoord.model import Gespreksstand
from wegwijzer_ai.weergave import Beurtweergave

# Older turns leave the page; who asks more goes on in the same conversation.
MAX_BEURTEN = 12
_BYTES = 24


@dataclass(frozen=True, slots=True)
class Gesprek:
    """One conversation. The id is the only key to it and stands nowhere but in the page of the person who asks."""

    id: str
    stand: Gespreksstand = field(default_factory=Gespreksstand)
    beurten: tuple[Beurtweergave, ...] = ()

    def with_turn(self, beurt: Beurtweergave, *, stand: Gespreksstand) -> "Gesprek":
        """The conversation one turn further."""
        return replace(self, stand=stand, beurten=(*self.beurten, beurt)[-MAX_BEURTEN:])

    def with_judgement(self, nummer: str, oordeel: str) -> "Gesprek":
        """The same conversation, in which this turn was judged."""
        beurten = [replace(beurt, oordeel=oordeel) if beurt.nummer == nummer else beurt for beurt in self.beurten]
        return replace(self, beurten=tuple(beurten))


def new_gesprek(stand: Gespreksstand | None = None) -> Gesprek:
    """An empty conversation under an id that nobody can guess: 192 bits."""
    return Gesprek(id=secrets.token_urlsafe(_BYTES), stand=stand or Gespreksstand())
