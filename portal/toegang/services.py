"""Start and end a session of a person; every start, refusal and end stands in the audit log."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from portal.toegang.oidc import Aanvraag, Login
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event

__all__ = ["find_persoon", "keep_aanvraag", "login", "logout", "remember_naam"]

_PERSOON = "persoon"
AANVRAGEN = "oidc"
_MEEST_TEGELIJK = 5


def find_persoon(*, request: HttpRequest) -> Sessiepersoon | None:
    """The person of this session; None when nobody is logged in."""
    data = request.session.get(_PERSOON)
    return Sessiepersoon.from_session(data) if data else None


def keep_aanvraag(*, request: HttpRequest, aanvraag: Aanvraag) -> None:
    """Remember a login that starts, for when the provider answers; a few tabs may do so at once."""
    aanvragen = {**request.session.get(AANVRAGEN, {}), aanvraag.state: aanvraag.to_session()}
    request.session[AANVRAGEN] = dict(list(aanvragen.items())[-_MEEST_TEGELIJK:])


def login(*, request: HttpRequest, gelukt: Login, middel: str) -> Sessiepersoon:
    """Begin a session for this person: a new id, and nothing that the old session held (ASVS 7.2.4).

    Raises:
        LogboekFout: the login could not be logged; nobody is logged in then.
    """
    record_event(actie="inloggen", resultaat="gelukt", handelende=gelukt.betrokkene, over=middel)
    persoon = Sessiepersoon(
        handelende=gelukt.betrokkene, naam="", niveau=gelukt.niveau, ingelogd_op=timezone.now(), middel=middel
    )
    request.session.flush()
    request.session[_PERSOON] = persoon.to_session()
    return persoon


def logout(*, request: HttpRequest) -> None:
    """End the session; without a person there is only an anonymous session to end.

    Raises:
        LogboekFout: it could not be logged; the session has ended all the same.
    """
    persoon = find_persoon(request=request)
    request.session.flush()
    if persoon:
        record_event(actie="uitloggen", resultaat="gelukt", handelende=persoon.handelende, over=persoon.middel)


def remember_naam(*, request: HttpRequest, naam: str) -> None:
    """Greet the person by this name from now on; called by who has read it from the BRP.

    Does nothing when nobody is logged in.
    """
    persoon = find_persoon(request=request)
    if persoon and persoon.naam != naam:
        persoon = replace(persoon, naam=naam)
        request.session[_PERSOON] = persoon.to_session()
        if hasattr(request, "persoon"):
            request.persoon = persoon
