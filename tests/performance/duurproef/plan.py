"""Which faults come when, as parts of the whole run. Pure.

What is stopped for good (Redis, PostgreSQL, a worker) is in the first half, so that the second half shows whether
memory grows in processes that were all running; in that half sources fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Journeys that show what sources say; the others ask nothing of the source that fails.
MET_BRONNEN = frozenset({"inwoner", "onderneming", "medewerker", "schrijver", "taak"})


@dataclass(frozen=True, slots=True)
class Storing:
    """One fault: what, from when, and for how long, as parts of the run.

    Args:
        naam: what it is, as the report says it.
        soort: "bron", "redis", "postgres" or "worker".
        van: when it begins.
        duur: how long it lasts, as a part of the run.
        wat: of a source its key and how it behaves.
        raakt: the journeys that it touches; empty for all.
        uitloop: seconds that the house may take to be well again.
    """

    naam: str
    soort: str
    van: float
    duur: float = 0.0
    wat: tuple[str, str] = ("", "")
    raakt: frozenset[str] = frozenset()
    uitloop: float = 0.0


PLAN: Sequence[Storing] = (
    Storing("Een bron hangt (zaken van de RDW)", "bron", 0.08, 0.06, ("zgw/rdw", "hangt"), MET_BRONNEN, 10),
    Storing("Een bron geeft fout 500 (berichten van de SVB)", "bron", 0.18, 0.06, ("fbs/svb", "fout_500"),
            MET_BRONNEN, 35),
    Storing("Redis stopt en start", "redis", 0.28, 0.0, uitloop=15),
    Storing("PostgreSQL stopt en start", "postgres", 0.35, 0.0, uitloop=20),
    Storing("De worker wordt gedood en start", "worker", 0.42, 0.02, raakt=frozenset({"redactie"}), uitloop=30),
    Storing("De helft van de vragen aan een bron mislukt (BRP)", "bron", 0.60, 0.08, ("brp", "half"), MET_BRONNEN, 35),
    Storing("Een bron is in onderhoud, fout 503 (taken van Dienst Toeslagen)", "bron", 0.76, 0.06,
            ("taken/dienst-toeslagen", "fout_503"), MET_BRONNEN, 35),
)  # fmt: skip
