"""Deny by default: each view says what it needs, and an open one says so too (OWASP ASVS 8.1.1, 8.3.1).

A view with personal data carries `portal.toegang.beleid.requires`. An open view carries `public`, which stands here
because packages that may not know `portal.toegang` have open views as well.
"""

from collections.abc import Callable
from typing import Any, TypeVar

ViewT = TypeVar("ViewT", bound=Callable[..., Any])

KENMERK = "activiteit"
"""The attribute that holds a view's policy: None for an open view."""


def public(view: ViewT) -> ViewT:
    """Mark a view as open to everybody: it shows no personal data. The view itself is unchanged."""
    setattr(view, KENMERK, None)
    return view
