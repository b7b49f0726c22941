"""The dates of a zaak for somebody's own calendar: whole days, and nothing but what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from mijnomgeving.zaken.beeld import ZaakBeeld
from portal.core import agenda as core
from portal.core.agenda import Agendadag


@dataclass(frozen=True, slots=True)
class Dag:
    """One day in the calendar; `naam` tells it from the others of the same zaak."""

    naam: str
    dag: date
    wat: str
    uitleg: str


def list_dagen(beeld: ZaakBeeld) -> tuple[Dag, ...]:
    """The days that are still to come for somebody with this zaak."""
    return tuple(_dagen(beeld))


def make_agenda(beeld: ZaakBeeld, *, url: str, nu: datetime) -> bytes:
    """The file; importing a newer one changes the days of before in the place of adding to them.

    Args:
        beeld: the zaak.
        url: of its page.
        nu: when it is made.
    """
    sleutel = beeld.getoond.sleutel
    dagen = [
        Agendadag(uid=f"{sleutel}-{dag.naam}@mijnomgeving", dag=dag.dag, wat=dag.wat, uitleg=dag.uitleg, url=url)
        for dag in list_dagen(beeld)
    ]
    return core.make_agenda(dagen, maker="MijnOmgeving//zaken", nu=nu)


def _dagen(beeld: ZaakBeeld) -> Iterator[Dag]:
    zaak, actie = beeld.getoond.zaak, beeld.getoond.actie
    wie = {"wat": zaak.omschrijving, "bron": zaak.bron, "nummer": zaak.identificatie}
    uitleg = _("Uw zaak ‘%(wat)s’ bij %(bron)s. Zaaknummer: %(nummer)s.") % wie
    if actie:
        gevraagd = {**wie, "gevraagd": beeld.getoond.gevraagd or actie.zin}
        yield Dag("gevraagd", actie.uiterlijk, _("Laatste dag: %(gevraagd)s (%(bron)s)") % gevraagd, uitleg)
    if zaak.loopt and zaak.verwacht_op:
        yield Dag("verwacht", zaak.verwacht_op, _("Antwoord verwacht: %(wat)s (%(bron)s)") % wie, uitleg)
    if beeld.termijn and not beeld.termijn.stil:
        yield Dag("uiterlijk", beeld.termijn.eind, _("Uiterlijk antwoord: %(wat)s (%(bron)s)") % wie, uitleg)
    for nummer, middel in enumerate((middel for middel in beeld.rechtsmiddelen if middel.kan), start=1):
        zin = _("Laatste dag voor beroep: %(wat)s") if middel.beroep else _("Laatste dag voor bezwaar: %(wat)s")
        yield Dag(f"bezwaar-{nummer}", middel.tot, zin % wie, uitleg)
