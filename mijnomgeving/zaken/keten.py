"""A chain of zaken over organisations: who passed something on to whom and why, and who waits for whom."""

from dataclasses import dataclass
from datetime import date

from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.zaken.reis import Reis


@dataclass(frozen=True, slots=True)
class Overdracht:
    """That one organisation passed something on, so that another began a zaak.

    Args:
        van: who passed it on.
        naar: who began.
        op: the day on which it did.
        wat: what the other does with it.
        waarom: in the words of who began; empty when it does not say.
    """

    van: str
    naar: str
    op: date
    wat: str
    waarom: str


def list_overdrachten(reis: Reis) -> tuple[Overdracht, ...]:
    """What was passed on in this course of events, in order of time; as the registers say (`aardRelatie` vervolg)."""
    op_url = {zaak.url: zaak for zaak in reis.zaken}
    return tuple(
        Overdracht(van=bron.bron, naar=zaak.bron, op=zaak.ingediend_op, wat=zaak.omschrijving, waarom=zaak.toelichting)
        for zaak in reis.zaken
        for bron in (op_url[url] for url in zaak.vervolg_op if url in op_url)
    )


def list_wachten(reis: Reis) -> tuple[Zaak, ...]:
    """The parts that are not finished, those that wait for the person first."""
    return tuple(
        sorted((zaak for zaak in reis.zaken if zaak.loopt), key=lambda zaak: zaak.stand is not Stand.WACHT_OP_U)
    )
