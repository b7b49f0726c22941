"""What the sources gave in this session, so that a second page need not ask again (KWALITEIT P7, B48).

Fresh for a minute; after that only for when a source is silent, and then shown as of the moment that it was read. It
lies in Redis sealed with the session's own key and ends with the session. A company's answers never serve another
company, nor another machtiging (KWALITEIT B15).
"""

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import redis
import structlog
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from pydantic import TypeAdapter
from redis.exceptions import RedisError

from mijnomgeving.bronnen.vraag import Vraag
from portal.core.deadline import Deadline
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.sessies import VOORRAAD, SessionStore
from portal.toegang.versleuteling import seal, unseal

logger = structlog.get_logger(__name__)

_VERANDERD = "veranderd"
_GEDULD = 0.2
_KIJK_ELKE = 0.02
# What a person sends reaches its source a little later: until then no answer counts as fresh.
_BEZORGTIJD = 15.0
_VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})

AnyVraag = Vraag[Any]


@dataclass(frozen=True, slots=True)
class Bewaard:
    """An answer of before.

    Args:
        data: the answer.
        op: when the source gave it.
        vers: whether it may stand for a new answer.
    """

    data: Any
    op: datetime
    vers: bool


class Voorraad:
    """The kept answers of one session, for who looks, about one betrokkene. Without Redis there simply are none.

    Args:
        session_key: of the session of who looks.
        wie: who looks about whom, such as `wie_van` says it: another one finds nothing of this.
        last_changed: when a source last told of a change about this betrokkene; asked only when something is kept.
    """

    def __init__(self, *, session_key: str, wie: str, last_changed: Callable[[], datetime | None]) -> None:
        self._session_key = session_key
        self._wie = wie
        self._last_changed = last_changed
        self._naam = _redis_name(session_key)

    def find(self, vragen: Sequence[AnyVraag]) -> dict[AnyVraag, Bewaard]:
        """What is kept of the answers to these questions, fresh or not."""
        namen = {vraag: self._veld(vraag) for vraag in vragen if vraag.bewaar}
        if not namen:
            return {}
        try:
            veranderd, *verzegeld = _redis().hmget(self._naam, [_VERANDERD, *namen.values()])
        except RedisError as fout:
            logger.warning("stock_unreachable", fout=type(fout).__name__)
            return {}
        if not any(verzegeld):
            return {}
        # The mark of what the person changed may lie in the future: see `_BEZORGTIJD`.
        grens = max(time.time() - settings.VOORRAAD_VERS, float(veranderd or 0), self._changed_at())
        gevonden = {}
        for (vraag, veld), blob in zip(namen.items(), verzegeld, strict=True):
            if isinstance(blob, bytes) and (open_ := self._open(vraag, veld, blob)):
                data, op = open_
                gevonden[vraag] = Bewaard(data, datetime.fromtimestamp(op, UTC), vers=op > grens)
        return gevonden

    def keep(self, antwoorden: Mapping[AnyVraag, tuple[Any, datetime]]) -> None:
        """Keep these answers, with the moment at which their source gave each."""
        velden: dict[Any, Any] = {
            self._veld(vraag): self._seal(vraag, data, op) for vraag, (data, op) in antwoorden.items() if vraag.bewaar
        }
        if not velden:
            return
        try:
            with _redis().pipeline(transaction=True) as pijp:
                pijp.hset(self._naam, mapping=velden)
                pijp.expire(self._naam, settings.SESSION_COOKIE_AGE)
                pijp.execute()
            if SessionStore.last_active(SessionStore.names(self._session_key)) is None:
                # The person logged out meanwhile: nothing may stay behind.
                _redis().delete(self._naam)
        except RedisError as fout:
            logger.warning("stock_unreachable", fout=type(fout).__name__)

    def claim(self, vragen: Sequence[AnyVraag]) -> list[AnyVraag]:
        """Which of these this request must ask itself; the others another request of this session is asking now."""
        try:
            with _redis().pipeline(transaction=False) as pijp:
                for vraag in vragen:
                    if vraag.bewaar:
                        pijp.set(self._slot(vraag), 1, nx=True, px=int(settings.PAGINA_DEADLINE * 1000))
                gekregen = iter(pijp.execute())
        except RedisError:
            return list(vragen)
        return [vraag for vraag in vragen if not vraag.bewaar or next(gekregen)]

    def release(self, vragen: Sequence[AnyVraag]) -> None:
        """The asking of these is over, however it went."""
        sloten = [self._slot(vraag) for vraag in vragen if vraag.bewaar]
        if sloten:
            try:
                _redis().delete(*sloten)
            except RedisError as fout:
                logger.warning("stock_unreachable", fout=type(fout).__name__)

    def wait(self, vragen: Sequence[AnyVraag], *, deadline: Deadline) -> dict[AnyVraag, Bewaard]:
        """The fresh answers that other requests get to these, as far as they come before the deadline."""
        klaar: dict[AnyVraag, Bewaard] = {}
        te_gaan = list(vragen)
        while te_gaan and not deadline.passed:
            time.sleep(_KIJK_ELKE)
            bezig = self._asking(te_gaan)
            klaar |= {vraag: bewaard for vraag, bewaard in self.find(te_gaan).items() if bewaard.vers}
            te_gaan = [vraag for vraag in te_gaan if vraag not in klaar and vraag in bezig]
        return klaar

    def _asking(self, vragen: Sequence[AnyVraag]) -> set[AnyVraag]:
        try:
            sloten = _redis().mget([self._slot(vraag) for vraag in vragen])
        except RedisError:
            return set()
        return {vraag for vraag, slot in zip(vragen, sloten, strict=True) if slot}

    def _changed_at(self) -> float:
        moment = self._last_changed()
        return moment.timestamp() if moment else 0.0

    def _veld(self, vraag: AnyVraag) -> str:
        """The name of an answer: of this person, this betrokkene and this machtiging only, and unreadable."""
        sleutel = vraag.bewaar.sleutel if vraag.bewaar else ""
        delen = json.dumps([self._session_key, self._wie, vraag.bron, sleutel])
        return hashlib.sha256(delen.encode()).hexdigest()

    def _slot(self, vraag: AnyVraag) -> str:
        return f"{self._naam}:{self._veld(vraag)}"

    def _seal(self, vraag: AnyVraag, data: object, op: datetime) -> bytes:
        plain = _adapter(vraag).dump_json(data)
        envelope = json.dumps(op.timestamp()).encode() + b"\n" + plain
        return seal(envelope, session_key=self._session_key, doel=f"{VOORRAAD} {self._veld(vraag)}")

    def _open(self, vraag: AnyVraag, veld: str, blob: bytes) -> tuple[Any, float] | None:
        """The answer and its moment; None when it is unreadable, or of an older version of the portal."""
        try:
            envelope = unseal(blob, session_key=self._session_key, doel=f"{VOORRAAD} {veld}")
            moment, _, plain = envelope.partition(b"\n")
            return _adapter(vraag).validate_json(plain), float(moment)
        except ValueError as fout:
            logger.warning("stock_unreadable", fout=type(fout).__name__)
            return None


