"""The proof that a form came from us, without a cookie (docs/adr/0009).

A form carries a signed token that holds for one page and two hours and counts once. A browser also says where a request
comes from; one that was sent from another site is refused.
"""

from secrets import token_urlsafe
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest

GELDIG = 2 * 60 * 60
_SALT = "redactie.reactie"


class OngeldigBewijs(ValueError):
    """The form is not ours, not for this page, or too old."""


def make_bewijs(*, pad: str) -> str:
    """A fresh token for a form about this page."""
    return signing.dumps({"pad": pad, "eenmalig": token_urlsafe(12)}, salt=_SALT, compress=True)


def read_bewijs(bewijs: str, *, pad: str) -> str:
    """The part of the token by which a second press of the button is recognised.

    Raises:
        OngeldigBewijs: see the class.
    """
    try:
        inhoud = signing.loads(bewijs, salt=_SALT, max_age=GELDIG)
    except signing.BadSignature:
        raise OngeldigBewijs("not ours, or too old") from None
    match inhoud:
        case {"pad": str(van), "eenmalig": str(eenmalig)} if van == pad:
            return eenmalig
    raise OngeldigBewijs("for another page")


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form was sent from this site. Old browsers say nothing, and may."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
