"""Pseudonyms: what the portal stores instead of a number (AVG art. 32; OIDC NL GOV pairwise identifiers)."""

import hashlib
import hmac

from portal.core.betrokkene import Betrokkene, EuPersoon, Medewerker, Partij, Persoon, Systeem


def pseudoniem(partij: Partij, *, doel: str, sleutel: bytes) -> str:
    """The keyed pseudonym of one person or company for one purpose: HMAC-SHA256 as 64 hexadecimal characters.

    Two purposes never share a pseudonym, so that two tables cannot be joined on it. Without the key nobody can
    compute it, although there are few enough BSNs to try them all.

    Args:
        partij: the person, or the company; a company has one pseudonym, whichever of its vestigingen is meant.
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
    return hmac.digest(doelsleutel, _kenmerk(partij).encode(), hashlib.sha256).hex()


def soort_kenmerk(betrokkene: Betrokkene) -> str:
    """The kind of number behind the pseudonym, as `dpl.core.data_subject_id_type` wants it."""
    if isinstance(betrokkene, Persoon):
        return "BSN"
    return "EIDAS" if isinstance(betrokkene, EuPersoon) else "KVK"


def _kenmerk(partij: Partij) -> str:
    match partij:
        case Persoon(bsn):
            return f"bsn:{bsn}"
        case EuPersoon(pseudo_id):
            return f"eidas:{pseudo_id}"
        case Systeem(pseudo_id):
            return f"systeem:{pseudo_id}"
        case Medewerker(pseudo_id):
            return f"eherkenning:{pseudo_id}"
        case onderneming:
            # The colon was before a vestiging; it stays, so that a pseudonym of today is the one of before.
            return f"kvk:{onderneming.kvk_nummer}:"
