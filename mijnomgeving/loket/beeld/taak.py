"""One taak of the person in full: what is asked, so that caseworker and person can do it together."""

from django.utils.formats import number_format

from mijnomgeving.bronnen.taken.models import Uitvoering
from mijnomgeving.loket.beeld.maken import make_taak
from mijnomgeving.loket.beeld.velden import Taakdetail
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.taken.selectors import TakenLijst, find_taak
from portal.core.resultaat import SourceResult


def read_taak(lezing: LoketLezing, sleutel: str) -> tuple[Taakdetail | None, tuple[SourceResult[object], ...]]:
    """The taak with this key, and the sources that did not answer; None when this person has no such taak to see."""
    gevonden = find_taak(lezing, sleutel)
    if isinstance(gevonden, TakenLijst):
        return None, gevonden.ontbreekt
    wat, taak = gevonden.uitvoering, gevonden.getoond.taak
    detail = Taakdetail(
        regel=make_taak(gevonden.getoond),
        toelichting=taak.toelichting,
        vragen=tuple(veld.label for veld in wat.velden) if wat else (),
        formaten=", ".join(wat.upload.formaten) if wat and wat.upload else "",
        hoogstens=wat.upload.hoogstens if wat and wat.upload else None,
        bedrag=_amount(wat),
        verklaring=wat.verklaring.alineas if wat and wat.verklaring else (),
        zaak=gevonden.zaak.sleutel if gevonden.zaak else "",
    )
    return detail, gevonden.ontbreekt


def _amount(wat: Uitvoering | None) -> str:
    return number_format(wat.betaling.bedrag, decimal_pos=2, force_grouping=True) if wat and wat.betaling else ""
