"""Which part of the Kingdom a question is about.

The rule, which pages explain too: what holds for Bonaire, Sint Eustatius and Saba only stands behind the rest, unless
the question names one of them (or the BES, or the Caribbean), is asked in Papiamentu, or asks for that part itself.
Then it gains a little, because pages about the rest of the Kingdom use more of the same words.
"""

from cms.zoeken.port import CARIBISCH
from wegwijzer_ai.retrieval.tokens import words

NAMES = frozenset(
    {
        "bes",
        "boneiru",
        "bonaire",
        "bonairiaan",
        "bonairiaans",
        "bonairiaanse",
        "caribbean",
        "caribisch",
        "caribische",
        "eustatius",
        "karibe",
        "karibense",
        "kralendijk",
        "saba",
        "statia",
    }
)
LESS = 0.3
MORE = 0.1


def names_caribbean(tekst: str, *, taal: str = "nl", gebied: str | None = None) -> bool:
    """Whether pages for Caribisch Nederland may stand in front."""
    return gebied == CARIBISCH or taal == "pap" or not NAMES.isdisjoint(words(tekst))
