"""Pseudonyms: what the portal stores instead of a number (AVG art. 32; OIDC NL GOV pairwise identifiers)."""

import hashlib
import hmac

from portal.core.betrokkene import Betrokkene, Persoon


def pseudoniem(betrokkene: Betrokkene, *, doel: str, sleutel: bytes) -> str:
    """The keyed pseudonym of one betrokkene for one purpose: HMAC-SHA256 as 64 hexadecimal characters.

    Two purposes never share a pseudonym, so that two tables cannot be joined on it. Without the key nobody can
    compute it, although there are few enough BSNs to try them all.

    Args:
        betrokkene: the person, or the company with or without a vestiging.
        doel: what the pseudonym is for, for example "logboek".
        sleutel: the secret key, at least 32 bytes.

    Raises:
        ValueError: the key is shorter than 32 bytes, or the purpose is empty.
    """
    if len(sleutel) < 32:  # noqa: PLR2004 - the length of the hash
        raise ValueError("the key of a pseudonym has at least 32 bytes")
    if not doel:
        raise ValueError("a pseudonym needs a purpose")
    doelsleutel = hmac.digest(sleutel, b"pseudoniem\x00" + doel.encode(), hashlib.sha256)
    return hmac.digest(doelsleutel, _kenmerk(betrokkene).encode(), hashlib.sha256).hex()


def soort_kenmerk(betrokkene: Betrokkene) -> str:
    """The kind of number behind the pseudonym, as `dpl.core.data_subject_id_type` wants it."""
    return "BSN" if isinstance(betrokkene, Persoon) else "KVK"


def _kenmerk(betrokkene: Betrokkene) -> str:
    if isinstance(betrokkene, Persoon):
        return f"bsn:{betrokkene.bsn}"
    return f"kvk:{betrokkene.kvk_nummer}:{betrokkene.vestigingsnummer or ''}"
