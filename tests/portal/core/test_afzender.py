"""Who sent a request is what our own proxy says; what anybody else says about it counts for nothing (B10)."""

import pytest

from portal.core.afzender import client_adres

EIGEN = ("10.0.0.0/8", "::1/128")


@pytest.mark.parametrize(
    ("verbinding", "doorgegeven", "adres"),
    [
        ("10.1.2.3", "203.0.113.7", "203.0.113.7"),
        ("10.1.2.3", "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.9", "1.1.1.1", "203.0.113.9"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "geen adres", "10.1.2.3"),
        ("", "203.0.113.7", "203.0.113.7"),
        ("onbekend", "203.0.113.7", "onbekend"),
        ("::1", "2001:db8::1", "2001:db8::1"),
    ],
)
@pytest.mark.norm("B10")
def test_only_our_own_proxy_is_believed(verbinding: str, doorgegeven: str, adres: str) -> None:
    assert client_adres(verbinding=verbinding, doorgegeven=doorgegeven, vertrouwd=EIGEN) == adres
