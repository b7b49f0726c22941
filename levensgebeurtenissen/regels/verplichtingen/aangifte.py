"""What the rules about tax returns share.

The last day is the one that the Belastingdienst prints in its letters: the last day of a month, also when that is a
Saturday, a Sunday or a holiday. The Algemene termijnenwet may give a little longer; nobody should count on that.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from levensgebeurtenissen.regels.basis import Bron, Reden, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from levensgebeurtenissen.regels.verplichtingen.tijdvakken import Periode, month_end, periods
from levensgebeurtenissen.regels.verplichtingen.verplichting import Kalendergeval, Verplichting

AWR_9, AWR_10, AWR_19 = (
    Wetsartikel("Algemene wet inzake rijksbelastingen", artikel, "BWBR0002320") for artikel in ("9", "10", "19")
)
DIENST = _("Belastingdienst")
GESTART: Mapping[str, Any] = {"gestart_op": date(2020, 5, 1)}
"""The company of the golden cases began on this day."""
JAAR = 12
"""Months in a year."""
# The longest between the end of a period and the last day of its return, with room.
_MAX_TERUG = 14
_DAG = timedelta(days=1)


def ended(feiten: Bedrijfsfeiten, maanden: int, van: date, tot: date, *, eindmaand: int = JAAR) -> Iterable[Periode]:
    """Periods that ended up to fourteen months before the window and in which the company existed."""
    begin = month_end(van, -_MAX_TERUG)
    return (
        periode
        for periode in periods(maanden, begin, tot, eindmaand=eindmaand)
        if feiten.gestart_op is not None and periode.eind >= feiten.gestart_op
    )


def make_return(
    regel: str,
    titel: str,
    periode: Periode,
    dag: date,
    *,
    artikel: Wetsartikel,
    reden: Reden,
    te_laat: str,
    product: str,
    vanaf: date | None = None,
) -> Verplichting:
    """A return about a period; it can be made from the day after the period unless told otherwise."""
    return Verplichting(
        sleutel=f"{regel}:{periode.sleutel}",
        regel=regel,
        titel=zin(titel),
        dag=dag,
        vanaf=vanaf or periode.eind + _DAG,
        wie=DIENST,
        artikelen=tuple(dict.fromkeys((reden.artikel, artikel))),
        waarom=(reden,),
        te_laat=zin(te_laat),
        producten=(product,),
        periode=periode.zin,
    )


def bron(naam: str) -> Bron:
    """Something that the Belastingdienst publishes."""
    return Bron(f"Belastingdienst: {naam}", "https://www.belastingdienst.nl")


def geval(
    naam: str, gegevens: Mapping[str, Any], venster: tuple[date, date], verwacht: Iterable[date], bron: Bron
) -> Kalendergeval:
    """A golden case between two days."""
    van, tot = venster
    return Kalendergeval(naam, gegevens, van, tot, tuple(verwacht), bron)
