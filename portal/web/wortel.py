"""Where the tree of pages begins: asked of the database twice a minute instead of twice for each page.

Wagtail looks up the site of a request and its home page before it looks for the page itself. Both change when the
portal moves to another domain, so a process may keep them for a while; what the home page says is
never taken from here.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

_SECONDEN: Final = 30
_HOSTS: Final = 64


class WortelMiddleware:
    """Gives a page of the tree its site; every other answer does without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Before Wagtail's own view: it finds the site where it would have kept it itself."""
        if request.resolver_match and request.resolver_match.view_name == "wagtail_serve":
            request._wagtail_site = find_site(request)  # type: ignore[attr-defined] # noqa: SLF001


def find_site(request: HttpRequest) -> Site | None:
    """The site of the host that was asked, with its home page; a change shows within half a minute."""
    host, _poort = split_domain_port(request.get_host())
    return _read_site(host, request.get_port(), int(time.monotonic() / _SECONDEN))


def forget_site() -> None:
    """Read it again at once, in this process."""
    _read_site.cache_clear()


@lru_cache(maxsize=_HOSTS)
def _read_site(host: str, port: str, _tijdvak: int) -> Site | None:
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None
