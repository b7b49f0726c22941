"""The policy of each operation of the API: which scope, for which purpose; without it nobody comes in.

A token alone is not enough: each question carries a proof by the key that the token is bound to, and at each question
the portal looks whether the system, its scope and the right of its bestuur still hold.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from mijnomgeving.handelsregister import read_nummers
from mijnomgeving.koppelvlak.bewijs import OngeldigBewijs, check_dpop
from mijnomgeving.koppelvlak.client import Client, NietToegelaten, check_bestuur, find_client
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.services import note_use
from mijnomgeving.koppelvlak.token import OngeldigToken, Token, read_token
from mijnomgeving.pagina import Lezing
from portal.api import ProbleemFout
from portal.core.beleid import KENMERK
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.resultaat import SourceResult
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.grens import may
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.verwerkingenregister import REGISTER

logger = structlog.get_logger(__name__)

PER_MINUUT = 120
_MINUUT = 60
P = ParamSpec("P")
T = TypeVar("T")


class Systeemlezing(Lezing):
    """Reads for one answer to a system, as `Lezing` does for a page; nothing is kept between two questions.

    `onvolledig` holds the sources without which the answer may not be complete.
    """

    def __init__(self, persoon: Sessiepersoon, activiteit: str) -> None:
        self._activiteit = activiteit
        self._voorraad = None
        self.begonnen = timezone.now()
        self.deadline = Deadline.after(settings.PAGINA_DEADLINE)
        self.onvolledig: tuple[SourceResult[Any], ...] = ()
        self.persoon = self._complete(persoon)
        self.betrokkene = self.persoon.betrokkene

    def _complete(self, persoon: Sessiepersoon) -> Sessiepersoon:
        """The same system, with all numbers of its company; a system of some vestigingen has its numbers already."""
        machtiging = persoon.machtiging
        if machtiging is None or not isinstance(machtiging.voor, Onderneming) or machtiging.voor.beperkt:
            return persoon
        heel, self.onvolledig = read_nummers(persoon=persoon, activiteit=self._activiteit, deadline=self.deadline)
        return persoon.met_machtiging(replace(machtiging, voor=heel)) if heel else persoon


class SysteemRequest(HttpRequest):
    """A request that passed `systeem`."""

    lezing: Systeemlezing


def systeem(scope: str) -> Callable[[Callable[Concatenate[Any, P], T]], Callable[Concatenate[Any, P], T]]:
    """Let only a system pass that has this scope; the operation finds `request.lezing`.

    Raises:
        KeyError: there is no such scope; at import, so before anybody can come in.
    """
    activiteit = SCOPES[scope].activiteit
    needed = REGISTER[activiteit]

    def decorate(view: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
        @wraps(view)
        def checked(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:  # noqa: ANN401 - ninja's own request
            client, token = _authenticate(request)
            if scope not in token.scopes & client.scopes:
                raise _refuse(403, _("Het systeem heeft geen toestemming voor %(scope)s.") % {"scope": scope}, scope)
            _still_let_in(client)
            note_use(client.systeem.pk)
            request.lezing = Systeemlezing(client.as_persoon(token.scopes), activiteit)
            return view(request, *args, **kwargs)

        setattr(checked, KENMERK, needed)
        return checked

    return decorate


def _authenticate(request: HttpRequest) -> tuple[Client, Token]:
    """Who asks, by a token that is theirs.

    Raises:
        ProbleemFout: 401 for anything that is not right, 429 for too much.
    """
    try:
        token = _check_token(request)
        client = find_client(token.client_id)
    except (OngeldigToken, OngeldigBewijs, NietToegelaten) as fout:
        logger.info("system_refused", reden=str(fout))  # nosemgrep: fout-van-een-ander-in-log - our own sentences
        raise _refuse(401, _("Het toegangsbewijs ontbreekt, is verlopen of is niet van u.")) from None
    if not may("koppelvlak", str(token.client_id), hoogstens=PER_MINUUT, seconden=_MINUUT):
        detail = _("U vraagt te vaak. Wacht een minuut.")
        raise ProbleemFout(429, detail, koppen={"Retry-After": str(_MINUUT)})
    return client, token


def _check_token(request: HttpRequest) -> Token:
    """The token of this request, proven by the key that it is bound to.

    Raises:
        OngeldigToken: there is none, or it is not ours or over.
        OngeldigBewijs: the proof is not for this request, or not by that key.
    """
    soort, _spatie, tekst = request.headers.get("Authorization", "").partition(" ")
    if soort.lower() != "dpop" or not tekst:
        raise OngeldigToken("soort")
    token = read_token(tekst)
    # HEAD is GET for the view, not for who signed the proof.
    methode, url = request.META["REQUEST_METHOD"], f"{settings.SITE_URL}{request.path}"
    if check_dpop(request.headers.get("DPoP", ""), methode=methode, url=url, token=tekst) != token.sleutel:
        raise OngeldigBewijs("sleutel")
    return token


def _still_let_in(client: Client) -> None:
    try:
        check_bestuur(client)
    except NietToegelaten as fout:
        logger.info("system_refused", reden=fout.detail)
        raise _refuse(403, _("Wie het systeem toeliet, is geen bestuurder meer.")) from None
    except RegisterFout:
        detail = _("Het machtigingenregister geeft nu geen antwoord. Probeer het later opnieuw.")
        raise ProbleemFout(503, detail, koppen={"Retry-After": str(_MINUUT)}) from None


def _refuse(status: int, detail: str, scope: str = "") -> ProbleemFout:
    soort = 'error="insufficient_scope"' if status == 403 else 'error="invalid_token"'  # noqa: PLR2004 - Forbidden
    wie = f'DPoP {soort}, scope="{scope}"' if scope else f"DPoP {soort}"
    return ProbleemFout(status, detail, koppen={"WWW-Authenticate": wie})
