"""Where to go after logging in: our own paths only (OWASP ASVS 3.7.2)."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

_LANGST = 500


def safe_next(pad: str | None) -> str:
    """The asked path if it is one of ours, else the default page after login."""
    if not pad or len(pad) > _LANGST or not pad.startswith("/"):
        return settings.LOGIN_REDIRECT_URL
    # Browsers drop control characters and read a backslash as a slash: `/\t/kwaad.nl` would leave the site.
    if not pad.isprintable() or "\\" in pad or not url_has_allowed_host_and_scheme(pad, allowed_hosts=None):
        return settings.LOGIN_REDIRECT_URL
    if pad.startswith((reverse("toegang:inloggen"), reverse("toegang:uitloggen"), reverse("toegang:uitgelogd"))):
        return settings.LOGIN_REDIRECT_URL
    return pad
