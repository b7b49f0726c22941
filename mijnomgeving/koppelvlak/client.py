"""Which system asks: found by its client_id, proven by its keys, and still let in by the bestuur of its company.

Whatever is not right is refused before anything is read. A system that was withdrawn, whose time is over or whose
bestuurder went is out at its next question, with a token of ten minutes or without.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import structlog
from django.core.cache import cache
from django.utils import timezone

from mijnomgeving.koppelvlak import scopes
from mijnomgeving.koppelvlak.models import Systeemtoegang
from mijnomgeving.koppelvlak.rechten import holds, list_bestuur
from mijnomgeving.koppelvlak.sleutels import Jwk, OngeldigeSleutel, parse_jwks
from mijnomgeving.koppelvlak.zegel import Toelating, unseal_toelating
from portal.core.betrokkene import Systeem
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.outbound.service import BronFout, Verzoek, request_json, run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import Onleesbaar

logger = structlog.get_logger(__name__)

SOORT = "systeem"
"""The kind of machtiging under which a system acts."""

_JWKS_SECONDEN, _JWKS_FOUT_SECONDEN, _JWKS_LIMIET = 300, 30, 3.0
_JWKS_GROOTST = 64 * 1024


class NietToegelaten(PermissionError):
    """The system may not, or not any more; `detail` says why, for the log."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Client:
    """A system that is let in, as far as its own row says; its bestuur is checked by `check_bestuur`."""

    systeem: Systeemtoegang
    toelating: Toelating

    @property
    def scopes(self) -> frozenset[str]:
        """What it may do now."""
        return frozenset(self.systeem.scopes) & scopes.SCOPES.keys()

    def as_persoon(self, gekregen: frozenset[str]) -> Sessiepersoon:
        """The system as one who acts for its company, with no more than what it may now and its token was given for."""
        machtiging = Machtiging(
            machtiging_id=str(self.systeem.pk),
            soort=SOORT,
            voor=self.toelating.onderneming,
            naam=self.toelating.bedrijf,
            diensten=scopes.diensten(gekregen & self.scopes),
            tot=self.systeem.tot,
            via=self.toelating.naam,
        )
        return Sessiepersoon(
            Systeem(str(self.systeem.pk)),
            naam="",
            niveau=Niveau.SUBSTANTIEEL,
            ingelogd_op=datetime.now(UTC),
            middel=SOORT,
            machtiging=machtiging,
        )


def find_client(client_id: UUID) -> Client:
    """The system with this client_id, while it is let in.

    Raises:
        NietToegelaten: there is none, it was withdrawn, or its time is over.
    """
    systeem = Systeemtoegang.objects.filter(pk=client_id, ingetrokken_op=None).first()
    if systeem is None or systeem.tot < timezone.localdate():
        raise NietToegelaten("onbekend of beëindigd")
    try:
        return Client(systeem, unseal_toelating(systeem))
    except Onleesbaar:
        raise NietToegelaten("onleesbaar") from None


def check_bestuur(client: Client) -> None:
    """Ask the register whether who let the system in is still bestuur of the company.

    Raises:
        NietToegelaten: not any more.
        RegisterFout: the register gives no usable answer; the system may do nothing then.
    """
    if not holds(client.toelating, list_bestuur(client.toelating.kvk_nummer)):
        raise NietToegelaten("geen bestuurder meer")


def list_sleutels(client: Client) -> list[Jwk]:
    """The public keys that prove the system now; none when they stand elsewhere and cannot be read."""
    if client.toelating.jwks_url:
        return _fetch_jwks(client)
    return list(client.systeem.sleutels.values_list("jwk", flat=True))


def _fetch_jwks(client: Client) -> list[Jwk]:
    """From the system's own address; kept for five minutes, so that a stranger cannot make us call it on and on."""
    naam = f"koppelvlak:jwks:{hashlib.sha256(client.toelating.jwks_url.encode()).hexdigest()}"
    bewaard: list[Jwk] | None = cache.get(naam)
    if bewaard is not None:
        return bewaard
    try:
        sleutels = fetch_jwks(client.toelating.jwks_url, wie=str(client.systeem.pk))
    except (BronFout, OngeldigeSleutel) as fout:
        logger.warning("system_keys_unreadable", client_id=str(client.systeem.pk), fout=type(fout).__name__)
        sleutels = []
    cache.set(naam, sleutels, _JWKS_SECONDEN if sleutels else _JWKS_FOUT_SECONDEN)
    return sleutels


def fetch_jwks(url: str, *, wie: str) -> list[Jwk]:
    """The public keys at this address, which must be https and on the public internet.

    Raises:
        BronFout: it gives no usable answer, or we do not go there.
        OngeldigeSleutel: what stands there is no set of public keys.
    """
    verzoek = Verzoek(
        bron=f"JWKS van {wie}", methode="GET", url=url, limiet=_JWKS_LIMIET, hoogstens=_JWKS_GROOTST, vreemd=True
    )
    deadline = Deadline.after(_JWKS_LIMIET)
    [antwoord] = run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
    return parse_jwks(antwoord.data)
