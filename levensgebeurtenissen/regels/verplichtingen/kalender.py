"""The calendar of one company: every rule run on its facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from levensgebeurtenissen.regels.verplichtingen import belasting, bezit_regels, personeel, register, winst
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from levensgebeurtenissen.regels.verplichtingen.verplichting import DoorlopendePlicht, Verplichting, Verplichtingregel

_ALLE = (
    belasting.BTW,
    belasting.ICP,
    belasting.KOR,
    belasting.LOON,
    winst.IB,
    winst.VPB,
    register.OPMAKEN,
    register.DEPONEREN,
    register.WIJZIGING,
    register.UBO,
    personeel.NIEUW,
    personeel.RIE,
    bezit_regels.APK,
    bezit_regels.VERGUNNING,
    bezit_regels.WOZ,
    bezit_regels.ENERGIE,
    bezit_regels.CBS,
    bezit_regels.BEWAREN,
)
VERPLICHTINGREGELS: Mapping[str, Verplichtingregel] = MappingProxyType({regel.sleutel: regel for regel in _ALLE})
"""All rules about obligations, in the order in which a page lists them."""


@dataclass(frozen=True, slots=True)
class Onbeslist:
    """A rule that needs more to say all that it could say, and the names of the facts that it needs."""

    regel: Verplichtingregel
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kalender:
    """What a company must do between two days.

    Args:
        verplichtingen: by last day; on the same day in the order of the rules.
        doorlopend: what holds without a day.
        onbeslist: rules that miss a fact. Such a rule may still have given obligations.
    """

    verplichtingen: tuple[Verplichting, ...]
    doorlopend: tuple[DoorlopendePlicht, ...]
    onbeslist: tuple[Onbeslist, ...]


def list_verplichtingen(feiten: Bedrijfsfeiten, *, van: date, tot: date) -> Kalender:
    """What this company must do with a last day from `van` up to and with `tot`; nothing when `tot` lies before.

    A rule gives nothing with a last day before its reading of the law was checked.
    """
    verplichtingen: dict[str, Verplichting] = {}
    doorlopend: dict[str, DoorlopendePlicht] = {}
    onbeslist: list[Onbeslist] = []
    for regel in VERPLICHTINGREGELS.values():
        antwoord = regel.bepaal(feiten, van, tot)
        begin = max(van, regel.geldig_vanaf)
        verplichtingen |= {item.sleutel: item for item in antwoord.verplichtingen if begin <= item.dag <= tot}
        doorlopend |= {plicht.sleutel: plicht for plicht in antwoord.doorlopend}
        if antwoord.ontbreekt:
            onbeslist.append(Onbeslist(regel, antwoord.ontbreekt))
    op_dag = sorted(verplichtingen.values(), key=lambda item: item.dag)
    return Kalender(tuple(op_dag), tuple(doorlopend.values()), tuple(onbeslist))
