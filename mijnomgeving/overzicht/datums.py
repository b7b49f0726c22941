"""What is coming: documents that end, an APK, an objection that can still be made, an answer that is due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.rdw.models import Apk
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.zaken.selectors import Getoond
from toegankelijkheid.componenten.gegevens import nederlands

# A passport takes weeks, and holidays are booked months ahead; an APK can be done two months early without loss.
_DOCUMENT, _APK, _ZAAK = timedelta(days=183), timedelta(days=61), timedelta(days=61)
# What ended longer ago than this is no news.
_VOORBIJ = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class KomendeDatum:
    """A day that matters.

    Args:
        op: the day.
        wat: what happens then, as a sentence.
        bron: who says so.
        url: where to read more.
        voorbij: whether the day has passed.
    """

    op: date
    wat: str
    bron: str
    url: str
    voorbij: bool


def list_datums(
    *,
    documenten: tuple[str, Sequence[Reisdocument]],
    keuringen: tuple[str, Sequence[Apk]],
    zaken: Sequence[Getoond],
    vandaag: date,
) -> tuple[KomendeDatum, ...]:
    """Soonest first; each of the registers with its name."""
    gevonden = [
        *_of_documenten(*documenten, vandaag=vandaag),
        *_of_keuringen(*keuringen, vandaag=vandaag),
        *_of_zaken(zaken, vandaag=vandaag),
    ]
    return tuple(sorted(gevonden, key=lambda datum: datum.op))


def _of_documenten(bron: str, documenten: Sequence[Reisdocument], *, vandaag: date) -> Iterator[KomendeDatum]:
    """A document that ends, unless there is another of the same kind that holds longer."""
    in_bezit = [document for document in documenten if document.ingenomen_op is None and document.geldig_tot]
    for document in in_bezit:
        eind = document.geldig_tot.volledig if document.geldig_tot else None
        langste = max(_until(ander) for ander in in_bezit if ander.soort == document.soort)
        if eind is None or eind < langste or not vandaag - _VOORBIJ <= eind <= vandaag + _DOCUMENT:
            continue
        waarden = {"soort": nederlands(document.soort)}
        zin = _("Uw %(soort)s is verlopen.") if eind < vandaag else _("Uw %(soort)s verloopt.")
        yield KomendeDatum(eind, zin % waarden, bron, reverse("mijn:gegevens"), voorbij=eind < vandaag)


def _of_keuringen(bron: str, keuringen: Sequence[Apk], *, vandaag: date) -> Iterator[KomendeDatum]:
    for keuring in keuringen:
        if keuring.geschorst or not vandaag - _VOORBIJ <= keuring.tot <= vandaag + _APK:
            continue
        waarden = {"kenteken": keuring.kenteken}
        voorbij = keuring.tot < vandaag
        zin = _("De apk van %(kenteken)s is verlopen.") if voorbij else _("De apk van %(kenteken)s verloopt.")
        yield KomendeDatum(keuring.tot, zin % waarden, bron, reverse("mijn:gegevens"), voorbij=voorbij)


def _of_zaken(zaken: Sequence[Getoond], *, vandaag: date) -> Iterator[KomendeDatum]:
    for regel in zaken:
        zaak, url = regel.zaak, reverse("mijn:zaak", args=[regel.sleutel])
        waarden = {"zaak": nederlands(zaak.omschrijving)}
        verwacht = zaak.verwacht_op or zaak.uiterlijk_op
        if zaak.loopt and not regel.wacht_op_u and verwacht and vandaag <= verwacht <= vandaag + _ZAAK:
            yield KomendeDatum(verwacht, _("Antwoord verwacht: %(zaak)s.") % waarden, zaak.bron, url, voorbij=False)


def _until(document: Reisdocument) -> date:
    return (document.geldig_tot.volledig if document.geldig_tot else None) or date.min
