"""Changing how somebody is reached, at the Profielservice: nothing of it stays here.

A new address or number stands beside the one that works until its code came back; only then the old one goes.
"""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from django.conf import settings

from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel, Voorkeursoort
from mijnomgeving.bronnen.profiel.port import ProfielBron
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.notificaties.services import end_herstel
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.core.machtiging import ALLES
from portal.outbound.service import run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event

T = TypeVar("T")
_NAMEN = {Contactsoort.EMAIL: "e-mailadres", Contactsoort.TELEFOON: "telefoonnummer"}


def may_change(persoon: Sessiepersoon) -> bool:
    """Whether this person may change how the betrokkene is reached.

    Who may see the data of another does not get that other's post for it: only oneself, who leads the company, and who
    acts for another in everything (a parent, a curator).
    """
    machtiging = persoon.machtiging
    return machtiging is None or machtiging.van_bestuur or ALLES in machtiging.diensten


def start_contact(*, persoon: Sessiepersoon, soort: Contactsoort, waarde: str) -> bool:
    """Put a new address or number beside the one that works, and let a code be sent to it.

    Returns:
        False when it is the one that works already; nothing changes then.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """

    async def change(bron: ProfielBron, deadline: Deadline) -> bool:
        van = persoon.betrokkene
        profiel = await bron.fetch_profiel(van, deadline=deadline)
        own = profiel.algemeen(soort)
        if any(gegeven.waarde == waarde and gegeven.bevestigd for gegeven in own):
            return False
        for gegeven in own:
            if not gegeven.bevestigd and gegeven.waarde != waarde:
                await bron.remove_contactgegeven(van, gegeven.gegeven_id, deadline=deadline)
        await bron.add_contactgegeven(van, soort, waarde, deadline=deadline)
        await bron.send_code(van, waarde, soort=soort, deadline=deadline)
        return True

    nieuw = _do(change)
    if nieuw:
        _record(persoon, _NAMEN[soort], "nieuw")
    return nieuw


def send_code(*, persoon: Sessiepersoon, soort: Contactsoort, waarde: str) -> bool:
    """Let another code be sent; False when the profile does not have this.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    return _do(lambda bron, deadline: bron.send_code(persoon.betrokkene, waarde, soort=soort, deadline=deadline))


def confirm(*, persoon: Sessiepersoon, soort: Contactsoort, waarde: str, code: str) -> bool:
    """Hand in the code; when it is right this is where the person is reached, and no earlier one is.

    Who could not be reached, and therefore got paper, gets post as before again.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """

    async def change(bron: ProfielBron, deadline: Deadline) -> bool:
        van = persoon.betrokkene
        if not await bron.verify(van, waarde, code, soort=soort, deadline=deadline):
            return False
        profiel = await bron.fetch_profiel(van, deadline=deadline)
        for gegeven in profiel.algemeen(soort):
            if gegeven.waarde != waarde:
                await bron.remove_contactgegeven(van, gegeven.gegeven_id, deadline=deadline)
        return True

    if not _do(change):
        return False
    _record(persoon, _NAMEN[soort], "bevestigd")
    if soort is Contactsoort.EMAIL and end_herstel(betrokkene=persoon.betrokkene):
        set_voorkeuren(persoon=persoon, waarden={Voorkeursoort.DIGITALE_POST: "true"})
    return True


def remove_contact(*, persoon: Sessiepersoon, soort: Contactsoort) -> int:
    """Take every address or number of this kind away that holds for all organisations; gives how many.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    weg = remove_all(persoon.betrokkene, soort)
    _record(persoon, _NAMEN[soort], "verwijderd")
    return weg


def remove_all(betrokkene: Betrokkene, *soorten: Contactsoort) -> int:
    """The same for several kinds, without a log of its own.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """

    async def change(bron: ProfielBron, deadline: Deadline) -> int:
        profiel = await bron.fetch_profiel(betrokkene, deadline=deadline)
        own = [gegeven for soort in soorten for gegeven in profiel.algemeen(soort)]
        for gegeven in own:
            await bron.remove_contactgegeven(betrokkene, gegeven.gegeven_id, deadline=deadline)
        return len(own)

    return _do(change)


def set_voorkeuren(*, persoon: Sessiepersoon, waarden: dict[Voorkeursoort, str]) -> None:
    """Set these for all organisations.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """

    async def change(bron: ProfielBron, deadline: Deadline) -> None:
        for soort, waarde in waarden.items():
            await bron.set_voorkeur(persoon.betrokkene, soort, waarde, deadline=deadline)

    _do(change)
    _record(persoon, "voorkeuren", "gewijzigd")


def choose_paper(*, persoon: Sessiepersoon) -> None:
    """Get all post on paper: everywhere, and also where a choice of one's own said digitally.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    soort = Voorkeursoort.DIGITALE_POST

    async def change(bron: ProfielBron, deadline: Deadline) -> None:
        van = persoon.betrokkene
        await bron.set_voorkeur(van, soort, "false", deadline=deadline)
        profiel = await bron.fetch_profiel(van, deadline=deadline)
        for voorkeur in profiel.voorkeuren:
            if voorkeur.soort is soort and voorkeur.alleen_voor and voorkeur.waarde == "true":
                await bron.remove_voorkeur(van, voorkeur.voorkeur_id, deadline=deadline)

    _do(change)
    _record(persoon, "post", "papier")


def set_uitzondering(*, persoon: Sessiepersoon, organisatie: str, dienst: str, waarde: str) -> None:
    """Get the post of one organisation, or one kind of it, in another way.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    soort = Voorkeursoort.DIGITALE_POST

    async def change(bron: ProfielBron, deadline: Deadline) -> None:
        van = persoon.betrokkene
        await bron.set_voorkeur(van, soort, waarde, alleen_voor=organisatie, dienst=dienst, deadline=deadline)

    _do(change)
    _record(persoon, f"post van {organisatie}", "anders")


def remove_uitzondering(*, persoon: Sessiepersoon, voorkeur_id: str) -> bool:
    """No more exception; False when there was none.

    Raises:
        BronFout: the Profielservice gives no usable answer.
    """
    weg = _do(lambda bron, deadline: bron.remove_voorkeur(persoon.betrokkene, voorkeur_id, deadline=deadline))
    _record(persoon, "post", "uitzondering weg")
    return weg


def pending(profiel: Profiel, soort: Contactsoort) -> Contactgegeven | None:
    """The address or number that still waits for its code."""
    return next((gegeven for gegeven in profiel.algemeen(soort) if not gegeven.bevestigd), None)


def _do(change: Callable[[ProfielBron, Deadline], Coroutine[Any, Any, T]]) -> T:
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    [result] = run_together(change(profiel_bron(), deadline), deadline=deadline)
    return result


def _record(persoon: Sessiepersoon, wat: str, resultaat: str) -> None:
    record_event(actie="profiel", resultaat=resultaat, handelende=persoon.partij, over=wat)
