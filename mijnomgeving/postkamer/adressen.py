"""The e-mail addresses of a company: one for everything, and others for one organisation or one kind of news.

They stand at the Profielservice as scoped contact details: of an organisation, or of this portal with a kind of news as
its service. Each works from its own code. What we keep is who set it, and whether mail to it came back.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone

from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel
from mijnomgeving.bronnen.profiel.port import ProfielBron
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.notificaties.adres import hash_adres
from mijnomgeving.notificaties.models import Soort
from mijnomgeving.postkamer.collegas import Collega, name_or_unknown, portaal
from mijnomgeving.postkamer.models import Postadres
from mijnomgeving.postkamer.services import keep_collega
from mijnomgeving.postkamer.verdeling import read_naam
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event

T = TypeVar("T")
MEESTE = 20


class TeVeelAdressen(ValueError):
    """More addresses than people can oversee."""


@dataclass(frozen=True, slots=True)
class Adres:
    """One address with what it is for.

    Args:
        gegeven: as the Profielservice has it.
        waarvoor: in words; empty for everything.
        door: who set it, as far as we know.
        op: when.
        terug_op: since when mail to it comes back; None when it arrives.
    """

    gegeven: Contactgegeven
    waarvoor: str
    door: str = field(default="", repr=False)
    op: datetime | None = None
    terug_op: datetime | None = None


def list_adressen(*, betrokkene: Betrokkene, profiel: Profiel) -> tuple[Adres, ...]:
    """All e-mail addresses: first those for everything, then by what they are for."""
    rijen = Postadres.objects.filter(onderneming__in=Sleutelbos.of(betrokkene).namen).select_related("collega")
    bekend = {rij.kenmerk: rij for rij in rijen}
    emails = [gegeven for gegeven in profiel.contactgegevens if gegeven.soort is Contactsoort.EMAIL]
    adressen = [_as_adres(gegeven, bekend.get(hash_adres(gegeven.waarde))) for gegeven in emails]
    return tuple(sorted(adressen, key=lambda adres: (bool(adres.waarvoor), adres.waarvoor.casefold())))


def find_email(*, betrokkene: Betrokkene, profiel: Profiel, soort: str, afzender: str) -> Contactgegeven | None:
    """Where news of this kind from this sender goes: the address that says most about it and still works."""
    rijen = Postadres.objects.filter(onderneming__in=Sleutelbos.of(betrokkene).namen, terug_op__isnull=False)
    stuk = set(rijen.values_list("kenmerk", flat=True))
    for plek in ((afzender, ""), (portaal(), soort)):
        for gegeven in profiel.contactgegevens:
            past = gegeven.soort is Contactsoort.EMAIL and (gegeven.alleen_voor, gegeven.dienst) == plek
            if past and gegeven.bevestigd and hash_adres(gegeven.waarde) not in stuk:
                return gegeven
    return profiel.email


def start_adres(*, persoon: Sessiepersoon, zelf: Collega, waarde: str, organisatie: str, soort: str) -> bool:
    """Add an address for one organisation, or else for one kind of news, and let a code be sent to it.

    Returns:
        False when it is there already and confirmed; nothing changes then.

    Raises:
        BronFout: the Profielservice gives no usable answer.
        TeVeelAdressen: it would be one too many.
    """
    plek = (organisatie, "") if organisatie else (portaal(), soort)

    async def change(bron: ProfielBron, deadline: Deadline) -> bool:
        van = persoon.betrokkene
        profiel = await bron.fetch_profiel(van, deadline=deadline)
        emails = [gegeven for gegeven in profiel.contactgegevens if gegeven.soort is Contactsoort.EMAIL]
        zelfde = [g for g in emails if (g.alleen_voor, g.dienst) == plek and g.waarde == waarde]
        if any(gegeven.bevestigd for gegeven in zelfde):
            return False
        if len(emails) >= MEESTE:
            raise TeVeelAdressen
        alleen_voor, dienst = plek
        await bron.add_contactgegeven(
            van, Contactsoort.EMAIL, waarde, alleen_voor=alleen_voor, dienst=dienst, deadline=deadline
        )
        await bron.send_code(van, waarde, deadline=deadline)
        return True

    nieuw = _do(change)
    if nieuw:
        _keep(persoon, zelf, waarde)
        _record(persoon, "nieuw")
    return nieuw


def send_code(*, persoon: Sessiepersoon, gegeven: Contactgegeven) -> bool:
    """Let another code be sent; False when the profile does not have this address any more.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    return _do(lambda bron, deadline: bron.send_code(persoon.betrokkene, gegeven.waarde, deadline=deadline))


