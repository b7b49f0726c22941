"""SSRF guard: where the portal may call (OWASP ASVS 1.3.6, 13.2.4).

An address below a registered base URL is ours to call, wherever it is. Any other comes from a page, a feed or an
answer: it is resolved once, and the connection goes to exactly that public address or nowhere.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from functools import lru_cache

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

_basis_urls: set[URL] = set()
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AdresGeweigerd(ValueError):
    """The portal does not go to this address."""


def register_basis_url(url: str) -> None:
    """Declare a source of ours by its base URL; everything below it may be called.

    Raises:
        ValueError: no absolute http(s) URL, or one with a user, a query or a fragment.
    """
    basis = URL(url)
    if basis.scheme not in {"http", "https"} or not basis.host or basis.user or basis.query_string or basis.fragment:
        raise ValueError("a base URL is absolute, http(s), without user, query and fragment")
    _basis_urls.add(basis.with_path(basis.path.rstrip("/") or "/"))


def is_own(url: URL) -> bool:
    """Whether the address lies below a registered base URL."""
    return f"{url.path}/".startswith(_list_paden(frozenset(_basis_urls)).get(url.origin(), ()))


@lru_cache(maxsize=2)
def _list_paden(basis_urls: frozenset[URL]) -> Mapping[URL, tuple[str, ...]]:
    """By origin the paths below which all is ours: worked out once, for every call asks, and a page makes fifty."""
    paden: dict[URL, tuple[str, ...]] = {}
    for basis in basis_urls:
        paden[basis.origin()] = (*paden.get(basis.origin(), ()), f"{basis.path.rstrip('/')}/")
    return paden


def check_url(url: URL) -> bool:
    """Check an address before anything is resolved; return whether it is one of our own sources.

    Raises:
        AdresGeweigerd: scheme, user, dot segments, port, or a literal address that is not public.
    """
    _check_form(url)
    if is_own(url):
        return True
    _check_place(url)
    return False


def check_public_url(url: URL) -> None:
    """The same for an address that is never one of our own, such as a link that an editor typed.

    Raises:
        AdresGeweigerd: scheme, user, dot segments, port, or a literal address that is not public.
    """
    _check_form(url)
    _check_place(url)


def check_foreign_url(url: URL) -> bool:
    """The same for an address that a stranger gave and that will hear of somebody: over https only; never our own.

    Raises:
        AdresGeweigerd: as `check_public_url`, or not https.
    """
    if url.scheme != "https":
        raise AdresGeweigerd("geen https")
    check_public_url(url)
    return False


def _check_form(url: URL) -> None:
    if url.scheme not in {"http", "https"} or not url.host or url.user or url.password:
        raise AdresGeweigerd("geen gewoon webadres")
    if {".", ".."} & set(url.path.split("/")) or "\\" in url.path:
        raise AdresGeweigerd("het pad klimt omhoog")


def _check_place(url: URL) -> None:
    if url.port not in {80, 443}:
        raise AdresGeweigerd("een vreemde poort")
    try:
        literal = ipaddress.ip_address(url.host or "")
    except ValueError:
        return
    if not is_public(literal):
        raise AdresGeweigerd("geen openbaar adres")


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is on the public internet, also when IPv6 wraps an IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


class PublicResolver(AbstractResolver):
    """Resolves a host once per connection and gives public addresses only; aiohttp connects to what it returns."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a host.

        Raises:
            AdresGeweigerd: one of them is not public; a name that mixes both is a trick.
            OSError: the host does not resolve.
        """
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        results: list[ResolveResult] = []
        for found_family, _type, proto, _name, sockaddr in found:
            address = str(sockaddr[0])
            if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                raise AdresGeweigerd("geen openbaar adres")
            results.append(
                ResolveResult(
                    hostname=host,
                    host=address,
                    port=int(sockaddr[1]),
                    family=found_family,
                    proto=proto,
                    flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
                )
            )
        return results

    async def close(self) -> None:
        """Nothing is held."""
