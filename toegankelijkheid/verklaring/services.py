"""Plan and carry out research, write down what does not comply, and make and sign statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from secrets import token_hex

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.verklaring.inhoud import make_inhoud
from toegankelijkheid.verklaring.models import (
    Aard,
    Afwijking,
    Onderzoek,
    Onderzoekstand,
    Oordeel,
    Steekproefpagina,
    Uitkomst,
    Verklaring,
)
from toegankelijkheid.verklaring.selectors import LOPEND, find_concept, read_feiten, read_voortgang
from toegankelijkheid.verklaring.status import Uitslag, determine_status
from toegankelijkheid.verklaring.steekproef import draw, list_kandidaten


class NietOpen(ValueError):
    """The research is finished or dropped: what it found stays as it was found."""


class Onvolledig(ValueError):
    """Not every clause was judged on every page, or nothing was chosen by chance."""


class Verouderd(ValueError):
    """What the concept rests on changed since it was made: make it again and read it again."""


class ZelfdePersoon(ValueError):
    """Who made the statement may not sign it."""


@dataclass(frozen=True, slots=True)
class Invoer:
    """What a person says of one page for one clause."""

    uitkomst: str
    techniek: str = ""
    toelichting: str = ""


@transaction.atomic
def draw_steekproef(*, onderzoek: Onderzoek, zaad: str = "") -> int:
    """Choose pages, in the place of those chosen before; pages that a person added stay. Return how many were drawn.

    Raises:
        NietOpen: see the class.
    """
    onderzoek = _lock_open(onderzoek)
    onderzoek.zaad = zaad or token_hex(8)
    onderzoek.save(update_fields=["zaad"])
    getrokken = draw(list_kandidaten(), zaad=onderzoek.zaad)
    nieuw = {pagina.adres for pagina in getrokken}
    onderzoek.paginas.exclude(aard=Aard.ZELF).exclude(adres__in=nieuw).delete()
    for volgorde, pagina in enumerate(getrokken):
        onderzoek.paginas.update_or_create(
            adres=pagina.adres,
            defaults={
                "naam": pagina.naam[:255],
                "aard": pagina.aard,
                "reden": pagina.reden[:255],
                "volgorde": volgorde,
            },
        )
    return len(getrokken)


@transaction.atomic
def add_pagina(*, onderzoek: Onderzoek, adres: str, naam: str, reden: str) -> Steekproefpagina:
    """Add a page that the draw has not, such as one that is reached through a form.

    Raises:
        NietOpen: see the class.
    """
    onderzoek = _lock_open(onderzoek)
    volgorde = (onderzoek.paginas.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
    velden = {"naam": naam, "aard": Aard.ZELF, "reden": reden, "volgorde": volgorde}
    pagina, _nieuw = onderzoek.paginas.get_or_create(adres=adres, defaults=velden)
    return pagina


@transaction.atomic
def remove_pagina(*, onderzoek: Onderzoek, pagina_id: int) -> None:
    """Take a page out, with what was judged of it.

    Raises:
        NietOpen: see the class.
    """
    _lock_open(onderzoek).paginas.filter(pk=pagina_id).delete()


@transaction.atomic
def record_oordelen(*, onderzoek: Onderzoek, eis: str, oordelen: Mapping[int, Invoer], door: User) -> int:
    """Write down what a person says of one clause on some pages; return on how many something changed.

    An empty `uitkomst` takes a judgement back. The first one begins the research.

    Raises:
        NietOpen: see the class.
    """
    onderzoek = _lock_open(onderzoek)
    paginas = set(onderzoek.paginas.filter(pk__in=oordelen).values_list("pk", flat=True))
    eerder = {oordeel.pagina_id: oordeel for oordeel in Oordeel.objects.filter(pagina__in=paginas, eis=eis)}
    veranderd = sum(
        _record(pagina, eis, invoer, eerder.get(pagina), door)
        for pagina, invoer in oordelen.items()
        if pagina in paginas
    )
    if veranderd and onderzoek.stand == Onderzoekstand.GEPLAND:
        onderzoek.stand, onderzoek.begonnen_op = Onderzoekstand.BEZIG, timezone.localdate()
        onderzoek.save(update_fields=["stand", "begonnen_op"])
    return veranderd


@transaction.atomic
def finish_onderzoek(*, onderzoek: Onderzoek, samenvatting: str, rapport_url: str, door: User) -> list[Afwijking]:
    """Conclude; each clause that fails gets a deviation to explain, unless it has one.

    Returns:
        The deviations that were made: their cause, consequence and measure are still to be written.

    Raises:
        NietOpen, Onvolledig: see the classes.
    """
    onderzoek = _lock_open(onderzoek)
    voortgang = read_voortgang(onderzoek=onderzoek)
    if not voortgang.is_volledig:
        raise Onvolledig
    onderzoek.stand, onderzoek.afgerond_op = Onderzoekstand.AFGEROND, timezone.localdate()
    onderzoek.samenvatting, onderzoek.rapport_url, onderzoek.afgerond_door = samenvatting, rapport_url, door
    onderzoek.save()
    Afwijking.objects.filter(hersteld_op=None, eis__in=voortgang.niet_voldaan).update(onderzoek=onderzoek)
    al_beschreven = set(Afwijking.objects.filter(hersteld_op=None).values_list("eis", flat=True))
    return [
        _describe_failure(onderzoek, eis) for eis in EISEN if eis in voortgang.niet_voldaan and eis not in al_beschreven
    ]


def drop_onderzoek(*, onderzoek: Onderzoek) -> None:
    """It will not be done; it stays readable.

    Raises:
        NietOpen: see the class.
    """
    with transaction.atomic():
        onderzoek = _lock_open(onderzoek)
        onderzoek.stand = Onderzoekstand.VERVALLEN
        onderzoek.save(update_fields=["stand"])


def mark_hersteld(*, afwijking: Afwijking, door: User) -> None:
    """A person checked that it complies now."""
    afwijking.hersteld_op, afwijking.nagekeken_door = timezone.localdate(), door
    afwijking.save(update_fields=["hersteld_op", "nagekeken_door"])


@transaction.atomic
def make_concept(*, door: User, wat_veranderde: str) -> Verklaring:
    """Write the next version with what is true today, in the place of a concept that was not signed."""
    if concept := find_concept():
        concept.delete()
    inhoud, uitslag = _write(timezone.localdate())
    hoogste = Verklaring.objects.aggregate(hoogste=Max("versie"))["hoogste"] or 0
    return Verklaring.objects.create(
        versie=hoogste + 1,
        status=uitslag.status.value,
        inhoud=inhoud,
        wat_veranderde=wat_veranderde,
        opgesteld_door=door,
    )


@transaction.atomic
def sign(*, concept: Verklaring, door: User, functie: str) -> Verklaring:
    """A second person says that this is true; from now on it is the statement.

    Raises:
        Verklaring.DoesNotExist: it was signed or replaced already.
        Verouderd, ZelfdePersoon: see the classes.
    """
    concept = Verklaring.objects.select_for_update().get(pk=concept.pk, ondertekend_op=None)
    if concept.opgesteld_door_id == door.pk:
        raise ZelfdePersoon
    vandaag = timezone.localdate()
    inhoud, uitslag = _write(vandaag)
    # The last day moves with the day of signing and the counts of engines move each night; the rest must be as read.
    if _to_compare(inhoud) != _to_compare(concept.inhoud):
        raise Verouderd
    concept.inhoud, concept.status = inhoud, uitslag.status.value
    concept.ondertekend_op, concept.ondertekend_door, concept.functie = vandaag, door, functie
    concept.save()
    return concept


def _write(vandaag: date) -> tuple[dict[str, object], Uitslag]:
    """What the statement says if it is signed on this day."""
    feiten = replace(read_feiten(vandaag=vandaag), ondertekend_op=vandaag)
    uitslag = determine_status(feiten)
    return make_inhoud(feiten=feiten, uitslag=uitslag), uitslag


def _to_compare(inhoud: Mapping[str, object]) -> dict[str, object]:
    return {naam: waarde for naam, waarde in inhoud.items() if naam not in {"geldigTot", "computer"}}


def _lock_open(onderzoek: Onderzoek) -> Onderzoek:
    gevonden = Onderzoek.objects.select_for_update().filter(pk=onderzoek.pk, stand__in=LOPEND).first()
    if gevonden is None:
        raise NietOpen
    return gevonden


def _record(pagina: int, eis: str, invoer: Invoer, eerder: Oordeel | None, door: User) -> bool:
    """Whether it changed something."""
    if not invoer.uitkomst:
        if eerder is not None:
            eerder.delete()
        return eerder is not None
    velden = {"uitkomst": invoer.uitkomst, "techniek": invoer.techniek, "toelichting": invoer.toelichting}
    if eerder is not None and all(getattr(eerder, naam) == waarde for naam, waarde in velden.items()):
        return False
    Oordeel.objects.update_or_create(pagina_id=pagina, eis=eis, defaults=velden | {"door": door})
    return True


def _describe_failure(onderzoek: Onderzoek, eis: str) -> Afwijking:
    """Where it fails and what was seen, from the judgements."""
    gefaald = Oordeel.objects.filter(pagina__onderzoek=onderzoek, eis=eis, uitkomst=Uitkomst.VOLDOET_NIET)
    gezien: dict[str, list[str]] = defaultdict(list)
    for oordeel in gefaald.select_related("pagina"):
        gezien[oordeel.toelichting.strip()].append(oordeel.pagina.naam)
    return Afwijking.objects.create(
        eis=eis,
        waar=_shorten([naam for namen in gezien.values() for naam in namen]),
        omschrijving="\n".join(tekst for tekst in gezien if tekst),
        onderzoek=onderzoek,
        sinds=timezone.localdate(),
    )


def _shorten(namen: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(namen))[:255]
