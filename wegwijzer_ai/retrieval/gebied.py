"""Which part of the Kingdom a question is about.

The rule, which pages explain too: what holds for Bonaire, Sint Eustatius and Saba only stands behind the rest, unless
the question names one of them (or the BES, or the Caribbean), is asked in Papiamentu, or asks for that part itself.
Then it gains a little, because pages about the rest of the Kingdom use more of the same words. A question in Papiamentu
that names the European Netherlands or a gemeente there is about that part: many who live there speak it.
"""

from cms.zoeken.port import CARIBISCH, NEDERLAND
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
# What people who speak Papiamentu call the European part.
EUROPEAN = frozenset({"hulanda", "holland", "nederland", "netherlands"})
# Everyday words that Papiamentu has and Dutch and English have not; two of them make a question Papiamentu.
PAPIAMENTU = frozenset(
    {
        "biba",
        "chiki",
        "hana",
        "kasa",
        "ke",
        "kiko",
        "kuantu",
        "mester",
        "mi",
        "nobo",
        "nos",
        "otro",
        "pa",
        "pidi",
        "riba",
        "ta",
        "tin",
        "unda",
        "yu",
    }
)
ENOUGH_PAPIAMENTU = 2
LESS = 0.3
MORE = 0.1


def names_caribbean(tekst: str, *, taal: str = "nl", gebied: str | None = None) -> bool:
    """Whether pages for Caribisch Nederland may stand in front."""
    asked = set(words(tekst))
    if gebied == CARIBISCH or not NAMES.isdisjoint(asked):
        return True
    if gebied == NEDERLAND or not EUROPEAN.isdisjoint(asked):
        return False
    return taal == "pap" or len(asked & PAPIAMENTU) >= ENOUGH_PAPIAMENTU
