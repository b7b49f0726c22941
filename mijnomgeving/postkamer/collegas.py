"""Who may read the mail of a company, as the register of machtigingen says now, and which of them sits at the screen.

A colleague is a machtiging: who gets another one, or loses it, is another or no colleague from that moment. All who
come by one intermediary are one colleague, for a company has nothing to do with who works at its bookkeeper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from time import time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from mijnomgeving.rechten.selectors import Bevoegde, read_bevoegden
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Machtiging
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.persoon import PersoonRequest, Sessiepersoon
from portal.verantwoording.sleutels import keyed_hashes

_DOEL = "postkamer collega"
_SESSIE = "postkamer_collegas"
# A list of names beside the mail may be a little old; who gets something is looked up anew.
_VERS_SECONDEN = 300
_EIGENAAR = "eigenaar"


@dataclass(frozen=True, slots=True)
class Collega:
    """Somebody who may read the mail of this company.

    Args:
        kenmerken: by which the rows of this colleague are found, by the present key first.
        naam: as the register says it; empty when it did not say.
        soort: the kind of machtiging.
        tot: the last day.
        zelf: whether this is who sits at the screen.
    """

    kenmerken: tuple[str, ...]
    naam: str = field(repr=False)
    soort: str = ""
    tot: date | None = None
    zelf: bool = False

    @property
    def kenmerk(self) -> str:
        """By which new rows say who it is, and forms as well."""
        return self.kenmerken[0]


def is_gedeeld(persoon: Sessiepersoon) -> bool:
    """Whether this person works in a mailbox that a whole company shares."""
    betrokkene = persoon.betrokkene
    return isinstance(betrokkene, Onderneming) and not betrokkene.beperkt and persoon.machtiging is not None


def list_collegas(persoon: Sessiepersoon) -> tuple[Collega, ...]:
    """Who may read this company's mail now, oneself first; the look-up stands in both logs.

    Raises:
        RegisterFout: the register gives no usable answer.
        ValueError: the person acts for no company, or for some of its vestigingen only.
    """
    onderneming = persoon.betrokkene
    if not isinstance(onderneming, Onderneming) or not is_gedeeld(persoon):
        raise ValueError("only a company has colleagues")
    bevoegden = read_bevoegden(persoon=persoon, activiteit="mijn-postkamer", dienst="berichten", met_kantoren=True)
    zelf = find_zelf(persoon).kenmerk
    alle = [_collega(wie, onderneming, zelf) for wie in bevoegden if wie.alle_vestigingen]
    return tuple(sorted(alle, key=lambda collega: (not collega.zelf, collega.naam.casefold())))


def remember_collegas(request: PersoonRequest) -> tuple[Collega, ...] | None:
    """The same for a page, from this session when it is fresh there; None when the register is silent."""
    zelf = find_zelf(request.persoon)
    bewaard = request.session.get(_SESSIE, {})
    if bewaard.get("van") == zelf.kenmerk and time() - bewaard.get("op", 0) < _VERS_SECONDEN:
        return tuple(map(_from_session, bewaard["rijen"]))
    try:
        collegas = list_collegas(request.persoon)
    except RegisterFout:
        return None
    rijen = [_to_session(collega) for collega in collegas]
    request.session[_SESSIE] = {"van": zelf.kenmerk, "op": time(), "rijen": rijen}
    return collegas


def find_zelf(persoon: Sessiepersoon, *, onder: Iterable[Collega] = ()) -> Collega:
    """Who sits at the screen, with the name under which these know them.

    Raises:
        ValueError: the person acts for no company.
    """
    machtiging = persoon.machtiging
    if machtiging is None or not isinstance(machtiging.voor, Onderneming):
        raise ValueError("only who acts for a company is a colleague")
    kenmerken = _kenmerken(str(machtiging.voor.kvk_nummer), _wie(machtiging))
    bekend = next((collega for collega in onder if collega.kenmerk in kenmerken), None)
    naam = bekend.naam if bekend else machtiging.via or persoon.naam
    return Collega(kenmerken, naam=naam, soort=machtiging.soort, tot=machtiging.tot, zelf=True)


def name_or_unknown(naam: str) -> str:
    """A name to show, also of somebody whose name nobody told."""
    return naam or _("Een collega")


def _collega(bevoegde: Bevoegde, onderneming: Onderneming, zelf: str) -> Collega:
    wie = _EIGENAAR if bevoegde.soort == _EIGENAAR else bevoegde.machtiging_id
    collega = Collega(
        _kenmerken(str(onderneming.kvk_nummer), wie), naam=bevoegde.naam, soort=bevoegde.soort, tot=bevoegde.tot
    )
    return replace(collega, zelf=collega.kenmerk == zelf)


def _wie(machtiging: Machtiging) -> str:
    """An eenmanszaak has one owner, by whichever means they log in."""
    return _EIGENAAR if machtiging.soort == _EIGENAAR else machtiging.machtiging_id


def _kenmerken(kvk_nummer: str, wie: str) -> tuple[str, ...]:
    return tuple(keyed_hashes(f"{kvk_nummer}\x00{wie}", doel=_DOEL))


def _to_session(collega: Collega) -> list[Any]:
    tot = collega.tot.isoformat() if collega.tot else ""
    return [list(collega.kenmerken), collega.naam, collega.soort, tot, collega.zelf]


def _from_session(rij: list[Any]) -> Collega:
    kenmerken, naam, soort, tot, zelf = rij
    return Collega(tuple(kenmerken), naam, soort, date.fromisoformat(tot) if tot else None, zelf)


def portaal() -> str:
    """The portal's own name, as both logs know it."""
    return str(settings.WAGTAIL_SITE_NAME)
