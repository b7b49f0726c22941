"""Where a request came from, when a proxy stands in between (KWALITEIT B10: only a proxy that we know is believed)."""

import ipaddress
from collections.abc import Iterable


def client_adres(*, verbinding: str, doorgegeven: str, vertrouwd: Iterable[str]) -> str:
    """The address of the client.

    Args:
        verbinding: who opened the connection (REMOTE_ADDR); empty for a unix socket.
        doorgegeven: the X-Forwarded-For header, of which a known proxy writes the last part.
        vertrouwd: the networks of our own proxies.

    Returns:
        The last address in the header if a proxy of ours wrote it, else who opened the connection.
    """
    laatste = doorgegeven.rpartition(",")[2].strip()
    return laatste if _is_adres(laatste) and _is_trusted(verbinding, vertrouwd) else verbinding


def _is_adres(tekst: str) -> bool:
    try:
        ipaddress.ip_address(tekst)
    except ValueError:
        return False
    return True


def _is_trusted(verbinding: str, vertrouwd: Iterable[str]) -> bool:
    if not verbinding:
        return True
    if not _is_adres(verbinding):
        return False
    adres = ipaddress.ip_address(verbinding)
    return any(adres in ipaddress.ip_network(netwerk) for netwerk in vertrouwd)
