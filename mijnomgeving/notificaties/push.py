"""Web Push by choice (RFC 8030, 8291, 8292): to the devices where somebody asked for it, and to known services only.

The address of a device comes from a browser, so it is a stranger's: only services that the settings name are called,
through the one door outward. What goes there is encrypted for the device, and says no more than a mail does.
"""

import base64
import binascii
import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

import structlog
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import timezone

from mijnomgeving.notificaties.brief import make_tekst
from mijnomgeving.notificaties.models import Notificatie, Pushabonnement
from mijnomgeving.notificaties.wie import list_pseudoniemen
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Storing, Verzoek, request_json, run_together
from portal.verantwoording import kluis
from portal.verantwoording.kluis import Onleesbaar

logger = structlog.get_logger(__name__)

BRON = "Pushdienst"
_DOEL = "pushabonnement"
_SECONDEN = 10.0
# News that could not be shown within a day is no news: the person sees it in the portal.
_HOUDBAAR = timedelta(days=1)
_WEG = frozenset({404, 410})
_MEEST = 10
_LANGST = 1000
_SLEUTEL_BYTES, _GEHEIM_BYTES = 65, 16
# Scheme, host and port, and then at once the path: no user before the host, no trick behind it.
_HERKOMST = re.compile(r"(https?://[a-z0-9.-]+(?::[0-9]{1,5})?)/[!-~]*$")


class OngeldigAbonnement(ValueError):
    """No address of a push service that we know, or no keys of a device."""


@dataclass(frozen=True, slots=True)
class _Apparaat:
    eindpunt: str
    sleutel: bytes
    geheim: bytes


def public_key() -> str:
    """Our public key as a browser wants it (base64url of the point); empty when Web Push is off."""
    if not settings.VAPID_SLEUTEL:
        return ""
    punt = (
        _private_key()
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return base64.urlsafe_b64encode(punt).decode().rstrip("=")


def subscribe(*, betrokkene: Betrokkene, velden: Mapping[str, str], apparaat: str, taal: str) -> Pushabonnement:
    """Send notificaties to this device from now on; the same device again changes nothing but its keys.

    Args:
        betrokkene: of whom the device hears news.
        velden: `eindpunt`, `sleutel` and `geheim`, as the browser gave them.
        apparaat: what the device is, in words.
        taal: in which language.

    Raises:
        OngeldigAbonnement: the address is of no service that we know, or a key is none.
    """
    eindpunt = velden.get("eindpunt", "")
    if not settings.VAPID_SLEUTEL or not _is_known(eindpunt):
        raise OngeldigAbonnement("eindpunt")
    sleutel, geheim = _decode(velden.get("sleutel", "")), _decode(velden.get("geheim", ""))
    _check_keys(sleutel, geheim)
    hash_ = hashlib.sha256(eindpunt.encode()).hexdigest()
    data = {"eindpunt": eindpunt, "sleutel": velden["sleutel"], "geheim": velden["geheim"]}
    abonnement, _new = Pushabonnement.objects.update_or_create(
        sleutel=hash_,
        defaults={
            "betrokkene": list_pseudoniemen(betrokkene)[0],
            "verzegeld": kluis.seal_json(data, geheim=hash_, doel=_DOEL),
            "apparaat": apparaat[:80],
            "taal": taal,
        },
    )
    _keep_newest(abonnement)
    return abonnement


def unsubscribe(*, betrokkene: Betrokkene, abonnement_id: int | None = None) -> int:
    """No more to this device, or to any; gives how many."""
    found = Pushabonnement.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    if abonnement_id is not None:
        found = found.filter(pk=abonnement_id)
    gewist, _per_model = found.delete()
    return gewist


def deliver(notificatie: Notificatie) -> bool:
    """Send it to its device; False when the device is gone, and then it is forgotten.

    Raises:
        BronFout: the push service does not take it now; to be tried again.
    """
    abonnement = notificatie.abonnement
    apparaat = _open(abonnement) if abonnement else None
    if abonnement is None or apparaat is None or not _is_known(apparaat.eindpunt):
        return False
    tekst = make_tekst(notificatie, taal=abonnement.taal)
    inhoud = {"titel": tekst.onderwerp, "tekst": tekst.actie, "url": tekst.url, "kenmerk": str(notificatie.kenmerk)}
    try:
        _post(apparaat, json.dumps(inhoud).encode())
    except Storing as fout:
        if fout.status not in _WEG:
            raise
        abonnement.delete()
        notificatie.abonnement = None
        return False
    return True


def _post(apparaat: _Apparaat, inhoud: bytes) -> None:
    # Loaded here, because it is slow and most processes send nothing.
    import http_ece  # type: ignore[import-untyped]  # noqa: PLC0415
    from py_vapid import Vapid02  # type: ignore[import-untyped]  # noqa: PLC0415

    body = http_ece.encrypt(
        inhoud,
        salt=secrets.token_bytes(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=apparaat.sleutel,
        auth_secret=apparaat.geheim,
        version="aes128gcm",
    )
    delen = urlsplit(apparaat.eindpunt)
    claims: dict[str, Any] = {
        "aud": f"{delen.scheme}://{delen.netloc}",
        "sub": f"mailto:{settings.CONTACT_EMAIL}",
        "exp": int((timezone.now() + timedelta(hours=12)).timestamp()),
    }
    headers = {
        **Vapid02(_private_key()).sign(claims),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(_HOUDBAAR.total_seconds())),
        "Urgency": "normal",
    }
    deadline = Deadline.after(_SECONDEN)
    verzoek = Verzoek(
        bron=BRON, methode="POST", url=apparaat.eindpunt, headers=headers, inhoud=body, leest="bytes", limiet=_SECONDEN
    )
    run_together(request_json(verzoek, deadline=deadline), deadline=deadline)


def _open(abonnement: Pushabonnement) -> _Apparaat | None:
    try:
        data = kluis.unseal_json(abonnement.verzegeld, geheim=abonnement.sleutel, doel=_DOEL)
    except Onleesbaar:
        logger.warning("pushabonnement_unreadable")
        return None
    return _Apparaat(data["eindpunt"], _decode(data["sleutel"]), _decode(data["geheim"]))


def _is_known(eindpunt: str) -> bool:
    """Whether the address is of a push service that the settings name, over the scheme that they name."""
    match = _HERKOMST.match(eindpunt)
    if match is None or len(eindpunt) > _LANGST:
        return False
    return any(fnmatchcase(match[1], dienst) for dienst in settings.PUSH_DIENSTEN)


def _decode(tekst: str) -> bytes:
    """The bytes of base64url.

    Raises:
        OngeldigAbonnement: it is none.
    """
    try:
        return base64.b64decode(tekst + "=" * (-len(tekst) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise OngeldigAbonnement("sleutel") from None


def _check_keys(sleutel: bytes, geheim: bytes) -> None:
    if len(sleutel) != _SLEUTEL_BYTES or len(geheim) != _GEHEIM_BYTES:
        raise OngeldigAbonnement("sleutel")
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sleutel)
    except ValueError:
        raise OngeldigAbonnement("sleutel") from None


def _keep_newest(abonnement: Pushabonnement) -> None:
    """At most ten devices each; the oldest go."""
    rijen = Pushabonnement.objects.filter(betrokkene=abonnement.betrokkene).order_by("-sinds", "-pk")
    Pushabonnement.objects.filter(pk__in=list(rijen.values_list("pk", flat=True)[_MEEST:])).delete()


def _private_key() -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(_decode(settings.VAPID_SLEUTEL)), ec.SECP256R1())