class VerseGegevensMiddleware:
    """After everything that a person changes, what was read before it no longer counts as fresh."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the moment after an unsafe request of who is logged in."""
        response = self._get_response(request)
        ingelogd = hasattr(request, "persoon") or hasattr(request, "medewerker")
        sessie = request.session.session_key if ingelogd else None
        if sessie and request.method not in _VEILIG:
            note_change(sessie)
        return response


def wie_van(persoon: Sessiepersoon) -> str:
    """Who is logged in and in whose name: the same person under another machtiging is another."""
    gegevens = persoon.to_session()
    return json.dumps([gegevens["handelende"], gegevens["machtiging"]], sort_keys=True)


def note_change(session_key: str) -> None:
    """From now on, and until what was sent can have arrived, the sources are asked again."""
    naam = _redis_name(session_key)
    try:
        with _redis().pipeline(transaction=True) as pijp:
            pijp.hset(naam, _VERANDERD, str(time.time() + _BEZORGTIJD))
            pijp.expire(naam, settings.SESSION_COOKIE_AGE)
            pijp.execute()
    except RedisError as fout:
        logger.warning("stock_unreachable", fout=type(fout).__name__)


def _redis_name(session_key: str) -> str:
    """The name that the session engine deletes when the session ends."""
    return caches[settings.SESSION_CACHE_ALIAS].make_key(SessionStore.names(session_key)[VOORRAAD])


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=_GEDULD, socket_connect_timeout=_GEDULD)


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(vraag: AnyVraag) -> TypeAdapter[Any]:
    """One for each type: building one takes milliseconds."""
    vorm = vraag.bewaar.vorm if vraag.bewaar else Any
    if vorm not in _adapters:
        _adapters[vorm] = TypeAdapter(vorm)
    return _adapters[vorm]
