"""By which an address is found again: a keyed hash, from which it cannot be read."""

from portal.verantwoording.sleutels import keyed_hashes


def hash_adres(adres: str) -> str:
    """The hash under the present key."""
    return hashes(adres)[0]


def hashes(tekst: str) -> list[str]:
    """The hash by the present key first, then by those before it; capitals and spaces around it do not count."""
    return keyed_hashes(tekst.strip().lower(), doel="attendering")
