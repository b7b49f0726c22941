"""Start and end a session of a caseworker, and know at each request whether it still holds."""

from typing import Any

from django.http import HttpRequest

from portal.meten.cijfers import count_inlog
from portal.toegang.medewerkers.accounts import is_blocked, note_account
from portal.toegang.medewerkers.afmelden import was_logged_out
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.toegang.oidc import Aanvraag
from portal.verantwoording.services import record_event

__all__ = ["AANVRAGEN", "Uitgezet", "find_medewerker", "keep_aanvraag", "login", "logout"]

_MEDEWERKER = "medewerker"
AANVRAGEN = "oidc-loket"
_MEEST_TEGELIJK = 5


class Uitgezet(Exception):
    """There was a session, and it ended from outside: the account was blocked, or the organisation logged it out."""

    def __init__(self, *, geblokkeerd: bool) -> None:
        super().__init__("uitgezet")
        self.geblokkeerd = geblokkeerd


def find_medewerker(*, request: HttpRequest) -> Loketmedewerker | None:
    """The caseworker of this session; None when nobody is logged in at the counter.

    Raises:
        Uitgezet: who was logged in may no longer be; the session is gone (KWALITEIT B9).
    """
    data = request.session.get(_MEDEWERKER)
    if not data:
        return None
    try:
        medewerker = Loketmedewerker.from_session(data)
    except (KeyError, ValueError):
        # The organisation left, or a role is no longer one: nobody we know.
        request.session.flush()
        return None
    geblokkeerd = is_blocked(medewerker)
    if geblokkeerd or was_logged_out(medewerker):
        request.session.flush()
        over = "account geblokkeerd" if geblokkeerd else "afgemeld door de organisatie"
        record_event(actie="uitloggen", resultaat="gelukt", handelende=medewerker.handelende, over=over)
        raise Uitgezet(geblokkeerd=geblokkeerd)
    return medewerker


def keep_aanvraag(*, request: HttpRequest, aanvraag: Aanvraag) -> None:
    """Remember a login that starts, for when the provider answers; a few tabs may do so at once."""
    aanvragen: dict[str, Any] = {**request.session.get(AANVRAGEN, {}), aanvraag.state: aanvraag.to_session()}
    request.session[AANVRAGEN] = dict(list(aanvragen.items())[-_MEEST_TEGELIJK:])


def login(*, request: HttpRequest, medewerker: Loketmedewerker) -> None:
    """Begin a session for this caseworker: a new id, and nothing that the session before held (ASVS 7.2.4).

    Who was logged in with the own DigiD in this browser is not any more.

    Raises:
        Uitgezet: the account is blocked; nobody is logged in then.
        LogboekFout: the login could not be logged; nobody is logged in then.
    """
    if is_blocked(medewerker):
        request.session.flush()
        record_event(
            actie="inloggen", resultaat="geweigerd", handelende=medewerker.handelende, over="account geblokkeerd"
        )
        count_inlog(doelgroep="medewerker", uitkomst="Uitgezet")
        raise Uitgezet(geblokkeerd=True)
    count_inlog(doelgroep="medewerker", uitkomst="gelukt")
    record_event(actie="inloggen", resultaat="gelukt", handelende=medewerker.handelende, over="loket")
    note_account(medewerker)
    request.session.flush()
    request.session[_MEDEWERKER] = medewerker.to_session()
    request.session.create()


def logout(*, request: HttpRequest) -> Loketmedewerker | None:
    """End the session and give who it was of; None when it was nobody's any more.

    Raises:
        LogboekFout: it could not be logged; the session has ended all the same.
    """
    try:
        medewerker = find_medewerker(request=request)
    except Uitgezet:
        return None
    request.session.flush()
    if medewerker:
        record_event(actie="uitloggen", resultaat="gelukt", handelende=medewerker.handelende, over="loket")
    return medewerker
