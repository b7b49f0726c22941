"""Where a person is logged in: every session of the same person, so that each can be seen and ended (ASVS 7.5.2).

A few places per person, each with one sealed card; taking one is one step in the cache, so that two logins at the same
moment never lose each other. A card holds no key of a session, only the names under which it lies in the cache.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from portal.core.betrokkene import Partij
from portal.core.pseudoniem import pseudoniem
from portal.toegang.sessies import SessionStore
from portal.toegang.versleuteling import Onleesbaar, cache_name, seal, unseal

PLAATSEN = 10
_DOEL = "logins"
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMEN = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inlog:
    """One session of a person.

    Args:
        inlog_id: opaque; to end this one.
        begonnen: when the person logged in.
        actief: when something last happened.
        middel: the login means.
        apparaat: the browser and system, as far as the browser says; empty when it says nothing we know.
        deze: whether it is the session that asks.
    """

    inlog_id: str
    begonnen: datetime
    actief: datetime
    middel: str
    apparaat: str
    deze: bool


def note_login(*, request: HttpRequest, handelende: Partij, middel: str) -> None:
    """Keep a card of the session of this request; when there are too many sessions the oldest ends."""
    owner = _owner(handelende)
    session_key = request.session.session_key or ""
    card = {
        "id": secrets.token_urlsafe(12),
        "namen": SessionStore.names(session_key),
        "begonnen": datetime.now(UTC).isoformat(),
        "middel": middel,
        "apparaat": describe(request.headers.get("User-Agent", "")),
    }
    sealed = seal(json.dumps(card).encode(), session_key=owner, doel=_DOEL)
    cards = _cards(owner)
    for plaats in range(PLAATSEN):
        over = plaats in cards and SessionStore.last_active(cards[plaats]["namen"]) is None
        if over:
            _cache().delete(_name(owner, plaats))
        if _cache().add(_name(owner, plaats), sealed, settings.SESSIE_MAXIMUM_SECONDEN):
            return
    oudste = min(cards, key=lambda plaats: str(cards[plaats]["begonnen"]))
    SessionStore.end(cards[oudste]["namen"])
    _cache().set(_name(owner, oudste), sealed, settings.SESSIE_MAXIMUM_SECONDEN)


def move_login(*, request: HttpRequest, handelende: Partij, was: str) -> None:
    """The session goes on under another key: its card goes along."""
    owner, oud = _owner(handelende), SessionStore.names(was)
    for plaats, card in _cards(owner).items():
        if card["namen"] == oud:
            card["namen"] = SessionStore.names(request.session.session_key or "")
            sealed = seal(json.dumps(card).encode(), session_key=owner, doel=_DOEL)
            _cache().set(_name(owner, plaats), sealed, settings.SESSIE_MAXIMUM_SECONDEN)


def list_logins(*, request: HttpRequest, handelende: Partij) -> list[Inlog]:
    """The sessions of this person that are alive; this one first, then the latest."""
    deze = SessionStore.names(request.session.session_key or "")
    logins = []
    for card in _cards(_owner(handelende)).values():
        actief = SessionStore.last_active(card["namen"])
        if actief is not None:
            logins.append(
                Inlog(
                    inlog_id=card["id"],
                    begonnen=datetime.fromisoformat(card["begonnen"]),
                    actief=datetime.fromtimestamp(actief, UTC),
                    middel=card["middel"],
                    apparaat=card["apparaat"],
                    deze=card["namen"] == deze,
                )
            )
    return sorted(logins, key=lambda inlog: (inlog.deze, inlog.begonnen), reverse=True)


def end_logins(*, request: HttpRequest, handelende: Partij, inlog_id: str | None = None) -> int:
    """End one other session of this person, or without an id all others; the one that asks goes on.

    Returns:
        How many ended.
    """
    owner, deze, ended = _owner(handelende), SessionStore.names(request.session.session_key or ""), 0
    for plaats, card in _cards(owner).items():
        if card["namen"] != deze and inlog_id in {None, card["id"]}:
            SessionStore.end(card["namen"])
            _cache().delete(_name(owner, plaats))
            ended += 1
    return ended


def describe(user_agent: str) -> str:
    """The browser and system in two words; what people recognise, and no more than that."""
    browser = next((naam for teken, naam in _BROWSERS if f"{teken}/" in user_agent), "")
    systeem = next((naam for teken, naam in _SYSTEMEN if re.search(rf"\b{teken}\b", user_agent)), "")
    return " op ".join(deel for deel in (browser, systeem) if deel)


def _cards(owner: str) -> dict[int, dict[str, Any]]:
    names = {_name(owner, plaats): plaats for plaats in range(PLAATSEN)}
    cards = {}
    for name, sealed in _cache().get_many(names).items():
        try:
            cards[names[name]] = json.loads(unseal(sealed, session_key=owner, doel=_DOEL))
        except Onleesbaar:
            continue
    return cards


def _owner(handelende: Partij) -> str:
    """The secret of this person's places: without the key of the pseudonyms nobody finds them."""
    return pseudoniem(handelende, doel=_DOEL, sleutel=settings.PSEUDONIEM_SLEUTEL.encode())


def _name(owner: str, plaats: int) -> str:
    return cache_name(session_key=f"{owner}:{plaats}", doel=_DOEL)


def _cache() -> Any:  # noqa: ANN401 - whichever cache the settings name
    return caches[settings.SESSION_CACHE_ALIAS]
