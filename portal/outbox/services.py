"""Put a message in the outbox, say who handles a topic, and let a message that was given up try again."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone

from portal.core.trace import current_trace
from portal.outbox.models import OutboxBericht

__all__ = [
    "AnderBericht",
    "GeenOntvanger",
    "Handler",
    "close_dode",
    "enqueue",
    "find_handler",
    "list_rustig",
    "register_handler",
    "retry_dode",
]

logger = structlog.get_logger(__name__)

Handler = Callable[[Mapping[str, Any]], None]
"""Gives a message its effect. It may be called more than once with the same payload and must then change nothing;
a handler that only writes to our own database gets that for free, since it runs in the transaction that marks the
message as delivered. It raises any exception to be called again later."""

_handlers: dict[str, Handler] = {}
_bij_afsluiten: dict[str, Handler] = {}
_rustig: set[str] = set()


class AnderBericht(ValueError):
    """The idempotency key was used before, for a message with another topic or content."""


class GeenOntvanger(LookupError):
    """No handler is registered for the topic."""


def register_handler(
    topic: str, handler: Handler, *, rustig: bool = False, bij_afsluiten: Handler | None = None
) -> None:
    """Connect a topic to the callable that gives its messages their effect; called from an AppConfig.ready.

    Args:
        topic: the kind of message.
        handler: gives it its effect.
        rustig: it may wait behind what people sent: another worker delivers it.
        bij_afsluiten: called in the transaction in which an operator closes a message that was given up, so that
            whoever waits for it hears that it does not come.

    Raises:
        ValueError: another handler has this topic.
    """
    if _handlers.setdefault(topic, handler) is not handler:
        raise ValueError(f"topic {topic!r} already has a handler")
    if rustig:
        _rustig.add(topic)
    if bij_afsluiten is not None:
        _bij_afsluiten[topic] = bij_afsluiten


def list_rustig() -> list[str]:
    """The topics that may wait behind the others."""
    return sorted(_rustig)


def find_handler(topic: str) -> Handler:
    """The handler of a topic.

    Raises:
        GeenOntvanger: there is none.
    """
    try:
        return _handlers[topic]
    except KeyError:
        raise GeenOntvanger(topic) from None


@transaction.atomic
def enqueue(*, topic: str, payload: Mapping[str, Any], sleutel: str, volgorde: str = "") -> OutboxBericht:
    """Keep a message in the caller's transaction; it leaves when that commits and not when it rolls back.

    Args:
        topic: the kind of message; `register_handler` says who handles it.
        payload: its content, as JSON; names what changed rather than repeating it, and holds no BSN.
        sleutel: idempotency key, unique over all messages for ever. A second call with the same key returns the first
            message. Use a fresh `uuid4` where every call means a new effect.
        volgorde: messages of one topic with the same value here are handled one after the other, in the order of
            commit; a message that was given up holds the ones after it. Empty: no order.

    Raises:
        AnderBericht: the key belongs to a message with another topic, order or content.
        TypeError: the payload is no JSON.
    """
    if volgorde:
        _lock_volgorde(f"{topic}\n{volgorde}")
    trace = current_trace()
    bericht, created = OutboxBericht.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "topic": topic,
            "volgorde": volgorde,
            "payload": dict(payload),
            "spoor": trace.traceparent if trace else "",
            "volgende_poging": timezone.now(),
        },
    )
    if created:
        transaction.on_commit(partial(_nudge, topic), robust=True)
    elif (bericht.topic, bericht.volgorde, bericht.payload) != (topic, volgorde, dict(payload)):
        raise AnderBericht(sleutel)
    return bericht


@transaction.atomic
def retry_dode(*, bericht_id: int) -> OutboxBericht:
    """Let a message that was given up try again from the start; its key and its place in the order stay.

    Raises:
        OutboxBericht.DoesNotExist: no such message was given up, or it was closed or begun again meanwhile.
    """
    bericht = _lock_dode(bericht_id)
    bericht.dood_op, bericht.pogingen, bericht.volgende_poging = None, 0, timezone.now()
    bericht.save(update_fields=["dood_op", "pogingen", "volgende_poging"])
    transaction.on_commit(partial(_nudge, bericht.topic), robust=True)
    return bericht


@transaction.atomic
def close_dode(*, bericht_id: int, reden: str) -> OutboxBericht:
    """Close a message that was given up: it goes nowhere any more, and what waited behind it goes on.

    Raises:
        OutboxBericht.DoesNotExist: no such message was given up, or it was closed or begun again meanwhile.
    """
    bericht = _lock_dode(bericht_id)
    bericht.afgesloten_op, bericht.afsluitreden = timezone.now(), reden
    bericht.save(update_fields=["afgesloten_op", "afsluitreden"])
    if vertel := _bij_afsluiten.get(bericht.topic):
        vertel(bericht.payload)
    transaction.on_commit(partial(_nudge, bericht.topic), robust=True)
    return bericht


def _lock_dode(bericht_id: int) -> OutboxBericht:
    dode = OutboxBericht.objects.filter(dood_op__isnull=False, afgesloten_op__isnull=True)
    return dode.select_for_update().get(pk=bericht_id)


def _lock_volgorde(naam: str) -> None:
    """Until commit, nobody else adds to this order: so the order of ids is the order of commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"outbox:{naam}"])


def _nudge(topic: str) -> None:
    """Ask a worker to relay now. A broker that is down is no harm: the relay also runs by the clock."""
    # Imported here because Celery's task module imports this one's handlers through the relay.
    from portal.outbox.tasks import relay, relay_rustig  # noqa: PLC0415

    try:
        (relay_rustig if topic in _rustig else relay).apply_async(retry=False)
    except Exception as fout:  # noqa: BLE001 - whatever is wrong with the broker, the message is safe
        logger.warning("outbox_nudge_failed", fout=type(fout).__name__)
