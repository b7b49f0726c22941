"""The last measurement that counts, as it ships: `laatste_meting.json`, made from a report by a command.

Only figures stand in it, no question. The page 'Hoe werkt de wegwijzer' and the algoritmeregister show it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("laatste_meting.json")
# So many earlier measurements are kept, to show whether it gets better.
MOST_EARLIER = 12


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A share of so many questions."""

    n: int
    deel: float


@dataclass(frozen=True, slots=True)
class LaatsteMeting:
    """The figures of one evaluation; `eerder` holds what was measured before, oldest first."""

    datum: date
    vragen: int
    sets: tuple[str, ...]
    cijfers: Mapping[str, Cijfer]
    per_taal: Mapping[str, Mapping[str, float]]
    duur_ms: Mapping[str, float]
    ece: float
    eerder: tuple[Mapping[str, Any], ...] = field(default=())

    def share(self, naam: str) -> Cijfer:
        """One figure; nothing measured when it is not there."""
        return self.cijfers.get(naam, Cijfer(0, 0.0))


def from_report(rapport: Mapping[str, Any], *, vorige: LaatsteMeting | None = None) -> LaatsteMeting:
    """The figures of a report; `vorige` moves to what was measured before.

    Raises:
        KeyError: it is no report of `wegwijzer_evalueer`.
    """
    ranking = rapport["rangschikking"]
    cijfers = {naam: Cijfer(ranking["n"], ranking[naam]) for naam in ("r1", "r3", "r5", "mrr")}
    for naam in (
        "organisatie_juist",
        "geholpen",
        "fout_direct",
        "ten_onrechte_niet_beantwoord",
        "buiten_bereik_direct_beantwoord",
        "noodgevallen",
        "bronnen",
        "zinnen",
        "persoonsgegevens_bewaard",
    ):
        cijfers[naam] = Cijfer(rapport[naam]["n"], rapport[naam]["deel"])
    datum = date.fromisoformat(rapport["datum"])
    eerder: Sequence[Mapping[str, Any]] = vorige.eerder if vorige else ()
    if vorige and vorige.datum != datum:
        eerder = [*eerder, {"datum": vorige.datum.isoformat(), "r1": vorige.share("r1").deel,
                            "r3": vorige.share("r3").deel, "geholpen": vorige.share("geholpen").deel}]  # fmt: skip
    return LaatsteMeting(
        datum=datum,
        vragen=rapport["vragen"],
        sets=tuple(item["naam"] for item in rapport["sets"]),
        cijfers=cijfers,
        per_taal=rapport["per_taal"],
        duur_ms=rapport["duur_ms"],
        ece=rapport["zekerheid"]["ece"],
        eerder=tuple(eerder[-MOST_EARLIER:]),
    )


def write(meting: LaatsteMeting, path: Path = FILE) -> None:
    """Keep it as the measurement that is shown."""
    content = asdict(meting) | {"datum": meting.datum.isoformat()}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@cache
def read(path: Path = FILE) -> LaatsteMeting | None:
    """The measurement that ships, or None when nothing was measured yet."""
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    return LaatsteMeting(
        datum=date.fromisoformat(content["datum"]),
        vragen=content["vragen"],
        sets=tuple(content["sets"]),
        cijfers={naam: Cijfer(**cijfer) for naam, cijfer in content["cijfers"].items()},
        per_taal=content["per_taal"],
        duur_ms=content["duur_ms"],
        ece=content["ece"],
        eerder=tuple(content["eerder"]),
    )
