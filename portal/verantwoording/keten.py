"""The arithmetic of the audit chain: what is signed, and how a chain is checked. Knows no database."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from portal.verantwoording.models import AuditKop, AuditRegel, AuditVerzegeling, Verwerking

BEGIN = "0" * 64
"""What the first row names as the row before it."""

_GETEKEND = (
    "volgnummer",
    "tijdstip",
    "actie",
    "resultaat",
    "herkomst",
    "activiteit",
    "object",
    "handelende",
    "organisatie",
    "trace_id",
    "operation_id",
    "verwerking_hash",
    "sleutel_id",
    "vorige_hmac",
)
_AFGEDRUKT = (
    "trace_id",
    "operation_id",
    "status_code",
    "name",
    "start_time",
    "end_time",
    "processing_activity_id",
    "data_subject_id",
    "data_subject_id_type",
    "bron",
    "gegevens",
)


@dataclass(frozen=True, slots=True)
class Breuk:
    """The first row that is not as it was written."""

    volgnummer: int
    reden: str


def sign_regel(regel: AuditRegel, *, sleutel: bytes) -> str:
    """The HMAC of one row, over all its fields and the row before it."""
    velden = [_tekst(getattr(regel, veld)) for veld in _GETEKEND]
    # Rows from before there were machtigingen keep their signature; taking the field out of a row still shows.
    return _hmac(sleutel, "regel", [*velden, regel.machtiging] if regel.machtiging else velden)


def sign_kop(kop: AuditKop, *, sleutel: bytes) -> str:
    """The HMAC of the head."""
    return _hmac(sleutel, "kop", [str(kop.volgnummer), kop.hmac, kop.sleutel_id])


def sign_verzegeling(zegel: AuditVerzegeling, *, sleutel: bytes) -> str:
    """The HMAC of the seal of a part."""
    velden = [zegel.deel, str(zegel.vanaf), str(zegel.tot), zegel.vorige_hmac, zegel.hmac, zegel.sleutel_id]
    return _hmac(sleutel, "verzegeling", velden)


def hash_verwerking(verwerking: Verwerking) -> str:
    """The fingerprint by which the chain also guards the Logboek Dataverwerkingen."""
    velden = [_tekst(getattr(verwerking, veld)) for veld in _AFGEDRUKT]
    return hashlib.sha256(json.dumps(velden).encode()).hexdigest()


def find_breuk(
    regels: Iterable[tuple[AuditRegel, Verwerking | None]],
    *,
    kop: AuditKop | None,
    sleutels: Mapping[str, bytes],
    zegels: Sequence[AuditVerzegeling] = (),
) -> Breuk | None:
    """The first row that was altered, removed or moved, or None when the chain is whole.

    Args:
        regels: the rows in order of `volgnummer`, each with the logbook record that it belongs to.
        kop: the head; None when there is none, which is right for an empty chain only.
        sleutels: keys by id.
        zegels: the seals of the parts before these rows, oldest first.
    """
    volgnummer, vorige = 0, BEGIN
    for zegel in zegels:
        if breuk := _breuk_in_zegel(zegel, volgnummer=volgnummer, vorige=vorige, sleutels=sleutels):
            return breuk
        volgnummer, vorige = zegel.tot, zegel.hmac
    for regel, verwerking in regels:
        if regel.volgnummer != volgnummer + 1:
            return Breuk(volgnummer + 1, "de regel ontbreekt")
        if breuk := _breuk_in_regel(regel, verwerking, vorige=vorige, sleutels=sleutels):
            return breuk
        volgnummer, vorige = regel.volgnummer, regel.hmac
    return _breuk_in_kop(kop, volgnummer=volgnummer, hmac_=vorige, sleutels=sleutels)


def find_breuk_in_deel(
    regels: Iterable[tuple[AuditRegel, Verwerking | None]],
    *,
    zegel: AuditVerzegeling,
    sleutels: Mapping[str, bytes],
    met_verwerkingen: bool,
) -> Breuk | None:
    """As `find_breuk`, of one part by its seal alone; without the records of the logbook if those are elsewhere."""
    volgnummer, vorige = zegel.vanaf - 1, zegel.vorige_hmac
    if breuk := _breuk_in_zegel(zegel, volgnummer=volgnummer, vorige=vorige, sleutels=sleutels):
        return breuk
    for regel, verwerking in regels:
        if regel.volgnummer != volgnummer + 1:
            return Breuk(volgnummer + 1, "de regel ontbreekt")
        breuk = _breuk_in_regel(regel, verwerking, vorige=vorige, sleutels=sleutels, met_verwerking=met_verwerkingen)
        if breuk:
            return breuk
        volgnummer, vorige = regel.volgnummer, regel.hmac
    if (volgnummer, vorige) != (zegel.tot, zegel.hmac):
        return Breuk(min(volgnummer, zegel.tot) + 1, "de regel ontbreekt aan het eind")
    return None


def _breuk_in_zegel(
    zegel: AuditVerzegeling, *, volgnummer: int, vorige: str, sleutels: Mapping[str, bytes]
) -> Breuk | None:
    sleutel = sleutels.get(zegel.sleutel_id)
    if sleutel is None or not hmac.compare_digest(sign_verzegeling(zegel, sleutel=sleutel), zegel.handtekening):
        return Breuk(zegel.vanaf, "het zegel is veranderd")
    if (zegel.vanaf, zegel.vorige_hmac) != (volgnummer + 1, vorige):
        return Breuk(volgnummer + 1, "een zegel ontbreekt")
    return None


def _breuk_in_regel(
    regel: AuditRegel,
    verwerking: Verwerking | None,
    *,
    vorige: str,
    sleutels: Mapping[str, bytes],
    met_verwerking: bool = True,
) -> Breuk | None:
    sleutel = sleutels.get(regel.sleutel_id)
    if sleutel is None:
        return Breuk(regel.volgnummer, "de sleutel is onbekend")
    if not hmac.compare_digest(sign_regel(regel, sleutel=sleutel), regel.hmac):
        return Breuk(regel.volgnummer, "de regel is veranderd")
    if regel.vorige_hmac != vorige:
        return Breuk(regel.volgnummer, "de regel volgt niet op de vorige")
    return _breuk_in_verwerking(regel, verwerking) if met_verwerking else None


def _breuk_in_verwerking(regel: AuditRegel, verwerking: Verwerking | None) -> Breuk | None:
    if regel.verwerking_hash and verwerking is None:
        return Breuk(regel.volgnummer, "de verwerking in het logboek ontbreekt")
    if verwerking is not None and regel.verwerking_hash != hash_verwerking(verwerking):
        return Breuk(regel.volgnummer, "de verwerking in het logboek is veranderd")
    return None


def _breuk_in_kop(kop: AuditKop | None, *, volgnummer: int, hmac_: str, sleutels: Mapping[str, bytes]) -> Breuk | None:
    if kop is None:
        return Breuk(volgnummer, "de kop ontbreekt") if volgnummer else None
    sleutel = sleutels.get(kop.sleutel_id)
    if sleutel is None or not hmac.compare_digest(sign_kop(kop, sleutel=sleutel), kop.handtekening):
        return Breuk(kop.volgnummer, "de kop is veranderd")
    if kop.volgnummer > volgnummer:
        return Breuk(volgnummer + 1, "de regel ontbreekt aan het eind")
    if (kop.volgnummer, kop.hmac) != (volgnummer, hmac_):
        return Breuk(kop.volgnummer, "de kop wijst niet naar de laatste regel")
    return None


def _hmac(sleutel: bytes, soort: str, velden: list[str]) -> str:
    # JSON keeps the borders between fields, so that no text can be moved from one field to the next.
    return hmac.digest(sleutel, json.dumps([soort, *velden]).encode(), hashlib.sha256).hex()


def _tekst(waarde: object) -> str:
    return waarde.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(waarde, datetime) else str(waarde)
