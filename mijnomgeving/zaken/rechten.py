"""What somebody can do now in a zaak, and until when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.zaken.termijnen import BEZWAAR, KLACHT, Beslistermijn, Rechtsmiddel

# An organisation need not deal with a complaint about what happened longer ago (Awb 9:8).
_KLACHT_BINNEN = timedelta(days=365)


class Handeling(StrEnum):
    """What can be done from the page of a zaak; also the last part of its address."""

    DOCUMENT = "document"
    BERICHT = "bericht"
    INTREKKEN = "intrekken"
    OPNIEUW = "opnieuw"
    BEZWAAR = "bezwaar"
    INGEBREKESTELLING = "ingebrekestelling"
    KLACHT = "klacht"


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """One thing that can be done now.

    Args:
        tot: the last day; None when there is none.
        gevraagd: what the organisation asks for, in its words; empty when it asks for nothing.
    """

    handeling: Handeling
    tot: date | None = None
    gevraagd: str = ""

    @property
    def eerst(self) -> bool:
        """Whether the zaak waits for it."""
        return bool(self.gevraagd)


def list_mogelijkheden(
    zaak: Zaak,
    *,
    termijn: Beslistermijn | None,
    rechtsmiddelen: Sequence[Rechtsmiddel],
    verstuurd: Collection[Soort],
    vandaag: date,
    uiterlijk: date | None = None,
) -> tuple[Mogelijkheid, ...]:
    """What somebody can do now, what the zaak waits for first.

    Args:
        zaak: the zaak.
        termijn: until when the organisation decides.
        rechtsmiddelen: against what was decided.
        verstuurd: what was sent about this zaak already; one objects, withdraws and gives notice once.
        vandaag: today.
        uiterlijk: the last day for what is asked, with the outages reckoned in.
    """
    kan: list[Mogelijkheid] = []
    if zaak.loopt:
        gevraagd = ", ".join(zaak.status.gevraagd) if zaak.status and zaak.stand is Stand.WACHT_OP_U else ""
        kan += [Mogelijkheid(Handeling.DOCUMENT, uiterlijk if gevraagd else None, gevraagd)]
        kan += [Mogelijkheid(Handeling.BERICHT)]
    if termijn and termijn.te_laat and Soort.INGEBREKESTELLING not in verstuurd:
        kan += [Mogelijkheid(Handeling.INGEBREKESTELLING)]
    open_ = [middel for middel in rechtsmiddelen if middel.kan and not middel.beroep]
    if open_ and Soort.BEZWAAR not in verstuurd and zaak.soort != BEZWAAR:
        kan += [Mogelijkheid(Handeling.BEZWAAR, open_[0].tot)]
    if zaak.loopt and zaak.handeling != "melden" and not zaak.controle and Soort.INTREKKING not in verstuurd:
        kan += [Mogelijkheid(Handeling.INTREKKEN)]
    if _can_be_repeated(zaak) and Soort.AANVRAAG not in verstuurd:
        kan += [Mogelijkheid(Handeling.OPNIEUW)]
    if zaak.soort != KLACHT and (zaak.afgerond_op is None or vandaag - zaak.afgerond_op <= _KLACHT_BINNEN):
        kan += [Mogelijkheid(Handeling.KLACHT)]
    return tuple(kan)


def _can_be_repeated(zaak: Zaak) -> bool:
    """Whether somebody may ask the same once more; not what was about another zaak."""
    over_een_ander = zaak.controle or zaak.soort in {BEZWAAR, KLACHT}
    return not zaak.loopt and zaak.handeling == "aanvragen" and not over_een_ander
