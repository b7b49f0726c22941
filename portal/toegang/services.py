"""Start, change and end a session of a person; every start, refusal, change and end stands in the audit log."""

from dataclasses import replace

from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Machtiging
from portal.core.nummers import Rsin, Vestigingsnummer
from portal.meten.cijfers import count_inlog
from portal.toegang.claims import Login
from portal.toegang.logins import move_login, note_login
from portal.toegang.oidc import Aanvraag
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.sessies import SessionStore
from portal.toegang.vertegenwoordiging import resolve
from portal.verantwoording.services import record_event

__all__ = [
    "act_for",
    "find_persoon",
    "keep_aanvraag",
    "keep_machtiging",
    "login",
    "logout",
    "remember_naam",
    "remember_onderneming",
]

_PERSOON = "persoon"
AANVRAGEN = "oidc"
# What somebody said yes to taking along through a login: the one thing that goes from the session before to the next.
OVERDRACHT = "overdracht"
_MEEST_TEGELIJK = 5


def find_persoon(*, request: HttpRequest) -> Sessiepersoon | None:
    """The person of this session; None when nobody is logged in."""
    data = request.session.get(_PERSOON)
    return Sessiepersoon.from_session(data) if data else None


def keep_aanvraag(*, request: HttpRequest, aanvraag: Aanvraag) -> None:
    """Remember a login that starts, for when the provider answers; a few tabs may do so at once."""
    aanvragen = {**request.session.get(AANVRAGEN, {}), aanvraag.state: aanvraag.to_session()}
    request.session[AANVRAGEN] = dict(list(aanvragen.items())[-_MEEST_TEGELIJK:])


def login(*, request: HttpRequest, gelukt: Login) -> Sessiepersoon:
    """Begin a session for this person: a new id, and nothing that the old session held (ASVS 7.2.4) but a hand-over.

    Who logs in again to reach a higher level goes on for whom they acted.

    Raises:
        RegisterOnbereikbaar: the login is for another, and the register cannot confirm that now.
        NietGemachtigd: the register knows of no such machtiging.
        LogboekFout: the login could not be logged; nobody is logged in then.
    """
    was = find_persoon(request=request)
    eigen, machtiging = resolve(gelukt)
    if machtiging is None and was and was.handelende == gelukt.handelende:
        machtiging = was.machtiging
    persoon = Sessiepersoon(
        handelende=gelukt.handelende,
        naam=gelukt.naam,
        niveau=gelukt.niveau,
        ingelogd_op=timezone.now(),
        middel=gelukt.middel,
        machtiging=machtiging,
        eigen=eigen,
    )
    count_inlog(doelgroep="burger", uitkomst="gelukt")
    record_event(actie="inloggen", resultaat="gelukt", handelende=persoon.partij, over=gelukt.middel)
    overdracht = request.session.get(OVERDRACHT)
    request.session.flush()
    request.session[_PERSOON] = persoon.to_session()
    if overdracht is not None:
        request.session[OVERDRACHT] = overdracht
    request.session.create()
    note_login(request=request, handelende=persoon.handelende, middel=persoon.middel)
    return persoon


def logout(*, request: HttpRequest) -> Sessiepersoon | None:
    """End the session and give who it was of; without a person there is only an anonymous session to end.

    Raises:
        LogboekFout: it could not be logged; the session has ended all the same.
    """
    persoon = find_persoon(request=request)
    request.session.flush()
    if persoon:
        record_event(actie="uitloggen", resultaat="gelukt", handelende=persoon.partij, over=persoon.middel)
    return persoon


def act_for(*, request: HttpRequest, persoon: Sessiepersoon, machtiging: Machtiging | None) -> Sessiepersoon:
    """Act for another from now on, or for oneself again: a new session id, under which nothing of before is found.

    Raises:
        LogboekFout: it could not be logged; nothing changes then.
    """
    na = persoon.met_machtiging(machtiging or persoon.eigen)
    soort = na.machtiging.soort if na.machtiging else "zichzelf"
    record_event(actie="wisselen", resultaat="gelukt", handelende=(na if machtiging else persoon).partij, over=soort)
    sessie = request.session
    assert isinstance(sessie, SessionStore)  # noqa: S101 - the only engine that the settings name
    oud = sessie.session_key or ""
    sessie.clear()
    sessie[_PERSOON] = na.to_session()
    sessie.renew()
    move_login(request=request, handelende=na.handelende, was=oud)
    # What still stands in another tab was filled in for who one acted for before.
    rotate_token(request)
    return na


def keep_machtiging(*, request: HttpRequest, persoon: Sessiepersoon, machtiging: Machtiging) -> Sessiepersoon:
    """The register says something else of this machtiging than before: that holds from now on."""
    na = persoon.met_machtiging(machtiging)
    request.session[_PERSOON] = na.to_session()
    return na


def remember_naam(*, request: HttpRequest, naam: str) -> None:
    """Greet the person by this name from now on; called by who has read it from the BRP.

    Does nothing when nobody is logged in.
    """
    persoon = find_persoon(request=request)
    if persoon and persoon.naam != naam:
        _remember(request, replace(persoon, naam=naam))


def remember_onderneming(*, request: HttpRequest, rsin: Rsin | None, vestigingen: tuple[Vestigingsnummer, ...]) -> None:
    """From now on the company for which the person acts is all its numbers; called by who read the Handelsregister.

    Does nothing for a person, nor for a company of which only some vestigingen may be seen.
    """
    persoon = find_persoon(request=request)
    if persoon is None or persoon.machtiging is None or not isinstance(persoon.betrokkene, Onderneming):
        return
    onderneming = persoon.betrokkene
    volledig = replace(onderneming, rsin=rsin, vestigingen=vestigingen)
    if not onderneming.beperkt and volledig != onderneming:
        _remember(request, persoon.met_machtiging(replace(persoon.machtiging, voor=volledig)))


def _remember(request: HttpRequest, persoon: Sessiepersoon) -> None:
    request.session[_PERSOON] = persoon.to_session()
    if hasattr(request, "persoon"):
        request.persoon = persoon
