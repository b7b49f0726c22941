"""Whether the engines answer, and which database it is."""

import psycopg
import redis
from redis.backoff import ConstantBackoff
from redis.exceptions import BusyLoadingError
from redis.retry import Retry

WACHT_SECONDEN = 5


class GeenVerbinding(RuntimeError):
    """An engine does not answer; the message names the setting and the reason."""


def database_identity(url: str) -> str:
    """What tells this database from every other, also from one made anew at the same address.

    Raises:
        GeenVerbinding: it does not answer.
    """
    vraag = "SELECT system_identifier, oid FROM pg_control_system(), pg_database WHERE datname = current_database()"
    try:
        with psycopg.connect(url, connect_timeout=WACHT_SECONDEN) as verbinding:
            return "/".join(map(str, verbinding.execute(vraag).fetchone() or ()))
    except psycopg.Error as error:
        raise GeenVerbinding(f"de database van DATABASE_URL antwoordt niet: {_last_line(error)}") from error


def check_valkey(url: str) -> None:
    """Make sure that Valkey or Redis answers.

    Raises:
        GeenVerbinding: it does not.
    """
    try:
        # A Valkey that was just started first reads what it kept.
        geduld = Retry(ConstantBackoff(0.1), 10 * WACHT_SECONDEN, supported_errors=(BusyLoadingError,))
        with redis.Redis.from_url(url, socket_connect_timeout=WACHT_SECONDEN, retry=geduld) as verbinding:
            verbinding.ping()
    except (redis.RedisError, ValueError) as error:
        raise GeenVerbinding(f"Valkey van REDIS_URL antwoordt niet: {_last_line(error)}") from error


def _last_line(error: Exception) -> str:
    """An exception's last words on one line."""
    return (str(error).strip().splitlines() or [type(error).__name__])[-1]