def confirm_adres(*, persoon: Sessiepersoon, gegeven: Contactgegeven, code: str) -> bool:
    """Hand in the code; when it is right, mail goes to it, and an earlier one for the same goes away.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """

    async def change(bron: ProfielBron, deadline: Deadline) -> bool:
        van = persoon.betrokkene
        if not await bron.verify(van, gegeven.waarde, code, deadline=deadline):
            return False
        profiel = await bron.fetch_profiel(van, deadline=deadline)
        for ander in profiel.contactgegevens:
            zelfde = (ander.soort, ander.alleen_voor, ander.dienst) == (
                gegeven.soort,
                gegeven.alleen_voor,
                gegeven.dienst,
            )
            if zelfde and ander.waarde != gegeven.waarde:
                await bron.remove_contactgegeven(van, ander.gegeven_id, deadline=deadline)
        return True

    if not _do(change):
        return False
    rijen = Postadres.objects.filter(onderneming__in=Sleutelbos.of(persoon.betrokkene).namen)
    rijen.filter(kenmerk=hash_adres(gegeven.waarde)).update(bevestigd_op=timezone.now(), terug_op=None)
    _record(persoon, "bevestigd")
    return True


def remove_adres(*, persoon: Sessiepersoon, gegeven: Contactgegeven) -> bool:
    """Take it away; False when it was no longer there.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    weg = _do(
        lambda bron, deadline: bron.remove_contactgegeven(persoon.betrokkene, gegeven.gegeven_id, deadline=deadline)
    )
    rijen = Postadres.objects.filter(onderneming__in=Sleutelbos.of(persoon.betrokkene).namen)
    rijen.filter(kenmerk=hash_adres(gegeven.waarde)).delete()
    _record(persoon, "verwijderd")
    return weg


def mark_terug(*, betrokkene: Betrokkene, adres_hash: str) -> bool:
    """Mail to this address came back for good; False when it is none of these, or was known not to work."""
    rijen = Postadres.objects.filter(onderneming__in=Sleutelbos.of(betrokkene).namen, kenmerk=adres_hash)
    return bool(rijen.filter(terug_op__isnull=True).update(terug_op=timezone.now()))


def _as_adres(gegeven: Contactgegeven, rij: Postadres | None) -> Adres:
    waarvoor = gegeven.alleen_voor
    if gegeven.alleen_voor == portaal():
        waarvoor = str(dict(Soort.choices).get(gegeven.dienst, gegeven.dienst))
    if rij is None:
        return Adres(gegeven, waarvoor)
    door = name_or_unknown(read_naam(rij.collega)) if rij.collega else ""
    return Adres(gegeven, waarvoor, door=door, op=rij.op, terug_op=rij.terug_op)


def _keep(persoon: Sessiepersoon, zelf: Collega, waarde: str) -> None:
    Postadres.objects.update_or_create(
        onderneming=Sleutelbos.of(persoon.betrokkene).naam,
        kenmerk=hash_adres(waarde),
        defaults={
            "collega": keep_collega(betrokkene=persoon.betrokkene, collega=zelf),
            "op": timezone.now(),
            "bevestigd_op": None,
            "terug_op": None,
        },
    )


def _do(change: Callable[[ProfielBron, Deadline], Coroutine[Any, Any, T]]) -> T:
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    [result] = run_together(change(profiel_bron(), deadline), deadline=deadline)
    return result


def _record(persoon: Sessiepersoon, wat: str) -> None:
    record_event(actie="postkamer", resultaat=wat, handelende=persoon.partij, over="e-mailadres van het bedrijf")
