"""The waiting room at the login: who came first goes first, over all processes together (docs/adr/0058).

Everybody who wants to log in passes here. As long as there are turns nobody notices. When there are none, a person gets
a place in one line in Redis, and a signed value that stands for it: the moment of arrival. The page sends that value
back, so that the place survives a restart of Redis and needs no cookie. A line that cannot be reached is no line:
then `enter` says so, and the threads of the process decide alone.
"""

import math
import secrets
import time
from dataclasses import dataclass
from functools import cache

import structlog
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from redis import Redis
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)

# Which part of the logins that the place can take is used before somebody waits.
DEEL = 0.8
# After so many seconds without a look somebody leaves the line; whoever looks again stands where they stood.
STIL_SECONDEN = 150
# How long a place stays valid after the last look.
GELDIG_SECONDEN = 15 * 60
# How long one turn may be used again: the answer got lost on its way, or the browser asked twice.
HERHAAL_SECONDEN = 30
# How long a Redis that was silent is left alone.
_RUST_SECONDEN = 5.0
_GEDULD_SECONDEN = 0.3
# Between two looks of the page by itself: a quarter of the wait that is expected, within these bounds.
_VAAKST, _ZELDZAAMST = 10, 60

_SLEUTELS = tuple(f"{{wachtkamer}}:{naam}" for naam in ("rij", "gezien", "geroepen", "binnen", "emmer"))
# Joins the line, calls as many as there are turns, and says where the asker stands. Times are microseconds of Redis'
# own clock, so that processes on machines with other clocks keep one order.
_KIJK = """
local rij, gezien, geroepen, binnen, emmer = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, aankomst, nieuw = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local tempo, vol = tonumber(ARGV[4]), ARGV[5] == '1'
local stil, geldig, herhaal = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local klok = redis.call('TIME')
local nu = tonumber(klok[1]) * 1000000 + tonumber(klok[2])
local function tekst(getal) return string.format('%.0f', getal) end

for _, weg in ipairs(redis.call('ZRANGEBYSCORE', gezien, '-inf', tekst(nu - stil), 'LIMIT', 0, 1000)) do
  redis.call('ZREM', rij, weg)
  redis.call('ZREM', gezien, weg)
end
redis.call('ZREMRANGEBYSCORE', geroepen, '-inf', tekst(nu - geldig))
redis.call('ZREMRANGEBYSCORE', binnen, '-inf', tekst(nu - geldig))

local gegaan = tonumber(redis.call('ZSCORE', binnen, id) or 0)
if gegaan > 0 and nu - gegaan <= herhaal then return {1, id, tekst(aankomst), 0, 0, '0'} end
if gegaan > 0 then id, aankomst = nieuw, nu end
if aankomst == 0 or aankomst > nu then aankomst = nu end

local stand = redis.call('HMGET', emmer, 'beurten', 'tijd', 'sinds')
local hoogstens = math.max(tempo, 1)
local beurten = tonumber(stand[1] or hoogstens)
beurten = math.min(hoogstens, beurten + tempo * (nu - tonumber(stand[2] or nu)) / 1000000)
local sinds = tonumber(stand[3] or nu)
if redis.call('ZCARD', rij) == 0 then sinds = nu end

if not redis.call('ZSCORE', geroepen, id) then
  redis.call('ZADD', rij, 'NX', tekst(aankomst), id)
  redis.call('ZADD', gezien, tekst(nu), id)
end
if vol then
  beurten = beurten / 2
else
  local eersten = redis.call('ZPOPMIN', rij, math.floor(beurten))
  for plek = 1, #eersten, 2 do
    redis.call('ZADD', geroepen, tekst(nu), eersten[plek])
    redis.call('ZREM', gezien, eersten[plek])
    beurten = beurten - 1
  end
end
redis.call('HSET', emmer, 'beurten', tostring(beurten), 'tijd', tekst(nu), 'sinds', tekst(sinds))
for _, sleutel in ipairs(KEYS) do redis.call('PEXPIRE', sleutel, tekst(geldig / 1000)) end

if redis.call('ZREM', geroepen, id) == 1 then
  redis.call('ZADD', binnen, tekst(nu), id)
  return {1, id, tekst(aankomst), 0, 0, '0'}
end
local venster = math.min(60, (nu - sinds) / 1000000)
local sindsdien = tekst(nu - venster * 1000000)
local gingen = redis.call('ZCOUNT', geroepen, sindsdien, '+inf') + redis.call('ZCOUNT', binnen, sindsdien, '+inf')
-- The first seconds say nothing yet about how quick the line goes.
local gemeten = venster >= 5 and gingen / venster or tempo
return {0, id, tekst(aankomst), redis.call('ZRANK', rij, id) + 1, redis.call('ZCARD', rij), tostring(gemeten)}
"""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where somebody stands who wants to log in.

    Attributes:
        aan_de_beurt: may go on to log in; the rest says nothing then.
        plaats: how many go before, and one.
        wachtenden: how many stand in the line.
        per_seconde: how many were called a second, in the last minute.
        bewijs: the signed value that stands for this place; empty for somebody who got none.
    """

    aan_de_beurt: bool
    plaats: int = 0
    wachtenden: int = 0
    per_seconde: float = 0.0
    bewijs: str = ""

    @property
    def minuten(self) -> int:
        """The wait that is expected, in whole minutes: 0 for less than one, and an hour for all that is longer."""
        return min(60, math.floor(self._seconden / 60 + 0.5))

    @property
    def vernieuw(self) -> int:
        """After how many seconds the page looks by itself."""
        return round(min(_ZELDZAAMST, max(_VAAKST, self._seconden / 4)))

    @property
    def _seconden(self) -> float:
        return self.plaats / max(self.per_seconde, 0.01)


class Wachtkamer:
    """The line, as one process sees it."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._kijk = redis.register_script(_KIJK)
        self._stil_tot = 0.0

    def enter(self, bewijs: str, *, vol: bool) -> Plek | None:
        """Look whether it is somebody's turn; who has no place yet gets one.

        Args:
            bewijs: what an earlier look gave; anything that is no such value counts as none.
            vol: this process has enough to do, so it calls nobody in.

        Returns:
            The place; None when Redis is silent, and nobody keeps a line.
        """
        if time.monotonic() < self._stil_tot:
            return None
        kenmerk, aankomst = _open(bewijs)
        tempo = settings.INLOGGEN_PER_SECONDE * DEEL
        tijden = (seconden * 1_000_000 for seconden in (STIL_SECONDEN, GELDIG_SECONDEN, HERHAAL_SECONDEN))
        try:
            antwoord = self._kijk(_SLEUTELS, [kenmerk, aankomst, _new(), tempo, int(vol), *tijden])
        except (RedisError, OSError) as fout:
            logger.warning("wachtkamer_niet_bereikt", fout=type(fout).__name__)
            self._stil_tot = time.monotonic() + _RUST_SECONDEN
            return None
        return _to_plek(antwoord)

    def wachtenden(self) -> int | None:
        """How many stand in the line; None when Redis is silent."""
        try:
            return int(self._redis.zcard(_SLEUTELS[0]))
        except (RedisError, OSError):
            return None


@cache
def wachtkamer() -> Wachtkamer:
    """The line of this process."""
    return Wachtkamer(
        Redis.from_url(settings.REDIS_URL, socket_timeout=_GEDULD_SECONDEN, socket_connect_timeout=_GEDULD_SECONDEN)
    )


def _to_plek(antwoord: list[bytes | int]) -> Plek:
    binnen, kenmerk, aankomst, plaats, wachtenden, tempo = (
        deel.decode() if isinstance(deel, bytes) else str(deel) for deel in antwoord
    )
    return Plek(
        aan_de_beurt=binnen == "1",
        plaats=int(plaats),
        wachtenden=int(wachtenden),
        per_seconde=float(tempo),
        bewijs=_signer().sign(f"{kenmerk}.{aankomst}"),
    )


def _open(bewijs: str) -> tuple[str, int]:
    """Whose place it is, and the moment of arrival; a new place when the value is not ours or too old."""
    try:
        kenmerk, _, aankomst = _signer().unsign(bewijs, max_age=GELDIG_SECONDEN).partition(".")
        return kenmerk, int(aankomst)
    except (BadSignature, ValueError):
        return _new(), 0


def _new() -> str:
    return secrets.token_hex(8)


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="portal.web.wachtkamer", sep="~")
